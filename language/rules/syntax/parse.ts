import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const parse: Rule = {
  code: "syntax/parse",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/parse"),
};
