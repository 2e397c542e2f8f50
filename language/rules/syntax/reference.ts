import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const reference: Rule = {
  code: "syntax/reference",
  severity: "error",
  fixed: true,
  summary: "A name that is not declared in this file or its imports.",
  why: "A misspelt name means a person who is not told, or an order that does not hold, and it looks right to every reader.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback using restor
  }
  rollback restore "Deploy 4.1 again" { takes 10m }
  step tidy "Remove the old files" {
    takes 5m
    rollback using restore
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
    takes 20m
    rollback using restore
  }
  rollback restore "Deploy 4.1 again" { takes 10m }
  step tidy "Remove the old files" {
    takes 5m
    rollback using restore
  }
}
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/reference"),
};
