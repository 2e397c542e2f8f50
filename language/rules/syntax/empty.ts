import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const empty: Rule = {
  code: "syntax/empty",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/empty"),
};
