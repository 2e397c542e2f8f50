/** Dates, clock times and durations as they are written, strict and loose; what is loose is answered with the right spelling. */
import type { Place } from "../plan/place.js";
import { readDuration } from "../time/duration.js";
import { formatLocalDate } from "../time/format.js";
import { type LocalDate, type LocalTime, validDate } from "../time/local.js";
import { type Notes, note } from "./context.js";

/** A clock time; `utc` when it was written with a Z. Undefined, with a mistake noted, when it is none. */
export function readClock(
  notes: Notes,
  text: string,
  place: Place,
  midnightEnd = false,
): { time: LocalTime; utc: boolean } | undefined {
  const parts = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?\s*([aApP]|Z)?/.exec(text);
  if (!parts) return undefined;
  const suffix = parts[4]?.toLowerCase();
  const hour = hourOf(Number(parts[1]), suffix);
  const minute = Number(parts[2] ?? 0);
  const second = Number(parts[3] ?? 0);
  const endOfDay = midnightEnd && hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) {
    const advice =
      hour === 24 && minute === 0 ? "midnight is 00:00 of the next day" : "clock times run from 00:00 to 23:59";
    note(notes, "syntax/token", place, `there is no clock time \`${text}\`: ${advice}`);
    return undefined;
  }
  const right = `${two(hour)}:${two(minute)}${parts[3] ? `:${two(second)}` : ""}`;
  const utc = suffix === "z";
  if (suffix === "a" || suffix === "p") {
    note(
      notes,
      "syntax/token",
      place,
      `clock times have 24 hours: write ${right} instead of \`${text}\``,
      safe(place, right),
    );
  } else if (utc) {
    note(
      notes,
      "syntax/token",
      place,
      `write the zone by its name: ${right} UTC instead of \`${text}\``,
      safe(place, `${right} UTC`),
    );
  } else if (parts[1]?.length === 1) {
    note(notes, "syntax/token", place, `clock times have two digits for the hour: write ${right}`, safe(place, right));
  }
  return { time: { hour, minute, second }, utc };
}

function hourOf(hour: number, suffix: string | undefined): number {
  if (suffix === "a") return hour === 12 ? 0 : hour > 12 ? 99 : hour;
  if (suffix === "p") return hour === 12 ? 12 : hour > 12 ? 99 : hour + 12;
  return hour;
}

/** A date, with the clock time of an ISO date-time behind it. Undefined, with a mistake noted, when it is none. */
export function readDate(
  notes: Notes,
  text: string,
  place: Place,
): { date: LocalDate; time: LocalTime | undefined; utc: boolean } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{2})(?::(\d{2}))?(Z)?)?$/.exec(text);
  if (!iso) {
    looseDate(notes, text, place);
    return undefined;
  }
  const date = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  if (!validDate(date)) {
    note(
      notes,
      "syntax/token",
      place,
      `there is no date \`${text}\`: dates are written year-month-day, such as 2026-05-23`,
    );
    return undefined;
  }
  const right = formatLocalDate(date);
  if (iso[4] !== undefined) {
    const clock = `${two(Number(iso[4]))}:${iso[5]}${iso[6] ? `:${iso[6]}` : ""}`;
    const zone = iso[7] ? " UTC" : "";
    note(
      notes,
      "syntax/token",
      place,
      `write ${right} ${clock}${zone}, with a blank between date and time`,
      safe(place, `${right} ${clock}${zone}`),
    );
    const time = { hour: Number(iso[4]), minute: Number(iso[5]), second: Number(iso[6] ?? 0) };
    return time.hour < 24 && time.minute < 60 && time.second < 60
      ? { date, time, utc: iso[7] !== undefined }
      : undefined;
  }
  if (right !== text) note(notes, "syntax/token", place, `write the date as ${right}`, safe(place, right));
  return { date, time: undefined, utc: false };
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

/** A duration in seconds; `sign` is what stands in front of it at `place`, such as T+. Undefined, with a mistake noted, when it is none. */
export function readSeconds(notes: Notes, text: string | undefined, place: Place, sign = ""): number | undefined {
  if (text === undefined || text === "") return undefined;
  const reading = readDuration(text);
  switch (reading.kind) {
    case "duration":
      return reading.seconds;
    case "loose":
      note(
        notes,
        "syntax/token",
        place,
        `write ${sign}${reading.written} instead of \`${sign}${text}\``,
        safe(place, `${sign}${reading.written}`),
      );
      return reading.seconds;
    case "bad":
      note(notes, "syntax/token", place, reading.why);
      return undefined;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function safe(place: Place, newText: string) {
  return { fixes: [{ kind: "safe", title: `Write ${newText}`, edits: [{ place, newText }] }] } as const;
}
