import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const reference: Rule = {
  code: "syntax/reference",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/reference"),
};
