import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { Activity, Runbook } from "../../plan/plan.js";
import { reportMissingField } from "../missing-field.js";
import { type Rule, tidy } from "../rule.js";

export const gateNoOtherwise: Rule = {
  code: "gate/no-otherwise",
  severity: tidy("info"),
  check({ release }) {
    if (!release) return [];
    const { runbook } = release;
    return reportMissingField(runbook, {
      code: "gate/no-otherwise",
      kind: "gate",
      lacks: ({ otherwise }) => otherwise === undefined,
      what: {
        one: "does not say what to do on a no-go",
        none: "says what to do on a no-go",
        most: "do not say what to do on a no-go",
      },
      remedy: 'Add `otherwise rollback` or `otherwise "…"`',
      short: "has no `otherwise`",
      fixes: gate => fixesFor(runbook, gate),
    });
  },
};

function fixesFor({ work }: Runbook, gate: Activity): readonly Fix[] {
  const back: Fix = {
    kind: "choice",
    title: "Roll back on a no-go",
    edits: [insertIn(gate.insertion, ["otherwise rollback"])],
  };
  const other: Fix = {
    kind: "scaffold",
    title: "Say what to do on a no-go",
    edits: [insertIn(gate.insertion, [`otherwise "${snippetPlaceholder(1, "what to do on a no-go")}"`])],
  };
  // A gate inside a rollback has nothing to go back to.
  return work.activities[gate.index] === gate ? [back, other] : [other];
}
