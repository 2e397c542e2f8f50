/** Instants (epoch seconds) as text: 24-hour clock, ISO dates, English short weekdays, whatever the reader's locale. */
import { readWall } from "./calendar.js";
import { foldAt, nextDate, toLocal, weekdayOf } from "./local.js";
import { formatLocalDate, formatLocalDay, formatLocalTime, formatOffset } from "./words.js";

export * from "./words.js";

/** `22:00`, or `22:00:30` where there are seconds. */
export function formatClock(at: number, zone: string): string {
  return formatLocalTime(toLocal(at, zone).time);
}

/** `2026-05-23` */
export function formatDate(at: number, zone: string): string {
  return formatLocalDate(toLocal(at, zone).date);
}

/** `Sat 2026-05-23` */
export function formatDay(at: number, zone: string): string {
  return formatLocalDay(toLocal(at, zone));
}

/** `22:00`; on a night on which it comes twice, `01:30 first` or `01:30 second`, as it is written in a runbook. */
export function formatExactClock(at: number, zone: string): string {
  const fold = foldAt(at, zone);
  return fold ? `${formatClock(at, zone)} ${fold}` : formatClock(at, zone);
}

/** `Sat 2026-05-23 22:00`, exact as above. */
export function formatExactMoment(at: number, zone: string): string {
  const known = momentsIn(zone);
  const text = known.get(at) ?? makeExactMoment(at, zone);
  if (known.size >= mostKept) known.clear();
  known.set(at, text);
  return text;
}

/** By zone and instant: many findings speak of the same few moments. */
const moments = new Map<string, Map<number, string>>();
const mostKept = 1_024;

function momentsIn(zone: string): Map<number, string> {
  const known = moments.get(zone);
  if (known) return known;
  const made = new Map<number, string>();
  if (moments.size >= mostKept) moments.clear();
  moments.set(zone, made);
  return made;
}

function makeExactMoment(at: number, zone: string): string {
  const local = toLocal(at, zone);
  const fold = foldAt(at, zone);
  const moment = `${formatLocalDay(local)} ${formatLocalTime(local.time)}`;
  return fold ? `${moment} ${fold}` : moment;
}

/** The same wall clock some days later, such as `Sun 2026-03-29 01:30`, whether there is such a time or not. */
export function formatSameClock(at: number, days: number, zone: string): string {
  const { date, time } = toLocal(at, zone);
  const day = nextDate(date, days);
  return `${formatLocalDay({ date: day, weekday: weekdayOf(day) })} ${formatLocalTime(time)}`;
}

/** A wall clock that reads so many seconds later, such as `Sun 2026-03-29 01:30`, whether there is such a time or not. */
export function formatSameWall(at: number, seconds: number, zone: string): string {
  const local = readWall(at + toLocal(at, zone).offset + seconds);
  return `${formatLocalDay(local)} ${formatLocalTime(local.time)}`;
}

/** `Sat 2026-05-23 22:00 to 22:30`, exact as above; the day is said again when it changes. */
export function formatExactPeriod(
  { start, end }: { readonly start: number; readonly end: number },
  zone: string,
): string {
  const sameDay = formatDate(start, zone) === formatDate(end, zone);
  return `${formatExactMoment(start, zone)} to ${sameDay ? formatExactClock(end, zone) : formatExactMoment(end, zone)}`;
}

/** `Sat 2026-05-23 22:00 America/Los_Angeles`, exact as above. */
export function formatZoned(at: number, zone: string): string {
  return `${formatExactMoment(at, zone)} ${zone}`;
}

/** ISO 8601 with the zone's offset: `2026-05-23T22:00:00-07:00`, in UTC `+00:00`. */
export function formatIso(at: number, zone: string): string {
  const local = toLocal(at, zone);
  const { hour, minute, second } = local.time;
  return `${formatLocalDate(local.date)}T${two(hour)}:${two(minute)}:${two(second)}${formatOffset(local.offset)}`;
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
