/**
 * A run, looked back at: what was planned and what happened, where the time went, who waited for whom, and what was skipped, held and
 * decided. Instants are on the plan's own clock.
 */
import type { Activity, Instant, PartyUse, Runbook, Seconds, Work } from "../plan/plan.js";
import { graphOf } from "../schedule/graph.js";
import type { Schedule, Span } from "../schedule/schedule.js";
import { merged, overlapOf } from "../schedule/spans.js";
import { durationOf } from "../schedule/work.js";
import { type PlannedRun, planAsRun, shiftOf } from "./as-run.js";
import type { Criterion, RunEvent } from "./events.js";
import type { Happening, Progress } from "./progress.js";
import { endsStop, namesIn } from "./stops.js";
import type { ActivityState } from "./transitions.js";

export interface Review {
  readonly shift: Seconds;
  /** By activity, as written. */
  readonly steps: readonly ReviewedStep[];
  /** From the first start to the last end of what happened; undefined where nothing did. */
  readonly span: Span | undefined;
  /** Along the chain of what happened that led to the last end: its parts come to the span's length. */
  readonly time: TimeSpent;
  readonly waits: readonly Waited[];
  readonly skipped: readonly (Happening & { readonly activity: number })[];
  readonly holds: readonly (Happening & { readonly seconds: Seconds; readonly resumed: Happening | undefined })[];
  readonly decisions: readonly Decided[];
  readonly failures: readonly (Happening & { readonly activity: number })[];
  readonly handovers: Progress["handovers"];
}

export interface ReviewedStep {
  readonly activity: number;
  readonly state: ActivityState;
  readonly planned: Span | undefined;
  readonly actual: Span | undefined;
  /** How long it was planned to take, and how long it took. */
  readonly takes: Seconds;
  readonly took: Seconds | undefined;
  readonly blocked: Seconds;
  readonly by: string | undefined;
  /** It began before what it waits for was over. */
  readonly early: boolean;
}

export interface TimeSpent {
  /** As long as planned, and longer than that. */
  readonly planned: Seconds;
  readonly longer: Seconds;
  readonly blocked: Seconds;
  readonly held: Seconds;
  /** Something could have begun, and had not. */
  readonly idle: Seconds;
  /** The chain, in order. */
  readonly chain: readonly number[];
}

/** One person or team waited for another, for a reason. */
export interface Waited {
  readonly who: string;
  readonly on: string;
  readonly activity: number;
  readonly seconds: Seconds;
  /** `blocked`: it was said to be. `late`: what it waits for ended later than it was to begin itself. */
  readonly why: "blocked" | "late";
}

export interface Decided extends Happening {
  readonly activity: number;
  readonly verdict: "go" | "no-go";
  readonly criteria: readonly Criterion[];
}

/** @param now the last moment that counts for what has not ended */
export function reviewOf(plan: PlannedRun, written: Schedule, progress: Progress, now: Instant): Review {
  const { runbook } = plan;
  const shift = shiftOf(runbook, progress);
  const asRun = planAsRun(plan, written, progress, now - shift).runbook;
  const { work } = asRun;
  const steps = work.activities.map(activity => stepOf(activity, written, progress, shift));
  const holds = holdsOf(progress, now);
  const held = merged(holds.map(({ at, seconds }) => ({ start: at - shift, end: at + seconds - shift })));
  const indexes = new Map(work.activities.map(({ name, index }) => [name, index]));
  const spans = steps.flatMap(({ actual }) => actual ?? []);
  return {
    shift,
    steps,
    span: spans.length === 0 ? undefined : hull(spans),
    time: timeSpent(work, steps, held),
    waits: [...blockedWaits(asRun, progress, now), ...lateWaits(work, steps)],
    skipped: work.activities.flatMap(({ index }) => {
      const { state, ended } = progress.subjects[index] ?? {};
      return state === "skipped" && ended ? [{ ...ended, activity: index }] : [];
    }),
    holds,
    decisions: progress.events.flatMap(event => {
      const activity = event.kind === "decision" ? indexes.get(event.activity) : undefined;
      if (event.kind !== "decision" || activity === undefined) return [];
      return [{ ...saidBy(event), activity, verdict: event.verdict, criteria: event.criteria ?? [] }];
    }),
    failures: progress.events.flatMap(event => {
      const activity = event.kind === "failed" ? indexes.get(event.activity) : undefined;
      return activity === undefined ? [] : [{ ...saidBy(event), activity }];
    }),
    handovers: progress.handovers,
  };
}

function hull(spans: readonly Span[]): Span {
  return spans.reduce((whole, { start, end }) => ({
    start: Math.min(whole.start, start),
    end: Math.max(whole.end, end),
  }));
}

function saidBy({ at, by, seq, text }: RunEvent): Happening {
  return { at, by, seq, text };
}

function stepOf(activity: Activity, written: Schedule, { subjects }: Progress, shift: Seconds): ReviewedStep {
  const { index } = activity;
  const { state = "waiting", began, ended, undone, wasBlocked = 0, early = false } = subjects[index] ?? {};
  const actual = began && ended ? { start: began.at - shift, end: Math.max(began.at, ended.at) - shift } : undefined;
  const planned = written.work.activities[index]?.planned;
  return {
    activity: index,
    state,
    planned,
    actual,
    takes: activity.takes ? durationOf(activity, "planned") : planned ? planned.end - planned.start : 0,
    // What is only decided says nothing of how long that took.
    took: actual && began?.seq !== ended?.seq && state !== "skipped" ? actual.end - actual.start : undefined,
    blocked: wasBlocked,
    by: (undone ?? ended ?? began)?.by,
    early,
  };
}

