/** Dates, clock times and durations as they are written, strict and loose; what is loose is answered with the right spelling. */
import type { Edit, Fix } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Seconds } from "../plan/plan.js";
import { daysIn, readDuration } from "../time/duration.js";
import { formatLocalDate } from "../time/format.js";
import { type LocalDate, type LocalTime, validDate } from "../time/local.js";
import { type Notes, note } from "./context.js";

/** A zone written after a time. */
export interface ZoneAfter {
  readonly text: string;
  /** What to delete so that it is gone. */
  readonly removal: Place;
}

/** A clock time. Undefined, with a mistake noted, when it is none. */
export function readClock(
  notes: Notes,
  text: string,
  place: Place,
  { zone, midnightEnd = false }: { readonly zone?: ZoneAfter | undefined; readonly midnightEnd?: boolean } = {},
): LocalTime | undefined {
  const parts = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?\s*([aApP]|Z)?/.exec(text);
  if (!parts) return undefined;
  const suffix = parts[4]?.toLowerCase();
  const hour = hourOf(Number(parts[1]), suffix);
  const minute = Number(parts[2] ?? 0);
  const second = Number(parts[3] ?? 0);
  const endOfDay = midnightEnd && hour === 24 && minute === 0 && second === 0;
  const time = { hour, minute, second };
  if (!isTime(time) && !endOfDay) {
    noteNoTime(notes, text, place, time);
    return undefined;
  }
  const right = `${two(hour)}:${two(minute)}${parts[3] ? `:${two(second)}` : ""}`;
  if (suffix === "a" || suffix === "p") {
    note(
      notes,
      "syntax/token",
      place,
      `clock times have 24 hours: write ${right} instead of \`${text}\``,
      safe(place, right),
    );
  } else if (suffix === "z") {
    if (zone) noteTwoZones(notes, text, place, right, zone);
    else {
      const message = `write the zone by its name: ${right} UTC instead of \`${text}\``;
      note(notes, "syntax/token", place, message, safe(place, `${right} UTC`));
    }
  } else if (parts[1]?.length === 1) {
    note(notes, "syntax/token", place, `clock times have two digits for the hour: write ${right}`, safe(place, right));
  }
  return time;
}

function isTime({ hour, minute, second }: LocalTime): boolean {
  return hour <= 23 && minute <= 59 && second <= 59;
}

function noteNoTime(notes: Notes, text: string, place: Place, { hour, minute }: LocalTime): void {
  const advice =
    hour === 24 && minute === 0 ? "midnight is 00:00 of the next day" : "clock times run from 00:00 to 23:59";
  note(notes, "syntax/token", place, `there is no clock time \`${text}\`: ${advice}`);
}

/** `10:00Z Europe/London`: Z is the zone UTC, and a time has one zone. */
function noteTwoZones(notes: Notes, text: string, place: Place, right: string, zone: ZoneAfter): void {
  const withoutZ: Edit = { place, newText: right };
  if (zone.text === "UTC") {
    const message = `\`${text}\` already means UTC: write ${right} UTC`;
    const fixes: readonly Fix[] = [{ kind: "safe", title: `Write ${right} UTC`, edits: [withoutZ] }];
    note(notes, "syntax/token", place, message, { fixes });
    return;
  }
  const message = `the Z of \`${text}\` means UTC, and \`${zone.text}\` is another zone: keep one of the two`;
  const inUtc: readonly Edit[] = [
    { place, newText: `${right} UTC` },
    { place: zone.removal, newText: "" },
  ];
  const fixes: readonly Fix[] = [
    { kind: "choice", title: `Write ${right} UTC`, edits: inUtc },
    { kind: "choice", title: `Write ${right} ${zone.text}`, edits: [withoutZ] },
  ];
  note(notes, "syntax/token", place, message, { fixes });
}

function hourOf(hour: number, suffix: string | undefined): number {
  if (suffix === "a") return hour === 12 ? 0 : hour > 12 ? 99 : hour;
  if (suffix === "p") return hour === 12 ? 12 : hour > 12 ? 99 : hour + 12;
  return hour;
}

/** A date, with the clock time of an ISO date-time after it. Undefined, with a mistake noted, when it is none. */
export function readDate(
  notes: Notes,
  text: string,
  place: Place,
  { zone, clock }: { readonly zone?: ZoneAfter | undefined; readonly clock?: string | undefined } = {},
): { readonly date: LocalDate; readonly time: LocalTime | undefined } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{2})(?::(\d{2}))?(Z)?)?$/.exec(text);
  if (!iso) {
    const spoken = readSpokenDate(notes, text, place);
    if (spoken === undefined) looseDate(notes, text, place);
    return spoken || undefined;
  }
  const date = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  if (!validDate(date)) {
    noteNoDate(notes, text, place);
    return undefined;
  }
  const right = formatLocalDate(date);
  const [, , , , hour, minute = "00", second, z] = iso;
  if (hour === undefined) {
    if (right !== text) note(notes, "syntax/token", place, `write the date as ${right}`, safe(place, right));
    return { date, time: undefined };
  }
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  if (!isTime(time)) {
    noteNoTime(notes, text, place, time);
    return undefined;
  }
  const whole = `${right} ${two(time.hour)}:${minute}${second ? `:${second}` : ""}`;
  if (clock !== undefined) {
    note(notes, "syntax/token", place, `\`${text} ${clock}\` has two clock times: remove one of them`);
    return undefined;
  }
  if (z && zone) noteTwoZones(notes, text, place, whole, zone);
  else {
    const written = z ? `${whole} UTC` : whole;
    note(notes, "syntax/token", place, `write ${written}, with a space between date and time`, safe(place, written));
  }
  return { date, time };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The orders in which people write a date with the name of its month, after a comma as well. */
