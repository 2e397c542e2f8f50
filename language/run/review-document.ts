/**
 * A run, looked back at, as one document: what `gonogo run review --to json` prints, and what the Markdown is written from. Moments
 * are in ISO 8601 with the offset of the runbook's zone, on the clock of the run; lengths in seconds.
 */
import type { Instant, Seconds } from "../plan/plan.js";
import type { Schedule } from "../schedule/schedule.js";
import { formatIso } from "../time/format.js";
import type { PlannedRun } from "./as-run.js";
import { measuredBy, rehearsalStatement } from "./measured.js";
import type { Happening, Progress } from "./progress.js";
import { type Review, reviewOf } from "./review.js";

export interface ReviewDocument {
  readonly version: 1;
  readonly file: string;
  readonly log: string;
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  readonly rehearsal: string | null;
  readonly outcome: string | null;
  readonly began: string | null;
  readonly ended: string | null;
  readonly took: Seconds | null;
  readonly steps: readonly ReviewedThing[];
  /** Along what led to the end: these come to the whole. */
  readonly time: Readonly<Record<"planned" | "longer" | "blocked" | "held" | "idle", Seconds>>;
  /** Names of activities, in order. */
  readonly chain: readonly string[];
  readonly waits: readonly {
    readonly who: string;
    readonly on: string;
    readonly activity: string;
    readonly seconds: Seconds;
    readonly why: "blocked" | "late";
  }[];
  readonly skipped: readonly NotedThing[];
  readonly failed: readonly NotedThing[];
  readonly decisions: readonly (NotedThing & {
    readonly verdict: "go" | "no-go";
    readonly criteria: readonly { readonly text: string; readonly met: boolean }[];
  })[];
  readonly holds: readonly {
    readonly at: string;
    readonly by: string;
    readonly text: string | null;
    readonly seconds: Seconds;
    readonly resumedBy: string | null;
  }[];
  readonly handovers: readonly (Omit<NotedThing, "activity" | "by"> & {
    readonly from: string;
    readonly to: string;
    readonly activity: string | null;
  })[];
  /** What was measured otherwise than written, as text to put into the runbook. */
  readonly offers: readonly string[];
}

export interface ReviewedThing {
  readonly name: string;
  readonly title: string;
  readonly state: string;
  readonly by: string | null;
  readonly planned: { readonly start: string; readonly end: string } | null;
  readonly actual: { readonly start: string; readonly end: string } | null;
  readonly takes: Seconds;
  readonly took: Seconds | null;
  readonly blocked: Seconds;
  readonly early: boolean;
}

export interface NotedThing {
  readonly activity: string;
  readonly at: string;
  readonly by: string;
  readonly text: string | null;
}

export interface ReviewedRun {
  readonly plan: PlannedRun;
  readonly written: Schedule;
  readonly progress: Progress;
  /** Of other runs of the same runbook: what they measured counts as well. */
  readonly others: readonly Review[];
  readonly now: Instant;
}

export function reviewDocument(
  { plan, written, progress, others, now }: ReviewedRun,
  { file, log }: { readonly file: string; readonly log: string },
): ReviewDocument {
  const { runbook } = plan;
  const review = reviewOf(plan, written, progress, now);
  const { shift } = review;
  const moment = (at: Instant): string => formatIso(at, runbook.zone);
  const span = (of: { readonly start: Instant; readonly end: Instant } | undefined) =>
    of ? { start: moment(of.start + shift), end: moment(of.end + shift) } : null;
  const nameOf = (index: number): string => runbook.work.activities[index]?.name ?? "";
  const noted = ({ activity, at, by, text }: Happening & { readonly activity: number }): NotedThing => ({
    activity: nameOf(activity),
    at: moment(at),
    by,
    text: text ?? null,
  });
  const rehearsal = rehearsalStatement(runbook, progress);
  const { chain, ...time } = review.time;
  return {
    version: 1,
    file,
    log,
    name: runbook.name,
    title: runbook.title,
    zone: runbook.zone,
    rehearsal: progress.opened?.rehearsal ?? null,
    outcome: progress.closed?.outcome ?? null,
    began: review.span ? moment(review.span.start + shift) : null,
    ended: review.span ? moment(review.span.end + shift) : null,
    took: review.span ? review.span.end - review.span.start : null,
    steps: review.steps.map(({ activity, state, by, planned, actual, takes, took, blocked, early }) => ({
      name: nameOf(activity),
      title: runbook.work.activities[activity]?.title ?? "",
      state,
      by: by ?? null,
      planned: span(planned),
      actual: span(actual),
      takes,
      took: took ?? null,
      blocked,
      early,
    })),
    time,
    chain: chain.map(nameOf),
    waits: review.waits.map(({ activity, ...wait }) => ({ ...wait, activity: nameOf(activity) })),
    skipped: review.skipped.map(noted),
    failed: review.failures.map(noted),
    decisions: review.decisions.map(({ verdict, criteria, ...said }) => ({ ...noted(said), verdict, criteria })),
    holds: review.holds.map(({ at, by, text, seconds, resumed }) => ({
      at: moment(at),
      by,
      text: text ?? null,
      seconds,
      resumedBy: resumed?.by ?? null,
    })),
    handovers: review.handovers.map(({ at, text, from, to, activity }) => ({
      activity: activity ?? null,
      at: moment(at),
      text: text ?? null,
      from,
      to,
    })),
    offers: [
      ...measuredBy(runbook, [review, ...others]).flatMap(({ fix }) => (fix ? [fix.title] : [])),
      ...(rehearsal ? [rehearsal.title] : []),
    ],
  };
}
