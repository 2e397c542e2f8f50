/** A run as its log has it, with the plan that it is of. */
import { basename } from "node:path";
import type { Analysis } from "../../language/index.js";
import type { PlannedRun } from "../../language/run/as-run.js";
import type { RunEvent } from "../../language/run/events.js";
import { progressOf } from "../../language/run/fold.js";
import type { RunPlan } from "../../language/run/fold-state.js";
import type { Progress } from "../../language/run/progress.js";
import { type Review, reviewOf } from "../../language/run/review.js";
import { subjectsOf } from "../../language/run/subjects.js";
import type { Schedule } from "../../language/schedule/schedule.js";
import { formatExactMoment } from "../../language/time/format.js";
import { presentMoment } from "./clock.js";
import { analysisOf, readKeptPlan } from "./kept-plan.js";
import { readLog } from "./log-file.js";
import type { LogProblem, LogReading, RunStore } from "./store.js";

/** A plan, and the schedule that it had before the run. */
export interface Planned {
  readonly plan: PlannedRun;
  readonly schedule: Schedule;
}

/** The runbook as it is now. */
export interface CurrentPlan extends Planned {
  readonly analysis: Analysis;
  /** As kept plans have it. */
  readonly hash: string;
}

export interface LoggedRun {
  readonly log: string;
  readonly events: readonly RunEvent[];
  readonly problems: readonly LogProblem[];
  /** By which the run goes on: as the runbook was when it was opened, or replanned. */
  readonly planned: Planned;
  /** The runbook has changed since. */
  readonly hasChanged: boolean;
  readonly progress: Progress;
}

/** Undefined for a file without a runbook. */
export function plannedOf({ plan, schedule }: Pick<Analysis, "plan" | "schedule">): Planned | undefined {
  const { runbook } = plan;
  return runbook && schedule ? { plan: { ...plan, runbook }, schedule } : undefined;
}

/**
 * The run of a log; in words where its plan cannot be had.
 * @param keptPlan the plan that was kept beside a log, by its hash
 */
export function runOfLog(
  log: string,
  { events, problems }: Extract<LogReading, { kind: "log" }>,
  current: CurrentPlan,
  keptPlan = readKeptPlan,
): LoggedRun | string {
  const hash = progressOf(current.plan, events).plan ?? current.hash;
  const hasChanged = hash !== current.hash;
  const kept = hasChanged ? keptPlan(log, hash) : current.analysis;
  if (typeof kept === "string") return kept;
  const { fallback } = progressOf(current.plan, events).opened ?? {};
  const planned = plannedOf(fallback === undefined ? kept : (kept.fallbacks[fallback - 1] ?? kept));
  if (!planned) return `the plan that ${basename(log)} was opened with has no runbook`;
  return { log, events, problems, planned, hasChanged, progress: progressOf(planned.plan, events) };
}

/** The same of a log in any store, which keeps its plans as well. */
export async function runInStore(
  log: string,
  store: RunStore,
  read: Extract<LogReading, { kind: "log" }>,
  current: CurrentPlan,
): Promise<LoggedRun | string> {
  const hash = progressOf(current.plan, read.events).plan ?? current.hash;
  const kept = hash === current.hash ? current.analysis : await store.keptPlan(hash);
  if (typeof kept === "string") return kept;
  return runOfLog(log, read, current, () => ("texts" in kept ? analysisOf(kept) : kept));
}

/**
 * In words, where the latest log of a runbook is of a run that is not over: whatever is written without the name of a log goes to the latest,
 * so that a second one would draw everybody away.
 */
export function whyOpenAlready(plan: RunPlan, log: string, read: LogReading): string | undefined {
  // To one that was changed nothing can be added: another is opened instead.
  if (read.kind !== "log" || read.problems.length > 0) return undefined;
  const { opened, closed } = progressOf(plan, read.events);
  if (!opened || closed) return undefined;
  const since = `${formatExactMoment(opened.at, plan.runbook.zone)}, by ${opened.by}`;
  return `${basename(log)} is open since ${since}: go on with it, or close it first`;
}

/** The number of the last event about something, 0 for none; undefined for what is about all of the run, or has no such name. */
export function lastOf({ planned, progress }: LoggedRun, name: string | undefined): number | undefined {
  const named = name === undefined ? undefined : subjectsOf(planned.plan.runbook).byName.get(name);
  return named?.kind === "one" ? progress.subjects[named.position]?.last : undefined;
}

/** What other runs of a runbook came to. Of another version of it, what has the same name is the same. */
export function reviewsOf(planned: Planned, logs: readonly string[]): readonly Review[] {
  return reviewsOfReadings(planned, logs.map(readLog));
}

export function reviewsOfReadings({ plan, schedule }: Planned, logs: readonly LogReading[]): readonly Review[] {
  return logs.flatMap((read): readonly Review[] => {
    if (read.kind !== "log") return [];
    const progress = progressOf(plan, read.events);
    return [reviewOf(plan, schedule, progress, progress.closed?.at ?? presentMoment())];
  });
}
