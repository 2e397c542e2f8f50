import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const duplicate: Rule = {
  code: "syntax/duplicate",
  severity: "error",
  fixed: true,
  summary:
    "Something written twice where only one is allowed: a name, a field, a rollback answer or a runbook in a file.",
  why: "With two durations or two rollbacks, the reader has to guess, at night, which of them counts.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    takes 40m
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
    takes 20m at most 40m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/duplicate"),
};
