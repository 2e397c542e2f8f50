import { formatOffset, zoneCity } from "../../time/format.js";
import type { Rule } from "../rule.js";
import { list } from "../words.js";
import { problemsOf, replace } from "./problems.js";

export const ambiguous: Rule = {
  code: "time/ambiguous",
  severity: "error",
  summary: "A time that happens twice, when the clocks go back, without `first` or `second`.",
  why: "Half of the team will be an hour early or late, and a job runner may start the step twice.",
  bad: `person ana "Ana" { timezone America/Los_Angeles hours 20:00 to 08:00 }
person ben "Ben" { timezone America/Los_Angeles hours 20:00 to 08:00 }

runbook release "Release 4.2" {
  risk low
  timezone America/Los_Angeles
  window Sun 2026-11-01 00:00 to Sun 2026-11-01 04:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 01:30
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
  window Sun 2026-11-01 00:00 to Sun 2026-11-01 04:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 01:30 second
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/ambiguous")) {
      const { text, zone, choices, offsets, place } = problem;
      const [early, late] = offsets.map(offset => `UTC${formatOffset(offset)}`);
      const words = choices.map(({ newText }) => newText.trim());
      const only = words.length === 1 ? `, of which only the ${words[0]} is in the window` : "";
      const offered = list(
        words.map(word => `\`${word}\``),
        "or",
      );
      yield {
        message: `\`${text}\` happens twice in ${zoneCity(zone)}, as the clocks go back (first at ${early}, again at ${late})${only}. Write ${offered} behind it.`,
        place,
        fixes: choices.map(choice => replace("choice", choice)),
      };
    }
  },
};
