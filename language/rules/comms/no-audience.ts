import { hole, insertIn } from "../../edits/statements.js";
import { reportLacking } from "../lacking.js";
import type { Rule } from "../rule.js";

export const commsNoAudience: Rule = {
  code: "comms/no-audience",
  severity: "warning",
  summary: "A notify with no `to`.",
  why: "A message without recipients reaches nobody. Who is told is part of the plan.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  notify done "Say that it is done" { takes 5m }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  notify done "Say that it is done" { takes 5m to "#release" }
}
`,
  check({ release }) {
    if (!release) return [];
    return reportLacking(release.runbook, {
      code: "comms/no-audience",
      kind: "notify",
      lacks: ({ audience }) => audience.length === 0,
      what: { one: "does not say who is told", none: "says who is told", most: "do not say who is told" },
      remedy: 'Add `to TEAM, PERSON, "channel"`',
      short: "has no `to`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add who is told",
          edits: [insertIn(insertion, [`to "${hole(1, "#channel")}"`])],
        },
      ],
    });
  },
};
