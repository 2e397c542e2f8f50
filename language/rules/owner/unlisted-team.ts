import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { owningTeams } from "./owning-teams.js";

export const unlistedTeam: Rule = {
  code: "owner/unlisted-team",
  severity: "warning",
  *check(subject) {
    for (const { team, part, report } of owningTeams(subject, "unlisted", unlistedTeam.code)) {
      yield {
        message: `${quoted(team.title)} ${part}, but the team names no members, so skills, leave and cover cannot be checked. Add \`team ${team.name}\` to each member, or give the team a rotation.`,
        ...report,
      };
    }
  },
};