function holdsOf({ events }: Progress, now: Instant): Review["holds"] {
  const holds: Review["holds"][number][] = [];
  let since: RunEvent | undefined;
  for (const event of [...events].sort((a, b) => a.at - b.at || a.seq - b.seq)) {
    if (event.kind === "held") since = event;
    const isOver = event.kind === "resumed" || event.kind === "rollback-called" || event.kind === "closed";
    if (!since || !isOver) continue;
    holds.push({ ...saidBy(since), seconds: event.at - since.at, resumed: saidBy(event) });
    since = undefined;
  }
  if (since) holds.push({ ...saidBy(since), seconds: Math.max(0, now - since.at), resumed: undefined });
  return holds;
}

// ---------------------------------------------------------------- where the time went

/** Back from what ended last, over what ended last of all that each waits for. */
function timeSpent(work: Work, steps: readonly ReviewedStep[], held: readonly Span[]): TimeSpent {
  const before = predecessorsOf(work);
  const endOf = (index: number): Instant => steps[index]?.actual?.end ?? Number.NEGATIVE_INFINITY;
  const lastOf = (some: Iterable<number>): number | undefined => {
    let last: number | undefined;
    for (const index of some)
      if (endOf(index) > (last === undefined ? Number.NEGATIVE_INFINITY : endOf(last))) last = index;
    return last;
  };
  const sum = { planned: 0, longer: 0, blocked: 0, held: 0, idle: 0 };
  const chain: number[] = [];
  const seen = new Set<number>();
  for (let index = lastOf(steps.keys()); index !== undefined && !seen.has(index); ) {
    seen.add(index);
    const { actual, takes, blocked } = steps[index] ?? {};
    if (!actual) break;
    chain.push(index);
    const previous: number | undefined = lastOf(before(index));
    // What began before that was over does not count twice.
    const from = previous === undefined ? actual.start : Math.max(actual.start, endOf(previous));
    const ran = Math.max(0, actual.end - from);
    const stuck = Math.min(ran, blocked ?? 0);
    const asPlanned = Math.min(ran - stuck, takes ?? 0);
    sum.blocked += stuck;
    sum.planned += asPlanned;
    sum.longer += ran - stuck - asPlanned;
    if (previous !== undefined && endOf(previous) < actual.start) {
      const gap = { start: endOf(previous), end: actual.start };
      const inHold = held.reduce((seconds, hold) => {
        const common = overlapOf(hold, gap);
        return seconds + (common ? common.end - common.start : 0);
      }, 0);
      sum.held += inHold;
      sum.idle += gap.end - gap.start - inHold;
    }
    index = previous;
  }
  return { ...sum, chain: chain.reverse() };
}

/** The activities that one waits for directly, through the beginnings and ends of blocks. */
function predecessorsOf(work: Work): (activity: number) => readonly number[] {
  const { into } = graphOf(work);
  return activity => {
    const found: number[] = [];
    const seen = new Set<number>([activity]);
    const waiting = [activity];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (let link = into.starts[node] ?? 0; link < (into.starts[node + 1] ?? 0); link++) {
        const from = into.nodes[link] ?? 0;
        if (seen.has(from)) continue;
        seen.add(from);
        if (from < work.activities.length) found.push(from);
        else waiting.push(from);
      }
    }
    return found;
  };
}

// ---------------------------------------------------------------- who waited for whom

function blockedWaits(runbook: Runbook, { events }: Progress, now: Instant): readonly Waited[] {
  const { work } = runbook;
  const waits: Waited[] = [];
  const since = new Map<string, Extract<RunEvent, { kind: "blocked" }>>();
  const indexes = new Map(work.activities.map(({ name, index }) => [name, index]));
  const end = (activity: string, at: Instant): void => {
    const blocked = since.get(activity);
    const index = indexes.get(activity);
    since.delete(activity);
    if (!blocked || index === undefined || blocked.on === undefined) return;
    const who = ownerOf(work, index)?.name ?? blocked.by;
    waits.push({ who, on: blocked.on, activity: index, seconds: Math.max(0, at - blocked.at), why: "blocked" });
  };
  for (const event of events) {
    for (const name of namesIn(runbook, event)) {
      if (event.kind === "blocked" || endsStop(event.kind)) end(name, event.at);
      if (event.kind === "blocked") since.set(name, event);
    }
  }
  for (const activity of [...since.keys()]) end(activity, now);
  return waits;
}

/** Of what is late, only what the one before added to it: what that had from those before it is theirs. */
function lateWaits(work: Work, steps: readonly ReviewedStep[]): readonly Waited[] {
  const before = predecessorsOf(work);
  const lateness = (index: number): Seconds => {
    const { planned, actual } = steps[index] ?? {};
    return planned && actual ? Math.max(0, actual.end - planned.end) : 0;
  };
  const added = (index: number): Seconds =>
    lateness(index) - before(index).reduce((most, each) => Math.max(most, lateness(each)), 0);
  return steps.flatMap(({ activity, planned, actual }): readonly Waited[] => {
    if (!planned || !actual || actual.start <= planned.start) return [];
    let latest: { readonly index: number; readonly end: Instant } | undefined;
    for (const index of before(activity)) {
      const end = steps[index]?.actual?.end;
      if (end !== undefined && end > (latest?.end ?? planned.start)) latest = { index, end };
    }
    if (!latest) return [];
    const [who, on] = [ownerOf(work, activity)?.name, ownerOf(work, latest.index)?.name];
    const seconds = Math.min(Math.min(latest.end, actual.start) - planned.start, added(latest.index));
    return who === undefined || on === undefined || who === on || seconds <= 0
      ? []
      : [{ who, on, activity, seconds, why: "late" }];
  });
}

function ownerOf({ activities }: Work, index: number): PartyUse | undefined {
  return activities[index]?.owners?.parties[0];
}
