import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const changeMissing: Rule = {
  code: "change/missing",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release || release.runbook.changes.length > 0 || !isReadWhole(plan, release.runbook)) return;
    const { head, insertion } = release.runbook;
    yield {
      message:
        "No change record is named, so nobody who looks at the change records finds this release. Add `change RFC-…`.",
      place: head,
      fixes: () => [
        {
          kind: "scaffold",
          title: "Add the change record",
          edits: [insertIn(insertion, [`change ${snippetPlaceholder(1, "RFC-1")}`])],
        },
      ],
    };
  },
};
