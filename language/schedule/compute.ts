/** Plan -> Schedule. Pure. */
import type { Instant, Rollback, Runbook } from "../plan/plan.js";
import { dayZoneOf } from "./release.js";
import type { Schedule, ScheduledRollback, ScheduledWork } from "./schedule.js";
import type { WhoCan } from "./undo/own.js";
import { undoOf } from "./undo/undo.js";
import { placedAt, scheduleWork } from "./work.js";

/**
 * When everything in a runbook happens, planned and worst case; in T± (T = 0) when it is undated.
 * @param whoCan who can undo a step, where that is known: undoing takes at least what they can carry
 */
export function schedule(runbook: Runbook, whoCan: WhoCan = () => undefined): Schedule {
  const dated = runbook.zero !== undefined;
  const floor: Instant = runbook.window?.start ?? runbook.zero ?? 0;
  const timed = scheduleWork(runbook.work, {
    floor,
    windowEnd: runbook.window?.end ?? Number.POSITIVE_INFINITY,
    placed: placedAt,
    zone: dayZoneOf(runbook),
  });
  const rollbacks = runbook.rollbacks.map(scheduleRollback);
  const undo = undoOf(runbook, timed, rollbacks, whoCan);
  const { graph: _, afterWindow, ...work } = timed;
  const scheduled: ScheduledWork = {
    ...work,
    activities: timed.activities.map((activity, index) => ({ ...activity, undo: undo.activities[index] })),
  };
  return {
    dated,
    work: scheduled,
    rollbacks,
    undoSteps: undo.steps,
    undoMoments: undo.moments,
    safeDecision: undo.safeDecision,
    afterWindow,
    pointOfNoReturn: pointOfNoReturn(runbook, scheduled),
  };
}

/** A rollback's own length: that of its activities when it has any, else what it `takes`. */
function scheduleRollback(rollback: Rollback): ScheduledRollback {
  if (!rollback.work) {
    const planned = rollback.takes?.planned ?? 0;
    const worst = Math.max(planned, rollback.takes?.worst ?? 0);
    return { planned, worst, inexact: rollback.takes === undefined, work: undefined };
  }
  // When a rollback runs is decided on the night: an `at` inside it means nothing.
  const {
    graph: _,
    afterWindow: __,
    ...timed
  } = scheduleWork(rollback.work, {
    floor: 0,
    windowEnd: Number.POSITIVE_INFINITY,
    placed: () => undefined,
    zone: undefined,
  });
  const work: ScheduledWork = {
    ...timed,
    activities: timed.activities.map(activity => ({ ...activity, undo: undefined })),
  };
  return {
    planned: work.planned?.end ?? 0,
    worst: work.worst?.end ?? 0,
    inexact: work.activities.some(activity => activity.endInexact || !activity.planned),
    work,
  };
}

function pointOfNoReturn(runbook: Runbook, work: ScheduledWork): Schedule["pointOfNoReturn"] {
  let first: { readonly activity: number; readonly at: Instant } | undefined;
  let worst = Number.POSITIVE_INFINITY;
  for (const { index, answer } of runbook.work.activities) {
    const times = work.activities[index];
    if (answer?.kind !== "irreversible" || !times?.planned || !times.worst) continue;
    worst = Math.min(worst, times.worst.start);
    if (!first || times.planned.start < first.at) first = { activity: index, at: times.planned.start };
  }
  return first && { ...first, worst };
}
