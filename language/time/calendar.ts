/** Days of the calendar (proleptic Gregorian) as numbers, whatever the zone. Nothing here asks a zone database. */

export interface LocalDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const HOUR = 3_600;
const DAY = 86_400;

/** The Gregorian calendar repeats after 400 years. `Date.UTC` takes years below 100 for 19xx, so it is asked one cycle later. */
const CYCLE_YEARS = 400;
const CYCLE_DAYS = 146_097;

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: LocalDate): number {
  return Date.UTC(year + CYCLE_YEARS, month - 1, day) / (DAY * 1_000) - CYCLE_DAYS;
}

export function dateOfDay(day: number): LocalDate {
  const date = new Date((day + CYCLE_DAYS) * DAY * 1_000);
  return { year: date.getUTCFullYear() - CYCLE_YEARS, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOfDay(day: number): number {
  // Day 0 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** A wall clock, from its reading in seconds as if it were UTC; `weekday` is 1 for Monday to 7 for Sunday. */
export function readWall(wall: number): {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly weekday: number;
} {
  const day = Math.floor(wall / DAY);
  const second = wall - day * DAY;
  return {
    date: dateOfDay(day),
    time: { hour: Math.floor(second / HOUR), minute: Math.floor((second % HOUR) / 60), second: second % 60 },
    weekday: weekdayOfDay(day),
  };
}
