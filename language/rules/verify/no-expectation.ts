import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { reportMissingField } from "../missing-field.js";
import { type Rule, tidy } from "../rule.js";

export const verifyNoExpectation: Rule = {
  code: "verify/no-expectation",
  severity: tidy("warning"),
  check({ release }) {
    if (!release) return [];
    return reportMissingField(release.runbook, {
      code: "verify/no-expectation",
      kind: "check",
      lacks: ({ expect }) => expect.length === 0,
      what: {
        one: "does not say what must be seen, so nobody can tell whether it passed",
        none: "says what must be seen, so nobody can tell whether they passed",
        most: "do not say what must be seen, so nobody can tell whether they passed",
      },
      remedy: 'Add `expect "…"`',
      short: "has no `expect`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add what must be seen",
          edits: [insertIn(insertion, [`expect "${snippetPlaceholder(1, "what must be seen")}"`])],
        },
      ],
    });
  },
};
