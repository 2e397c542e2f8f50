/** The table of zones against other copies of the zone database: the runtime's, as luxon reads it, and the machine's, as zdump does. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { IANAZone } from "luxon";
import moment from "moment-timezone";
import { offsetAt, offsetChanges } from "../../../language/time/offsets.js";
import { zoneNames } from "../../../language/time/zone-table.js";
import { zoneDataVersion } from "../../../language/time/zone-version.js";
import { laterLaws, wrongFrom } from "../../support/later-laws.js";
import { tries } from "../../support/seed.js";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const second = (year: number, month = 1, day = 1): number => new Date(0).setUTCFullYear(year, month - 1, day) / 1_000;

/** Where the table begins, and where other copies end that are written out year by year. */
const FIRST = second(2011);
const WRITTEN = second(2037);
/** Where those end from which the table is made. */
const LAST = second(2499);

/** Nobody's clocks are changed by a rule there before 2087: what Ramadan moves is written out year by year, further here than elsewhere. */
const moving = ["Asia/Gaza", "Asia/Hebron"];

const zones = fc.constantFrom(...zoneNames());

/** Of the runtime; empty where it does not say. */
const runtimeVersion = process.versions.tz ?? "";

function byLuxon(zone: string, at: number): number {
  return Math.round(IANAZone.create(zone).offset(at * 1_000) * 60);
}

describe("the table of zones", () => {
  it("is of the version that the installed data have", () => {
    assert.equal(zoneDataVersion, moment.tz.dataVersion);
  });

  it("has every change that the installed data have, at the very second, and no other", () => {
    for (const zone of zoneNames()) {
      const { offsets = [], untils = [] } = moment.tz.zone(zone) ?? {};
      // Minutes west of UTC; east of it, zero is never negative.
      const east = offsets.map(west => 0 - west * 60);
      const changes = east
        .map((offset, index) => ({ at: (untils[index - 1] ?? Number.NEGATIVE_INFINITY) / 1_000, offset }))
        .filter(({ at, offset }, index) => at >= FIRST && at <= LAST && offset !== east[index - 1]);
      assert.deepEqual(offsetChanges(zone, FIRST - 1, LAST), changes, zone);
    }
  });

  it("says of an instant what its changes say", () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: FIRST, max: second(9999) }), (zone, start) => {
        let offset = offsetAt(zone, start);
        for (const change of offsetChanges(zone, start, start + 800 * DAY)) {
          assert.notEqual(change.offset, offset);
          assert.equal(offsetAt(zone, change.at - 1), offset);
          assert.equal(offsetAt(zone, change.at), change.offset);
          offset = change.offset;
        }
        assert.equal(offsetAt(zone, start + 800 * DAY), offset);
      }),
    );
  });

  it("gives the changes after one instant, up to and with another", () => {
    const [first, ...others] = offsetChanges("Europe/London", second(2026), second(2027));
    assert.ok(first && others.length === 1);
    assert.deepEqual(offsetChanges("Europe/London", first.at - 1, first.at), [first]);
    assert.deepEqual(offsetChanges("Europe/London", first.at, first.at + 1), []);
    assert.deepEqual(offsetChanges("UTC", second(1900), second(2100)), []);
    assert.deepEqual(offsetChanges("Mars/Olympus", second(1900), second(2100)), []);
  });

  it("goes on by the last rules, and begins with those of its first year", () => {
    const july = (year: number): number => second(year, 7, 1);
    for (const year of [1, 1999, 2010, 2500, 9999]) {
      assert.equal(offsetAt("Europe/London", july(year)), HOUR, `${year}`);
      assert.equal(offsetAt("Europe/London", second(year)), 0, `${year}`);
      assert.equal(offsetAt("America/New_York", july(year)), -4 * HOUR, `${year}`);
      assert.equal(offsetAt("Australia/Lord_Howe", july(year)), 10.5 * HOUR, `${year}`);
      assert.equal(offsetAt("Asia/Tokyo", july(year)), 9 * HOUR, `${year}`);
    }
    assert.equal(offsetAt("Africa/Juba", second(1980)), offsetAt("Africa/Juba", second(2011)));
  });

  it("knows that British Columbia stays at UTC-7 from the winter of 2026 on, whatever the runtime knows", () => {
    assert.equal(offsetAt("America/Vancouver", second(2025, 12, 5)), -8 * HOUR);
    assert.equal(offsetAt("America/Vancouver", second(2026, 12, 5)), -7 * HOUR);
  });
});

