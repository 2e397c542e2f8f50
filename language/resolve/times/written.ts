/** The date and the clock time that a moment says in digits. */
import type { Moment } from "../../generated/ast.js";
import { comparePositions, type Place } from "../../plan/place.js";
import { formatLocalDate, weekdayNames } from "../../time/format.js";
import { type LocalDate, type LocalTime, nextDate } from "../../time/local.js";
import { readClock, readDate, type ZoneAfter } from "../clock.js";
import { type Notes, note } from "../context.js";
import { placeOf, placeOfProperty } from "../places.js";

export interface WrittenDateTime {
  readonly date: LocalDate | undefined;
  readonly time: LocalTime | undefined;
  /** It is 24:00, which is read as 00:00 of the next date; a weekday beside it is that of the day before. */
  readonly endsDay: boolean;
}

export const midnight = /^24:00(?::00)?$/;
const isoMidnight = /^(\d{4}-\d{1,2}-\d{1,2})T24:00(?::00)?Z?$/;

/** Undefined, with a mistake noted, where one of the two is written and is none. */
export function readWritten(notes: Notes, moment: Moment): WrittenDateTime | undefined {
  const { date: dateText, clock: clockText } = moment;
  const dayBefore = dateText && !clockText ? isoMidnight.exec(dateText)?.[1] : undefined;
  if (midnight.test(clockText ?? "") || dayBefore) return readMidnight(notes, moment, dayBefore ?? dateText);
  const zone = zoneAfter(notes, moment);
  const date = dateText
    ? readDate(notes, dateText, placeOfProperty(moment, "date"), { zone, clock: clockText })
    : undefined;
  if (dateText && !date) return undefined;
  const time = clockText ? readClock(notes, clockText, placeOfProperty(moment, "clock"), { zone }) : undefined;
  if (clockText && !time) return undefined;
  return { date: date?.date, time: time ?? date?.time, endsDay: false };
}

function readMidnight(notes: Notes, moment: Moment, dateText: string | undefined): WrittenDateTime | undefined {
  const place = digitsPlace(notes, moment);
  const day = dateText ? readDate({ ...notes, mistakes: [] }, dateText, place)?.date : undefined;
  if (dateText && !day) {
    readDate(notes, dateText, placeOfProperty(moment, "date"));
    return undefined;
  }
  const date = day && nextDate(day);
  const utc = moment.date?.endsWith("Z") && !moment.zone ? "UTC" : undefined;
  const words = [moment.weekday && nextWeekday(moment.weekday), date && formatLocalDate(date), "00:00", utc];
  const newText = words.filter(Boolean).join(" ");
  note(notes, "syntax/token", place, `a day ends where the next one begins: write ${newText}`, {
    fixes: [{ kind: "safe", title: `Write ${newText}`, edits: [{ place, newText }] }],
  });
  return { date, time: { hour: 0, minute: 0, second: 0 }, endsDay: true };
}

/** The day after a weekday, as long as it is written; one that is wrong stays wrong. */
function nextWeekday(written: string): string {
  const index = weekdayNames.findIndex(name => name.slice(0, 3).toLowerCase() === written.slice(0, 3).toLowerCase());
  const name = weekdayNames[(index + 1) % 7] ?? written;
  return /day$/i.test(written) ? name : name.slice(0, 3);
}

/** Weekday, date and clock time, without the zone and what follows it. */
export function digitsPlace({ uri }: Notes, moment: Moment): Place {
  const whole = placeOf(moment);
  const last = placeOfProperty(moment, moment.clock ? "clock" : "date");
  return { uri, range: { start: whole.range.start, end: last.range.end } };
}

function zoneAfter({ uri }: Notes, moment: Moment): ZoneAfter | undefined {
  if (!moment.zone) return undefined;
  const { end, start } = placeOfProperty(moment, "zone").range;
  const words = (["date", "clock", "fold"] as const).flatMap(word =>
    moment[word] ? placeOfProperty(moment, word).range.end : [],
  );
  const before = words.filter(each => comparePositions(each, start) <= 0).at(-1) ?? start;
  return { text: moment.zone, removal: { uri, range: { start: before, end } } };
}
