/** Lengths and times of day as people say them during a night: to the minute, however exactly they were written. */
import type { Instant, Seconds } from "../plan/plan.js";
import { formatDuration } from "../time/duration.js";
import { formatIso } from "../time/format.js";

/** "1h20m"; what has not lasted a whole minute more is not counted. */
export function inMinutes(seconds: Seconds): string {
  return formatDuration(Math.trunc(seconds / 60) * 60);
}

/** "22:34" */
export function clockAt(at: Instant, zone: string): string {
  return clockIn(formatIso(at, zone));
}

/** Of a moment in ISO 8601, the clock. */
export function clockIn(iso: string): string {
  return iso.slice(11, 16);
}
