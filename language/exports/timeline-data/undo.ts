import type { Activity, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { isBehindNoReturn } from "../../schedule/undo.js";
import { safeDecision } from "../release.js";
import type { TimelineUndo, TimelineUndoStep } from "../timeline/data.js";

/** Undefined where the activity has no time. */
export function undoOf({ schedule }: Release, { index }: Activity): TimelineUndo | undefined {
  const { planned, undo } = schedule.work.activities[index] ?? {};
  if (!planned || !undo) return undefined;
  const { first } = undo;
  const decideBy = safeDecision(undo);
  return {
    planned: undo.planned,
    worst: undo.worst,
    inexact: undo.inexact,
    ...(decideBy ? { decideBy } : {}),
    final: isBehindNoReturn(schedule, index),
    ...(first === undefined ? {} : { first }),
  };
}

export function undoStepsOf({ runbook, schedule }: Release): readonly TimelineUndoStep[] {
  return schedule.undoSteps.map(({ activity, seconds, next }) => ({
    activity,
    title: counterpartOf(runbook, activity),
    seconds,
    ...(next === undefined ? {} : { next }),
  }));
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
