/** How messages say when something is, and how long it takes. */
import type { Instant, Lag, Person, Runbook, Seconds } from "../plan/plan.js";
import type { Mode, Schedule, Span } from "../schedule/schedule.js";
import { formatDuration } from "../time/duration.js";
import {
  formatExactClock,
  formatExactMoment,
  formatExactPeriod,
  formatRelative,
  formatZoned,
  zoneCity,
} from "../time/format.js";

/** What it takes to say when something is. */
export interface TimeContext {
  readonly runbook: Pick<Runbook, "zone">;
  readonly schedule: Pick<Schedule, "dated">;
}

/** "Sat 2026-05-23 22:00 America/Los_Angeles", or "T+30m" in an undated runbook. */
export function when(at: Instant, { runbook, schedule }: TimeContext): string {
  return schedule.dated ? formatZoned(at, runbook.zone) : formatRelative(at);
}

/** "Sat 2026-05-23 22:00 to 23:30 America/Los_Angeles", or "T+30m to T+2h". */
export function period(span: Span, { runbook, schedule }: TimeContext): string {
  if (!schedule.dated) return `${formatRelative(span.start)} to ${formatRelative(span.end)}`;
  return `${formatExactPeriod(span, runbook.zone)} ${runbook.zone}`;
}

/** "22:00", or "T+30m": where day and zone are said nearby. */
export function clock(at: Instant, { runbook, schedule }: TimeContext): string {
  return schedule.dated ? formatExactClock(at, runbook.zone) : formatRelative(at);
}

/** "Sun 2026-05-24 10:30 in Kolkata": a person's own time; undefined without a zone or a date. */
export function localTime(at: Instant, person: Pick<Person, "zone">, { schedule }: TimeContext): string | undefined {
  return schedule.dated && person.zone
    ? `${formatExactMoment(at, person.zone)} in ${zoneCity(person.zone)}`
    : undefined;
}

/** The beginning of a sentence about what is wrong only in the worst case. */
export function inWorstCase(mode: Mode): string {
  return mode === "worst" ? "In the worst case, " : "";
}

/** "1h30m" */
export function duration(seconds: Seconds): string {
  return formatDuration(seconds);
}

/** "30m after", "10m before", or the word for neither. */
export function lagBeside({ days, seconds }: Pick<Lag, "days" | "seconds">, none: string): string {
  if (days === 0 && seconds === 0) return none;
  return days < 0 || seconds < 0
    ? `${lagInWords({ days: -days, seconds: -seconds })} before`
    : `${lagInWords({ days, seconds })} after`;
}

/** "1d2h30m": days of the calendar, and what is after them. */
export function lagInWords({ days, seconds }: Pick<Lag, "days" | "seconds">): string {
  return `${days > 0 ? `${days}d` : ""}${seconds > 0 || days === 0 ? formatDuration(seconds, "hours") : ""}`;
}
