/** Teams that own, run or decide something, and of which little is known. */
import type { Place } from "../../plan/place.js";
import type { PartyUse, Team } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Report, Subject } from "../rule.js";
import { quoted } from "../words.js";
import { type Standing, staffOf, standingOf } from "./staff.js";
import { statementsOf } from "./statements.js";

export interface OwningTeam {
  readonly team: Team;
  /** What it does where it is first named: `owns "Deploy"`. */
  readonly part: string;
  /** Where it is first named. */
  readonly use: Place;
  readonly isDeclaredHere: boolean;
}

/**
 * The teams of one standing that own something, cover for it or take part in it, run the release or decide; each once, by
 * first use.
 */
export function owningTeams({ plan, release }: Subject, standing: Standing): readonly OwningTeam[] {
  if (!release) return [];
  const staff = staffOf(plan);
  // Whom not all could be read of may be a member.
  if (plan.people.some(({ broken }) => broken)) return [];
  const found = new Map<number, OwningTeam>();
  for (const { party, part } of partsIn(release)) {
    if (party.kind !== "team" || found.has(party.team) || standingOf(staff, party.team) !== standing) continue;
    const team = plan.teams[party.team];
    if (!team || team.broken) continue;
    found.set(party.team, { team, part: part(), use: party.place, isDeclaredHere: team.place.uri === plan.uri });
  }
  return [...found.values()];
}

interface Part {
  readonly party: PartyUse;
  readonly part: () => string;
}

function* partsIn(release: Release): Iterable<Part> {
  const { coordinators, deciders, title } = release.runbook;
  for (const statement of statementsOf(release)) {
    const { parties, with: taking } = statement.owners;
    const what = quoted(statement.title);
    for (const [index, party] of parties.entries()) {
      yield { party, part: () => (index === 0 ? `owns ${what}` : `is to cover ${what}`) };
    }
    for (const party of taking) yield { party, part: () => `takes part in ${what}` };
  }
  for (const party of coordinators) yield { party, part: () => `is to run ${quoted(title)}` };
  for (const party of deciders) yield { party, part: () => `may call a rollback of ${quoted(title)}` };
}

/** Points at the declaration where it is in this file, else at the first use; the other of the two is related. */
export function atTeam({ team, use, isDeclaredHere }: OwningTeam): Pick<Report, "place" | "related"> {
  return isDeclaredHere
    ? { place: team.head, related: [{ message: "named here", place: use }] }
    : { place: use, related: [{ message: "declared here", place: team.head }] };
}
