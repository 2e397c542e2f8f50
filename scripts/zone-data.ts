/**
 * Writes language/time/zone-data.ts and zone-version.ts, from which every offset comes, out of the data of the development dependency
 * moment-timezone. Run with tsx after updating that dependency.
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import moment from "moment-timezone";
import { dayNumber, weekdayOfDay } from "../language/time/calendar.js";

/** Where the table begins. A runbook is about nights to come; what is older is counted by the laws of this year. */
const FIRST_YEAR = 2011;
const START = Date.UTC(FIRST_YEAR, 0, 1) / 1_000;

/** Whoever still changes clocks in this year does so by a law without an end. */
const BY_RULE = 2090;

const MINUTE = 60;
const DAY = 86_400;

interface Change {
  /** Epoch seconds. */
  readonly at: number;
  /** The same on the wall clock as it was before. */
  readonly wall: number;
  readonly before: number;
  readonly offset: number;
}

interface Turn {
  readonly month: number;
  readonly day: number;
  /** From that day on the first such weekday, 1 for Monday. */
  readonly weekday: number;
  /** Seconds after midnight. */
  readonly wall: number;
  readonly offset: number;
}

/** Both files, by name. */
export function zoneDataSources(): Readonly<Record<string, string>> {
  const zones = zoneNames().map(name => [name, historyOf(name)] as const);
  const histories = [...new Set(zones.map(([, history]) => history))];
  const areas = new Map<string, string[]>();
  for (const [name, history] of zones) {
    const slash = name.indexOf("/") + 1;
    const places = areas.get(name.slice(0, slash)) ?? [];
    areas.set(name.slice(0, slash), [...places, `${name.slice(slash)}:${histories.indexOf(history).toString(36)}`]);
  }
  const note = `/** Written by scripts/zone-data.ts from tz database ${moment.tz.dataVersion}. Do not edit. */`;
  return {
    "zone-version.ts": `${note}

/** The version of the zone data that decides every offset. */
export const zoneDataVersion = ${JSON.stringify(moment.tz.dataVersion)};

/** For people. */
export const zoneDataText = \`time zone data \${zoneDataVersion}\`;
`,
    "zone-data.ts": `${note}

/** One line an area: how its names begin, then how they end, in order, each with the number (base 36) of its history. */
export const places = \`
${[...areas].map(([area, places]) => `${area} ${places.join(" ")}`).join("\n")}
\`;

/**
 * One line a history, from ${FIRST_YEAR} on: the first offset in minutes; then changes, each as minutes (base 36) since the change before or
 * since 1970, and the new offset; where clocks go on being changed by rule, the first year of that (0: it always was so) and the two
 * changes of a year: month, day, the weekday on or after it (1 is Monday), minutes after midnight, and the new offset.
 */
export const histories = \`
${histories.join("\n")}
\`;
`,
  };
}

/** Zones and links alike. A name without a slash is an abbreviation here, but for UTC. */
function zoneNames(): readonly string[] {
  return moment.tz
    .names()
    .filter(name => name.includes("/") || name === "UTC")
    .sort();
}

function historyOf(name: string): string {
  const { first, changes } = changesOf(name);
  const years = byYear(changes);
  const last = Math.max(...years.keys());
  const turns = last > BY_RULE ? turnsOf(years, last) : undefined;
  const from = turns ? firstYearOf(turns, years, last) : Number.POSITIVE_INFINITY;
  const before = changes.filter(({ wall }) => yearOf(wall) < from);
  const written = before.map(({ at, offset }, index) => {
    const since = minutes(at - (before[index - 1]?.at ?? 0));
    return `${since.toString(36)},${minutes(offset)}`;
  });
  const always = from === FIRST_YEAR && turns?.[1].offset === first;
  const rule = turns?.map(({ month, day, weekday, wall, offset }) =>
    [month, day, weekday, minutes(wall), minutes(offset)].join(","),
  );
  const parts = [minutes(first), written.join(" "), ...(rule ? [always ? 0 : from, rule.join(" ")] : [])];
  return parts.join("|").replace(/\|$/, "");
}

function changesOf(name: string): { readonly first: number; readonly changes: readonly Change[] } {
  const zone = moment.tz.zone(name);
  if (!zone) throw new Error(`${name} has no data`);
  const spans = zone.offsets
    .map((west, index) => ({
      start: (zone.untils[index - 1] ?? Number.NEGATIVE_INFINITY) / 1_000,
      offset: -west * MINUTE,
    }))
    .filter(
      ({ start }, index, all) =>
        (all[index + 1]?.start ?? Number.POSITIVE_INFINITY) > START && start < Number.POSITIVE_INFINITY,
    )
    .filter(({ offset }, index, all) => offset !== all[index - 1]?.offset);
  const [first, ...later] = spans;
  if (!first) throw new Error(`${name} has no offset`);
  const changes = later.map(({ start, offset }, index) => {
    const before = spans[index]?.offset ?? offset;
    return { at: start, wall: start + before, before, offset };
  });
  return { first: first.offset, changes };
}

type Years = ReadonlyMap<number, readonly Change[]>;

function byYear(changes: readonly Change[]): Years {
  const years = new Map<number, Change[]>();
  for (const change of changes) {
    const year = years.get(yearOf(change.wall));
    if (year) year.push(change);
    else years.set(yearOf(change.wall), [change]);
  }
  return years;
}

/** The two changes of each year, by the last hundred whole years that the data has. */
function turnsOf(years: Years, last: number): readonly [Turn, Turn] {
  const whole = Array.from({ length: 100 }, (_, index) => years.get(last - 1 - index) ?? []);
  const turnOf = (nth: 0 | 1): Turn => {
    const changes = whole.flatMap(year => year[nth] ?? []);
    const [change] = changes;
    if (!change || changes.length < whole.length) throw new Error("Clocks are not changed twice a year.");
    const dates = changes.map(({ wall }) => new Date(wall * 1_000));
    const earliest = Math.min(...dates.map(date => (date.getUTCMonth() + 1) * 100 + date.getUTCDate()));
    return {
      month: Math.floor(earliest / 100),
      day: earliest % 100,
      weekday: weekdayOfDay(Math.floor(change.wall / DAY)),
      wall: change.wall - Math.floor(change.wall / DAY) * DAY,
      offset: change.offset,
    };
  };
  return [turnOf(0), turnOf(1)];
}

/** From which year on clocks were changed by the rule, and by nothing else. */
function firstYearOf(turns: readonly [Turn, Turn], years: Years, last: number): number {
  const holdsIn = (year: number): boolean => {
    const changes = years.get(year) ?? [];
    return (
      changes.length === 2 &&
      changes[0]?.before === turns[1].offset &&
      turns.every((turn, nth) => changes[nth]?.wall === wallIn(turn, year) && changes[nth]?.offset === turn.offset)
    );
  };
  if (!holdsIn(last)) throw new Error("No rule for changing clocks holds to the end.");
  let year = last;
  while (year > FIRST_YEAR && holdsIn(year - 1)) year--;
  return year;
}

function wallIn({ month, day, weekday, wall }: Turn, year: number): number {
  const from = dayNumber({ year, month, day });
  return (from + ((weekday - weekdayOfDay(from) + 7) % 7)) * DAY + wall;
}

function yearOf(wall: number): number {
  return new Date(wall * 1_000).getUTCFullYear();
}

function minutes(seconds: number): number {
  if (seconds % MINUTE !== 0) throw new Error("An offset is not told in whole minutes.");
  return seconds / MINUTE;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, source] of Object.entries(zoneDataSources()))
    writeFileSync(new URL(`../language/time/${file}`, import.meta.url), source);
}
