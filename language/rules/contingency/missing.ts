import { edgesOf, freshName, hole, insertBehind, insertIn, namesOf } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { Runbook } from "../../plan/plan.js";
import { byRisk, type Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const contingencyMissing: Rule = {
  code: "contingency/missing",
  severity: { ...byRisk, high: "warning" },
  summary: "No contingency at all.",
  why: "Everybody in the release can name what is most likely to go wrong. If it is written down in advance, with what shows it and who acts, it costs minutes instead of hours.",
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
  notify done "Say that it is done" { takes 5m to "#release" }
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
    const { activities } = runbook.work;
    if (runbook.contingencies.length > 0 || !activities.some(({ kind }) => kind === "step")) return;
    yield {
      message:
        'No contingency is planned, so people have to improvise when something goes wrong. Say what is most likely to go wrong, what shows it and what to do then: `contingency NAME "title" { trigger … then … }`.',
      place: runbook.head,
      fixes: () => [scaffold(runbook)],
    };
  },
};

function scaffold(runbook: Runbook): Fix {
  const last = edgesOf(runbook.work)?.last;
  const names = namesOf(runbook.deciders);
  const statement = [
    `contingency ${freshName(runbook, "trouble")} "${hole(1, "what may go wrong")}" {`,
    `  trigger "${hole(2, "what shows it")}"`,
    `  owner ${hole(3, names.length > 0 ? names.join(" or ") : "who")}`,
    "  then rollback",
    "}",
  ];
  return {
    kind: "scaffold",
    title: "Add a contingency",
    edits: [last ? insertBehind(last, statement) : insertIn(runbook.insertion, statement)],
  };
}
