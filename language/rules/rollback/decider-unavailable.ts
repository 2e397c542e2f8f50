import type { PartyUse, Person, Plan } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import type { Mode } from "../../schedule/work.js";
import { type Staff, staffOf } from "../owner/staff.js";
import { firstOff, offDutyOf } from "../owner/working-time.js";
import type { Release, Report, Rule } from "../rule.js";
import { planEnd } from "../window/plan-end.js";
import { list, localTime, when } from "../words.js";
import { mayRollBack } from "./decision.js";

export const deciderUnavailable: Rule = {
  code: "rollback/decider-unavailable",
  severity: "error",
  summary: "A time in which a rollback may have to be called, and every decider is away or outside working hours.",
  why: "From the first step on, somebody must be there to say stop. A decider who has to be found on a mountain or woken up costs the minutes that the rollback needs.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
person cho "Cho" {
  timezone Asia/Seoul
  away 2026-05-18 to 2026-05-29 because "on leave"
}

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  decider cho
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
person cho "Cho" {
  timezone Asia/Seoul
  away 2026-05-18 to 2026-05-29 because "on leave"
}

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  decider cho or ana
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan, release }) {
    if (!release?.schedule.dated || !mayRollBack(release.runbook)) return;
    const [first] = release.runbook.deciders;
    const { planned, worst } = { planned: callable(release, "planned"), worst: callable(release, "worst") };
    if (!first || !planned || !worst) return;
    const staff = staffOf(plan);
    const deciders = release.runbook.deciders.map(use => standIns(staff, use));
    const reach = (span: Span, out: Unavailable): Span | undefined => nobodyThere(span, staff, deciders, out)[0];

    const away = reach(planned, leaves);
    if (away) return yield report(first, plan, release, away, deciders, "error", "");
    const off = reach(planned, leavesAndNights);
    const later = reach(worst, leaves);
    if (off) yield report(first, plan, release, off, deciders, "warning", "");
    else if (later) yield report(first, plan, release, later, deciders, "warning", "In the worst case ");
  },
};
