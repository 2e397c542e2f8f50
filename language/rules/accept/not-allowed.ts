import { acceptsOf } from "../accepting.js";
import type { Rule } from "../rule.js";

export const acceptNotAllowed: Rule = {
  code: "accept/not-allowed",
  severity: "error",
  fixed: true,
  last: true,
  *check({ plan, rules }) {
    const fixed = new Map(rules.filter(rule => rule.fixed).map(rule => [rule.code, rule]));
    for (const { code, codePlace, removal } of acceptsOf(plan)) {
      if (!fixed.has(code)) continue;
      yield {
        message: `\`${code}\` cannot be accepted. Fix what it finds, and remove this line.`,
        place: codePlace,
        fixes: [{ kind: "choice", title: "Remove it", edits: [{ place: removal, newText: "" }] }],
      };
    }
    for (const { code, severity, place } of plan.policy.written) {
      const rule = fixed.get(code);
      if (!rule || rule.severity === severity) continue;
      yield { message: `A policy cannot change the severity of \`${code}\`. Remove this line.`, place };
    }
  },
};
