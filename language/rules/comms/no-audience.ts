import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { reportMissingField } from "../missing-field.js";
import type { Rule } from "../rule.js";

export const commsNoAudience: Rule = {
  code: "comms/no-audience",
  severity: "warning",
  check({ release }) {
    if (!release) return [];
    return reportMissingField(release.runbook, {
      code: "comms/no-audience",
      kind: "notify",
      lacks: ({ audience }) => audience.length === 0,
      what: { one: "does not say who is told", none: "says who is told", most: "do not say who is told" },
      remedy: 'Add `to TEAM, PERSON, "channel"`',
      short: "has no `to`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add who is told",
          edits: [insertIn(insertion, [`to "${snippetPlaceholder(1, "#channel")}"`])],
        },
      ],
    });
  },
};
