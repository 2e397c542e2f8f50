import { hole, insertIn } from "../../edits/statements.js";
import { reportLacking } from "../lacking.js";
import type { Rule } from "../rule.js";

export const gateNoCriteria: Rule = {
  code: "gate/no-criteria",
  severity: "warning",
  summary: "A gate with no `requires`.",
  why: "A gate without criteria is decided by mood and by rank. Agree in advance what must be true, so that people only have to look it up at night.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  gate go "Go or no-go" {
    takes 5m
    otherwise "come back next week"
  }
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  gate go "Go or no-go" {
    takes 5m
    requires "the backup is listed"
    otherwise "come back next week"
  }
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  check({ release }) {
    if (!release) return [];
    return reportLacking(release.runbook, {
      code: "gate/no-criteria",
      kind: "gate",
      lacks: ({ requires }) => requires.length === 0,
      what: {
        one: "does not say what must be true for a go, so people will decide by feeling",
        none: "says what must be true for a go, so people will decide by feeling",
        most: "do not say what must be true for a go, so people will decide by feeling",
      },
      remedy: 'Add `requires "…"`',
      short: "has no `requires`",
      fixes: ({ insertion }) => [
        {
          kind: "scaffold",
          title: "Add what it requires",
          edits: [insertIn(insertion, [`requires "${hole(1, "what must be true")}"`])],
        },
      ],
    });
  },
};
