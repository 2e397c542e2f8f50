import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const zonesDisagree: Rule = {
  code: "time/zones-disagree",
  severity: "error",
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/zones-disagree")) {
      const { text, correct, expected, other, place } = problem;
      yield {
        message: `\`${text}\` is not the same time as the one next to it, which is ${expected}. Correct the one that is wrong.`,
        place,
        related: [{ message: "the time it should be", place: other }],
        fixes: correct ? [replace("choice", correct)] : [],
      };
    }
  },
};
