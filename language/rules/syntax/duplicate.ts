import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const duplicate: Rule = {
  code: "syntax/duplicate",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/duplicate"),
};
