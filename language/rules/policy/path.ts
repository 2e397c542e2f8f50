import type { Rule } from "../rule.js";

export const policyPath: Rule = {
  code: "policy/path",
  severity: "error",
  summary: "A path of a `policy in` that can name no runbook.",
  why: "A policy that is for nothing changes nothing; whoever wrote it believes otherwise.",
  bad: `policy in "/legacy/**" {
  severity rehearsal/missing warning
}
`,
  good: `policy in "legacy/**" {
  severity rehearsal/missing warning
}
`,
  *check({ plan }) {
    for (const { text, place, why, remedy } of plan.policy.emptyPaths)
      yield { message: `No runbook lies at \`${text}\`: ${why}. To fix it, ${remedy}.`, place };
  },
};
