import { edgesOf, freshName, hole, insertBefore, namesOf, ownerLines } from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesBefore, firstStep } from "../first-and-last.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const commsNoAnnouncement: Rule = {
  code: "comms/no-announcement",
  severity: byRisk,
  summary: "No notify comes before the first step.",
  why: "People who know in advance plan around a release. People who notice an outage open tickets, and call the wrong team.",
  bad: `team ops "Operations" { contact "#ops" }
person ana "Ana" { team ops timezone Europe/London }
person ben "Ben" { team ops timezone Europe/London }

runbook release "Release 4.2" {
  change RFC-20871
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 13:00 Europe/London
  owner ops
  decider ops
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m expect "4.1 on every node" }
  }
  check smoke "Place an order" { takes 10m expect "the order arrives" }
  notify done "Say that it is done" { takes 5m to "#release" }
  contingency slow "Orders are slow" { trigger "over 2 s" then rollback }
}
`,
  good: `team ops "Operations" { contact "#ops" }
person ana "Ana" { team ops timezone Europe/London }
person ben "Ben" { team ops timezone Europe/London }

runbook release "Release 4.2" {
  change RFC-20871
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 13:00 Europe/London
  owner ops
  decider ops
  notify announce "Announce the release" { takes 5m to "#release" }
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m expect "4.1 on every node" }
  }
  check smoke "Place an order" { takes 10m expect "the order arrives" }
  notify done "Say that it is done" { takes 5m to "#release" }
  contingency slow "Orders are slow" { trigger "over 2 s" then rollback }
}
`,
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
