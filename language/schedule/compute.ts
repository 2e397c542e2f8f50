/** Plan -> Schedule. Pure. */
import type { Instant, Rollback, Runbook } from "../plan/plan.js";
import type { Schedule, ScheduledRollback, ScheduledWork } from "./schedule.js";
import { undoOf } from "./undo.js";
import { placedAt, scheduleWork, type TimedWork } from "./work.js";

/** When everything in a runbook happens, planned and worst case; in T± (T = 0) when it is undated. */
export function schedule(runbook: Runbook): Schedule {
  const dated = runbook.zero !== undefined;
  const floor: Instant = runbook.window?.start ?? runbook.zero ?? 0;
  const timed = scheduleWork(runbook.work, floor);
  const rollbacks = runbook.rollbacks.map(scheduleRollback);
  const behindWindow = afterWindow(runbook, timed);
  const undo = undoOf(runbook, timed, rollbacks, behindWindow);
  const { graph: _, ...work } = timed;
  const scheduled: ScheduledWork = {
    ...work,
    activities: timed.activities.map((activity, index) => ({ ...activity, undo: undo.activities[index] })),
  };
  return {
    dated,
    work: scheduled,
    rollbacks,
    undoSteps: undo.steps,
    afterWindow: behindWindow,
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
  const { graph: _, ...timed } = scheduleWork(rollback.work, 0, () => undefined);
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

function afterWindow(runbook: Runbook, { graph }: TimedWork): readonly boolean[] {
  const end = runbook.window?.end;
  const { activities } = runbook.work;
  if (end === undefined) return activities.map(() => false);
  const beyond = new Uint8Array(graph.size);
  for (const node of graph.order) {
    const activity = activities[node];
    const at = activity && placedAt(runbook.work, activity)?.at;
    const follows = (graph.before[node] ?? []).some(({ from }) => beyond[from] === 1);
    beyond[node] = follows || (at !== undefined && at >= end) ? 1 : 0;
  }
  return activities.map(({ index }) => beyond[index] === 1);
}

function pointOfNoReturn(runbook: Runbook, work: ScheduledWork): Schedule["pointOfNoReturn"] {
  let first: Schedule["pointOfNoReturn"];
  for (const { index, answer } of runbook.work.activities) {
    const times = work.activities[index];
    if (answer?.kind !== "irreversible" || !times?.planned || !times.worst) continue;
    if (!first || times.planned.start < first.at)
      first = { activity: index, at: times.planned.start, worst: times.worst.start };
  }
  return first;
}
