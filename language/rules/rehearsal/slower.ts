import type { Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { duration } from "../../wording/times.js";
import { planEnd } from "../plan-end.js";
import type { Rule } from "../rule.js";
import { isReadWhole } from "../written.js";
import { lastRehearsal } from "./last.js";

export const rehearsalSlower: Rule = {
  code: "rehearsal/slower",
  severity: "warning",
  summary: "The last rehearsal took longer than the plan allows even in the worst case.",
  why: "The rehearsal is the only measurement there is. A plan that is shorter is a guess.",
  bad: `environment staging
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  rehearsal 2026-05-16 on staging passed in 40m
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `environment staging
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  rehearsal 2026-05-16 on staging passed in 20m
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
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
