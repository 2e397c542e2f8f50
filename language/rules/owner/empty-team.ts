import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { owningTeams } from "./owning-teams.js";

export const emptyTeam: Rule = {
  code: "owner/empty-team",
  severity: "error",
  *check(subject) {
    for (const { team, part, report } of owningTeams(subject, "empty", emptyTeam.code)) {
      yield {
        message: `${quoted(team.title)} ${part}, but the team has no members. Add \`team ${team.name}\` to each member, or give the team a rotation and a contact.`,
        ...report,
      };
    }
  },
};
