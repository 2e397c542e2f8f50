/**
 * Our clocks against moment-timezone, from whose copy of the zone database our table is made, and which reads it in its own way:
 * every zone name, every change of the clocks from 2024 to 2030 and both of its sides, and fixed days in between.
 */
import assert from "node:assert/strict";
import moment, { type MomentZone } from "moment-timezone";
import { type LocalReading, toInstant, toLocal } from "../../../language/time/local.js";
import { readZone, zoneNames } from "../../../language/time/zones.js";

const MINUTE = 60;
const DAY = 86_400;
const START = Date.UTC(2024, 0, 1) / 1_000;
const END = Date.UTC(2031, 0, 1) / 1_000;

interface Span {
  /** Epoch seconds, start included, end not. */
  readonly start: number;
  readonly end: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** The spans of one offset that moment-timezone knows, around 2024 to 2030. */
function spansOf(zone: MomentZone): readonly Span[] {
  const ends = zone.untils.map(until => (Number.isFinite(until) ? until / 1_000 : Number.POSITIVE_INFINITY));
  return ends
    .map((end, index) => ({
      start: ends[index - 1] ?? Number.NEGATIVE_INFINITY,
      end,
      offset: Math.round(-(zone.offsets[index] ?? 0) * MINUTE),
    }))
    .filter(({ start, end }) => end > START - 2 * DAY && start < END + 2 * DAY);
}

/** Instants at which to compare: around and between all changes, and the 1st of every month at midnight and noon. */
function instantsOf(spans: readonly Span[]): readonly number[] {
  const changes = spans.map(({ start }) => start).filter(start => start >= START && start < END);
  const near = changes.flatMap(change => [-DAY, -MINUTE, -1, 0, 1, MINUTE, DAY].map(shift => change + shift));
  return [...near, ...fixedInstants];
}

const fixedInstants = Array.from({ length: 84 }, (_, month) =>
  [0, 12].map(hour => Date.UTC(2024, month, 1, hour) / 1_000),
).flat();

/** Wall clock readings (as seconds, counted as if UTC): around each edge of each gap and fold and in its middle, and fixed days. */
function wallsOf(spans: readonly Span[]): readonly number[] {
  const near = spans.flatMap((span, index) => {
    const before = spans[index - 1];
    if (!before || span.start < START || span.start >= END) return [];
    const edges = [span.start + before.offset, span.start + span.offset];
    const middle = Math.floor((span.start * 2 + before.offset + span.offset) / 2);
    return [...edges.flatMap(edge => [-MINUTE, -1, 0, 1, MINUTE].map(shift => edge + shift)), middle];
  });
  return [...near, ...fixedInstants];
}

function expectedReading(spans: readonly Span[], wall: number): string {
  const instants = spans
    .filter(({ start, end, offset }) => wall - offset >= start && wall - offset < end)
    .map(({ offset }) => wall - offset);
  if (instants.length > 0) return instants.join(" or ");
  const index = spans.findIndex(({ start, offset }) => wall < start + offset);
  const before = spans[index - 1];
  const after = spans[index];
  assert.ok(before && after);
  return `after ${after.start - MINUTE}, before ${after.start}`;
}

function told(reading: LocalReading): string {
  switch (reading.kind) {
    case "one":
      return `${reading.at}`;
    case "two":
      return `${reading.first} or ${reading.second}`;
    case "none":
      return `after ${reading.before.at}, before ${reading.after.at}`;
  }
}

function readWall(wall: number, zone: string): LocalReading {
  const clock = new Date(wall * 1_000);
  const date = { year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate() };
  const time = { hour: clock.getUTCHours(), minute: clock.getUTCMinutes(), second: clock.getUTCSeconds() };
  return toInstant(date, time, zone);
}

function wallOf(at: number, zone: string): number {
  const { date, time, offset } = toLocal(at, zone);
  const wall = Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute, time.second) / 1_000;
  assert.equal(wall - offset, at);
  return wall;
}

/** What a zone tells otherwise than moment-timezone, as lines. */
function disagreements(name: string): readonly string[] {
  const zone = moment.tz.zone(name);
  assert.ok(zone, name);
  const spans = spansOf(zone);
  const instants = instantsOf(spans).flatMap(at => {
    const offset = spans.find(({ start, end }) => at >= start && at < end)?.offset ?? Number.NaN;
    const wall = wallOf(at, name);
    return wall === at + offset ? [] : [`${name}: at ${at} the clock shows ${wall}, not ${at + offset}`];
  });
  const walls = wallsOf(spans)
    .filter(wall => wall >= START + DAY && wall < END - DAY)
    .flatMap(wall => {
      const ours = told(readWall(wall, name));
      const theirs = expectedReading(spans, wall);
      return ours === theirs ? [] : [`${name}: the clock shows ${wall} at ${ours}, not ${theirs}`];
    });
  return [...instants, ...walls];
}

describe("clocks, against an independent reading of the zone database", () => {
  const areaOf = (name: string): string => name.split("/")[0] ?? name;
  for (const area of new Set(zoneNames().map(areaOf))) {
    const names = zoneNames().filter(name => areaOf(name) === area);
    it(`agree in 2024 to 2030 for all ${names.length} of ${area}`, () => {
      for (const name of names) {
        assert.equal(readZone(name).kind, "zone", name);
        assert.deepEqual(disagreements(name).slice(0, 5), []);
      }
    });
  }
});
