import { hole, insertIn } from "../../edits/statements.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const changeMissing: Rule = {
  code: "change/missing",
  severity: byRisk,
  summary: "No change record is named.",
  why: "Others look into the change records to see what happens when: support, audit, and the team whose release would collide with yours.",
  bad: `team ops "Operations" { contact "#ops" }
person ana "Ana" { team ops timezone Europe/London }
person ben "Ben" { team ops timezone Europe/London }

runbook release "Release 4.2" {
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
          edits: [insertIn(insertion, [`change ${hole(1, "RFC-1")}`])],
        },
      ],
    };
  },
};
