/** Of what something may be recorded now: for completion, and for buttons. */
import type { RunPlan } from "./fold-state.js";
import { type Progress, stateIn } from "./progress.js";
import { readinessIn } from "./readiness.js";
import { subjectsOf } from "./subjects.js";
import { type ActivityColumn, afterOfActivity, afterOfRun } from "./transitions.js";

/** Names, in the order of the plan. What would begin before its time is not among them, though with a reason it may. */
export function mayBecome({ runbook }: RunPlan, progress: Progress, column: ActivityColumn): readonly string[] {
  const isDecision = column === "go" || column === "no-go";
  const readiness = readinessIn(runbook.work, progress);
  return subjectsOf(runbook).all.flatMap((subject, position) => {
    const { name, kind } = subject;
    const isGate = kind !== "rollback" && subject.activity.kind === "gate";
    if (name === "" || (isDecision && !isGate) || (isGate && (column === "done" || column === "failed"))) return [];
    const isOfPlan = kind === "activity";
    const begins = column === "started" || isDecision;
    const inRun = afterOfRun(progress.state, begins ? (isOfPlan ? "begin" : "restore") : "work");
    const next = afterOfActivity(stateIn(progress, position), column);
    const undoes = kind === "activity" ? undefined : subject.rollback;
    // What has not begun needs no rollback.
    if (undoes && !undoes.users.some(user => progress.subjects[user]?.began)) return [];
    const isReady = !begins || !isOfPlan || readiness.isReady(position);
    return "to" in inRun && "to" in next && isReady ? [name] : [];
  });
}
