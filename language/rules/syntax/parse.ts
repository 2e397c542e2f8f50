import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const parse: Rule = {
  code: "syntax/parse",
  severity: "error",
  fixed: true,
  summary: "A line that cannot be read: a misspelt keyword, a missing word, or a statement where it does not belong.",
  why: "The checker cannot check a line that it cannot read. Its findings about the rest hold, but nothing is GO until it can read all of it.",
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
