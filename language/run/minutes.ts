/** Lengths and times of day as people say them during a night: to the minute, however exactly they were written. */
import type { Instant, Seconds } from "../plan/plan.js";
import { formatDuration } from "../time/duration.js";
import { formatIso } from "../time/format.js";
import type { RunningThing } from "./status.js";

/** "1h20m"; what has not lasted a whole minute more is not counted. */
export function inMinutes(seconds: Seconds): string {
  return formatDuration(Math.trunc(seconds / 60) * 60);
}

/** "16m of 20m (at most 30m), ends 22:34"; "for 16m" of what has no length of its own. */
export function howLong({ ran, takes, worst, ends, notBeforeNow }: RunningThing): string {
  if (takes === 0) return `for ${inMinutes(ran)}`;
  const most = worst > takes ? ` (at most ${inMinutes(worst)})` : "";
  const late = ran > takes ? `, ${inMinutes(ran - takes)} over` : "";
  return `${inMinutes(ran)} of ${inMinutes(takes)}${most}${late}, ${notBeforeNow ? "ends not before now" : `ends ${clockIn(ends)}`}`;
}

/** "22:34" */
export function clockAt(at: Instant, zone: string): string {
  return clockIn(formatIso(at, zone));
}

/** Of a moment in ISO 8601, the clock. */
export function clockIn(iso: string): string {
  return iso.slice(11, 16);
}
