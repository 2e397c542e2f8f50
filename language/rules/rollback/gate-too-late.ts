import type { Related } from "../../plan/finding.js";
import type { Activity, Plan } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { type LateRollback, lateness, lateOnes, theWindow } from "./late.js";

export const gateTooLate: Rule = {
  code: "rollback/gate-too-late",
  severity: "error",
  *check({ plan, release, isShown }) {
    if (!release) return;
    for (const late of lateOnes(release, isDecision, isShown)) {
      if (late.undo.final && !meansRollback(late.activity)) continue;
      yield {
        ...(late.undo.final ? noWayBack(late, release) : tooLate(late, plan, release)),
        place: late.activity.head,
        mode: late.mode,
      };
    }
  },
};

function isDecision(activity: Activity): boolean {
  return activity.kind === "gate" || (activity.kind === "check" && meansRollback(activity));
}

function meansRollback({ otherwise }: Activity): boolean {
  return otherwise?.kind === "rollback";
}

interface Explanation {
  readonly message: string;
  readonly related: readonly Related[];
}

function tooLate(late: LateRollback, plan: Plan, release: Release): Explanation {
  const message = `${lateness(late, plan, release)} Hold this ${late.activity.kind} earlier, shorten the rollback or ask for a longer window.`;
  return { message, related: theWindow(release) };
}

function noWayBack({ activity, mode, end }: LateRollback, release: Release): Explanation {
  const { runbook, schedule } = release;
  const step = runbook.work.activities.find(({ index, answer }) => {
    const start = schedule.work.activities[index]?.[mode]?.start;
    return answer?.kind === "irreversible" && start !== undefined && start <= end;
  });
  const what = quoted(step?.title ?? "");
  return {
    message: `${inWorstCase(mode)}${quoted(activity.title)} ends at ${when(end, release)} and says \`otherwise rollback\`, but ${what} has started by then and cannot be undone, so no rollback is possible any more. Hold this ${activity.kind} before ${what}, or say what else to do: \`otherwise "…"\`.`,
    related: step ? [{ message: "the point of no return", place: step.head }] : [],
  };
}
