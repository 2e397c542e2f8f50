import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { owningTeams } from "./owning-teams.js";

export const unlistedTeam: Rule = {
  code: "owner/unlisted-team",
  severity: "warning",
  summary:
    "A team that owns something, runs the release or may call a rollback has only a contact, so who can do it cannot be checked.",
  why: "A mailbox may be read by ten people that night, or by none. Skills, leave, working hours and cover can be checked only for people who are named.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
team platform "Platform" { contact "#platform" }

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
team platform "Platform" { contact "#platform" rotation "platform-primary" }

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
    for (const { team, part, report } of owningTeams(subject, "unlisted", unlistedTeam.code)) {
      yield {
        message: `${quoted(team.title)} ${part}, but the team names no members, so skills, leave and cover cannot be checked. Add \`team ${team.name}\` to each member, or give the team a rotation.`,
        ...report,
      };
    }
  },
};
