/** What a written time means: one instant, or the problems that keep it from having one. */
import type { Moment } from "../generated/ast.js";
import { endOf, type Place, startOf } from "../plan/place.js";
import type { Instant, Replacement, Seconds, TimeProblem } from "../plan/plan.js";
import { formatClock, formatDate, formatMoment } from "../time/format.js";
import {
  addDays,
  endOfDay,
  type LocalDate,
  type LocalTime,
  nextDate,
  startOfDay,
  toInstant,
  toLocal,
  weekdayOf,
} from "../time/local.js";
import { formatLocalDate, readClock, readDate, readSeconds } from "./clock.js";
import { type Notes, note, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOf, placeOfProperty, textOf } from "./places.js";
import { scopeOf, zoneName, zoneProblems } from "./zones.js";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const weekday = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$/i;
/** Dates offered for a time that lacks one. */
const mostCandidates = 8;
/** A time without a date is looked for in windows up to this long; in longer ones it stands on many days anyway. */
const longestSearch = 40;

export interface ReadOptions {
  readonly zone: ZoneScope;
  /** What a date alone stands for: the start of that day, or the end of it. */
  readonly edge: "start" | "end";
}

/** Reads an instant and notes the written time, its value and its problems. Undefined when it has no value. */
export function readMoment(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  options: ReadOptions,
): Instant | undefined {
  if (!moment) return undefined;
  const problems: TimeProblem[] = [];
  const zone = moment.zone ? scopeOf(moment.zone) : options.zone;
  const at = instantOf({ notes, frame, moment, zone, edge: options.edge, problems, place: placeOf(notes.uri, moment) });
  if (moment.zone) problems.push(...zoneProblems(moment.zone, zonePlace(notes, moment), frame, at ?? roughly(moment)));
  notes.times.push({ text: textOf(moment), place: placeOf(notes.uri, moment), at, zone: zoneName(zone), problems });
  return at;
}

/** Reads `FROM to TO`: a zone behind either end serves both. The end, when a date alone, includes its day. */
export function readInterval(
  notes: Notes,
  frame: TimeFrame,
  from: Moment | undefined,
  to: Moment | undefined,
  zone: ZoneScope,
  what: string,
): { readonly from: Instant; readonly to: Instant; readonly zone: string | undefined } | undefined {
  const shared = from?.zone ?? to?.zone;
  const scope = shared ? scopeOf(shared) : zone;
  const start = readMoment(notes, frame, from, { zone: scope, edge: "start" });
  const end = readMoment(notes, frame, to, { zone: scope, edge: "end" });
  if (start === undefined || end === undefined || !from || !to) return undefined;
  if (start > end) {
    const place = placeOf(notes.uri, to);
    notes.times.push({
      text: textOf(to),
      place,
      at: end,
      zone: zoneName(scope),
      problems: [
        {
          code: "time/reversed",
          place: { uri: notes.uri, range: { start: placeOf(notes.uri, from).range.start, end: place.range.end } },
          what,
          from: { text: textOf(from), place: placeOf(notes.uri, from) },
          to: { text: textOf(to), place },
        },
      ],
    });
    return undefined;
  }
  return { from: start, to: end, zone: zoneName(scope) };
}

/** Reads `at MOMENT also MOMENT, …`: the same instant said again must be the same instant. */
export function readWithAlso(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  also: readonly Moment[],
  options: ReadOptions,
): Instant | undefined {
  const at = readMoment(notes, frame, moment, options);
  if (!moment) return at;
  for (const other of also) checkAgain(notes, frame, other, at, placeOf(notes.uri, moment), options.zone);
  return at;
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
  if (moment.zone) {
    const place = placeOfProperty(notes.uri, moment, "zone");
    note(
      notes,
      "syntax/parse",
      place,
      "hours are local time: say the zone once, with `timezone …` on a line of its own",
    );
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
  readonly problems: TimeProblem[];
  readonly place: Place;
}

function instantOf(reading: Reading): Instant | undefined {
  const { notes, moment, place } = reading;
  if (moment.relative) return relativeInstant(reading, moment.relative);
  if (moment.weekday === "T" && !moment.date && !moment.clock) return relativeInstant(reading, "T");
  if (moment.weekday && !weekday.test(moment.weekday)) {
    const where = placeOfProperty(notes.uri, moment, "weekday");
    note(
      notes,
      "syntax/token",
      where,
      `\`${moment.weekday}\` is no time: write a date and a clock time such as 2026-05-23 22:00, or T+30m`,
    );
    return undefined;
  }
  if (moment.weekday && !moment.date && !moment.clock) {
    note(notes, "syntax/token", place, `\`${moment.weekday}\` says no date: write one such as 2026-05-23`);
    return undefined;
  }

  const written = moment.date ? readDate(notes, moment.date, placeOfProperty(notes.uri, moment, "date")) : undefined;
  if (moment.date && !written) return undefined;
  const clock = moment.clock ? readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock")) : undefined;
  if (moment.clock && !clock) return undefined;
  const utc = clock?.utc || written?.utc;
  const zone = usable(utc && !moment.zone ? { kind: "zone", name: "UTC" } : reading.zone);
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
      const clockPlace = moment.clock ? placeOfProperty(notes.uri, moment, "clock") : place;
      const replacement = (at: Instant): Replacement => ({
        title: `Write ${formatClock(at, zone)}`,
        newText: formatClock(at, zone),
        place: clockPlace,
      });
      problems.push({
        code: "time/nonexistent",
        place,
        text: textOf(moment),
        zone,
        before: replacement(local.before.at),
        after: replacement(local.after.at),
      });
      return undefined;
    }
  }
}

