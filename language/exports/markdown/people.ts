/** Who takes part, how they are reached, and what time it is for them. */
import { allWorkOf } from "../../plan/all-work.js";
import type { DeclarationId, Owners, PartyUse, Person, Plan, Team } from "../../plan/plan.js";
import { holidaysOf } from "../../staffing/working-time.js";
import { formatHours, zoneCity } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import { period, type Sheet } from "./sheet.js";
import { heading, inline, type MarkdownLines, paragraph, table } from "./text.js";

export function peopleSection(sheet: Sheet): MarkdownLines {
  const { plan, runbook } = sheet;
  const { people, teams } = participants(sheet);
  if (people.size + teams.size === 0) return [...heading(2, "People"), ...paragraph("Nobody is named.")];
  const window = runbook.window ? ["The window there"] : [];
  const teamTitle = new Map(plan.teams.map(({ id, title, name }) => [id, title || name]));
  const rows = [
    ...plan.people
      .filter((_, index) => people.has(index))
      .map(person => [
        inline(person.title || person.name),
        person.teams.map(team => inline(teamTitle.get(team) ?? "")).join(", "),
        ...reached(person, hoursOf(person, plan), holidaysOf(person, teamsOf(person, plan)), sheet),
      ]),
    ...plan.teams
      .filter((_, index) => teams.has(index))
      .map(team => [
        inline(team.title || team.name),
        team.rotation === undefined ? "team" : `rotation ${inline(team.rotation)}`,
        ...reached(team, team.hours.length > 0 ? formatHours(team.hours) : undefined, team.holidays, sheet),
      ]),
  ];
  return [...heading(2, "People"), ...table(["Who", "Team", "Contact", "Time zone", "Hours", ...window], rows)];
}

function reached(
  { contacts, zone }: Person | Team,
  hours: string | undefined,
  holidays: readonly DeclarationId[],
  sheet: Sheet,
): MarkdownLines {
  const { window } = sheet.runbook;
  const lists = sheet.plan.holidays.filter(({ id }) => holidays.includes(id)).map(({ title }) => inline(title));
  const daysOff = lists.length > 0 ? `not on ${list(lists)}` : undefined;
  return [
    contacts.map(each => inline(each)).join(", ") || "none",
    zone === undefined ? "not stated" : inline(zone),
    [hours, daysOff].filter(each => each !== undefined).join(", ") || "not stated",
    ...(window ? [zone === undefined ? "unknown" : period(window, sheet, zone)] : []),
  ];
}

/** Their own, else those of their first team that has any, with its zone where it is another. */
function hoursOf({ hours, teams, zone }: Person, plan: Plan): string | undefined {
  if (hours.length > 0) return formatHours(hours);
  const team = teamsOf({ teams }, plan).find(each => each.hours.length > 0);
  if (!team) return undefined;
  const there = team.zone === undefined || team.zone === zone ? "" : ` in ${inline(zoneCity(team.zone))}`;
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