describe("the table of zones and the runtime's", () => {
  before(function () {
    // Its newer laws are not in the installed data.
    if (runtimeVersion === "" || runtimeVersion > zoneDataVersion) this.skip();
  });

  it("agree, but for laws that the runtime does not know yet", () => {
    for (const zone of zoneNames()) {
      const until = Math.min(WRITTEN, wrongFrom(runtimeVersion, zone));
      if (until <= FIRST) continue;
      for (let at = FIRST; at < until; at += 40 * DAY + HOUR)
        assert.equal(offsetAt(zone, at), byLuxon(zone, at), `${zone} ${at}`);
      for (const { at, offset } of offsetChanges(zone, FIRST, until - DAY)) {
        assert.equal(byLuxon(zone, at), offset, `${zone} ${at}`);
        assert.notEqual(byLuxon(zone, at - 1), offset, `${zone} ${at}`);
      }
    }
  });

  it("agree about the rules that clocks are changed by after that", () => {
    const settled = zoneNames().filter(zone => !moving.includes(zone) && wrongFrom(runtimeVersion, zone) > WRITTEN);
    fc.assert(
      fc.property(fc.constantFrom(...settled), fc.integer({ min: WRITTEN, max: second(9999) }), (zone, at) => {
        assert.equal(offsetAt(zone, at), byLuxon(zone, at), `${zone} ${at}`);
      }),
      tries(2_000),
    );
  });

  it("differ where an excuse is made for the runtime", () => {
    for (const { since, zones, from, why } of laterLaws.filter(({ since }) => runtimeVersion < since))
      for (const zone of zones) {
        const differs = Array.from({ length: 400 }, (_, day) => from + day * DAY).some(
          at => offsetAt(zone, at) !== byLuxon(zone, at),
        );
        assert.ok(differs, `${zone} needs no excuse (${since}): ${why}`);
      }
  });
});

describe("the table of zones and the machine's, by zdump", () => {
  const files = "/usr/share/zoneinfo";

  /** Every change in zdump's words: the last second before it and its first, with the offset. */
  function dumped(names: readonly string[]): ReadonlyMap<string, readonly { at: number; offset: number }[]> {
    const { stdout } = spawnSync("zdump", ["-v", "-c", "2011,2038", ...names.map(name => `${files}/${name}`)], {
      encoding: "utf8",
      maxBuffer: 100_000_000,
    });
    const changes = new Map<string, { at: number; offset: number }[]>();
    for (const line of stdout.split("\n")) {
      const match = /^\S*zoneinfo\/(\S+)\s+\w+ (\w+ +\d+ [\d:]+ \d+) UTC? = .* gmtoff=(-?\d+)$/.exec(line);
      if (!match) continue;
      const [, name = "", time, offset] = match;
      changes.set(name, [
        ...(changes.get(name) ?? []),
        { at: Date.parse(`${time} UTC`) / 1_000, offset: Number(offset) },
      ]);
    }
    return changes;
  }

  it("agree, but for laws that the machine does not know yet", function () {
    const version = machineVersion();
    if (version === undefined || version > zoneDataVersion || spawnSync("zdump", ["--version"]).error) this.skip();
    const told = dumped(zoneNames());
    assert.ok(told.size > 200);
    for (const [zone, moments] of told)
      for (const { at, offset } of moments)
        if (at >= FIRST && at < wrongFrom(version, zone)) assert.equal(offsetAt(zone, at), offset, `${zone} ${at}`);
  });

  function machineVersion(): string | undefined {
    try {
      return /version (\w+)/.exec(readFileSync(`${files}/tzdata.zi`, "utf8"))?.[1];
    } catch {
      return undefined;
    }
  }
});
