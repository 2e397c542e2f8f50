import { edgesOf, freshName, hole, insertBehind, namesOf, ownerLines } from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesBehind, lastStep } from "../first-and-last.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const commsNoAllClear: Rule = {
  code: "comms/no-all-clear",
  severity: byRisk,
  summary: "No notify comes after the last step.",
  why: "Whoever was told that the release starts waits to hear that it is over: support keeps the banner up, and the night shift keeps watching.",
  bad: `team ops "Operations" { contact "#ops" }
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
    const last = lastStep(release);
    if (!last || runbook.work.activities.some(each => each.kind === "notify" && comesBehind(release, each, last)))
      return;
    const anchor = edgesOf(runbook.work)?.last ?? last.place;
    yield {
      message: `No \`notify\` follows ${quoted(last.title)}, the last step, so nobody hears that the release is over. Add a \`notify\` at the end.`,
      place: last.head,
      about: runbook.place,
      fixes: () => [
        {
          kind: "scaffold",
          title: "Add an all-clear",
          edits: [
            insertBehind(anchor, [
              `notify ${freshName(runbook, "all-clear")} "${hole(1, "Say that the release is over")}" {`,
              ...ownerLines(last.owners, anchor, 2, namesOf(runbook.coordinators)),
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
