/** Instants (epoch seconds) as text: 24-hour clock, ISO dates, English short weekdays, whatever the reader's locale. */
import { formatDuration } from "./duration.js";
import { toLocal } from "./local.js";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

type Local = ReturnType<typeof toLocal>;

/** `22:00`, or `22:00:30` where there are seconds. */
export function formatClock(at: number, zone: string): string {
  return clock(toLocal(at, zone));
}

/** `2026-05-23` */
export function formatDate(at: number, zone: string): string {
  return date(toLocal(at, zone));
}

/** `Sat 2026-05-23` */
export function formatDay(at: number, zone: string): string {
  return day(toLocal(at, zone));
}

/** `Sat 2026-05-23 22:00` */
export function formatMoment(at: number, zone: string): string {
  const local = toLocal(at, zone);
  return `${day(local)} ${clock(local)}`;
}

/** `Sat 2026-05-23 22:00 America/Los_Angeles` */
export function formatZoned(at: number, zone: string): string {
  return `${formatMoment(at, zone)} ${zone}`;
}

/** ISO 8601 with the zone's offset: `2026-05-23T22:00:00-07:00`, in UTC `+00:00`. */
export function formatIso(at: number, zone: string): string {
  const local = toLocal(at, zone);
  const { hour, minute, second } = local.time;
  return `${date(local)}T${two(hour)}:${two(minute)}:${two(second)}${formatOffset(local.offset)}`;
}

/**
 * Seconds from T: `T+1h30m`, `T-7d`, `T`. With "hours" as the largest unit it is exact in a dated runbook, too, where a day
 * behind T is one of the calendar.
 */
export function formatRelative(seconds: number, largest: "days" | "hours" = "days"): string {
  if (seconds === 0) return "T";
  return `T${seconds > 0 ? "+" : "-"}${formatDuration(Math.abs(seconds), largest)}`;
}

/** What people call the zone: `Los Angeles` for America/Los_Angeles; `UTC-12` for Etc/GMT+12, whose sign counts the other way. */
export function zoneCity(zone: string): string {
  const place = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  const inverted = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (!inverted || inverted[2] === "0") return place;
  return `UTC${inverted[1] === "+" ? "-" : "+"}${inverted[2]}`;
}

/** Seconds east of UTC as `+05:30`; with seconds only for the local mean times before zones. */
export function formatOffset(seconds: number): string {
  const size = Math.abs(seconds);
  const text = `${seconds < 0 ? "-" : "+"}${two(Math.floor(size / 3_600))}:${two(Math.floor((size % 3_600) / 60))}`;
  return size % 60 === 0 ? text : `${text}:${two(size % 60)}`;
}

function clock({ time: { hour, minute, second } }: Local): string {
  const text = `${two(hour)}:${two(minute)}`;
  return second === 0 ? text : `${text}:${two(second)}`;
}

function date({ date: { year, month, day } }: Local): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function day(local: Local): string {
  return `${weekdays[local.weekday - 1]} ${date(local)}`;
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
