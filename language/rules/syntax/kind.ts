import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const kind: Rule = {
  code: "syntax/kind",
  severity: "error",
  fixed: true,
  check: ({ plan }) => mistakesOf(plan, "syntax/kind"),
};
