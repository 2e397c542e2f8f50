/** An interval that ends before it starts: what is written, and where it was probably meant to end. */
import type { Moment } from "../../generated/ast.js";
import type { Instant, TimeProblem, TimeReplacement } from "../../plan/plan.js";
import { formatLocalDate, formatLocalTime } from "../../time/format.js";
import { endOfDay, type LocalDate, type LocalTime, nextDate, toInstant, toLocal, validDate } from "../../time/local.js";
import type { Notes } from "../context.js";
import { placeOf, textOf } from "../places.js";
import { possibleInstants } from "./instant.js";
import { isDateAlone, writtenZone } from "./moment.js";
import { weekdayName } from "./weekday.js";
import { digitsPlace, readWritten } from "./written.js";

/** @param after when it starts, and the zone its end is read in */
export function reversal(
  notes: Notes,
  what: string,
  from: Moment,
  to: Moment,
  after: { readonly start: Instant; readonly zone: string | undefined },
): Extract<TimeProblem, { code: "time/reversed" }> {
  const [first, last] = [placeOf(from), placeOf(to)];
  return {
    code: "time/reversed",
    place: { uri: notes.uri, range: { start: first.range.start, end: last.range.end } },
    what,
    from: { text: textOf(from), place: first },
    to: { text: textOf(to), place: last },
    later: after.zone === undefined ? undefined : laterEnd(notes, to, after.start, after.zone),
  };
}

/** The end on the first day on which it comes after the start. */
function laterEnd(notes: Notes, to: Moment, start: Instant, zone: string): TimeReplacement | undefined {
  // What is written has been read before: what is wrong with it is known.
  const written = readWritten({ ...notes, mistakes: [] }, to);
  if (!written?.date) return undefined;
  const { time } = written;
  const date = isDateAlone(to) ? nextOfMonth(written.date, start, zone) : time && nextAtClock(to, time, start, zone);
  if (!date) return undefined;
  const utc = !to.zone && writtenZone(to) ? "UTC" : undefined;
  const words = [
    to.weekday && weekdayName(date, to.weekday),
    formatLocalDate(date),
    time && formatLocalTime(time),
    utc,
  ];
  const newText = words.filter(Boolean).join(" ");
  return { title: `End on ${newText}`, newText, place: digitsPlace(notes, to) };
}

const oneAndTwo = [0, 1, 2];

function nextAtClock(to: Moment, time: LocalTime, start: Instant, zone: string): LocalDate | undefined {
  const { date } = toLocal(start, zone);
  return oneAndTwo
    .map(days => nextDate(date, days))
    .find(each => possibleInstants(toInstant(each, time, zone), to).some(at => at > start));
}

/** The same day of the first month in which it is not over at the start. */
function nextOfMonth(written: LocalDate, start: Instant, zone: string): LocalDate | undefined {
  const { year, month } = toLocal(start, zone).date;
  return oneAndTwo
    .map(months => ({ year: year + Math.floor((month - 1 + months) / 12), month: ((month - 1 + months) % 12) + 1 }))
    .map(each => ({ ...each, day: written.day }))
    .find(each => validDate(each) && endOfDay(each, zone) > start);
}
