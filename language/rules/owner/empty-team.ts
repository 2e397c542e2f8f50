import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { owningTeams } from "./owning-teams.js";

export const emptyTeam: Rule = {
  code: "owner/empty-team",
  severity: "error",
  summary:
    "A team owns something, runs the release or may call a rollback, but has neither a member nor a rotation nor a contact.",
  why: "A team without people is only a name: there is nobody to call, and nobody who knows that the work is theirs.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
team platform "Platform"

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner platform or ana
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { team platform timezone Europe/London contact "+44 20 0000 0001" }
team platform "Platform"

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner platform or ana
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  *check(subject) {
    for (const { team, part, report } of owningTeams(subject, "empty", emptyTeam.code)) {
      yield {
        message: `${quoted(team.title)} ${part}, but the team has no members. Add \`team ${team.name}\` to each member, or give the team a rotation and a contact.`,
        ...report,
      };
    }
  },
};
