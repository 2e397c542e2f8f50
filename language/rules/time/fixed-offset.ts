import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const fixedOffset: Rule = {
  code: "time/fixed-offset",
  severity: "warning",
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
