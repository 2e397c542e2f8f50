import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const abbreviatedZone: Rule = {
  code: "time/abbreviated-zone",
  severity: "error",
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
