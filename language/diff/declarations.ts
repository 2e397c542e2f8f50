/** Who and what is declared, in the file and in what it imports. */
import { period, said, words, wordsOf } from "../exports/book/words.js";
import type {
  Away,
  Declared,
  Environment,
  Freeze,
  Holidays,
  Hours,
  Person,
  Plan,
  Policy,
  Seconds,
  Team,
} from "../plan/plan.js";
import { dateOfDay, weekdayOfDay } from "../time/calendar.js";
import { formatDuration } from "../time/duration.js";
import { formatExactPeriod, formatHours, formatLocalDay } from "../time/format.js";
import { allDays } from "../time/words.js";
import { type Fact, fact, facts, type Listed, unordered } from "./fact.js";
import { declaredFact, type Naming, operatorsFact } from "./side.js";
import type { Thing, ThingKind } from "./thing.js";

export function declarationsOf(plan: Plan): readonly Thing<Naming>[] {
  return [
    policyThing(plan.policy),
    ...plan.skills.map(each => declared("skill", each, () => [])),
    ...plan.teams.map(each => declared("team", each, side => teamFacts(each, side))),
    ...plan.people.map(each => declared("person", each, side => personFacts(each, side))),
    ...plan.environments.map(each => declared("environment", each, side => environmentFacts(each, side))),
    ...plan.holidays.map(each => declared("holidays", each, () => holidaysFacts(each))),
    ...plan.freezes.map(freezeThing),
  ];
}

function declared(kind: ThingKind, { name, title }: Declared, said: (side: Naming) => readonly Fact[]): Thing<Naming> {
  const facts = (side: Naming): readonly Fact[] => [...fact("title", title), ...said(side)];
  return { kind, word: kind, name, title, within: "", isPart: false, facts };
}

function teamFacts(team: Team, side: Naming): readonly Fact[] {
  return [
    ...fact("zone", team.zone),
    ...hoursFact(team.hours),
    ...declaredFact("holidays", team.holidays, "holidays", side),
    ...declaredFact("knows", team.knows, "skill", side),
    ...fact("rotation", team.rotation),
    ...contactsFact(team.contacts),
  ];
}

function personFacts(person: Person, side: Naming): readonly Fact[] {
  return [
    ...declaredFact("teams", person.teams, "team", side),
    ...fact("zone", person.zone),
    ...hoursFact(person.hours),
    ...unordered(
      "away",
      person.away.map(each => leave(each, person.zone)),
      "; ",
    ),
    ...declaredFact("holidays", person.holidays, "holidays", side),
    ...declaredFact("knows", person.knows, "skill", side),
    ...contactsFact(person.contacts),
  ];
}

function hoursFact(hours: readonly Hours[]): readonly Fact[] {
  return hours.length === 0 ? [] : fact("hours", said(formatHours(hours)));
}

/** In the person's own days: in another zone they are other instants, but the same leave. */
function leave({ from, to, because }: Away, zone = "UTC"): Listed {
  const days = formatExactPeriod({ start: from, end: to }, zone);
  return { key: JSON.stringify([days, because ?? ""]), words: words`${said(days)}${because && words` (${because})`}` };
}

function contactsFact(contacts: readonly string[]): readonly Fact[] {
  return facts(
    "contacts",
    contacts.map(each => ({ key: each, words: wordsOf(each) })),
    ", ",
  );
}

function environmentFacts(environment: Environment, side: Naming): readonly Fact[] {
  const { rehearseOn } = environment;
  return [
    ...fact("protected", environment.protected ? said("yes") : undefined),
    ...operatorsFact(environment.operators, side),
    ...declaredFact("rehearse-on", rehearseOn === undefined ? [] : [rehearseOn], "environment", side),
  ];
}

function holidaysFacts({ days }: Holidays): readonly Fact[] {
  const listed = days.map(({ day, title = "" }): Listed => {
    const date = formatLocalDay({ date: dateOfDay(day), weekday: weekdayOfDay(day) });
    return { key: JSON.stringify([day, title]), words: title === "" ? said(date) : words`${said(date)} (${title})` };
  });
  return unordered("days", listed, ", ");
}

function freezeThing({ title, from, to, zone }: Freeze): Thing<Naming> {
  const facts = (): readonly Fact[] => fact("period", period({ start: from, end: to }), `${from} ${to} ${zone}`);
  return { kind: "freeze", word: "freeze", name: "", title, within: "", isPart: false, facts };
}

function policyThing(policy: Policy): Thing<Naming> {
  const { quietHours, longestShift, leastCover, leastSlack, severities } = policy;
  const quiet = [{ ...quietHours, days: allDays }];
  return {
    kind: "policy",
    word: "policy",
    name: "",
    title: "",
    within: "",
    isPart: false,
    facts: () => [
      ...fact("quiet-hours", said(formatHours(quiet))),
      ...fact("longest-shift", said(lasting(longestShift))),
      ...fact("least-cover", said(String(leastCover))),
      ...fact("least-slack", said(`${Math.round(leastSlack * 1000) / 10}%`)),
      ...unordered(
        "severities",
        severities.map(({ code, severity }) => ({ key: `${code} ${severity}`, words: said(`${code} ${severity}`) })),
        ", ",
      ),
    ],
  };
}

function lasting(seconds: Seconds): string {
  return Number.isFinite(seconds) ? formatDuration(seconds) : "any";
}
