/** The instant of one written moment. */
import type { Moment } from "../../generated/ast.js";
import { endOf, startOf } from "../../plan/place.js";
import type { Instant, Seconds, TimeReplacement } from "../../plan/plan.js";
import { formatLocalDate, formatLocalTime } from "../../time/format.js";
import {
  compareDates,
  endOfDay,
  type LocalDate,
  type LocalMoment,
  type LocalReading,
  type LocalTime,
  nextDate,
  startOfDay,
  toInstant,
  toLocal,
} from "../../time/local.js";
import type { Notes, TimeFrame, ZoneScope } from "../context.js";
import { placeOfProperty, textOf } from "../places.js";
import { relativeText, writtenZone } from "./moment.js";
import { movedMoment, namesDay } from "./moved.js";
import type { TimeReading } from "./reading.js";
import { relativeInstant } from "./relative.js";
import { checkWeekday, readWeekday, sameWeekday, weekdayName } from "./weekday.js";
import { digitsPlace, readWritten } from "./written.js";

/** Dates offered for a time that lacks one. */
const mostCandidates = 8;

/** A time without a date is looked for in windows up to this long; in longer ones it stands on many days anyway. */
const longestSearch = 40;

export function instantOf(reading: TimeReading): Instant | undefined {
  const { frame, moment } = reading;
  if (!frame.moved || !namesDay(moment)) return instantAsRead(reading);
  const at = instantAsRead({ ...reading, frame: frame.moved.from });
  return at === undefined ? undefined : movedMoment(reading, frame.moved, at);
}

function instantAsRead(reading: TimeReading): Instant | undefined {
  const { notes, moment } = reading;
  const relative = relativeText(moment);
  if (relative) return relativeInstant(reading, relative);
  if (!readWeekday(notes, moment)) return undefined;
  const written = readWritten(notes, moment);
  if (!written) return undefined;
  const { date, time, endsDay } = written;
  const zone = usable(moment.zone ? reading.zone : (writtenZone(moment) ?? reading.zone));
  if (date && moment.weekday) checkWeekday(reading, moment.weekday, endsDay ? nextDate(date, -1) : date);
  if (!zone) {
    if (reading.zone.kind === "none") missingZone(reading);
    return undefined;
  }
  if (!date && reading.on) return time && atLocalTime(reading, reading.on, time, zone, reading.frame.window);
  if (!date) return time && dateInWindow(reading, time, zone, endsDay);
  if (!time) return reading.edge === "start" ? startOfDay(date, zone) : endOfDay(date, zone);
  return atLocalTime(reading, date, time, zone);
}

/** The name to calculate with: an IANA name or a fixed offset. */
export function usable(zone: ZoneScope): string | undefined {
  return zone.kind === "zone" || zone.kind === "offset" ? zone.name : undefined;
}

export function missingZone({ frame, problems, place }: TimeReading): void {
  const { of, title, insert, zones } = frame;
  problems.push({ code: "time/missing-zone", place, of, title, insert, zones });
}

/** @param window where the time has to be, when that is all that settles its date */
function atLocalTime(
  reading: TimeReading,
  date: LocalDate,
  time: LocalTime,
  zone: string,
  window?: TimeFrame["window"],
): Instant | undefined {
  const { moment, problems, place, notes } = reading;
  const local = toInstant(date, time, zone);
  switch (local.kind) {
    case "one":
      return local.at;
    case "two": {
      if (moment.fold) return moment.fold === "first" ? local.first : local.second;
      const readings = (["first", "second"] as const).map(fold => ({ fold, at: local[fold] }));
      const inside = readings.filter(each => !window || (window.start <= each.at && each.at <= window.end));
      const last = inside.at(-1);
      problems.push({
        code: "time/ambiguous",
        place,
        text: textOf(moment),
        means: undefined,
        zone,
        choices: inside.map(({ fold }) => ({ title: `Take the ${fold}`, newText: ` ${fold}`, place: endOf(place) })),
        latest: last?.at ?? local.second,
        offsets: local.offsets,
      });
      return reading.edge === "start" ? inside[0]?.at : last?.at;
    }
    case "none": {
      problems.push({
        code: "time/nonexistent",
        place,
        text: textOf(moment),
        means: undefined,
        zone,
        before: replacement(notes, moment, date, local.before),
        after: replacement(notes, moment, date, local.after),
      });
      return undefined;
    }
  }
}

/** The minute to write instead of one that does not exist; with its date where that is another, or not a word of its own. */
function replacement(notes: Notes, moment: Moment, date: LocalDate, { date: day, time }: LocalMoment): TimeReplacement {
  const clock = formatLocalTime(time);
  if (moment.clock && (!moment.date || compareDates(date, day) === 0))
    return { title: `Write ${clock}`, newText: clock, place: placeOfProperty(moment, "clock") };
  const parts = [moment.weekday && weekdayName(day, moment.weekday), formatLocalDate(day), clock];
  const newText = parts.filter(Boolean).join(" ");
  return { title: `Write ${newText}`, newText, place: digitsPlace(notes, moment) };
}

