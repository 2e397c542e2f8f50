/** Teams that own something, and of which little is known. */
import type { Place } from "../../plan/place.js";
import type { Team } from "../../plan/plan.js";
import type { Report, Subject } from "../rule.js";
import { type Standing, staffOf, standingOf } from "./staff.js";
import { statementsOf } from "./statements.js";

export interface OwningTeam {
  readonly team: Team;
  /** Of the first thing it is named for. */
  readonly title: string;
  /** What it does there: only the first named is responsible. */
  readonly part: "owns" | "is to cover" | "takes part in";
  /** Where it is first named. */
  readonly use: Place;
  readonly isDeclaredHere: boolean;
}

/** The teams of one standing that own something, cover for it or take part in it; each once, by first use. */
export function owningTeams({ plan, release }: Subject, standing: Standing): readonly OwningTeam[] {
  if (!release) return [];
  const staff = staffOf(plan);
  // Whom not all could be read of may be a member.
  if (plan.people.some(({ broken }) => broken)) return [];
  const found = new Map<number, OwningTeam>();
  for (const { owners, title } of statementsOf(release)) {
    for (const [index, party] of [...owners.parties, ...owners.with].entries()) {
      if (party.kind !== "team" || found.has(party.team) || standingOf(staff, party.team) !== standing) continue;
      const team = plan.teams[party.team];
      if (!team || team.broken) continue;
      const part = index === 0 ? "owns" : index < owners.parties.length ? "is to cover" : "takes part in";
      found.set(party.team, { team, title, part, use: party.place, isDeclaredHere: team.place.uri === plan.uri });
    }
  }
  return [...found.values()];
}

/** Points at the declaration where it is in this file, else at the first use; the other of the two is related. */
export function atTeam({ team, use, isDeclaredHere }: OwningTeam): Pick<Report, "place" | "related"> {
  return isDeclaredHere
    ? { place: team.head, related: [{ message: "named here", place: use }] }
    : { place: use, related: [{ message: "declared here", place: team.head }] };
}
