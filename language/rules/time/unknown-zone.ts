import { isLeftOpen } from "../../syntax/placeholders.js";
import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const unknownZone: Rule = {
  code: "time/unknown-zone",
  severity: "error",
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
      if (isLeftOpen(zone)) {
        yield {
          message: `\`${zone}\` is still to be filled in, so nobody can tell when its times are. Write UTC, or Area/City such as America/Los_Angeles.`,
          place,
        };
        continue;
      }
      yield {
        message: `There is no time zone \`${zone}\`, so nobody can tell when its times are. ${remedy}`,
        place,
        fixes: nearest.map(each => replace("choice", { title: `Write ${each}`, newText: each, place })),
      };
    }
  },
};
