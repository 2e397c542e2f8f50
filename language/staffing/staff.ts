/** The people and teams of a plan, looked up quickly: who is in a team, who knows what, who may act where. */

import { createNotes, keptFor } from "../plan/kept.js";
import type { DeclarationId, EnvironmentUse, Holidays, PartyUse, Plan, Team } from "../plan/plan.js";
import { type HolidayLists, keyOf, type OffDuty, offDutyOf } from "./working-time.js";

/** What a plan says of its people, wherever they are declared. */
export type Roster = Pick<Plan, "people" | "teams" | "skills" | "environments" | "holidays" | "policy">;

export interface Staff {
  readonly roster: Roster;
  /** By position of a team: the positions of the people who name it, by title, whatever the order of their declarations. */
  readonly members: readonly (readonly number[])[];
  /** By position of a person: the teams they name, in order. */
  readonly teams: readonly (readonly Team[])[];
  /** By position of a person: their own skills and those of their teams. */
  readonly skills: readonly ReadonlySet<DeclarationId>[];
  /** By position of an environment: who may act there; undefined where everybody may. */
  readonly operators: readonly (ReadonlySet<DeclarationId> | undefined)[];
}

/**
 * What a team amounts to. `listed`: people name it. `rotation`: nobody does, but it has a rotation. `unlisted`: it has only a
 * contact, so who is in it is not known. `empty`: nothing at all.
 */
export type TeamMembership = "listed" | "rotation" | "unlisted" | "empty";

/** Linear in the roster. The very same object for as long as the roster is. */
export function staffOf(roster: Roster): Staff {
  const known = staffs.get(roster.people);
  if (known && isSame(known.roster, roster)) return known;
  const { people, teams, skills, environments, holidays, policy } = roster;
  const staff = makeStaff({ people, teams, skills, environments, holidays, policy });
  staffs.set(people, staff);
  return staff;
}

const staffs = createNotes<Roster["people"], Staff>();

function isSame(a: Roster, b: Roster): boolean {
  return (
    a.people === b.people &&
    a.teams === b.teams &&
    a.skills === b.skills &&
    a.environments === b.environments &&
    a.holidays === b.holidays &&
    a.policy === b.policy
  );
}

function makeStaff(roster: Roster): Staff {
  const position = new Map(roster.teams.map(({ id }, index) => [id, index]));
  const members: number[][] = roster.teams.map(() => []);
  const teams = roster.people.map(person => person.teams.flatMap(id => roster.teams[position.get(id) ?? -1] ?? []));
  for (const [index, person] of roster.people.entries()) {
    for (const id of person.teams) members[position.get(id) ?? -1]?.push(index);
  }
  const title = (person: number): string => roster.people[person]?.title ?? "";
  return {
    roster,
    members: members.map(team => team.sort((a, b) => (title(a) < title(b) ? -1 : title(a) > title(b) ? 1 : 0))),
    teams,
    skills: roster.people.map(({ knows }, index) => {
      const skills = new Set(knows);
      for (const team of teams[index] ?? []) for (const skill of team.knows) skills.add(skill);
      return skills;
    }),
    operators: roster.environments.map(({ operators }) => (operators.length === 0 ? undefined : new Set(operators))),
  };
}

/** When a person, by position, is off duty; undefined where that cannot be judged. */
export function offDutyIn(staff: Staff, person: number): OffDuty | undefined {
  const { byPerson } = offDuties(staff);
  if (byPerson.has(person)) return byPerson.get(person);
  const off = makeOffDuty(staff, person);
  byPerson.set(person, off);
  return off;
}

/** By what people and teams name them with. */
export const holidayLists = keptFor(
  (holidays: readonly Holidays[]): HolidayLists => new Map(holidays.map(each => [each.id, each])),
);

/** Of those asked about: of many people in a roster few do anything. */
const offDuties = keptFor((_: Staff) => ({
  byPerson: new Map<number, OffDuty | undefined>(),
  byHours: new Map<string, OffDuty>(),
}));

/** Those without holidays, which are a file's own: the same in whatever file, so that their shifts are worked out once. */
const byHoursAnywhere = new Map<string, OffDuty>();
const mostKept = 256;

function makeOffDuty(staff: Staff, index: number): OffDuty | undefined {
  const { roster, teams } = staff;
  const person = roster.people[index];
  const own = teams[index] ?? [];
  if (!person || person.broken || own.some(({ broken }) => broken)) return undefined;
  const off = offDutyOf(person, own, roster.policy, holidayLists(roster.holidays));
  return off && sameIn(off.holidays ? offDuties(staff).byHours : byHoursAnywhere, off);
}

/** Who has the same hours has the same object. */
function sameIn(known: Map<string, OffDuty>, off: OffDuty): OffDuty {
  const key = keyOf(off);
  const same = known.get(key);
  if (same) return same;
  if (known.size >= mostKept) known.clear();
  known.set(key, off);
  return off;
}

/** The people some parties stand for, by position: themselves, or the members of a team. */
export function peopleOf(staff: Staff, parties: readonly PartyUse[]): ReadonlySet<number> {
  return new Set(
    parties.flatMap(party => {
      if (party.kind === "person") return [party.person];
      return party.kind === "team" ? (staff.members[party.team] ?? []) : [];
    }),
  );
}

export function teamMembershipOf(staff: Staff, team: number): TeamMembership {
  if ((staff.members[team] ?? []).length > 0) return "listed";
  const { rotation, contacts } = staff.roster.teams[team] ?? { rotation: undefined, contacts: [] };
  if (rotation !== undefined) return "rotation";
  return contacts.length > 0 ? "unlisted" : "empty";
}

/** Who may act in an environment: undefined when everybody may, as where it names no operators or is not declared. */
export function operatorsOf(staff: Staff, use: EnvironmentUse | undefined): ReadonlySet<DeclarationId> | undefined {
  return use?.environment === undefined ? undefined : staff.operators[use.environment];
}

/** Named as an operator, or in a team that is. Of whom not all could be read is given the benefit of the doubt. */
export function personMayAct(staff: Staff, person: number, use: EnvironmentUse | undefined): boolean {
  const operators = operatorsOf(staff, use);
  const { id, teams, broken } = staff.roster.people[person] ?? { id: "", teams: [], broken: false };
  return !operators || broken || operators.has(id) || teams.some(team => operators.has(team));
}

/** A team is as good as its members who may act. */
export function teamMayAct(staff: Staff, team: number, use: EnvironmentUse | undefined): boolean {
  const operators = operatorsOf(staff, use);
  if (!operators || operators.has(staff.roster.teams[team]?.id ?? "")) return true;
  return (staff.members[team] ?? []).some(person => personMayAct(staff, person, use));
}

/** The skills among `needs` that a person lacks; none of whom not all could be read. */
export function skillsLacking(staff: Staff, person: number, needs: readonly DeclarationId[]): readonly DeclarationId[] {
  const isRead = !staff.roster.people[person]?.broken && !(staff.teams[person] ?? []).some(({ broken }) => broken);
  if (!isRead) return [];
  const skills = staff.skills[person];
  return needs.filter(need => !skills?.has(need));
}

/** The skills among `needs` that neither a team as such nor any of its members has. */
export function skillsLackingIn(staff: Staff, team: number, needs: readonly DeclarationId[]): readonly DeclarationId[] {
  const found = staff.roster.teams[team];
  const own = found?.knows ?? [];
  const members = staff.members[team] ?? [];
  if (found?.broken || members.some(person => staff.roster.people[person]?.broken)) return [];
  return needs.filter(need => !own.includes(need) && !members.some(person => staff.skills[person]?.has(need)));
}
