/** The offset of a zone at an instant: the one question put to the runtime's zone database. */
import { IANAZone } from "luxon";
import { zoneNames } from "./zone-names.js";

const DAY = 86_400;

/** The span in which every clock works, in epoch seconds: years 1 to 9999 and a day on either side, for local time. */
const EARLIEST = -62_135_596_800 - DAY;
const LATEST = 253_402_300_799 + DAY;

/** No zone of the world is further from UTC, today or at the date line (seconds). */
const LARGEST_OFFSET = 14 * 3_600;
const SMALLEST_OFFSET = -12 * 3_600;

/** Answered without the runtime, whose first use of a zone database takes some twenty milliseconds. */
const UTC = "UTC";

/** Days, and stretches, remembered for one zone. A runbook touches a handful; the limit keeps a server that runs for weeks flat. */
const DAYS_KEPT = 1_024;
const STRETCHES_KEPT = 1_024;

/** No clock was ever changed twice within so long and stayed of use. */
const STRIDE = 8 * DAY;
/** What is looked through at once. */
const STRETCH = 8 * STRIDE;

interface KnownZone {
  readonly zone: IANAZone;
  /** UTC day number -> the offset (s) all through that day, or undefined where it changes within it. */
  readonly days: Map<number, number | undefined>;
  /** Number of a stretch -> the changes in it, its first instant not counted, its end counted. */
  readonly stretches: Map<number, readonly OffsetChange[]>;
}

/** From `at` on a zone has another offset. */
export interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

const knownZones = new Map<string, KnownZone | undefined>();
let spellings: ReadonlySet<string> | undefined;

/** Whether `name` is in exact IANA spelling, known to the zone database or not. */
export function isIanaSpelling(name: string): boolean {
  spellings ??= new Set(zoneNames);
  return spellings.has(name);
}

/** Whether `name` is a zone: in exact IANA spelling and known to the runtime. */
export function isZone(name: string): boolean {
  return name === UTC || knownZone(name) !== undefined;
}

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
  if (zone === UTC) return 0;
  const known = knownZone(zone);
  if (!known) return readOffset(zone) ?? 0;
  const instant = clampInstant(at);
  return offsetThroughDay(known, Math.floor(instant / DAY)) ?? askOffset(known.zone, instant);
}

/** Where the offset of a zone changes: after one instant, up to and with another. As much work as the time between is long. */
export function offsetChanges(zone: string, after: number, upTo: number): readonly OffsetChange[] {
  const known = zone === UTC ? undefined : knownZone(zone);
  if (!known) return [];
  const [start, end] = [clampInstant(after), clampInstant(upTo)];
  const changes: OffsetChange[] = [];
  for (let number = Math.floor(start / STRETCH); number * STRETCH < end; number++) {
    for (const change of changesInStretch(known, number)) changes.push(change);
  }
  return changes.filter(({ at }) => at > start && at <= end);
}

function changesInStretch({ zone, stretches }: KnownZone, number: number): readonly OffsetChange[] {
  const known = stretches.get(number);
  if (known) return known;
  const changes: OffsetChange[] = [];
  let start = number * STRETCH;
  let offset = askOffset(zone, start);
  for (; start < (number + 1) * STRETCH; start += STRIDE) {
    const later = askOffset(zone, start + STRIDE);
    if (later === offset) continue;
    changes.push({ at: firstAt(zone, later, start, start + STRIDE), offset: later });
    offset = later;
  }
  if (stretches.size >= STRETCHES_KEPT) stretches.clear();
  stretches.set(number, changes);
  return changes;
}

/** The first instant at which an offset holds that does not hold at `before` and does at `after`, given one change between. */
function firstAt(zone: IANAZone, offset: number, before: number, after: number): number {
  let [without, having] = [before, after];
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (askOffset(zone, middle) === offset) having = middle;
    else without = middle;
  }
  return having;
}

function knownZone(name: string): KnownZone | undefined {
  const known = knownZones.get(name);
  if (known || knownZones.has(name) || !isIanaSpelling(name)) return known;
  const zone = IANAZone.create(name);
  const added = zone.isValid ? { zone, days: new Map<number, number | undefined>(), stretches: new Map() } : undefined;
  knownZones.set(name, added);
  return added;
}

/** No zone has ever changed twice within a day, so equal ends mean one offset all through it. */
function offsetThroughDay({ zone, days }: KnownZone, day: number): number | undefined {
  if (days.has(day)) return days.get(day);
  const first = askOffset(zone, day * DAY);
  const offset = first === askOffset(zone, day * DAY + DAY - 1) ? first : undefined;
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(day, offset);
  return offset;
}

/** Luxon answers in minutes, with a fraction where local mean time had seconds. */
function askOffset(zone: IANAZone, at: number): number {
  return Math.round(zone.offset(at * 1_000) * 60);
}
