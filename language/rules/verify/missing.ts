import { anchorOf, insertAfter, ownerLines, snippetPlaceholder, unusedNameIn } from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesAfter, lastStep } from "../first-and-last.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const verifyMissing: Rule = {
  code: "verify/missing",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release || !isReadWhole(plan, release.runbook)) return;
    const { runbook } = release;
    const last = lastStep(release, ({ answer }) => answer?.kind !== "undoes");
    if (
      !last ||
      last.broken ||
      runbook.work.activities.some(each => each.kind === "check" && comesAfter(release, each, last))
    )
      return;
    const anchor = anchorOf(runbook.work, last);
    yield {
      message: `No check follows ${quoted(last.title)}, the last step that changes something, so users would be the first to find a fault. Add a \`check\` after it.`,
      place: last.head,
      about: runbook.place,
      fixes: () => [
        {
          kind: "scaffold",
          title: "Add a check after it",
          edits: [
            insertAfter(anchor, [
              `check ${unusedNameIn(runbook, "verify")} "${snippetPlaceholder(1, "See that it works")}" {`,
              ...ownerLines(last.owners, anchor, 2, []),
              `  takes ${snippetPlaceholder(3, "10m")}`,
              `  expect "${snippetPlaceholder(4, "what must be seen")}"`,
              "}",
            ]),
          ],
        },
      ],
    };
  },
};