/** A time without a date is the one such time inside the window. */
function dateInWindow(reading: Reading, time: LocalTime, zone: string): Instant | undefined {
  const { frame, moment, problems, place } = reading;
  const insert = startOf(place);
  const missing = (why: "no-window" | "outside-window" | "several", candidates: readonly LocalDate[]): undefined => {
    problems.push({
      code: "time/missing-date",
      place,
      candidates: candidates.map(formatLocalDate),
      insert,
      why,
      text: textOf(moment),
    });
  };
  if (!frame.window) {
    // A window that is written but not understood has its own finding.
    if (frame.of !== "runbook" || !frame.dateWritten) return missing("no-window", []);
    return undefined;
  }
  const { start, end } = frame.window;
  const found: { date: LocalDate; at: Instant }[] = [];
  let date = toLocal(start, zone).date;
  for (let day = 0; day < longestSearch && found.length < mostCandidates; day++, date = nextDate(date)) {
    if (startOfDay(date, zone) > end) break;
    if (moment.weekday && !sameWeekday(moment.weekday, date)) continue;
    const local = toInstant(date, time, zone);
    const instants = local.kind === "one" ? [local.at] : local.kind === "two" ? [local.first, local.second] : [];
    const inside = instants.filter(at => start <= at && at <= end);
    if (inside[0] !== undefined) found.push({ date, at: inside[0] });
  }
  const [only, ...more] = found;
  if (!only) {
    const near = [toLocal(start, zone).date, toLocal(end, zone).date].map(formatLocalDate);
    problems.push({
      code: "time/missing-date",
      place,
      candidates: [...new Set(near)],
      insert,
      why: "outside-window",
      text: textOf(moment),
    });
    return undefined;
  }
  if (more.length > 0)
    return missing(
      "several",
      found.map(each => each.date),
    );
  return at(reading, only.date, time, zone);
}

function relativeInstant(reading: Reading, text: string): Instant | undefined {
  const { notes, frame, problems, place } = reading;
  const sign = text[1] === "-" ? -1 : 1;
  const zero = frame.zero ?? (frame.dateWritten ? undefined : 0);
  if (!frame.dateWritten) problems.push({ code: "time/no-zero", place, text });
  const offset = text.slice(2);
  const seconds = offset === "" ? 0 : readSeconds(notes, offset, place);
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

function checkAgain(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  first: Instant | undefined,
  other: Place,
  around: ZoneScope,
): void {
  const problems: TimeProblem[] = [];
  const place = placeOf(notes.uri, moment);
  const scope = moment.zone ? scopeOf(moment.zone) : around;
  const wrongZone = moment.zone ? zoneProblems(moment.zone, zonePlace(notes, moment), frame, first) : [];
  const zone = usable(scope);
  const expected = first !== undefined && zone ? differenceFrom(notes, moment, first, zone) : undefined;
  if (!zone && scope.kind === "none")
    missingZone({ notes, frame, moment, zone: scope, edge: "start", problems, place });
  if (expected !== undefined && zone) {
    const offset = wrongZone.find(problem => problem.code === "time/fixed-offset");
    if (offset) {
      problems.push({ ...offset, contradiction: `by the time beside it, it is ${expected} there` });
    } else {
      const newText = [expected, moment.zone].filter(Boolean).join(" ");
      const correct = { title: `Write ${newText}`, newText, place };
      problems.push({
        code: "time/zones-disagree",
        place,
        text: textOf(moment),
        correct,
        expected: `${expected} ${zone}`,
        other,
      });
    }
  }
  const offsetSaid = problems.some(problem => problem.code === "time/fixed-offset");
  problems.push(...wrongZone.filter(problem => !(offsetSaid && problem.code === "time/fixed-offset")));
  notes.times.push({
    text: textOf(moment),
    place,
    at: expected === undefined ? first : undefined,
    zone: zoneName(scope),
    problems,
  });
}

/** How the instant reads in the zone, in as many words as the moment has, when that is not what the moment says. */
function differenceFrom(notes: Notes, moment: Moment, instant: Instant, zone: string): string | undefined {
  const date = moment.date ? readDate(notes, moment.date, placeOfProperty(notes.uri, moment, "date")) : undefined;
  const clock = moment.clock ? readClock(notes, moment.clock, placeOfProperty(notes.uri, moment, "clock")) : undefined;
  if ((moment.date && !date) || (moment.clock && !clock)) return undefined;
  const local = toLocal(instant, zone);
  const sameDate = !date || formatLocalDate(date.date) === formatLocalDate(local.date);
  const sameDay = !moment.weekday || sameWeekday(moment.weekday, local.date);
  const time = clock?.time ?? date?.time;
  const sameTime =
    !time || (time.hour === local.time.hour && time.minute === local.time.minute && time.second === local.time.second);
  if (sameDate && sameDay && sameTime) return undefined;
  if (moment.weekday && date) return formatMoment(instant, zone);
  if (moment.weekday) return `${weekdayName(local.date, moment.weekday)} ${formatClock(instant, zone)}`;
  return date ? `${formatDate(instant, zone)} ${formatClock(instant, zone)}` : formatClock(instant, zone);
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
  const name = weekdays[weekdayOf(date) - 1] ?? "";
  return /day$/i.test(like) ? name : name.slice(0, 3);
}

/** A date's rough instant, for messages about a zone that gives none. */
function roughly(moment: Moment): number | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(moment.date ?? "");
  if (!match) return undefined;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12) / 1000;
}

function zonePlace(notes: Notes, moment: Moment): Place {
  return placeOfProperty(notes.uri, moment, "zone");
}
