/** What a written time means: one instant, or the problems that keep it from having one. */
import type { Moment } from "../generated/ast.js";
import { endOf, type Place, startOf } from "../plan/place.js";
import type { Instant, Replacement, Seconds, TimeProblem } from "../plan/plan.js";
import { formatLocalDate, formatLocalTime, formatRelative, weekdayNames } from "../time/format.js";
import {
  addDays,
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
  weekdayOf,
} from "../time/local.js";
import { readClock, readDate, readSeconds } from "./clock.js";
import { type Notes, note, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOf, placeOfProperty, textOf } from "./places.js";
import { scopeOf, zoneName, zoneProblems } from "./zones.js";

const weekday = /^(mon|tues?|wed(nes)?|thu(r|rs)?|fri|sat(ur)?|sun)(day)?$/i;
/** Dates offered for a time that lacks one. */
const mostCandidates = 8;
/** A time without a date is looked for in windows up to this long; in longer ones it stands on many days anyway. */
const longestSearch = 40;

export interface ReadOptions {
  readonly zone: ZoneScope;
  /** What a date alone stands for: the start of that day, or the end of it. */
  readonly edge: "start" | "end";
  /** The zone said with it, which a fixed offset may contradict; `zone` when not given. */
  readonly beside?: ZoneScope;
  /** The start of the interval this ends: where it lacks a date, it is on that day or the next. */
  readonly from?: Instant | undefined;
}

/** Reads an instant and notes the written time, its value and its problems. Undefined when it has no value. */
export function readMoment(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  options: ReadOptions,
): Instant | undefined {
  return moment && readNoting(notes, frame, moment, options).at;
}

/** The same, with the list its problems are in, for what is found only when other times are read. */
function readNoting(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  options: ReadOptions,
): { readonly at: Instant | undefined; readonly problems: TimeProblem[] } {
  const problems: TimeProblem[] = [];
  const zone = moment.zone ? scopeOf(moment.zone) : options.zone;
  const place = placeOf(notes.uri, moment);
  const { edge, from } = options;
  const at = instantOf({ notes, frame, moment, zone, edge, from, problems, place });
  if (moment.zone) {
    const about = at ?? roughly(moment) ?? frame.window?.start;
    problems.push(...zoneProblems(moment.zone, zonePlace(notes, moment), frame, about, options.beside ?? options.zone));
  }
  notes.times.push({ text: textOf(moment), place, at, zone: zoneName(zone), problems });
  return { at, problems };
}

/** Reads `FROM to TO`, or a day alone: a zone behind either end serves both. The end, when a date alone, includes its day. */
export function readInterval(
  notes: Notes,
  frame: TimeFrame,
  from: Moment | undefined,
  to: Moment | undefined,
  zone: ZoneScope,
  what: string,
): { readonly from: Instant; readonly to: Instant; readonly zone: string | undefined } | undefined {
  if (!from) return undefined;
  if (!to) return readDay(notes, frame, from, zone);
  const scope = writtenZone(from) ?? writtenZone(to) ?? zone;
  const start = readNoting(notes, frame, from, { zone: scope, edge: "start", beside: writtenZone(to) ?? zone });
  const ending: ReadOptions = { zone: scope, edge: "end", beside: writtenZone(from) ?? zone, from: start.at };
  const end = readNoting(notes, frame, to, ending);
  if (start.at === undefined || end.at === undefined) return undefined;
  if (start.at > end.at) {
    const [first, last] = [placeOf(notes.uri, from), placeOf(notes.uri, to)];
    end.problems.push({
      code: "time/reversed",
      place: { uri: notes.uri, range: { start: first.range.start, end: last.range.end } },
      what,
      from: { text: textOf(from), place: first },
      to: { text: textOf(to), place: last },
    });
    return undefined;
  }
  return { from: start.at, to: end.at, zone: zoneName(scope) };
}

