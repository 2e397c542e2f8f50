import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { reportMissingField } from "../missing-field.js";
import type { Rule } from "../rule.js";

export const gateNoCriteria: Rule = {
  code: "gate/no-criteria",
  severity: "warning",
  check({ release }) {
    if (!release) return [];
    return reportMissingField(release.runbook, {
      code: "gate/no-criteria",
      kind: "gate",
      lacks: ({ requires }) => requires.length === 0,
      what: {
        one: "does not say what must be true for a go, so people will decide by feeling",
        none: "says what must be true for a go, so people will decide by feeling",
        most: "do not say what must be true for a go, so people will decide by feeling",
      },
      remedy: 'Add `requires "…"`',
      short: "has no `requires`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add what it requires",
          edits: [insertIn(insertion, [`requires "${snippetPlaceholder(1, "what must be true")}"`])],
        },
      ],
    });
  },
};
