/** When somebody works, as a person or a team says it: hours, the days they are for, and lists of holidays. */
import type { Holidays as HolidaysNode, Hours as HoursNode, Moment, Weekdays } from "../generated/ast.js";
import type { Place } from "../plan/place.js";
import type { Declared, Holiday, Holidays, Hours, TimeProblem } from "../plan/plan.js";
import { nearest } from "../syntax/nearest.js";
import { dayNumber, type LocalDate } from "../time/calendar.js";
import { allDays, weekdayNames } from "../time/words.js";
import { readDate } from "./clock.js";
import { type Notes, note, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOf, placeOfProperty, removalOf, textOf } from "./places.js";
import { readHours } from "./times/times.js";
import { checkWeekday, dayOfWeek } from "./times/weekday.js";

/** All that are said; none where one of them could not be read, as the others would not be all. */
export function readWorkingHours(
  notes: Notes,
  statements: readonly HoursNode[],
  zone: ZoneScope,
  time: TimeFrame,
): readonly Hours[] {
  const [first] = statements;
  if (!first) return [];
  const read = statements.map(statement => readOne(notes, statement));
  const hours = read.flatMap(each => each ?? []);
  if (hours.length < read.length) return [];
  if (zone.kind === "none") noteNoZone(notes, "hours", placeOf(first), time);
  return hours;
}

/** Days begin and end in a zone. */
export function noteNoZone(notes: Notes, text: "hours" | "holidays", place: Place, time: TimeFrame): void {
  const { of, title, insert, zones } = time;
  const problem = { code: "time/missing-zone", place, of, title, insert, zones } as const;
  notes.times.push({ text, place, at: undefined, zone: undefined, problems: [problem] });
}

function readOne(notes: Notes, statement: HoursNode): Hours | undefined {
  const times = readHours(notes, statement.from, statement.to);
  const days = statement.days.length === 0 ? allDays : readDays(notes, statement.days);
  return times && days && { ...times, days, place: placeOf(statement), removal: removalOf(statement) };
}

function readDays(notes: Notes, written: readonly Weekdays[]): readonly number[] | undefined {
  const [first] = written;
  if (written.length === 1 && first?.from && first.to === undefined && isZoneLike(first.from)) {
    note(
      notes,
      "syntax/parse",
      placeOf(first),
      "hours are local time: say the zone once, with `timezone …` on a line of its own",
    );
    return allDays;
  }
  const read = written.map(each => readRange(notes, each));
  const days = new Set(read.flatMap(each => each ?? []));
  return read.includes(undefined) ? undefined : allDays.filter(day => days.has(day));
}

/** `Fri to Mon` goes on over the end of the week. */
function readRange(notes: Notes, range: Weekdays): readonly number[] | undefined {
  const from = dayOf(notes, range.from ?? "", placeOfProperty(range, "from"));
  const to = range.to === undefined ? from : dayOf(notes, range.to, placeOfProperty(range, "to"));
  if (from === undefined || to === undefined) return undefined;
  return allDays.filter(day => (from <= to ? from <= day && day <= to : day >= from || day <= to));
}

/** 1 for Monday; undefined, with a mistake noted, where a word is no day of the week. */
function dayOf(notes: Notes, word: string, place: Place): number | undefined {
  const day = dayOfWeek(word);
  if (day !== undefined) return day;
  const meant = meantBy(word);
  const advice = meant.length > 0 ? `did you mean ${meant[0]}?` : "write Mon, Tue, Wed, Thu, Fri, Sat or Sun";
  note(notes, "syntax/token", place, `\`${word}\` is no day of the week: ${advice}`, {
    fixes: meant.map(newText => ({ kind: "choice", title: `Write ${newText}`, edits: [{ place, newText }] })),
  });
  return undefined;
}

const shortNames = weekdayNames.map(name => name.slice(0, 3));

/** What somebody who wrote this for some days is likely to mean. */
function meantBy(word: string): readonly string[] {
  if (/^(week|work|working|business)-?days?$/i.test(word)) return ["Mon to Fri"];
  if (/^week-?ends?$/i.test(word)) return ["Sat, Sun"];
  if (/^(daily|every-?day)$/i.test(word)) return ["Mon to Sun"];
  const [from = "", to = "", ...more] = word.split("-");
  if (dayOfWeek(from) && dayOfWeek(to) && more.length === 0) return [`${from} to ${to}`];
  const names = /day/i.test(word) ? weekdayNames : shortNames;
  return nearest(word, names);
}

/** A word after the hours that is no day, nor like one: what people write there is a zone. */
function isZoneLike(word: string): boolean {
  return dayOfWeek(word) === undefined && meantBy(word).length === 0;
}

export function readHolidays(notes: Notes, declared: Declared, { days }: HolidaysNode): Holidays {
  return {
    ...declared,
    days: days.flatMap((each): readonly Holiday[] => {
      const { date: moment, title } = each;
      const date = moment?.date && readDate(notes, moment.date, placeOfProperty(moment, "date"))?.date;
      if (!moment || !date) return [];
      noteWeekday(notes, moment, date);
      return [{ day: dayNumber(date), title: title || undefined, place: placeOf(each) }];
    }),
  };
}

function noteWeekday(notes: Notes, moment: Moment, date: LocalDate): void {
  const { weekday } = moment;
  if (weekday === undefined || dayOf(notes, weekday, placeOfProperty(moment, "weekday")) === undefined) return;
  const problems: TimeProblem[] = [];
  checkWeekday({ moment, problems }, weekday, date);
  notes.times.push({ text: textOf(moment), place: placeOf(moment), at: undefined, zone: undefined, problems });
}
