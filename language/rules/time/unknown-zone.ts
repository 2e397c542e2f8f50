import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const unknownZone: Rule = {
  code: "time/unknown-zone",
  severity: "error",
  summary: "A time zone that is not an IANA name, or is not spelt as one.",
  why: "Calendars, chat tools and servers know zones by their IANA names; a name only this team knows cannot be turned into anybody's local time.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/Londn
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
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
    for (const { problem } of problemsOf(plan, "time/unknown-zone")) {
      const { zone, spelling, nearest, place } = problem;
      if (spelling) {
        yield {
          message: `\`${zone}\` is not the exact spelling of this time zone, so other tools will not know it. Write ${spelling}.`,
          place,
          fixes: [replace("safe", { title: `Write ${spelling}`, newText: spelling, place })],
        };
        continue;
      }
      const remedy =
        nearest.length > 0
          ? `Did you mean ${list(nearest, "or")}?`
          : "Write UTC, or Area/City such as America/Los_Angeles.";
      yield {
        message: `There is no time zone \`${zone}\`, so nobody can tell when its times are. ${remedy}`,
        place,
        fixes: nearest.map(each => replace("choice", { title: `Write ${each}`, newText: each, place })),
      };
    }
  },
};
