/** A written moment rewritten to say another instant, in the notation it has: date or none, weekday, zone, T with its units. */
import type { Instant, Seconds } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { formatDuration } from "../time/duration.js";
import { formatLocalDate, formatLocalTime, formatOffset, formatRelative, weekdayNames } from "../time/format.js";
import {
  addDays,
  daysLater,
  type LocalDate,
  type LocalReading,
  type LocalTime,
  nextDate,
  startOfDay,
  toInstant,
  toLocal,
} from "../time/local.js";
import { readZone } from "../time/zones.js";

/** What a moment is read against. */
export interface MomentFrame {
  /** T; undefined in an undated runbook. */
  readonly zero: Instant | undefined;
  /** The zone T's calendar days are counted in. */
  readonly dayZone: string;
  /** Fixes the date of what has none. */
  readonly window: Span | undefined;
  /** The zone in force where none is written; undefined where that is no IANA name. */
  readonly zone: string | undefined;
}

/** As many days as the reader of a runbook looks through for a time without a date; see language/resolve/times/times.ts. */
const longestSearch = 40;

/**
 * The text to write instead of `text`, so that it says `to`.
 * @returns undefined where the text is none of the known notations, or its zone cannot be calculated with
 */
export function momentSaying(text: string, to: Instant, frame: MomentFrame): string | undefined {
  const relative = /^T(?:[+-](?<offset>[0-9A-Za-z]+))?(?:\s+(?:first|second))?$/.exec(text);
  if (relative) return relativeSaying(relative.groups?.offset ?? "", to, frame);
  const parts = partsOf(text);
  const zone = parts && zoneOf(parts, frame);
  return parts && zone ? clockSaying(parts, to, zone, frame.window) : undefined;
}

/** `T-7d` moved by an hour is `T-6d23h`: its days are of the calendar; who wrote hours keeps hours. */
function relativeSaying(written: string, to: Instant, { zero, dayZone }: MomentFrame): string {
  const seconds = to - (zero ?? 0);
  if (seconds === 0 || !/[dw]/i.test(written)) return formatRelative(seconds, "hours");
  const sign = seconds < 0 ? -1 : 1;
  const after = (days: number): Instant =>
    zero === undefined ? sign * days * 86_400 : addDays(zero, sign * days, dayZone);
  let days = Math.floor(Math.abs(seconds) / 86_400) + 1;
  while (days > 0 && sign * (to - after(days)) < 0) days--;
  // Where the clocks go over that day's hour, its days do not say one moment.
  if (zero !== undefined && daysLater(zero, sign * days, dayZone).kind !== "one")
    return formatRelative(seconds, "hours");
  const rest: Seconds = sign * (to - after(days));
  const weeks = /w/i.test(written) ? Math.floor(days / 7) : 0;
  const parts = [
    weeks && `${weeks}w`,
    days - weeks * 7 && `${days - weeks * 7}d`,
    rest && formatDuration(rest, "hours"),
  ];
  return `T${sign < 0 ? "-" : "+"}${parts.filter(Boolean).join("")}`;
}

interface Parts {
  readonly weekday: string | undefined;
  readonly hasDate: boolean;
  readonly hasClock: boolean;
  readonly zone: string | undefined;
  readonly fold: string | undefined;
  /** Whether the fold's word stands in front of the zone. */
  readonly foldFirst: boolean;
}

const shape =
  /^(?:(?<weekday>[A-Za-z]+)\s+(?=\d))?(?<date>\d{4}-\d{1,2}-\d{1,2})?(?:(?:^|\s+|T|(?<=[A-Za-z]\s+))(?<clock>\d{1,2}(?::\d{2}){1,2}(?:[ \t]?[AaPp]\.?[Mm]\.?)?|\d{1,2}[ \t]?[AaPp]\.?[Mm]\.?)(?<utc>Z)?)?(?<tail>(?:\s+\S+){0,2})$/;

function partsOf(text: string): Parts | undefined {
  const { weekday, date, clock, utc, tail = "" } = shape.exec(text)?.groups ?? {};
  if (date === undefined && clock === undefined) return undefined;
  const words = tail.split(/\s+/).filter(word => word !== "");
  const fold = words.find(isFold);
  const [zone, ...more] = words.filter(word => !isFold(word));
  if (more.length > 0 || words.some(word => word.startsWith("//"))) return undefined;
  return {
    weekday,
    hasDate: date !== undefined,
    hasClock: clock !== undefined,
    zone: utc === undefined ? zone : "UTC",
    fold,
    foldFirst: zone !== undefined && isFold(words[0] ?? ""),
  };
}

function isFold(word: string): boolean {
  return word === "first" || word === "second";
}

/** The zone to calculate with: an IANA name or a fixed offset. */
function zoneOf({ zone }: Parts, frame: MomentFrame): string | undefined {
  if (zone === undefined) return frame.zone;
  const reading = readZone(zone);
  switch (reading.kind) {
    case "zone":
      return reading.name;
    case "misspelt":
      return reading.zone;
    case "offset":
      return formatOffset(reading.offset);
    case "abbreviation":
    case "unknown":
      return undefined;
  }
}

function clockSaying(parts: Parts, to: Instant, zone: string, window: Span | undefined): string {
  const { date, time, weekday } = toLocal(to, zone);
  const reading = toInstant(date, time, zone);
  const fold = reading.kind === "two" ? (to === reading.first ? "first" : "second") : undefined;
  const name = weekdayNames[weekday - 1] ?? "";
  const weekdayLike = (like: string): string => (/day$/i.test(like) ? name : name.slice(0, 3));
  const isDayAlone = parts.hasDate && !parts.hasClock && to === startOfDay(date, zone);
  const needsDate =
    parts.hasDate || !window || !isOnlyOne(to, time, zone, window, parts.weekday === undefined ? undefined : weekday);
  const endings = parts.foldFirst ? [fold, parts.zone] : [parts.zone, fold];
  return [
    parts.weekday === undefined ? undefined : weekdayLike(parts.weekday),
    needsDate ? formatLocalDate(date) : undefined,
    isDayAlone ? undefined : formatLocalTime(time),
    ...endings,
  ]
    .filter(word => word !== undefined)
    .join(" ");
}

/** Whether a clock time, on a weekday where one is written, comes only once in the window, and that is `to`. */
function isOnlyOne(
  to: Instant,
  time: LocalTime,
  zone: string,
  { start, end }: Span,
  onWeekday: number | undefined,
): boolean {
  let found = 0;
  let date: LocalDate = toLocal(start, zone).date;
  for (let day = 0; day < longestSearch && startOfDay(date, zone) <= end; day++, date = nextDate(date)) {
    const begins = startOfDay(date, zone);
    if (onWeekday !== undefined && toLocal(begins, zone).weekday !== onWeekday) continue;
    if (instantsOf(toInstant(date, time, zone)).some(at => start <= at && at <= end)) found++;
  }
  return found === 1 && start <= to && to <= end;
}

function instantsOf(reading: LocalReading): readonly Instant[] {
  switch (reading.kind) {
    case "one":
      return [reading.at];
    case "two":
      return [reading.first, reading.second];
    case "none":
      return [reading.before.at, reading.after.at];
  }
}
