/** Wall clocks to instants and back. Instants are epoch seconds, offsets seconds east of UTC, dates proleptic Gregorian. */
import { dateOfDay, dayNumber, type LocalDate, type LocalTime, readWall, weekdayOfDay } from "./calendar.js";
import { clampInstant, offsetAt } from "./offsets.js";

export type { LocalDate, LocalTime } from "./calendar.js";

export interface LocalMoment {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly at: number;
}

/**
 * What a wall clock reading means: one instant; two, where clocks went back over it (a fold); or none, where they went
 * forward over it (a gap), with the last minute before it and the first after it.
 */
export type LocalReading =
  | { readonly kind: "one"; readonly at: number }
  | {
      readonly kind: "two";
      readonly first: number;
      readonly second: number;
      readonly offsets: readonly [number, number];
    }
  | { readonly kind: "none"; readonly before: LocalMoment; readonly after: LocalMoment };

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** The instant of a wall clock reading lies within this of the same reading taken as UTC: no offset was ever larger. */
const REACH = 16 * HOUR;

const FIRST_DAY = dayNumber({ year: 1, month: 1, day: 1 });
const LAST_DAY = dayNumber({ year: 9999, month: 12, day: 31 });

/**
 * The instant or instants of a wall clock reading in `zone` (an IANA name, or a fixed offset such as `+05:30`).
 * A date that does not exist runs over into the next month, as in 2026-02-30: see `validDate`.
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: string): LocalReading {
  const wall = wallSeconds(date, time);
  const earlier = offsetAt(zone, wall - REACH);
  const later = offsetAt(zone, wall + REACH);
  const first = wall - earlier;
  if (earlier === later) return { kind: "one", at: first };

  const second = wall - later;
  const firstHolds = offsetAt(zone, first) === earlier;
  const secondHolds = offsetAt(zone, second) === later;
  if (firstHolds && secondHolds) return { kind: "two", first, second, offsets: [earlier, later] };
  if (firstHolds) return { kind: "one", at: first };
  if (secondHolds) return { kind: "one", at: second };

  const change = changeBetween(wall - REACH, wall + REACH, zone);
  const lastMinute = Math.floor((change - 1 + earlier) / MINUTE) * MINUTE - earlier;
  const firstMinute = Math.ceil((change + later) / MINUTE) * MINUTE - later;
  return { kind: "none", before: momentAt(lastMinute, zone), after: momentAt(firstMinute, zone) };
}

/** The wall clock in `zone` at an instant; `weekday` is 1 for Monday to 7 for Sunday. Instants outside years 1 to 9999 are clamped. */
export function toLocal(
  at: number,
  zone: string,
): { readonly date: LocalDate; readonly time: LocalTime; readonly weekday: number; readonly offset: number } {
  const instant = clampInstant(at);
  const offset = offsetAt(zone, instant);
  return { ...readWall(instant + offset), offset };
}

/** Which of two it is, where clocks go back over this instant's wall clock reading; undefined where it comes once. */
export function foldAt(at: number, zone: string): "first" | "second" | undefined {
  const instant = clampInstant(at);
  const wall = instant + offsetAt(zone, instant);
  if (offsetAt(zone, wall - REACH) === offsetAt(zone, wall + REACH)) return undefined;
  const { date, time } = toLocal(at, zone);
  const reading = toInstant(date, time, zone);
  if (reading.kind !== "two") return undefined;
  return at === reading.first ? "first" : "second";
}

/**
 * The first instant of a local day. Where midnight falls into a gap that is the first instant after it; a day that a zone
 * skipped whole (Apia, 2011-12-30) starts, and ends, where the next one starts.
 */
export function startOfDay(date: LocalDate, zone: string): number {
  return startOfNumberedDay(dayNumber(date), zone);
}

/** The first instant that no longer belongs to a local day: the start of the next. */
export function endOfDay(date: LocalDate, zone: string): number {
  return startOfNumberedDay(dayNumber(date) + 1, zone);
}

/** One instant for a reading: of a fold the first, of a gap the minute before it or after it. */
export function firstInstant(reading: LocalReading, ofGap: "before" | "after"): number {
  switch (reading.kind) {
    case "one":
      return reading.at;
    case "two":
      return reading.first;
    case "none":
      return reading[ofGap].at;
  }
}

/**
 * The same wall clock `days` calendar days later (earlier when negative). In a fold the first of the two; in a gap the
 * clock moves forward by as much as the gap is wide, so 02:30 becomes 03:30.
 */
export function addDays(at: number, days: number, zone: string): number {
  if (days === 0) return at;
  const { date, time } = toLocal(at, zone);
  const target = nextDate(date, days);
  const reading = toInstant(target, time, zone);
  const first = firstInstant(reading, "before");
  if (reading.kind !== "none") return first;
  return first + wallSeconds(target, time) - wallSeconds(reading.before.date, reading.before.time);
}

/** What the same wall clock means `days` calendar days later (earlier when negative). */
export function daysLater(at: number, days: number, zone: string): LocalReading {
  if (days === 0) return { kind: "one", at };
  const { date, time } = toLocal(at, zone);
  return toInstant(nextDate(date, days), time, zone);
}

/** How much later the wall clock of one instant reads than that of another. */
export function wallBetween(from: number, to: number, zone: string): number {
  return wallAt(to, zone) - wallAt(from, zone);
}

/** What the wall clock of an instant means when it reads so many seconds later (earlier when negative). */
export function wallLater(at: number, seconds: number, zone: string): LocalReading {
  const { date, time } = readWall(wallAt(at, zone) + seconds);
  return toInstant(date, time, zone);
}

function wallAt(at: number, zone: string): number {
  const instant = clampInstant(at);
  return instant + offsetAt(zone, instant);
}

/** The date `days` (default 1) later, kept within years 1 to 9999. */
export function nextDate(date: LocalDate, days = 1): LocalDate {
  return dateOfDay(Math.min(Math.max(dayNumber(date) + days, FIRST_DAY), LAST_DAY));
}

/** Negative when `a` is before `b`, positive when it is after, 0 when they are the same day. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Whether the calendar has this date, in years 1 to 9999. */
export function validDate(date: LocalDate): boolean {
  const day = dayNumber(date);
  return day >= FIRST_DAY && day <= LAST_DAY && compareDates(dateOfDay(day), date) === 0;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** The wall clock reading counted as if it were UTC. */
function wallSeconds(date: LocalDate, time: LocalTime): number {
  return dayNumber(date) * DAY + time.hour * HOUR + time.minute * MINUTE + time.second;
}

function startOfNumberedDay(day: number, zone: string): number {
  const reading = toInstant(dateOfDay(day), { hour: 0, minute: 0, second: 0 }, zone);
  switch (reading.kind) {
    case "one":
      return reading.at;
    case "two":
      return reading.first;
    case "none":
      return changeBetween(reading.before.at, reading.after.at, zone);
  }
}

/** The first instant with the offset of `end`, given that the offset changes once after `start`. */
export function changeBetween(start: number, end: number, zone: string): number {
  const offset = offsetAt(zone, end);
  let before = start;
  let after = end;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function momentAt(at: number, zone: string): LocalMoment {
  const { date, time } = toLocal(at, zone);
  return { date, time, at };
}
