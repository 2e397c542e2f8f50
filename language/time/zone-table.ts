/** The one table of zones: when each changed its offset, asked of the runtime's database a stretch of time at a time. */
import { zoneNames } from "./zone-names.js";

/** From `at` on a zone has another offset. Epoch seconds, and seconds east of UTC. */
export interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

/** The offset of a zone at an epoch second. */
export type Ask = (at: number) => number;

/** Does some work with a zone's offsets, and gives what came of it; undefined where it does not know the zone. */
export type ZoneSource = <T>(zone: string, work: (ask: Ask) => T) => T | undefined;

interface Stretch {
  /** The offset at its first instant. */
  readonly offset: number;
  /** In it: its first instant not counted, its end counted. */
  readonly changes: readonly OffsetChange[];
}

const DAY = 86_400;

/** No clock was ever changed and changed back in less than seven days (America/Boa_Vista, October 2000). */
const STRIDE = 4 * DAY;
/** What is looked through at once. */
const STRETCH = 16 * STRIDE;

/** Stretches remembered for one zone. A runbook touches a handful; the limit keeps a server that runs for weeks flat. */
const STRETCHES_KEPT = 1_024;

let quicker: ZoneSource | undefined;

/** Has a source asked before the runtime's formats, whose first use takes some fifteen milliseconds. It gives the same offsets. */
export function askFirst(source: ZoneSource): void {
  quicker = source;
}

let spellings: ReadonlySet<string> | undefined;

/** Whether `name` is in exact IANA spelling, known to the runtime or not. */
export function isIanaSpelling(name: string): boolean {
  spellings ??= new Set(zoneNames);
  return spellings.has(name);
}

/** Stretches by zone and number; undefined for a zone that the runtime does not know. */
const table = new Map<string, Map<number, Stretch> | undefined>();

/** Whether `name` is in exact IANA spelling and known to the runtime. */
export function isKnown(name: string): boolean {
  return stretchesOf(name) !== undefined;
}

/** The offset of a zone at an epoch second; undefined where it is not known. */
export function offsetIn(zone: string, at: number): number | undefined {
  const stretches = stretchesOf(zone);
  if (!stretches) return undefined;
  const found = stretchAt(zone, stretches, Math.floor(at / STRETCH));
  let { offset } = found;
  for (const change of found.changes) {
    if (change.at > at) break;
    offset = change.offset;
  }
  return offset;
}

/** Where the offset of a zone changes: after one epoch second, up to and with another. As much work as the time between is long. */
export function changesIn(zone: string, after: number, upTo: number): readonly OffsetChange[] {
  const stretches = stretchesOf(zone);
  const changes: OffsetChange[] = [];
  if (!stretches) return changes;
  for (let number = Math.floor(after / STRETCH); number * STRETCH < upTo; number++) {
    for (const change of stretchAt(zone, stretches, number).changes) {
      if (change.at > after && change.at <= upTo) changes.push(change);
    }
  }
  return changes;
}

function stretchesOf(zone: string): Map<number, Stretch> | undefined {
  const known = table.get(zone);
  if (known || table.has(zone) || !isIanaSpelling(zone)) return known;
  const isZone = ask(zone, () => true) ?? false;
  const stretches = isZone ? new Map<number, Stretch>() : undefined;
  table.set(zone, stretches);
  return stretches;
}

function stretchAt(zone: string, stretches: Map<number, Stretch>, number: number): Stretch {
  const known = stretches.get(number);
  if (known) return known;
  const found = ask(zone, offsetAt => look(offsetAt, number * STRETCH)) ?? { offset: 0, changes: [] };
  if (stretches.size >= STRETCHES_KEPT) stretches.clear();
  stretches.set(number, found);
  return found;
}

function look(offsetAt: Ask, start: number): Stretch {
  const first = offsetAt(start);
  const changes: OffsetChange[] = [];
  let offset = first;
  for (let at = start; at < start + STRETCH; at += STRIDE) {
    const later = offsetAt(at + STRIDE);
    addChanges(changes, offsetAt, { at, offset }, { at: at + STRIDE, offset: later });
    offset = later;
  }
  return { offset: first, changes };
}

/** Adds the changes after one instant, up to and with another. */
function addChanges(changes: OffsetChange[], offsetAt: Ask, before: OffsetChange, after: OffsetChange): void {
  if (before.offset === after.offset) return;
  if (after.at - before.at === 1) {
    changes.push(after);
    return;
  }
  const at = Math.floor((before.at + after.at) / 2);
  const middle = { at, offset: offsetAt(at) };
  addChanges(changes, offsetAt, before, middle);
  addChanges(changes, offsetAt, middle, after);
}

function ask<T>(zone: string, work: (ask: Ask) => T): T | undefined {
  return quicker?.(zone, work) ?? byFormat(zone, work);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By the names of offsets in formatted times: `GMT-03:30:52`, or `GMT` at UTC. */
const byFormat: ZoneSource = (zone, work) => {
  const format = formats.get(zone) ?? formatOf(zone);
  if (!format) return undefined;
  formats.set(zone, format);
  return work(at => readName(format.format(at * 1_000)));
};

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}

function readName(text: string): number {
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return 0;
  const size = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -size : size;
}
