/** Dates, clocks and distances as text, from what is already known of them: no zone is asked. 24-hour clock, ISO dates, English short weekdays. */
import type { LocalDate, LocalTime } from "./calendar.js";
import { formatDuration } from "./duration.js";

/** From Monday on; the short form is the first three letters. */
export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** From Monday on, by number. */
export const allDays: readonly number[] = weekdayNames.map((_, index) => index + 1);

/**
 * Seconds from T: `T+1h30m`, `T-7d`, `T`. With "hours" as the largest unit it is exact in a dated runbook, too, where a day
 * after T is one of the calendar.
 */
export function formatRelative(seconds: number, largest: "days" | "hours" = "days"): string {
  if (seconds === 0) return "T";
  return `T${seconds > 0 ? "+" : "-"}${formatDuration(Math.abs(seconds), largest)}`;
}

/** What people call the zone: `Los Angeles` for America/Los_Angeles; `UTC-12` for Etc/GMT+12, whose sign counts the other way. */
export function zoneCity(zone: string): string {
  const place = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  if (!zone.startsWith("Etc/")) return place;
  const inverted = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (!inverted || inverted[2] === "0") return place;
  return `UTC${inverted[1] === "+" ? "-" : "+"}${inverted[2]}`;
}

/** Seconds east of UTC as `+05:30`; with seconds only for the local mean times before zones. */
export function formatOffset(seconds: number): string {
  const size = Math.abs(seconds);
  const text = `${seconds < 0 ? "-" : "+"}${timeOfDay(size)}`;
  return size % 60 === 0 ? text : `${text}:${two(size % 60)}`;
}

/** `22:00`, or `22:00:30` where there are seconds. */
export function formatLocalTime({ hour, minute, second }: LocalTime): string {
  const text = `${two(hour)}:${two(minute)}`;
  return second === 0 ? text : `${text}:${two(second)}`;
}

/** Working hours of some days, in seconds since midnight. */
interface WorkingHours {
  readonly from: number;
  readonly to: number;
  /** 1 for Monday to 7 for Sunday, in order. */
  readonly days: readonly number[];
}

/** Those of a week: `08:00 to 18:00`, `16:00 to 24:00 Mon to Fri, 10:00 to 14:00 Sat`. */
export function formatHours(hours: readonly WorkingHours[]): string {
  return hours
    .map(({ from, to, days }) => {
      const times = `${timeOfDay(from)} to ${timeOfDay(to)}`;
      return days.length === allDays.length ? times : `${times} ${formatWeekdays(days)}`;
    })
    .join(", ");
}

/** Days of the week, in order: `Mon to Fri`, `Mon, Wed`, `Sat, Sun`. */
export function formatWeekdays(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const short = (day = 0): string => weekdayNames[day - 1]?.slice(0, 3) ?? "";
  return runs
    .flatMap(run => (run.length > 2 ? [`${short(run[0])} to ${short(run.at(-1))}`] : run.map(short)))
    .join(", ");
}

/** `2026-05-23` */
export function formatLocalDate({ year, month, day }: LocalDate): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `Sat 2026-05-23` */
export function formatLocalDay({ date, weekday }: { readonly date: LocalDate; readonly weekday: number }): string {
  return `${weekdayNames[weekday - 1]?.slice(0, 3)} ${formatLocalDate(date)}`;
}

function timeOfDay(seconds: number): string {
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor((seconds % 3_600) / 60))}`;
}

function two(count: number): string {
  return count < 10 && count >= 0 ? `0${count}` : String(count);
}
