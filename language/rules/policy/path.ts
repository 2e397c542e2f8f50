import type { Rule } from "../rule.js";

export const policyPath: Rule = {
  code: "policy/path",
  severity: "error",
  *check({ plan }) {
    for (const { text, place, why, remedy } of plan.policy.emptyPaths)
      yield { message: `No runbook lies at \`${text}\`: ${why}. To fix it, ${remedy}.`, place };
  },
};
