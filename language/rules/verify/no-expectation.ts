import { hole, insertIn } from "../../edits/statements.js";
import { reportLacking } from "../lacking.js";
import { type Rule, tidy } from "../rule.js";

export const verifyNoExpectation: Rule = {
  code: "verify/no-expectation",
  severity: tidy("warning"),
  summary: "A check with no `expect`.",
  why: "If a check does not say what must be seen, whoever runs it can only guess whether it passed.",
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
  check smoke "Place an order" { takes 10m }
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
  check({ release }) {
    if (!release) return [];
    return reportLacking(release.runbook, {
      code: "verify/no-expectation",
      kind: "check",
      lacks: ({ expect }) => expect.length === 0,
      what: {
        one: "does not say what must be seen, so nobody can tell whether it passed",
        none: "says what must be seen, so nobody can tell whether they passed",
        most: "do not say what must be seen, so nobody can tell whether they passed",
      },
      remedy: 'Add `expect "…"`',
      short: "has no `expect`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add what must be seen",
          edits: [insertIn(insertion, [`expect "${hole(1, "what must be seen")}"`])],
        },
      ],
    });
  },
};
