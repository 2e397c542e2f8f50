import type { Fix } from "../../plan/finding.js";
import type { PolicyConflict } from "../../plan/plan.js";
import { list } from "../../wording/lists.js";
import { severalOf } from "../concerns.js";
import type { Rule } from "../rule.js";

export const policyConflict: Rule = {
  code: "policy/conflict",
  severity: "error",
  *check({ plan }) {
    for (const { setting, values, onlyHere } of plan.policy.conflicts) {
      const files = new Set(values.map(({ place }) => place.uri));
      // A file that contradicts itself is told so itself.
      if (files.size === 1 && !files.has(plan.uri) && !onlyHere) continue;
      const last = values.findLast(({ place }) => place.uri === plan.uri) ?? values.at(-1);
      if (!last) continue;
      yield {
        message: `\`${setting}\` is set twice, and neither value has priority: ${list([...new Set(values.map(({ value }) => `\`${value}\``))])}. Keep one of them.`,
        place: last.place,
        related: values
          .filter(each => each !== last)
          .map(({ value, place }) => ({ message: `\`${value}\` here`, place })),
        concerns: severalOf(values),
        fixes: files.size === 1 && !onlyHere ? values.map(each => keeping(each, values)) : [],
      };
    }
  },
};

type PolicyValueSource = PolicyConflict["values"][number];

function keeping({ value }: PolicyValueSource, values: readonly PolicyValueSource[]): Fix {
  const others = values.filter(each => each.value !== value);
  return { kind: "choice", title: `Keep \`${value}\``, edits: others.map(({ place }) => ({ place, newText: value })) };
}
