import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const token: Rule = {
  code: "syntax/token",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/token"),
};
