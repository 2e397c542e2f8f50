import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const parse: Rule = {
  code: "syntax/parse",
  severity: "error",
  fixed: true,
  summary:
    "A line that is not understood: a misspelt keyword, a word missing, or a statement where it does not belong.",
  why: "A line the checker cannot read is a line it cannot check; what it says of the rest holds, but nothing is GO with a hole in it.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  step deploy "Deploy to all nodes" {
    ownr ana or ben
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
  step deploy "Deploy to all nodes" {
    owner ana or ben
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/parse"),
};
