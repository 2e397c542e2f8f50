/** The offset of a zone at an instant. */
import { changesIn, type OffsetChange, offsetIn } from "./zone-table.js";

export { isZone, type OffsetChange } from "./zone-table.js";

const DAY = 86_400;

/** The span in which every clock works, in epoch seconds: years 1 to 9999 and a day on either side, for local time. */
const EARLIEST = -62_135_596_800 - DAY;
const LATEST = 253_402_300_799 + DAY;

/** No zone of the world is further from UTC, today or at the date line (seconds). */
const LARGEST_OFFSET = 14 * 3_600;
const SMALLEST_OFFSET = -12 * 3_600;

/** A whole second within years 1 to 9999 (and a day around them); what is no number becomes the first. */
export function clampInstant(at: number): number {
  return at >= EARLIEST ? Math.floor(Math.min(at, LATEST)) : EARLIEST;
}

/** Reads `+05:30`, `-0700`, `UTC+2` or `GMT-5` as seconds east of UTC; undefined for anything else or beyond -12 to +14 hours. */
export function readOffset(text: string): number | undefined {
  const match = /^(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text);
  if (!match) return undefined;
  const size = Number(match[2]) * 3_600 + Number(match[3] ?? 0) * 60;
  const offset = match[1] === "+" || size === 0 ? size : -size;
  return offset >= SMALLEST_OFFSET && offset <= LARGEST_OFFSET ? offset : undefined;
}

/**
 * Seconds east of UTC in `zone` at epoch second `at`. `zone` is an IANA name or a fixed offset such as `+05:30`;
 * anything else counts as UTC, so that what is already reported as no zone does not stop the rest.
 */
export function offsetAt(zone: string, at: number): number {
  return offsetIn(zone, clampInstant(at)) ?? readOffset(zone) ?? 0;
}

/** Where the offset of a zone changes: after one instant, up to and with another. As much work as the time between is long. */
export function offsetChanges(zone: string, after: number, upTo: number): readonly OffsetChange[] {
  return changesIn(zone, clampInstant(after), clampInstant(upTo));
}
