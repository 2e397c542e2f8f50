import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const abbreviatedZone: Rule = {
  code: "time/abbreviated-zone",
  severity: "error",
  summary:
    "A zone name without a slash, other than UTC: an abbreviation such as `IST`, or everyday words such as `Pacific time`.",
  why: "IST is India, Israel or Ireland, and PST is an hour off all summer; such a name looks clear, but its readers understand it differently.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 BST
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
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/abbreviated-zone")) {
      const { zone, meant, contradiction, place } = problem;
      const wrong = contradiction ? ` (${contradiction})` : "";
      const remedy =
        meant.length > 0
          ? `Write ${list(meant.slice(0, 4), "or")}.`
          : "Write UTC, or Area/City such as America/Los_Angeles.";
      const what = /\s/.test(zone) ? "is not the exact name of a time zone" : "is an abbreviation";
      yield {
        message: `\`${zone}\` ${what}, so readers may understand different times${wrong}. ${remedy}`,
        place,
        fixes: meant.map(each => replace("choice", { title: `Write ${each}`, newText: each, place })),
      };
    }
  },
};
