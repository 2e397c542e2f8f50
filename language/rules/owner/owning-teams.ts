/** Teams that own, run or decide something, and of which little is known. */

import type { RuleCode } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { PartyUse, Team } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { staffOf, type TeamMembership, teamMembershipOf } from "../../staffing/staff.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import { type Group, groupsBy } from "../groups.js";
import type { Report, Subject } from "../rule.js";
import { type ParticipantRole, participantRolesIn } from "./statements.js";

export interface OwningTeam {
  readonly team: Team;
  /** What it does where it is first named: `owns "Deploy"`. */
  readonly part: string;
  /** Where to say it, and what it is about. */
  readonly report: Pick<Report, "place" | "related" | "about" | "acceptedAt">;
}

/**
 * The teams of one standing that own something, cover for it or take part in it, run the release or decide; each once, by
 * first use, apart from what somebody accepts.
 */
export function* owningTeams(
  { plan, release }: Subject,
  standing: TeamMembership,
  code: RuleCode,
): Iterable<OwningTeam> {
  // Whom not all could be read of may be a member.
  if (!release || plan.people.some(({ broken }) => broken)) return;
  const staff = staffOf(plan);
  const teamOf = (party: PartyUse): Team | undefined => {
    if (party.kind !== "team" || teamMembershipOf(staff, party.team) !== standing) return undefined;
    const team = plan.teams[party.team];
    return team?.broken ? undefined : team;
  };
  if (!plan.teams.some((_, team) => teamMembershipOf(staff, team) === standing)) return;
  const isLookedFor = (party: PartyUse): boolean => teamOf(party) !== undefined;
  const parts = [
    ...participantRolesIn(release, isLookedFor),
    ...leading(release).filter(({ party }) => isLookedFor(party)),
  ];
  for (const [team, uses] of groupsBy(parts, ({ party }) => teamOf(party))) {
    if (!team) continue;
    for (const group of byAccept(uses, release.runbook, code, ({ place }) => place).values()) {
      yield { team, part: group[0].part, report: reportOf(team, group, plan.uri) };
    }
  }
}

/** Those who run the release or decide on it. */
function leading({ runbook: { coordinators, deciders, title } }: Release): readonly ParticipantRole[] {
  const named = (parties: readonly PartyUse[], does: string): readonly ParticipantRole[] =>
    parties.map(party => ({ party, part: `${does} ${quoted(title)}`, place: party.place }));
  return [...named(coordinators, "runs"), ...named(deciders, "may call a rollback of")];
}

/** Points at the declaration where it is in this file, else at the first use; the other of the two is related. */
function reportOf(team: Team, uses: Group<ParticipantRole>, uri: string): OwningTeam["report"] {
  const use: Place = uses[0].party.place;
  const whose = { about: team.place, acceptedAt: uses.map(({ place }) => place) };
  return team.place.uri === uri
    ? { ...whose, place: team.head, related: [{ message: "named here", place: use }] }
    : { ...whose, place: use, related: [{ message: "declared here", place: team.head }] };
}
