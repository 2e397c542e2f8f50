import type { Seconds } from "../../plan/plan.js";
import { planEnd } from "../../schedule/due-end.js";
import type { Release } from "../../schedule/release.js";
import { duration } from "../../wording/times.js";
import { isReadWhole } from "../read-whole.js";
import type { Rule } from "../rule.js";
import { lastRehearsal } from "./last.js";

export const rehearsalSlower: Rule = {
  code: "rehearsal/slower",
  severity: "warning",
  *check({ plan, release }) {
    if (!release) return;
    const last = lastRehearsal(release.runbook);
    if (!last?.passed || last.took === undefined || !isReadWhole(plan, release.runbook)) return;
    const allowed = worstLength(release);
    if (allowed === undefined || last.took <= allowed) return;
    yield {
      message: `The rehearsal on ${last.date} took ${duration(last.took)}, ${duration(last.took - allowed)} longer than the plan allows from its first step (${duration(allowed)} at most). Correct the durations, or write a note that says why the release will be faster.`,
      place: last.place,
    };
  },
};

/** From the first step to the end of the plan in the worst case; undefined when that is not known, as where a duration is missing. */
function worstLength({ runbook, schedule }: Release): Seconds | undefined {
  const { activities } = schedule.work;
  if (activities.some(({ endInexact, worst }) => endInexact || !worst)) return undefined;
  const starts = runbook.work.activities.flatMap(({ kind, index }) =>
    kind === "step" ? (activities[index]?.worst?.start ?? []) : [],
  );
  const first = starts.reduce((earliest, start) => Math.min(earliest, start), Number.POSITIVE_INFINITY);
  const end = planEnd(schedule, "worst");
  return end && Number.isFinite(first) ? end.at - first : undefined;
}