/** A day alone: the same text is its start and its end, and is noted once. */
function readDay(notes: Notes, frame: TimeFrame, day: Moment, zone: ZoneScope): ReturnType<typeof readInterval> {
  const scope = writtenZone(day) ?? zone;
  const from = readMoment(notes, frame, day, { zone: scope, edge: "start" });
  const to = readMoment({ ...notes, times: [], mistakes: [] }, frame, day, { zone: scope, edge: "end" });
  return from === undefined || to === undefined ? undefined : { from, to, zone: zoneName(scope) };
}

/** The zone a time itself names, by a name behind it or by the Z of an ISO time. */
function writtenZone(moment: Moment): ZoneScope | undefined {
  if (moment.zone) return scopeOf(moment.zone);
  return /\dZ$/i.test(moment.clock ?? moment.date ?? "") ? { kind: "zone", name: "UTC" } : undefined;
}

/** Reads `at MOMENT also MOMENT, …`: the same instant said again must be the same instant. */
export function readWithAlso(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  also: readonly Moment[],
  options: ReadOptions,
): Instant | undefined {
  if (!moment) return undefined;
  const first = readNoting(notes, frame, moment, options);
  const place = placeOf(notes.uri, moment);
  const again = also.map(each => readAgain(notes, frame, each, first.at, options));
  const odd = oddFirst(again);
  if (odd === undefined) {
    for (const { expected, moment: other, zone, problems } of again) {
      if (expected !== undefined) problems.push(disagreement(notes, other, zone, expected, place));
    }
  } else {
    const zone = usable(moment.zone ? scopeOf(moment.zone) : options.zone) ?? "UTC";
    const expected = differenceFrom(notes, frame, moment, odd, zone);
    const other = also[0] ? placeOf(notes.uri, also[0]) : place;
    if (expected !== undefined) first.problems.push(disagreement(notes, moment, zone, expected, other));
  }
  return first.at;
}

/** Whether a time is T with or without an offset. */
export function isRelative(moment: Moment): boolean {
  return relativeText(moment) !== undefined;
}

function relativeText({ relative, weekday, date, clock }: Moment): string | undefined {
  return relative ?? (weekday === "T" && !date && !clock ? "T" : undefined);
}

