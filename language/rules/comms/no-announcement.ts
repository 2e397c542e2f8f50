import {
  firstAndLastOf,
  insertBefore,
  namesOf,
  ownerLines,
  snippetPlaceholder,
  unusedNameIn,
} from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesBefore, firstStep } from "../first-and-last.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const commsNoAnnouncement: Rule = {
  code: "comms/no-announcement",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release || !isReadWhole(plan, release.runbook)) return;
    const { runbook } = release;
    const first = firstStep(release);
    if (
      !first ||
      runbook.work.activities.some(each => each.kind === "notify" && !each.during && comesBefore(release, each, first))
    ) {
      return;
    }
    const anchor = firstAndLastOf(runbook.work)?.first ?? first.place;
    yield {
      message: `No \`notify\` comes before ${quoted(first.title)}, the first step, so nobody is told in advance. Add a \`notify\` before it.`,
      place: first.head,
      about: runbook.place,
      fixes: () => [
        {
          kind: "scaffold",
          title: "Add an announcement",
          edits: [
            insertBefore(anchor, [
              `notify ${unusedNameIn(runbook, "announce")} "${snippetPlaceholder(1, "Announce the release")}" {`,
              ...ownerLines(first.owners, anchor, 2, namesOf(runbook.coordinators)),
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
