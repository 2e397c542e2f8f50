/** Plan -> Schedule. Pure. */
import type { Instant, Rollback, Runbook } from "../plan/plan.js";
import { dayZoneOf } from "./release.js";
import { isTimedTheSame, keepSchedule } from "./same.js";
import type { Schedule, ScheduledRollback } from "./schedule.js";
import { scheduledWork } from "./scheduled.js";
import type { WhoCan } from "./undo/rollback-lengths.js";
import { undoOf } from "./undo/undo.js";
import { type TimedWork, timeWork } from "./work.js";

/**
 * When everything in a runbook happens, planned and worst case; in T± (T = 0) when it is undated.
 * @param whoCan who can undo a step, where that is known: undoing takes at least what they can carry
 */
export function schedule(runbook: Runbook, whoCan: WhoCan = () => undefined): Schedule {
  const timed = timeWork(runbook.work, {
    floor: runbook.window?.start ?? runbook.zero ?? 0,
    windowEnd: runbook.window?.end ?? Number.POSITIVE_INFINITY,
    isPlaced: true,
    zone: dayZoneOf(runbook),
  });
  const rollbacks = runbook.rollbacks.map(scheduleRollback);
  const undo = undoOf(runbook, timed, rollbacks, whoCan);
  return {
    dated: runbook.zero !== undefined,
    work: scheduledWork(runbook.work, timed, undo.activities),
    rollbacks,
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

/** A rollback's own length: that of its activities when it has any, else what it `takes`. */
function scheduleRollback(rollback: Rollback): ScheduledRollback {
  if (!rollback.work) {
    const planned = rollback.takes?.planned ?? 0;
    const worst = Math.max(planned, rollback.takes?.worst ?? 0);
    return { planned, worst, inexact: rollback.takes === undefined, work: undefined };
  }
  const timed = timeWork(rollback.work, {
    floor: 0,
    windowEnd: Number.POSITIVE_INFINITY,
    isPlaced: false,
    zone: undefined,
  });
  const work = scheduledWork(rollback.work, timed, []);
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