/** Local seconds since midnight of `FROM to TO` clock times; undefined when either is none. */
export function readHours(
  notes: Notes,
  from: Moment | undefined,
  to: Moment | undefined,
): { readonly from: Seconds; readonly to: Seconds } | undefined {
  const start = readHour(notes, from, false);
  const end = readHour(notes, to, true);
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

function readHour(notes: Notes, moment: Moment | undefined, end: boolean): Seconds | undefined {
  if (!moment) return undefined;
  if (!moment.clock || moment.date || moment.weekday) {
    note(
      notes,
      "syntax/parse",
      placeOf(notes.uri, moment),
      "hours are clock times of every day, such as `hours 09:00 to 17:00`",
    );
    return undefined;
  }
  if (writtenZone(moment)) {
    const place = placeOfProperty(notes.uri, moment, moment.zone ? "zone" : "clock");
    note(
      notes,
      "syntax/parse",
      place,
      "hours are local time: say the zone once, with `timezone …` on a line of its own",
    );
    if (!moment.zone) return undefined;
  }
  const clock = readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock"), end);
  return clock && clock.time.hour * 3600 + clock.time.minute * 60 + clock.time.second;
}

// ---------------------------------------------------------------- one moment

interface Reading {
  readonly notes: Notes;
  readonly frame: TimeFrame;
  readonly moment: Moment;
  readonly zone: ZoneScope;
  readonly edge: "start" | "end";
  readonly from: Instant | undefined;
  readonly problems: TimeProblem[];
  readonly place: Place;
}

function instantOf(reading: Reading): Instant | undefined {
  const { notes, moment } = reading;
  const relative = relativeText(moment);
  if (relative) return relativeInstant(reading, relative);
  if (!readWeekday(notes, moment)) return undefined;
  const written = moment.date ? readDate(notes, moment.date, placeOfProperty(notes.uri, moment, "date")) : undefined;
  if (moment.date && !written) return undefined;
  const clock = moment.clock ? readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock")) : undefined;
  if (moment.clock && !clock) return undefined;
  const zone = usable(moment.zone ? reading.zone : (writtenZone(moment) ?? reading.zone));
  if (written && moment.weekday) checkWeekday(reading, moment.weekday, written.date);
  if (!zone) {
    if (reading.zone.kind === "none") missingZone(reading);
    return undefined;
  }
  const time = clock?.time ?? written?.time;
  if (!written) return time && dateInWindow(reading, time, zone);
  if (!time) return reading.edge === "start" ? startOfDay(written.date, zone) : endOfDay(written.date, zone);
  return at(reading, written.date, time, zone);
}

/** Whether what stands in a weekday's place, if anything, is one and says it of something; else that is noted. */
function readWeekday(notes: Notes, moment: Moment): boolean {
  const { weekday: word, date, clock } = moment;
  if (!word) return true;
  const place = placeOf(notes.uri, moment);
  if (!weekday.test(word)) {
    const where = placeOfProperty(notes.uri, moment, "weekday");
    note(notes, "syntax/token", where, `\`${word}\` is no time: ${adviceFor(word)}`);
    return false;
  }
  if (date || clock) return true;
  note(notes, "syntax/token", place, `\`${word}\` says no date: write one such as 2026-05-23`);
  return false;
}

function adviceFor(word: string): string {
  switch (word.toLowerCase()) {
    case "noon":
    case "midday":
      return "write 12:00";
    case "midnight":
      return "write 00:00, with the date of the day it begins";
    case "t":
      return "T with an offset is written in one word, such as T+30m or T-2h";
    default:
      return /^(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i.test(word)
        ? "write the date as year-month-day, such as 2026-05-23"
        : "write a date and a clock time such as 2026-05-23 22:00, or T+30m";
  }
}

/** The name to calculate with: an IANA name or a fixed offset. */
function usable(zone: ZoneScope): string | undefined {
  return zone.kind === "zone" || zone.kind === "offset" ? zone.name : undefined;
}

function missingZone({ frame, problems, place }: Reading): void {
  const { of, title, insert, zones } = frame;
  problems.push({ code: "time/missing-zone", place, of, title, insert, zones });
}

function at(reading: Reading, date: LocalDate, time: LocalTime, zone: string): Instant | undefined {
  const { moment, problems, place, notes } = reading;
  const local = toInstant(date, time, zone);
  switch (local.kind) {
    case "one":
      return local.at;
    case "two": {
      if (moment.fold) return moment.fold === "first" ? local.first : local.second;
      const behind = endOf(place);
      problems.push({
        code: "time/ambiguous",
        place,
        text: textOf(moment),
        zone,
        first: { title: "Take the first", newText: " first", place: behind },
        second: { title: "Take the second", newText: " second", place: behind },
        offsets: local.offsets,
      });
      return local.first;
    }
    case "none": {
      problems.push({
        code: "time/nonexistent",
        place,
        text: textOf(moment),
        zone,
        before: replacement(notes, moment, date, local.before),
        after: replacement(notes, moment, date, local.after),
      });
      return undefined;
    }
  }
}

/** The minute to write instead of one that does not exist; with its date where that is another, or not a word of its own. */
function replacement(notes: Notes, moment: Moment, date: LocalDate, { date: day, time }: LocalMoment): Replacement {
  const clock = formatLocalTime(time);
  if (moment.clock && (!moment.date || compareDates(date, day) === 0))
    return { title: `Write ${clock}`, newText: clock, place: placeOfProperty(notes.uri, moment, "clock") };
  const parts = [moment.weekday && weekdayName(day, moment.weekday), formatLocalDate(day), clock];
  const newText = parts.filter(Boolean).join(" ");
  return { title: `Write ${newText}`, newText, place: digitsPlace(notes, moment) };
}

/** Weekday, date and clock time, without the zone and what is behind. */
function digitsPlace(notes: Notes, moment: Moment): Place {
  const whole = placeOf(notes.uri, moment);
  const last = placeOfProperty(notes.uri, moment, moment.clock ? "clock" : "date");
  return { uri: notes.uri, range: { start: whole.range.start, end: last.range.end } };
}

/** A time without a date is the one such time inside the window. */
function dateInWindow(reading: Reading, time: LocalTime, zone: string): Instant | undefined {
  const { frame, moment, problems, place, notes } = reading;
  const missing = (why: "no-window" | "outside-window" | "several", dates: readonly LocalDate[]): undefined => {
    const fitting = dates.filter(date => !moment.weekday || sameWeekday(moment.weekday, date));
    // Where no date fits the weekday, it is the weekday that the date replaces.
    const insert = moment.weekday
      ? fitting.length > 0
        ? startOf(placeOfProperty(notes.uri, moment, "clock"))
        : placeOfProperty(notes.uri, moment, "weekday")
      : startOf(place);
    const candidates = (fitting.length > 0 ? fitting : dates).map(formatLocalDate);
    problems.push({ code: "time/missing-date", place, candidates, insert, why, text: textOf(moment) });
  };
  if (!frame.window) return frame.windowBroken ? undefined : missing("no-window", datesNear(reading, time, zone));
  const { start, end } = frame.window;
  const found: LocalDate[] = [];
  let date = toLocal(start, zone).date;
  for (let day = 0; day < longestSearch && found.length < mostCandidates; day++, date = nextDate(date)) {
    if (startOfDay(date, zone) > end) break;
    if (moment.weekday && !sameWeekday(moment.weekday, date)) continue;
    if (possibleInstants(toInstant(date, time, zone), moment).some(at => start <= at && at <= end)) found.push(date);
  }
  const [only, ...more] = found;
  if (only && more.length === 0) return at(reading, only, time, zone);
  if (only) return missing("several", found);
  const [first, last] = [toLocal(start, zone).date, toLocal(end, zone).date];
  return missing("outside-window", compareDates(first, last) === 0 ? [first] : [first, last]);
}

/** The instants a reading may mean; a time that does not exist counts where it would have been. */
function possibleInstants(local: LocalReading, { fold }: Moment): readonly Instant[] {
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
function datesNear({ frame, from }: Reading, time: LocalTime, zone: string): readonly LocalDate[] {
  const near = from ?? frame.zero;
  if (near === undefined) return [];
  const local = toLocal(near, zone);
  const isLater = secondsOfDay(time) >= secondsOfDay(local.time);
  if (from !== undefined) return [isLater ? local.date : nextDate(local.date)];
  return isLater ? [local.date, nextDate(local.date)] : [nextDate(local.date), local.date];
}

function secondsOfDay({ hour, minute, second }: LocalTime): Seconds {
  return hour * 3600 + minute * 60 + second;
}

function relativeInstant(reading: Reading, text: string): Instant | undefined {
  const { notes, frame, problems, place, moment } = reading;
  if (frame.of !== "runbook") {
    note(
      notes,
      "syntax/token",
      place,
      `\`${text}\` counts from a runbook's go-live or window, and this is none: write a date`,
    );
    return undefined;
  }
  if (frame.settlesZero && frame.zero === undefined) {
    const advice = "write a date and a clock time, such as 2026-05-23 22:00";
    note(notes, "syntax/token", place, `\`${text}\` counts from what this line is to settle: ${advice}`);
    return undefined;
  }
  const zero = frame.zero ?? (frame.dateWritten ? undefined : 0);
  if (!frame.dateWritten) problems.push({ code: "time/no-zero", place, text });
  if (moment.zone || moment.fold) {
    const where = placeOfProperty(notes.uri, moment, moment.zone ? "zone" : "fold");
    note(notes, "syntax/token", where, `\`${text}\` is the same moment in every zone: leave this word out`);
  }
  const sign = text[1] === "-" ? -1 : 1;
  const offset = text.slice(2);
  const written = placeOfProperty(notes.uri, moment, "relative");
  const seconds = offset === "" ? 0 : readSeconds(notes, offset, written, text.slice(0, 2));
  if (seconds === undefined || zero === undefined) return undefined;
  const days = calendarDays(offset);
  const rest = sign * (seconds - days * 86_400);
  if (days === 0 || frame.zero === undefined || !frame.dayZone) return zero + sign * seconds;
  return addDays(zero, sign * days, frame.dayZone) + rest;
}

/** The days and weeks of an offset such as 1w2d3h: these are calendar days. */
function calendarDays(offset: string): number {
  let days = 0;
  for (const [, count, unit] of offset.matchAll(/(\d+)([A-Za-z]+)/g)) {
    const letter = unit?.[0]?.toLowerCase();
    if (letter === "w") days += Number(count) * 7;
    if (letter === "d") days += Number(count);
  }
  return days;
}

// ---------------------------------------------------------------- said again

interface Again {
  readonly moment: Moment;
  readonly zone: string;
  /** How it should read, where it does not say the first time's instant. */
  readonly expected: string | undefined;
  /** The instant it says itself. */
  readonly at: Instant | undefined;
  readonly problems: TimeProblem[];
}

function readAgain(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  first: Instant | undefined,
  options: ReadOptions,
): Again {
  const problems: TimeProblem[] = [];
  const place = placeOf(notes.uri, moment);
  const scope = writtenZone(moment) ?? options.zone;
  const zone = usable(scope) ?? (isRelative(moment) ? "UTC" : undefined);
  const reading: Reading = { notes, frame, moment, zone: scope, edge: "start", from: undefined, problems, place };
  if (!zone && scope.kind === "none") missingZone(reading);
  const expected =
    first !== undefined && zone && (isRelative(moment) || readWeekday(notes, moment))
      ? differenceFrom(notes, frame, moment, first, zone)
      : undefined;
  if (moment.zone) {
    const wrong = zoneProblems(moment.zone, zonePlace(notes, moment), frame, first, options.zone);
    const contradiction = expected === undefined ? undefined : `by the time beside it, it is ${expected} there`;
    // What says the same moment contradicts nothing, whatever the offset of the zone around it.
    const isJudged = first !== undefined;
    problems.push(
      ...wrong.map(each => (each.code === "time/fixed-offset" && isJudged ? { ...each, contradiction } : each)),
    );
  }
  if (expected === undefined && first !== undefined && moment.weekday && moment.date && zone)
    checkWeekday(reading, moment.weekday, toLocal(first, zone).date);
  const at =
    expected === undefined ? first : zone && first !== undefined ? nearestTo(notes, moment, first, zone) : undefined;
  notes.times.push({ text: textOf(moment), place, at, zone: zoneName(scope), problems });
  const offsetSaid = problems.some(each => each.code === "time/fixed-offset");
  return { moment, zone: zone ?? "", expected: offsetSaid ? undefined : expected, at, problems };
}

/** Where two times or more say the same again, and not what the first says, the first is the odd one: the instant it should be. */
function oddFirst(again: readonly Again[]): Instant | undefined {
  const [one, another] = again;
  if (!one || !another || one.at === undefined) return undefined;
  return again.every(each => each.expected !== undefined && each.at === one.at) ? one.at : undefined;
}

function disagreement(notes: Notes, moment: Moment, zone: string, expected: string, other: Place): TimeProblem {
  const place = placeOf(notes.uri, moment);
  const newText = [expected, moment.zone].filter(Boolean).join(" ");
  return {
    code: "time/zones-disagree",
    place,
    text: textOf(moment),
    correct: { title: `Write ${newText}`, newText, place },
    expected: isRelative(moment) ? expected : `${expected} ${zone}`,
    other,
  };
}

/** The instant nearest to `near` that a date or clock time says. */
function nearestTo(notes: Notes, moment: Moment, near: Instant, zone: string): Instant | undefined {
  const clock = moment.clock ? readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock")) : undefined;
  const written = moment.date ? readDate(notes, moment.date, placeOfProperty(notes.uri, moment, "date")) : undefined;
  const time = clock?.time ?? written?.time;
  if (!time) return undefined;
  const { date } = toLocal(near, zone);
  const dates = written ? [written.date] : [nextDate(date, -1), date, nextDate(date)];
  const instants = dates.flatMap(each => possibleInstants(toInstant(each, time, zone), moment));
  return instants.reduce<Instant | undefined>(
    (best, each) => (best === undefined || Math.abs(each - near) < Math.abs(best - near) ? each : best),
    undefined,
  );
}

/** How the instant reads in the zone, in as many words as the moment has, when that is not what the moment says. */
function differenceFrom(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  instant: Instant,
  zone: string,
): string | undefined {
  const relative = relativeText(moment);
  if (relative) {
    const problems: TimeProblem[] = [];
    const place = placeOf(notes.uri, moment);
    const scope: ZoneScope = { kind: "zone", name: zone };
    const reading: Reading = { notes, frame, moment, zone: scope, edge: "start", from: undefined, problems, place };
    const said = relativeInstant(reading, relative);
    return said === undefined || said === instant || frame.zero === undefined
      ? undefined
      : formatRelative(instant - frame.zero, "hours");
  }
  const date = moment.date ? readDate(notes, moment.date, placeOfProperty(notes.uri, moment, "date")) : undefined;
  const clock = moment.clock ? readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock")) : undefined;
  if ((moment.date && !date) || (moment.clock && !clock)) return undefined;
  const local = toLocal(instant, zone);
  const sameDate = !date || compareDates(date.date, local.date) === 0;
  // With a date, a wrong weekday is a slip of its own.
  const sameDay = !moment.weekday || date !== undefined || sameWeekday(moment.weekday, local.date);
  const time = clock?.time ?? date?.time;
  const sameTime = !time || secondsOfDay(time) === secondsOfDay(local.time);
  const fold = time && moment.fold && otherFold(moment.fold, instant, local, zone);
  if (sameDate && sameDay && sameTime && !fold) return undefined;
  const words = [
    moment.weekday && weekdayName(local.date, moment.weekday),
    date && formatLocalDate(local.date),
    time && formatLocalTime(local.time),
    fold,
  ];
  return words.filter(Boolean).join(" ");
}

/** Which of the two readings of a fold an instant is, where that is not the one written. */
function otherFold(
  written: string,
  instant: Instant,
  { date, time }: Pick<LocalMoment, "date" | "time">,
  zone: string,
): "first" | "second" | undefined {
  const local = toInstant(date, time, zone);
  if (local.kind !== "two") return undefined;
  const actual = instant === local.first ? "first" : "second";
  return actual === written ? undefined : actual;
}

// ---------------------------------------------------------------- weekdays

function checkWeekday({ notes, moment, problems }: Reading, written: string, date: LocalDate): void {
  if (sameWeekday(written, date)) return;
  problems.push({
    code: "time/wrong-weekday",
    place: placeOfProperty(notes.uri, moment, "weekday"),
    written,
    date: formatLocalDate(date),
    actual: weekdayName(date, written),
  });
}

function sameWeekday(written: string, date: LocalDate): boolean {
  return written.slice(0, 3).toLowerCase() === weekdayName(date, "").toLowerCase();
}

/** The weekday of a date, as long as `like` is: Sat, or Saturday. */
function weekdayName(date: LocalDate, like: string): string {
  const name = weekdayNames[weekdayOf(date) - 1] ?? "";
  return /day$/i.test(like) ? name : name.slice(0, 3);
}

/** A date's rough instant, for messages about a zone that gives none. */
export function roughly(moment: Moment | undefined): Instant | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(moment?.date ?? "");
  if (!match) return undefined;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12) / 1000;
}

function zonePlace(notes: Notes, moment: Moment): Place {
  return placeOfProperty(notes.uri, moment, "zone");
}
