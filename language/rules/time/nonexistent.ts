import { zoneCity } from "../../time/format.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const nonexistent: Rule = {
  code: "time/nonexistent",
  severity: "error",
  summary: "A time that the change to summer time skips.",
  why: "No clock will ever show it: a scheduler runs it early, late or not at all, and the people waiting for it each decide for themselves.",
  bad: `person ana "Ana" { timezone America/Los_Angeles hours 20:00 to 08:00 }
person ben "Ben" { timezone America/Los_Angeles hours 20:00 to 08:00 }

runbook release "Release 4.2" {
  risk low
  timezone America/Los_Angeles
  window Sun 2026-03-08 01:00 to Sun 2026-03-08 06:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 02:30
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone America/Los_Angeles hours 20:00 to 08:00 }
person ben "Ben" { timezone America/Los_Angeles hours 20:00 to 08:00 }

runbook release "Release 4.2" {
  risk low
  timezone America/Los_Angeles
  window Sun 2026-03-08 01:00 to Sun 2026-03-08 06:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 03:00
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/nonexistent")) {
      const { text, zone, before, after, place } = problem;
      yield {
        message: `\`${text}\` does not exist in ${zoneCity(zone)}: the clocks go forward over it, from ${before.newText} to ${after.newText}. Write one of these two.`,
        place,
        fixes: [replace("choice", before), replace("choice", after)],
      };
    }
  },
};