/** A time without a date is the one such time inside the window. */
function dateInWindow(reading: TimeReading, time: LocalTime, zone: string, endsDay: boolean): Instant | undefined {
  const { frame, moment, problems, place } = reading;
  const written = (date: LocalDate): LocalDate => (endsDay ? nextDate(date, -1) : date);
  const fits = (date: LocalDate): boolean => !moment.weekday || sameWeekday(moment.weekday, written(date));
  const missing = (why: "no-window" | "outside-window" | "several", dates: readonly LocalDate[]): undefined => {
    const fitting = dates.filter(fits);
    // Where no date fits the weekday, it is the weekday that the date replaces.
    const insert = moment.weekday
      ? fitting.length > 0
        ? startOf(placeOfProperty(moment, "clock"))
        : placeOfProperty(moment, "weekday")
      : startOf(place);
    const candidates = (fitting.length > 0 ? fitting : dates).map(date => formatLocalDate(written(date)));
    problems.push({ code: "time/missing-date", place, candidates, insert, why, text: textOf(moment) });
  };
  if (frame.settlesZero && reading.edge === "end" && reading.from !== undefined) {
    const day = firstAfter(reading, reading.from, time, zone, fits);
    return day ? atLocalTime(reading, day, time, zone) : missing("no-window", datesNear(reading, time, zone));
  }
  if (!frame.window) return frame.windowBroken ? undefined : missing("no-window", datesNear(reading, time, zone));
  const { start, end } = frame.window;
  const found = datesInWindow(moment, frame.window, time, zone, fits);
  const [only, ...more] = found;
  if (only && more.length === 0) return atLocalTime(reading, only, time, zone, frame.window);
  if (only) return missing("several", found);
  const [first, last] = [toLocal(start, zone).date, toLocal(end, zone).date];
  return missing("outside-window", compareDates(first, last) === 0 ? [first] : [first, last]);
}

/** The first dates on which a time falls into the window, no earlier than it begins. */
function datesInWindow(
  moment: Moment,
  { start, end }: NonNullable<TimeFrame["window"]>,
  time: LocalTime,
  zone: string,
  fits: (date: LocalDate) => boolean,
): readonly LocalDate[] {
  const found: LocalDate[] = [];
  let date = toLocal(start, zone).date;
  for (let day = 0; day < longestSearch && found.length < mostCandidates; day++, date = nextDate(date)) {
    if (startOfDay(date, zone) > end) break;
    if (!fits(date)) continue;
    if (possibleInstants(toInstant(date, time, zone), moment).some(at => start <= at && at <= end)) found.push(date);
  }
  return found;
}

/** The first dates on which a time that says none falls into the rest of the window, from an instant on. */
export function datesLeft(
  { notes, frame, moment, zone: around }: Pick<TimeReading, "notes" | "frame" | "moment" | "zone">,
  earliest: Instant,
): readonly LocalDate[] {
  const { moved, window } = frame;
  if (moved && window && namesDay(moment)) {
    const planned = { notes, frame: moved.from, moment, zone: around };
    return datesLeft(planned, earliest - (window.start - moved.since));
  }
  const { time, endsDay } = readWritten(notes, moment) ?? {};
  const zone = usable(moment.zone ? around : (writtenZone(moment) ?? around));
  if (!time || !window || zone === undefined) return [];
  const { weekday } = moment;
  const fits = (date: LocalDate): boolean => !weekday || sameWeekday(weekday, endsDay ? nextDate(date, -1) : date);
  return datesInWindow(moment, { start: Math.max(window.start, earliest), end: window.end }, time, zone, fits);
}

const daysOfWeek = 7;

/** A window's end without a date is the first such time after its start. */
function firstAfter(
  reading: TimeReading,
  start: Instant,
  time: LocalTime,
  zone: string,
  fits: (date: LocalDate) => boolean,
): LocalDate | undefined {
  let date = toLocal(start, zone).date;
  for (let day = 0; day <= daysOfWeek; day++, date = nextDate(date)) {
    if (fits(date) && possibleInstants(toInstant(date, time, zone), reading.moment).some(at => at > start)) return date;
  }
  return undefined;
}

/** The instants a reading may mean; a time that does not exist counts where it would have been. */
export function possibleInstants(local: LocalReading, { fold }: Moment): readonly Instant[] {
  switch (local.kind) {
    case "one":
      return [local.at];
    case "two":
      return fold === "first" ? [local.first] : fold === "second" ? [local.second] : [local.first, local.second];
    case "none":
      return [local.before.at, local.after.at];
  }
}

/** The dates a time may be on that no window fixes: the first such time from the interval's start or T on, and the next day's. */
function datesNear({ frame, from }: TimeReading, time: LocalTime, zone: string): readonly LocalDate[] {
  const near = from ?? frame.zero;
  if (near === undefined) return [];
  const local = toLocal(near, zone);
  const isLater = secondsOfDay(time) >= secondsOfDay(local.time);
  if (from !== undefined) return [isLater ? local.date : nextDate(local.date)];
  return isLater ? [local.date, nextDate(local.date)] : [nextDate(local.date), local.date];
}

export function secondsOfDay({ hour, minute, second }: LocalTime): Seconds {
  return hour * 3600 + minute * 60 + second;
}
