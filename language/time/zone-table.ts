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
  readonly rule: Rule | undefined;
}

interface Rule {
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

/** The offset of a zone at an epoch second; undefined for what is no zone. */
export function offsetIn(zone: string, at: number): number | undefined {
  const history = historyOf(zone);
  if (!history) return undefined;
  const { rule } = history;
  const year = rule && yearOf(at);
  if (rule && year !== undefined && year >= rule.firstYear) {
    const [first, second] = changesOfYear(rule, year);
    return (at >= first.at && at < second.at ? first : second).offset;
  }
  let { first: offset } = history;
  for (const change of history.changes) {
    if (change.at > at) break;
    offset = change.offset;
  }
  return offset;
}

/** Where the offset of a zone changes: after one epoch second, up to and with another. As much work as the time between is long. */
export function changesIn(zone: string, after: number, upTo: number): readonly OffsetChange[] {
  const history = historyOf(zone);
  if (!history) return [];
  const changes = [...history.changes];
  if (history.rule) {
    const last = yearOf(upTo);
    for (let year = Math.max(history.rule.firstYear, yearOf(after)); year <= last; year++)
      changes.push(...changesOfYear(history.rule, year));
  }
  return changes.filter(({ at }) => at > after && at <= upTo);
}

/** No zone changes its clocks around New Year by a rule: the year is the same in UTC. */
function yearOf(at: number): number {
  return dateOfDay(Math.floor(at / DAY)).year;
}

function changesOfYear({ turns: [first, second] }: Rule, year: number): readonly [OffsetChange, OffsetChange] {
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
