import {
  firstAndLastOf,
  insertAfter,
  namesOf,
  ownerLines,
  snippetPlaceholder,
  unusedNameIn,
} from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesAfter, lastStep } from "../first-and-last.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const commsNoAllClear: Rule = {
  code: "comms/no-all-clear",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release || !isReadWhole(plan, release.runbook)) return;
    const { runbook } = release;
    const last = lastStep(release);
    if (!last || runbook.work.activities.some(each => each.kind === "notify" && comesAfter(release, each, last)))
      return;
    const anchor = firstAndLastOf(runbook.work)?.last ?? last.place;
    yield {
      message: `No \`notify\` follows ${quoted(last.title)}, the last step, so nobody hears that the release is over. Add a \`notify\` at the end.`,
      place: last.head,
      about: runbook.place,
      fixes: () => [
        {
          kind: "scaffold",
          title: "Add an all-clear",
          edits: [
            insertAfter(anchor, [
              `notify ${unusedNameIn(runbook, "all-clear")} "${snippetPlaceholder(1, "Say that the release is over")}" {`,
              ...ownerLines(last.owners, anchor, 2, namesOf(runbook.coordinators)),
              `  takes ${snippetPlaceholder(3, "5m")}`,
              `  to "${snippetPlaceholder(4, "#channel")}"`,
              "}",
            ]),
          ],
        },
      ],
    };
  },
};