const spokenDates: readonly RegExp[] = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<month>[a-z]+)(?:[\s,-]+(?<year>\d{4}))?$/i,
  /^(?<month>[a-z]+)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(?<year>\d{4}))?$/i,
  /^(?<year>\d{4})[\s-]+(?<month>[a-z]+)[\s-]+(?<day>\d{1,2})$/i,
  /^(?<year>\d{4})-(?<number>\d{1,2})-(?<day>\d{1,2})$/,
];

/** `26 Sep 2026`, `September 26, 2026`, `, 2026-09-26`. False, with a mistake noted, when it is no date; undefined when it is not written so. */
function readSpokenDate(
  notes: Notes,
  text: string,
  place: Place,
): { readonly date: LocalDate; readonly time: undefined } | false | undefined {
  const afterComma = /^,\s*/.exec(text)?.[0] ?? "";
  const said = text.slice(afterComma.length);
  const parts = spokenDates.map(each => each.exec(said)?.groups).find(groups => groups !== undefined);
  if (!parts) return undefined;
  const month =
    parts.number === undefined
      ? months.indexOf((parts.month ?? "").slice(0, 3).toLowerCase()) + 1
      : Number(parts.number);
  const date = { year: Number(parts.year), month, day: Number(parts.day) };
  if (parts.year === undefined) {
    note(notes, "syntax/token", place, `\`${said}\` has no year: write the date as year-month-day, such as 2026-05-23`);
    return false;
  }
  if (!validDate(date)) {
    noteNoDate(notes, said, place);
    return false;
  }
  const right = formatLocalDate(date);
  const what =
    afterComma === "" ? `write the date as ${right}` : `write the date as ${right}, without a comma before it`;
  const fix = {
    kind: "safe",
    title: `Write ${right}`,
    edits: [{ place, newText: afterComma === "" ? right : ` ${right}` }],
  } as const;
  note(notes, "syntax/token", place, what, { fixes: [fix] });
  return { date, time: undefined };
}

function noteNoDate(notes: Notes, text: string, place: Place): void {
  const message = `there is no date \`${text}\`: dates are written year-month-day, such as 2026-05-23`;
  note(notes, "syntax/token", place, message);
}

function looseDate(notes: Notes, text: string, place: Place): void {
  const [a = 0, b = 0, c = 0] = text.split(/[/.]/).map(Number);
  const orders: readonly [number, number, number][] =
    a > 999
      ? [[a, b, c]]
      : [
          [c, b, a],
          [c, a, b],
        ]; // year, month, day
  const dates = orders
    .filter(([year]) => year > 999)
    .map(([year, month, day]) => ({ year, month, day }))
    .filter(validDate)
    .map(formatLocalDate);
  const possible = [...new Set(dates)];
  const advice = possible.length > 0 ? possible.join(" or ") : "year-month-day, such as 2026-05-23";
  note(notes, "syntax/token", place, `\`${text}\` can be read in more than one way: write ${advice}`, {
    fixes: possible.map(date => ({ kind: "choice", title: `Write ${date}`, edits: [{ place, newText: date }] })),
  });
}

/** A duration in seconds. Undefined, with a mistake noted, when it is none. */
export function readSeconds(notes: Notes, text: string | undefined, placeNow: () => Place): number | undefined {
  const read = readOffset(notes, text, placeNow);
  return read && read.days * 86_400 + read.seconds;
}

/** So many days of the calendar, and then so many seconds. */
export interface Offset {
  readonly days: number;
  readonly seconds: Seconds;
}

/**
 * A duration whose days and weeks are counted in the calendar; `sign` is what stands before it at `place`, such as T+. Undefined,
 * with a mistake noted, when it is none.
 */
export function readOffset(
  notes: Notes,
  text: string | undefined,
  placeNow: () => Place,
  sign = "",
): Offset | undefined {
  if (text === undefined || text === "") return undefined;
  const known = read.get(text);
  if (known) return known;
  const reading = readDuration(text);
  switch (reading.kind) {
    case "duration":
      return remember(text, offsetOf(reading.seconds, text));
    case "loose": {
      const place = placeNow();
      note(
        notes,
        "syntax/token",
        place,
        `write ${sign}${reading.written} instead of \`${sign}${text}\``,
        safe(place, `${sign}${reading.written}`),
      );
      return offsetOf(reading.seconds, reading.written);
    }
    case "bad":
      note(notes, "syntax/token", placeNow(), reading.why, { fixes: withUnits(text, placeNow, sign) });
      return undefined;
  }
}

/** A number that lacks its unit: which of them is meant only its author knows. */
function withUnits(text: string, placeNow: () => Place, sign: string): readonly Fix[] {
  if (!/^\d{1,9}$/.test(text)) return [];
  const place = placeNow();
  return ["m", "h", "s"].map(unit => {
    const newText = `${sign}${Number(text)}${unit}`;
    return { kind: "choice", title: `Write ${newText}`, edits: [{ place, newText }] };
  });
}

/** A runbook says the same few durations again and again. */
const read = new Map<string, Offset>();
const mostKept = 256;

function remember(text: string, offset: Offset): Offset {
  if (read.size >= mostKept) read.clear();
  read.set(text, offset);
  return offset;
}

function offsetOf(seconds: Seconds, strictly: string): Offset {
  const days = daysIn(strictly);
  return { days, seconds: seconds - days * 86_400 };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function safe(place: Place, newText: string) {
  return { fixes: [{ kind: "safe", title: `Write ${newText}`, edits: [{ place, newText }] }] } as const;
}
