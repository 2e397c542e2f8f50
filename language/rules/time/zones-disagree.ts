import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const zonesDisagree: Rule = {
  code: "time/zones-disagree",
  severity: "error",
  summary: "A time repeated with `also` that is not the same time as the first.",
  why: "People read only the time in their own zone: whoever reads the wrong one joins the call at the wrong time, and does what the runbook says.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 10:30 also 14:30 Asia/Kolkata
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 10:30 also 15:00 Asia/Kolkata
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/zones-disagree")) {
      const { text, correct, expected, other, place } = problem;
      yield {
        message: `\`${text}\` is not the same time as the one next to it, which is ${expected}. Correct the one that is wrong.`,
        place,
        related: [{ message: "the time it should be", place: other }],
        fixes: correct ? [replace("choice", correct)] : [],
      };
    }
  },
};
