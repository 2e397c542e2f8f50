import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const fixedOffset: Rule = {
  code: "time/fixed-offset",
  severity: "warning",
  summary:
    "A fixed offset such as `+05:30` where a zone is meant; an error when it contradicts the times said with it.",
  why: "An offset is right only until the clocks change: if the release moves by a month, every such time may be an hour off, and nothing shows it.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 +01:00
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
    for (const { problem } of problemsOf(plan, "time/fixed-offset")) {
      const { offset, zones, contradiction, place } = problem;
      const remedy =
        zones.length > 0
          ? `Write a time zone, such as ${list(zones.slice(0, 3), "or")}.`
          : "Write a time zone as Area/City, or UTC.";
      const message = contradiction
        ? `\`${offset}\` contradicts what is written with it: ${contradiction}. Correct one of the two, and write a time zone instead of an offset.`
        : `\`${offset}\` is an offset, not a time zone. It becomes wrong when the clocks change. ${remedy}`;
      yield {
        message,
        place,
        severity: contradiction ? "error" : "warning",
        // Where the offset itself is in doubt, zones that have it are no remedy.
        fixes: contradiction
          ? []
          : zones.map(each => replace("choice", { title: `Write ${each}`, newText: each, place })),
      };
    }
  },
};
