/** What somebody answers before there is a first runbook: as typed, and as it is understood. */
import { plain } from "../exports/plain.js";
import type { Instant } from "../plan/plan.js";
import { formatLocalDate, formatLocalTime, zoneCity } from "../time/format.js";
import { type LocalMoment, toInstant, validDate } from "../time/local.js";
import { readZone } from "../time/zones.js";
import { list } from "../wording/lists.js";
import type { NewRunbook } from "./start.js";

/** In the order they are asked: what is understood of one may depend on those before it. */
export const questions = ["title", "zone", "opens", "environment", "people"] as const;

export type Question = (typeof questions)[number];

/** As typed; a missing one counts as empty. */
export type StartAnswers = Readonly<Partial<Record<Question, string>>>;

export type Validated<T> =
  | { readonly kind: "understood"; readonly value: T }
  | { readonly kind: "wrong"; readonly message: string };

const LONGEST = 80;
const MOST_PEOPLE = 20;

/** What the answers come to, or the first that cannot be taken, with what to write instead. */
export function readAnswers(
  answers: StartAnswers,
):
  | { readonly kind: "understood"; readonly start: NewRunbook }
  | { readonly kind: "wrong"; readonly question: Question; readonly message: string } {
  const title = readTitle(answers.title ?? "");
  if (title.kind === "wrong") return { ...title, question: "title" };
  const zone = readZoneName(answers.zone ?? "");
  if (zone.kind === "wrong") return { ...zone, question: "zone" };
  const opens = readOpening(answers.opens ?? "", zone.value);
  if (opens.kind === "wrong") return { ...opens, question: "opens" };
  const environment = readEnvironment(answers.environment ?? "");
  if (environment.kind === "wrong") return { ...environment, question: "environment" };
  const people = readPeople(answers.people ?? "");
  if (people.kind === "wrong") return { ...people, question: "people" };
  return {
    kind: "understood",
    start: {
      title: title.value,
      zone: zone.value,
      opens: opens.value,
      environment: environment.value,
      people: people.value,
    },
  };
}

/** What is wrong with one answer, given those before it, in a sentence; undefined when it can be taken. */
export function problemWith(question: Question, answers: StartAnswers): string | undefined {
  const read = readAnswers(answers);
  if (read.kind === "understood" || questions.indexOf(read.question) > questions.indexOf(question)) return undefined;
  return read.message;
}

/** What is released, in a few words. */
export function readTitle(text: string): Validated<string> {
  return readName(text, "Describe the release in a few words, such as `Search 4.2`.");
}

/** A zone by its IANA name; a city, an abbreviation or an offset is answered with the names that may be meant. */
export function readZoneName(text: string): Validated<string> {
  const reading = readZone(text);
  const instead = (problem: string, meant: readonly string[]) =>
    wrong(
      `${problem}; ${meant.length > 0 ? `write ${list(meant, "or")}` : "write an IANA name such as Europe/London"}`,
    );
  switch (reading.kind) {
    case "zone":
      return understood(reading.name);
    case "misspelt":
      return instead(`\`${text}\` is not the exact spelling of the time zone`, [reading.zone]);
    case "abbreviation":
      return instead(`\`${text}\` is an abbreviation, which means different zones to different people`, reading.meant);
    case "offset":
      return instead(`\`${text}\` is an offset, not a time zone, so it does not follow summer time`, []);
    case "unknown":
      return instead(
        reading.name === "" ? "times need a time zone" : `there is no time zone \`${text}\``,
        reading.nearest,
      );
  }
}

/** The moment the change window opens, written as `2026-05-23 22:00` on the clocks of `zone`; of an hour that comes twice, the first. */
export function readOpening(text: string, zone: string): Validated<Instant> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[ T]+(\d{2}):(\d{2})$/.exec(text.trim());
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (parts ?? []).slice(1).map(Number);
  if (!parts) return wrong("Write the date and the time as `2026-05-23 22:00`.");
  const date = { year, month, day };
  if (!validDate(date)) return wrong(`There is no date \`${formatLocalDate(date)}\` in the calendar.`);
  if (hour > 23 || minute > 59) return wrong("Clock times run from 00:00 to 23:59.");
  const reading = toInstant(date, { hour, minute, second: 0 }, zone);
  switch (reading.kind) {
    case "one":
      return understood(reading.at);
    case "two":
      return understood(reading.first);
    case "none":
      return wrong(
        `That time does not exist in ${zoneCity(zone)}: the clocks skip it. Use ${written(reading.before)} or ${written(reading.after)}.`,
      );
  }
}

/** Where the steps act. */
export function readEnvironment(text: string): Validated<string> {
  return readName(text, "Name the environment, such as `production`.");
}

/** Names with commas between them, each once, however it is capitalised; empty when nobody is named yet. */
export function readPeople(text: string): Validated<readonly string[]> {
  const named = text.split(/[,;\n]/).map(plain);
  const isFirst = (name: string, at: number) =>
    named.findIndex(other => other.toLowerCase() === name.toLowerCase()) === at;
  const people = named.filter((name, at) => name !== "" && isFirst(name, at));
  if (people.length > MOST_PEOPLE) return wrong(`Name the first few; ${MOST_PEOPLE} at most.`);
  const odd = people.find(name => name.length > LONGEST || !hasLetter(name));
  return odd === undefined
    ? understood(people)
    : wrong(`\`${odd}\` is not a name. Write names with commas between them.`);
}

function readName(text: string, empty: string): Validated<string> {
  const name = plain(text);
  if (!hasLetter(name)) return wrong(empty);
  return name.length > LONGEST ? wrong(`Keep it under ${LONGEST} characters.`) : understood(name);
}

/** What a name in a runbook can be made of. */
function hasLetter(text: string): boolean {
  return /[\p{L}\d]/u.test(text);
}

function written({ date, time }: LocalMoment): string {
  return `${formatLocalDate(date)} ${formatLocalTime(time)}`;
}

function understood<T>(value: T): Validated<T> {
  return { kind: "understood", value };
}

function wrong(message: string): Extract<Validated<never>, { readonly kind: "wrong" }> {
  return { kind: "wrong", message };
}
