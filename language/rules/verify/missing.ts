import { anchorOf, freshName, hole, insertBehind, ownerLines } from "../../edits/statements.js";
import { quoted } from "../../wording/titles.js";
import { comesBehind, lastStep } from "../first-and-last.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const verifyMissing: Rule = {
  code: "verify/missing",
  severity: byRisk,
  summary:
    "No check comes after the last step that changes something; a step that undoes a temporary change does not count.",
  why: "Without a check at the end, customers are the first to find out that it did not work, when the people who could roll back are asleep.",
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
    const last = lastStep(release, ({ answer }) => answer?.kind !== "undoes");
    if (
      !last ||
      last.broken ||
      runbook.work.activities.some(each => each.kind === "check" && comesBehind(release, each, last))
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
            insertBehind(anchor, [
              `check ${freshName(runbook, "verify")} "${hole(1, "See that it works")}" {`,
              ...ownerLines(last.owners, anchor, 2, []),
              `  takes ${hole(3, "10m")}`,
              `  expect "${hole(4, "what must be seen")}"`,
              "}",
            ]),
          ],
        },
      ],
    };
  },
};
