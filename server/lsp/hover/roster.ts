import type {
  Analysis,
  DeclarationId,
  Environment,
  Holidays,
  Hours,
  Person,
  Place,
  Plan,
  Skill,
  Team,
} from "../../../language/index.js";
import type { Release } from "../../../language/schedule/release.js";
import { dateOfDay, weekdayOfDay } from "../../../language/time/calendar.js";
import { formatDuration } from "../../../language/time/duration.js";
import {
  formatDate,
  formatExactPeriod,
  formatHours,
  formatLocalDay,
  formatRelative,
  zoneCity,
} from "../../../language/time/format.js";
import { count } from "../../../language/wording/lists.js";
import { loadOf } from "../load.js";
import { releaseIn } from "../releases.js";
import { lines, plain } from "./markdown.js";

/** What is known of the skill, team, person or environment whose name stands at `head`. */
export function declarationHover(head: Place, analysis: Analysis): string | undefined {
  const { plan } = analysis;
  const { start } = head.range;
  const isMeant = (each: { readonly head: Place }): boolean =>
    each.head.uri === head.uri &&
    each.head.range.start.line === start.line &&
    each.head.range.start.character === start.character;
  const person = plan.people.findIndex(isMeant);
  const found = plan.people[person];
  if (found) return personHover(found, plan, loadInWords(found, person, releaseIn(analysis)));
  const team = plan.teams.find(isMeant);
  if (team) return teamHover(team, plan);
  const skill = plan.skills.find(isMeant);
  if (skill) return skillHover(skill, plan);
  const holidays = plan.holidays.find(isMeant);
  if (holidays) return holidaysHover(holidays, plan);
  const environment = plan.environments.find(isMeant);
  return environment && environmentHover(environment, plan);
}

function personHover(person: Person, plan: Plan, load: string | undefined): string {
  const zone = person.zone;
  return lines([
    `**${plain(person.title)}** (person)`,
    said("Zone", zone ? [zone] : []),
    hoursInWords(person.hours),
    said("Holidays", titlesOf(person.holidays, plan.holidays)),
    said("Teams", titlesOf(person.teams, plan.teams)),
    said("Knows", titlesOf(person.knows, plan.skills)),
    said("Contact", person.contacts),
    ...person.away.map(({ from, to, because }) => {
      // The end is the first moment after the last day.
      const days = `${formatDate(from, zone ?? "UTC")} to ${formatDate(to - 1, zone ?? "UTC")}`;
      return plain(`Away ${days}${because ? `: ${because}` : ""}`);
    }),
    load,
  ]);
}

/** "Booked: 3 activities, 1h35m in all, from Sat 2026-05-23 23:10 to Sun 2026-05-24 01:40 in Sydney" */
function loadInWords({ zone }: Person, index: number, release: Release | undefined): string | undefined {
  if (!release) return undefined;
  const load = loadOf(release, index);
  if (!load) return "Not booked here";
  const { bookings, seconds, from } = load;
  const shown = zone ?? release.runbook.zone;
  const activities = count(bookings.length, "activity", "activities");
  const period = release.schedule.dated
    ? `${formatExactPeriod(from, shown)} in ${zoneCity(shown)}`
    : `${formatRelative(from.start)} to ${formatRelative(from.end)}`;
  return plain(`Booked: ${activities}, ${formatDuration(seconds)} in all, ${period}`);
}

function teamHover(team: Team, plan: Plan): string {
  const members = plan.people.filter(({ teams }) => teams.includes(team.id)).map(({ title }) => title);
  return lines([
    `**${plain(team.title)}** (team)`,
    said("Members", members),
    said("Rotation", team.rotation ? [team.rotation] : []),
    said("Zone", team.zone ? [team.zone] : []),
    hoursInWords(team.hours),
    said("Holidays", titlesOf(team.holidays, plan.holidays)),
    said("Knows", titlesOf(team.knows, plan.skills)),
    said("Contact", team.contacts),
  ]);
}

function skillHover(skill: Skill, plan: Plan): string {
  const knowing = [...plan.people, ...plan.teams].filter(({ knows }) => knows.includes(skill.id));
  return lines([
    `**${plain(skill.title)}** (skill)`,
    knowing.length === 0
      ? "Nobody in this file or its imports knows it"
      : said(
          "Known by",
          knowing.map(({ title }) => title),
        ),
  ]);
}

const mostDays = 20;

function holidaysHover(holidays: Holidays, plan: Plan): string {
  const days = holidays.days.slice(0, mostDays).map(({ day, title }) => {
    const date = dateOfDay(day);
    const text = formatLocalDay({ date, weekday: weekdayOfDay(day) });
    return title === undefined ? text : `${text} (${title})`;
  });
  const more = holidays.days.length - days.length;
  const naming = [...plan.people, ...plan.teams].filter(each => each.holidays.includes(holidays.id));
  return lines([
    `**${plain(holidays.title)}** (holidays)`,
    said("Days", more > 0 ? [...days, `${more} more`] : days),
    naming.length === 0
      ? "Named by nobody in sight"
      : said(
          "Taken off by",
          naming.map(({ title }) => title),
        ),
  ]);
}

function environmentHover(environment: Environment, plan: Plan): string {
  const rehearsal = environment.rehearseOn === undefined ? [] : titlesOf([environment.rehearseOn], plan.environments);
  return lines([
    `**${plain(environment.title)}** (environment)`,
    environment.protected ? "Protected: changes only inside a window and outside freezes" : undefined,
    said("Operators", titlesOf(environment.operators, [...plan.teams, ...plan.people])),
    said("Rehearse on", rehearsal),
  ]);
}

function titlesOf(
  ids: readonly DeclarationId[],
  declared: readonly { readonly id: DeclarationId; readonly title: string }[],
): readonly string[] {
  return ids.flatMap(id => declared.find(each => each.id === id)?.title ?? []);
}

function said(what: string, values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : `${what}: ${values.map(plain).join(", ")}`;
}

function hoursInWords(hours: readonly Hours[]): string | undefined {
  return hours.length > 0 ? `Hours: ${formatHours(hours)}` : undefined;
}
