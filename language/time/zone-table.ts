/** The one table of zones: when each changes its offset. It is shipped, so that a text means the same moments on every machine. */
import { dateOfDay, dayNumber, weekdayOfDay } from "./calendar.js";
import { histories, places } from "./zone-data.js";

/** From `at` on a zone has another offset. Epoch seconds, and seconds east of UTC. */
export interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

interface History {
  /** The offset before all changes. */
  readonly first: number;
  readonly changes: readonly OffsetChange[];
  /** How it goes on, without an end. */
  readonly rule: ChangeRule | undefined;
}

interface ChangeRule {
  readonly firstYear: number;
  /** The two changes of a year, the earlier first. */
  readonly turns: readonly [Turn, Turn];
}

/** On the first such weekday from that date on, when the wall clock shows `wall` seconds after midnight. */
interface Turn {
  readonly month: number;
  readonly day: number;
  /** 1 for Monday to 7 for Sunday */
  readonly weekday: number;
  readonly wall: number;
  readonly offset: number;
}

const MINUTE = 60;
const DAY = 86_400;

/** The number of each zone's history, by its name, in order. */
let numbers: ReadonlyMap<string, number> | undefined;
/** The lines of histories; those that were read as what they say. */
let lines: (string | History)[] | undefined;

/** Every IANA name with a slash, zones and links alike, and UTC; sorted. */
export function zoneNames(): readonly string[] {
  numbers ??= readPlaces();
  return [...numbers.keys()];
}

/** Whether `name` is a zone in exact IANA spelling. */
export function isZone(name: string): boolean {
  numbers ??= readPlaces();
  return numbers.has(name);
}

/** A time of one offset, end not counted; there may be more of it on either side. */
interface OffsetPeriod {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** Of each zone the period that was asked for last: the next moment most often lies in it. */
const latest = new Map<string, OffsetPeriod>();

/** The offset of a zone at an epoch second; undefined for what is no zone. */
export function offsetIn(zone: string, at: number): number | undefined {
  const known = latest.get(zone);
  if (known && at >= known.start && at < known.end) return known.offset;
  const history = historyOf(zone);
  if (!history) return undefined;
  const period = offsetPeriodAt(history, at);
  latest.set(zone, period);
  return period.offset;
}

function offsetPeriodAt({ first, changes, rule }: History, at: number): OffsetPeriod {
  if (rule && yearOf(at) >= rule.firstYear) return offsetPeriodByRule(rule, yearOf(at), at);
  let start = Number.NEGATIVE_INFINITY;
  let offset = first;
  for (const change of changes) {
    if (change.at > at) return { start, end: change.at, offset };
    start = change.at;
    ({ offset } = change);
  }
  return { start, end: rule ? newYear(rule.firstYear) : Number.POSITIVE_INFINITY, offset };
}

function offsetPeriodByRule(rule: ChangeRule, year: number, at: number): OffsetPeriod {
  const [first, second] = changesOfYear(rule, year);
  if (at < first.at) return { start: newYear(year), end: first.at, offset: second.offset };
  if (at < second.at) return { start: first.at, end: second.at, offset: first.offset };
  return { start: second.at, end: newYear(year + 1), offset: second.offset };
}

function newYear(year: number): number {
  return dayNumber({ year, month: 1, day: 1 }) * DAY;
}

/** Where the offset of a zone changes: after one epoch second, up to and with another. As much work as the time between is long. */
export function changesIn(zone: string, after: number, upTo: number): readonly OffsetChange[] {
  const history = historyOf(zone);
  if (!history) return [];
  const changes = [...history.changes];
  if (history.rule) {
    const last = yearOf(upTo);
    for (let year = Math.max(history.rule.firstYear, yearOf(after)); year <= last; year++)
      for (const change of changesOfYear(history.rule, year)) changes.push(change);
  }
  return changes.filter(({ at }) => at > after && at <= upTo);
}

/** No zone changes its clocks around New Year by a rule: the year is the same in UTC. */
function yearOf(at: number): number {
  return dateOfDay(Math.floor(at / DAY)).year;
}

function changesOfYear({ turns: [first, second] }: ChangeRule, year: number): readonly [OffsetChange, OffsetChange] {
  return [
    { at: wallIn(first, year) - second.offset, offset: first.offset },
    { at: wallIn(second, year) - first.offset, offset: second.offset },
  ];
}

function wallIn({ month, day, weekday, wall }: Turn, year: number): number {
  const from = dayNumber({ year, month, day });
  return (from + ((weekday - weekdayOfDay(from) + 7) % 7)) * DAY + wall;
}

function readPlaces(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of places.trim().split("\n")) {
    const [begin = "", ...ends] = line.split(" ");
    for (const end of ends) {
      const colon = end.indexOf(":");
      found.set(begin + end.slice(0, colon), Number.parseInt(end.slice(colon + 1), 36));
    }
  }
  return found;
}

function historyOf(zone: string): History | undefined {
  numbers ??= readPlaces();
  const number = numbers.get(zone);
  if (number === undefined) return undefined;
  lines ??= histories.trim().split("\n");
  const line = lines[number] ?? "";
  if (typeof line !== "string") return line;
  const history = readHistory(line);
  lines[number] = history;
  return history;
}

function readHistory(line: string): History {
  const [first = "", written = "", firstYear, rule = ""] = line.split("|");
  let minute = 0;
  const changes =
    written === ""
      ? []
      : written.split(" ").map(change => {
          const [since = "", offset] = change.split(",");
          minute += Number.parseInt(since, 36);
          return { at: minute * MINUTE, offset: Number(offset) * MINUTE };
        });
  const [turn = "", other = ""] = rule.split(" ");
  return {
    first: Number(first) * MINUTE,
    changes,
    rule:
      firstYear === undefined ? undefined : { firstYear: Number(firstYear), turns: [readTurn(turn), readTurn(other)] },
  };
}

function readTurn(text: string): Turn {
  const [month = 0, day = 0, weekday = 0, wall = 0, offset = 0] = text.split(",").map(Number);
  return { month, day, weekday, wall: wall * MINUTE, offset: offset * MINUTE };
}
