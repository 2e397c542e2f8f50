import { hole, insertIn } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { Activity, Runbook } from "../../plan/plan.js";
import { reportLacking } from "../lacking.js";
import { type Rule, tidy } from "../rule.js";

export const gateNoOtherwise: Rule = {
  code: "gate/no-otherwise",
  severity: tidy("info"),
  summary: "A gate that does not say what to do on a no-go.",
  why: "On a no-go everybody asks what happens now. One line answers that in advance.",
  bad: `team ops "Operations" { contact "#ops" }
person ana "Ana" { team ops timezone Europe/London }
person ben "Ben" { team ops timezone Europe/London }

runbook release "Release 4.2" {
  change RFC-20871
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 13:00 Europe/London
  owner ops
  decider ops
  notify announce "Announce the release" { takes 5m to "#release" }
  gate go "Go or no-go" {
    takes 5m
    requires "the backup is listed"
  }
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
  gate go "Go or no-go" {
    takes 5m
    requires "the backup is listed"
    otherwise "come back next week"
  }
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
    const { runbook } = release;
    return reportLacking(runbook, {
      code: "gate/no-otherwise",
      kind: "gate",
      lacks: ({ otherwise }) => otherwise === undefined,
      what: {
        one: "does not say what to do on a no-go",
        none: "says what to do on a no-go",
        most: "do not say what to do on a no-go",
      },
      remedy: 'Add `otherwise rollback` or `otherwise "…"`',
      short: "has no `otherwise`",
      fixes: gate => fixesFor(runbook, gate),
    });
  },
};

function fixesFor({ work }: Runbook, gate: Activity): readonly Fix[] {
  const back: Fix = {
    kind: "choice",
    title: "Roll back on a no-go",
    edits: [insertIn(gate.insertion, ["otherwise rollback"])],
  };
  const other: Fix = {
    kind: "scaffold",
    title: "Say what to do on a no-go",
    edits: [insertIn(gate.insertion, [`otherwise "${hole(1, "what to do on a no-go")}"`])],
  };
  // A gate inside a rollback has nothing to go back to.
  return work.activities[gate.index] === gate ? [back, other] : [other];
}
