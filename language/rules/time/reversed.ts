import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const reversed: Rule = {
  code: "time/reversed",
  severity: "error",
  summary: "An interval that ends before it starts.",
  why: "A window, freeze or leave that runs backwards contains no time at all, so nothing is checked against it.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 12:00 to Sat 2026-05-23 10:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
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
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/reversed")) {
      const { what, from, to, later, place } = problem;
      const remedy = later ? `Did you mean ${later.newText}?` : "Swap the two, or correct one of the dates.";
      yield {
        message: `This ${what} ends before it starts: \`${to.text}\` comes before \`${from.text}\`. ${remedy}`,
        place,
        fixes: [
          ...(later ? [replace("choice", later)] : []),
          {
            kind: "choice",
            title: "Swap start and end",
            edits: [
              { place: from.place, newText: to.text },
              { place: to.place, newText: from.text },
            ],
          },
        ],
      };
    }
  },
};
