/** Who takes part, how they are reached, and what time it is for them. */
import { allWorkOf } from "../../plan/all-work.js";
import type { DeclarationId, Owners, PartyUse, Person, Plan, Team } from "../../plan/plan.js";
import { holidaysOf } from "../../staffing/working-time.js";
import { formatHours, zoneCity } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import type { BookPerson } from "./book.js";
import type { Sheet } from "./sheet.js";
import { joined, period, said, words } from "./words.js";

export function peopleOf(sheet: Sheet): readonly BookPerson[] {
  const { plan } = sheet;
  const { people, teams } = participants(sheet);
  const titles = new Map(plan.teams.map(({ id, title, name }) => [id, title || name]));
  return [
    ...plan.people
      .filter((_, index) => people.has(index))
      .map(person => ({
        title: person.title || person.name,
        team: joined(
          person.teams.map(team => titles.get(team) ?? ""),
          ", ",
        ),
        ...reached(person, hoursOf(person, plan), holidaysOf(person, teamsOf(person, plan)), sheet),
      })),
    ...plan.teams
      .filter((_, index) => teams.has(index))
      .map(team => ({
        title: team.title || team.name,
        team: team.rotation === undefined ? said("team") : words`rotation ${team.rotation}`,
        ...reached(team, team.hours.length > 0 ? formatHours(team.hours) : undefined, team.holidays, sheet),
      })),
  ];
}

function reached(
  { contacts, zone }: Person | Team,
  hours: string | undefined,
  holidays: readonly DeclarationId[],
  { plan, runbook: { window } }: Sheet,
): Pick<BookPerson, "contacts" | "zone" | "hours" | "window"> {
  const lists = plan.holidays.filter(({ id }) => holidays.includes(id)).map(({ title }) => title);
  const daysOff = lists.length > 0 ? `not on ${list(lists)}` : undefined;
  const known = [hours, daysOff].filter(each => each !== undefined);
  return {
    contacts,
    zone,
    hours: known.length > 0 ? joined(known, ", ") : said("not stated"),
    window: window && (zone === undefined ? said("unknown") : period(window, zone)),
  };
}

/** Their own, else those of their first team that has any, with its zone where it is another. */
function hoursOf({ hours, teams, zone }: Person, plan: Plan): string | undefined {
  if (hours.length > 0) return formatHours(hours);
  const team = teamsOf({ teams }, plan).find(each => each.hours.length > 0);
  if (!team) return undefined;
  const there = team.zone === undefined || team.zone === zone ? "" : ` in ${zoneCity(team.zone)}`;
  return `${formatHours(team.hours)}${there}`;
}

function teamsOf({ teams }: Pick<Person, "teams">, plan: Plan): readonly Team[] {
  return teams.flatMap(id => plan.teams.find(each => each.id === id) ?? []);
}

/** Positions in the plan's lists of everybody the runbook names. */
function participants({ runbook }: Sheet): {
  readonly people: ReadonlySet<number>;
  readonly teams: ReadonlySet<number>;
} {
  const people = new Set<number>();
  const teams = new Set<number>();
  const add = (parties: readonly PartyUse[]): void => {
    for (const party of parties) {
      if (party.kind === "person") people.add(party.person);
      if (party.kind === "team") teams.add(party.team);
    }
  };
  const addOwners = (owners: Owners | undefined): void => {
    if (owners) add([...owners.parties, ...owners.with]);
  };
  add(runbook.coordinators);
  add(runbook.deciders);
  add([runbook.accountable, runbook.escalation?.party].filter(each => each !== undefined));
  for (const { accountable } of runbook.work.blocks) if (accountable) add([accountable]);
  for (const { activities } of allWorkOf(runbook)) {
    for (const { owners, audience, escalation } of activities) {
      addOwners(owners);
      if (escalation) add([escalation.party]);
      add(audience.flatMap(each => (each.kind === "party" ? [each.party] : [])));
    }
  }
  for (const { owners } of runbook.rollbacks) addOwners(owners);
  for (const { owners } of runbook.contingencies) addOwners(owners);
  add(runbook.accepts.flatMap(({ by }) => by ?? []));
  return { people, teams };
}
