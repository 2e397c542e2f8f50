/** Plan -> Schedule. Pure. */
import type { Contingency, Instant, Rollback, Runbook, Seconds } from "../plan/plan.js";
import { timeAll } from "./lasting.js";
import { dayZoneOf } from "./release.js";
import { isTimedTheSame, keepSchedule } from "./same.js";
import type { Mode, Schedule, ScheduledApart } from "./schedule.js";
import { scheduledWork } from "./scheduled.js";
import type { WhoCan } from "./undo/rollback-lengths.js";
import { type StillToCome, undoOf } from "./undo/undo.js";
import { type Settings, type TimedWork, timeWork } from "./work.js";

/**
 * When everything in a runbook happens, planned and worst case; in T± (T = 0) when it is undated.
 * @param whoCan who can undo a step, where that is known: undoing takes at least what they can carry
 */
export function schedule(runbook: Runbook, whoCan: WhoCan = () => undefined): Schedule {
  return scheduleWith(runbook, whoCan, timeAll(runbook.work, settingsOf(runbook)));
}

export function settingsOf(runbook: Runbook): Settings {
  return {
    floor: runbook.window?.start ?? runbook.zero ?? 0,
    windowEnd: runbook.window?.end ?? Number.POSITIVE_INFINITY,
    isPlaced: true,
    zone: dayZoneOf(runbook),
  };
}

/** When something strikes, and for how long nothing else begins. */
export interface Strike {
  readonly at: Readonly<Record<Mode, Instant>>;
  readonly lasts: Readonly<Record<Mode, Seconds>>;
}

/**
 * The same plan once something has struck: what has begun by then goes on as planned, and nothing else begins before it is over.
 * The very same as `schedule` where it takes no time.
 */
export function scheduleStruck(runbook: Runbook, whoCan: WhoCan, { at, lasts }: Strike): Schedule {
  const { work } = runbook;
  const settings = settingsOf(runbook);
  const timed = timeWork(work, settings);
  const heldIn = (mode: Mode): Float64Array => {
    const { start } = timed[mode];
    return Float64Array.from(work.activities, ({ index }) =>
      (start[index] ?? Number.NaN) >= at[mode] ? at[mode] + lasts[mode] : Number.NEGATIVE_INFINITY,
    );
  };
  const notBefore = { planned: heldIn("planned"), worst: heldIn("worst") };
  return scheduleWith(runbook, whoCan, timeAll(work, { ...settings, notBefore }));
}

/** @param stillToCome the moments at which a decision still can be made */
export function scheduleWith(runbook: Runbook, whoCan: WhoCan, timed: TimedWork, stillToCome?: StillToCome): Schedule {
  const rollbacks = runbook.rollbacks.map(scheduleApart);
  const undo = undoOf(runbook, timed, rollbacks, whoCan, stillToCome);
  return {
    dated: runbook.zero !== undefined,
    work: scheduledWork(runbook.work, timed, undo.activities),
    rollbacks,
    contingencies: runbook.contingencies.map(scheduleApart),
    undoSteps: undo.steps,
    undoMoments: undo.moments,
    safeDecision: undo.safeDecision,
    afterWindow: timed.afterWindow,
    pointOfNoReturn: pointOfNoReturn(runbook, timed),
  };
}

/** A schedule, with what it was made of. */
export interface Scheduling {
  readonly runbook: Runbook;
  readonly whoCan: WhoCan;
  readonly schedule: Schedule;
}

/**
 * The same as `schedule`, after an edit: nothing is worked out again where no time can have changed, and what comes out equal is
 * the very same object as before.
 */
export function scheduleAgain(before: Scheduling | undefined, runbook: Runbook, whoCan: WhoCan): Schedule {
  if (!before) return schedule(runbook, whoCan);
  if (whoCan === before.whoCan && isTimedTheSame(before.runbook, runbook)) return before.schedule;
  return keepSchedule(before.schedule, schedule(runbook, whoCan));
}

/** The length of a rollback or a contingency: that of its activities when it has any, else what it `takes`. */
function scheduleApart({ takes, work: contents }: Rollback | Contingency): ScheduledApart {
  if (!contents) {
    const planned = takes?.planned ?? 0;
    const worst = Math.max(planned, takes?.worst ?? 0);
    return { planned, worst, inexact: takes === undefined, work: undefined };
  }
  const timed = timeAll(contents, {
    floor: 0,
    windowEnd: Number.POSITIVE_INFINITY,
    isPlaced: false,
    zone: undefined,
  });
  const work = scheduledWork(contents, timed, []);
  return {
    planned: work.planned?.end ?? 0,
    worst: work.worst?.end ?? 0,
    inexact: work.activities.some(activity => activity.endInexact || !activity.planned),
    work,
  };
}

function pointOfNoReturn({ work }: Runbook, { planned, worst }: TimedWork): Schedule["pointOfNoReturn"] {
  let first: { readonly activity: number; readonly at: Instant } | undefined;
  let earliest = Number.POSITIVE_INFINITY;
  for (const { index, answer } of work.activities) {
    const at = planned.start[index] ?? Number.NaN;
    if (answer?.kind !== "irreversible" || Number.isNaN(at)) continue;
    earliest = Math.min(earliest, worst.start[index] ?? at);
    if (!first || at < first.at) first = { activity: index, at };
  }
  return first && { ...first, worst: earliest };
}
