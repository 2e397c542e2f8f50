import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const reversed: Rule = {
  code: "time/reversed",
  severity: "error",
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
