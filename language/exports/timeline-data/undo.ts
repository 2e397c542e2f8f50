/** How long undoing takes after each activity, for the timeline. */

import type { Activity, Plan, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { UndoState } from "../../schedule/schedule.js";
import { decisionsFrom } from "../release.js";
import type { TimelineUndo, TimelineUndoing, TimelineUndoState } from "../timeline/data.js";

/** Undefined where the activity has no time. */
export function undoOf(
  { schedule }: Release,
  plan: Plan,
  { index }: Pick<Activity, "index">,
): TimelineUndo | undefined {
  const { undo } = schedule.work.activities[index] ?? {};
  if (!undo) return undefined;
  const { planned, worst } = decisionsFrom(undo);
  const decideBy = { ...(planned === undefined ? {} : { planned }), ...(worst === undefined ? {} : { worst }) };
  return {
    ...stateOf(undo.planned, undo.worst, plan),
    ...(planned === undefined && worst === undefined ? {} : { decideBy }),
  };
}

export function undoingOf({ runbook, schedule }: Release, plan: Plan): TimelineUndoing {
  return {
    steps: schedule.undoSteps.map(({ activity, seconds, next }) => ({
      activity,
      title: counterpartOf(runbook, activity),
      seconds,
      ...(next === undefined ? {} : { next }),
    })),
    moments: schedule.undoMoments.map(({ after, planned, worst }) => ({ after, ...stateOf(planned, worst, plan) })),
  };
}

/** What is so nearly everywhere is left out: it is sent for each activity. */
function stateOf(planned: UndoState, worst: UndoState, { people }: Plan): TimelineUndoState {
  const carriers = planned.carriers.flatMap(person => people[person]?.title ?? []);
  return {
    planned: planned.seconds,
    worst: worst.seconds,
    ...(planned.inexact ? { inexact: true } : {}),
    ...(planned.final ? { final: true } : {}),
    ...(planned.first === undefined ? {} : { first: planned.first }),
    ...(carriers.length === 0 ? {} : { carriers }),
  };
}

function counterpartOf({ work, rollbacks }: Runbook, index: number): string {
  const activity = work.activities[index];
  const { answer } = activity ?? {};
  const title =
    answer?.kind === "counterpart"
      ? rollbacks[answer.rollback]?.title
      : answer?.kind === "temporary"
        ? work.activities[answer.by]?.title
        : undefined;
  return title || `Undo ${activity?.title || activity?.name || "it"}`;
}
