import { edgesOf, freshName, hole, insertBefore, namesOf, ownerLines } from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesBefore, firstStep } from "../first-and-last.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const commsNoAnnouncement: Rule = {
  code: "comms/no-announcement",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release || !isReadWhole(plan, release.runbook)) return;
    const { runbook } = release;
    const first = firstStep(release);
    if (!first || runbook.work.activities.some(each => each.kind === "notify" && comesBefore(release, each, first))) {
      return;
    }
    const anchor = edgesOf(runbook.work)?.first ?? first.place;
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
              `notify ${freshName(runbook, "announce")} "${hole(1, "Announce the release")}" {`,
              ...ownerLines(first.owners, anchor, 2, namesOf(runbook.coordinators)),
              `  takes ${hole(3, "5m")}`,
              `  to "${hole(4, "#channel")}"`,
              "}",
            ]),
          ],
        },
      ],
    };
  },
};
