import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const token: Rule = {
  code: "syntax/token",
  severity: "error",
  fixed: true,
  summary: "A word, time, date, duration or text that is not written in the form the language uses.",
  why: "People read forms such as `10 AM` or `05/06/2026` differently. There is one way to write each, and the checker offers it.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10 AM to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20 minutes
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
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/token"),
};
