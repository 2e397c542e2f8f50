import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const kind: Rule = {
  code: "syntax/kind",
  severity: "error",
  fixed: true,
  summary: "A name of one kind where another kind is meant, such as a skill where a person is.",
  why: "The name is known, so the line looks right, but it means nothing: a skill cannot own a step, and a person is not an environment.",
  bad: `skill mail "Mail servers"
team mailers "Mail team" { contact "#mail" rotation "mail-primary" }
person ana "Ana" { timezone Europe/London knows mail }
person ben "Ben" { timezone Europe/London knows mail }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  notify announce "Announce the release" {
    to mailers, mail
    takes 5m
  }
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `skill mail "Mail servers"
team mailers "Mail team" { contact "#mail" rotation "mail-primary" }
person ana "Ana" { timezone Europe/London knows mail }
person ben "Ben" { timezone Europe/London knows mail }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  notify announce "Announce the release" {
    to mailers
    takes 5m
  }
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/kind"),
};
