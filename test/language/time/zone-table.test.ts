/** The table of zones against luxon, which asks the runtime's database in its own way. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { IANAZone } from "luxon";
import { offsetAt, offsetChanges } from "../../../language/time/offsets.js";
import { zoneNames } from "../../../language/time/zone-names.js";
import { processClock } from "../../../server/cli/process-clock.js";

const DAY = 86_400;
const second = (year: number, month = 1, day = 1): number => new Date(0).setUTCFullYear(year, month - 1, day) / 1_000;

const zones = fc.constantFrom(...zoneNames);
/** Anywhere from year 1 to 9999, mostly where zones have a history. */
const instants = fc.oneof(
  { arbitrary: fc.integer({ min: second(1), max: second(10_000) - 1 }), weight: 1 },
  { arbitrary: fc.integer({ min: second(1880), max: second(2040) }), weight: 3 },
  { arbitrary: fc.integer({ min: second(2024), max: second(2032) }), weight: 2 },
);

function byLuxon(zone: string, at: number): number {
  return Math.round(IANAZone.create(zone).offset(at * 1_000) * 60);
}

/** Clocks that were changed oddly: zone, and a time around it. */
const oddities: Readonly<Record<string, readonly [zone: string, from: number, to: number]>> = {
  "there and back within a week": ["America/Boa_Vista", second(2000, 9), second(2000, 12)],
  "there and back within ten days of a war": ["Europe/Vienna", second(1945, 3), second(1945, 6)],
  "by half an hour": ["Australia/Lord_Howe", second(2026), second(2027)],
  "by a whole day": ["Pacific/Apia", second(2011, 12), second(2012, 2)],
  "by a whole day, long ago": ["Asia/Manila", second(1844, 12), second(1845, 2)],
  "by seconds, from local mean time": ["Africa/Monrovia", second(1971, 12), second(1972, 2)],
  "by two hours": ["Antarctica/Troll", second(2026), second(2027)],
  "for a month of fasting": ["Africa/Casablanca", second(2024), second(2025)],
  "four times a year": ["Africa/Cairo", second(2010), second(2011)],
  "at midnight": ["Asia/Beirut", second(2026), second(2027)],
};

describe("the table of zones", () => {
  it("has the offset of any zone at any time", () => {
    fc.assert(
      fc.property(zones, fc.array(instants, { minLength: 1, maxLength: 8 }), (zone, times) => {
        for (const at of times) assert.equal(offsetAt(zone, at), byLuxon(zone, at), `${zone} ${at}`);
      }),
      { numRuns: 400 },
    );
  });

  it("changes an offset at the very second", () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 1900, max: 2037 }), (zone, year) => {
        for (const { at, offset } of offsetChanges(zone, second(year), second(year + 1))) {
          assert.equal(byLuxon(zone, at), offset);
          assert.notEqual(byLuxon(zone, at - 1), offset);
          for (const near of [at - 1, at, at + 1]) assert.equal(offsetAt(zone, near), byLuxon(zone, near));
        }
      }),
      { numRuns: 200 },
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

  for (const [what, [zone, from, to]] of Object.entries(oddities))
    it(`misses no clock that was changed ${what} (${zone})`, () => {
      const seen = new Set<number>();
      for (let at = from; at < to; at += DAY / 24) {
        assert.equal(offsetAt(zone, at), byLuxon(zone, at), `${at}`);
        seen.add(byLuxon(zone, at));
      }
      assert.ok(seen.size > 1 && offsetChanges(zone, from, to).length > 0);
    });
});

describe("the clock of the process", () => {
  const clock = (zone: string, times: readonly number[]): readonly number[] | undefined =>
    processClock(zone, ask => times.map(ask));

  it("says what the table says, or nothing, in whatever order it is asked", () => {
    let answers = 0;
    fc.assert(
      fc.property(zones, fc.array(instants, { minLength: 1, maxLength: 12 }), (zone, times) => {
        const said = clock(zone, times);
        if (!said) return;
        answers++;
        assert.deepEqual(
          said,
          times.map(at => byLuxon(zone, at)),
          `${zone} ${times}`,
        );
      }),
      { numRuns: 400 },
    );
    assert.ok(answers > 300 || process.platform === "win32", `${answers}`);
  });

  for (const [what, [zone, from, to]] of Object.entries(oddities))
    it(`misses no clock that was changed ${what}, also when asked back and forth (${zone})`, () => {
      const times: number[] = [];
      for (let low = from, high = to; low < high; low += DAY, high -= DAY) times.push(high, low);
      const said = clock(zone, times);
      if (said)
        assert.deepEqual(
          said,
          times.map(at => byLuxon(zone, at)),
        );
    });

  it("says nothing of what may not have been understood", () => {
    for (const zone of ["Mars/Olympus", "Etc/GMT+5", "Africa/Abidjan", "EST5EDT"])
      assert.equal(clock(zone, [0]), undefined);
  });

  it("is what it was afterwards", () => {
    const before = process.env.TZ;
    const offsets = (): readonly number[] => [new Date(0), new Date(2026, 6)].map(date => date.getTimezoneOffset());
    for (const own of [undefined, "Asia/Kolkata"]) {
      if (own === undefined) delete process.env.TZ;
      else process.env.TZ = own;
      const usual = offsets();
      clock("America/New_York", [0]);
      assert.deepEqual([process.env.TZ, offsets()], [own, usual]);
      const work = (): never => {
        throw new Error("on purpose");
      };
      if (process.platform !== "win32") assert.throws(() => processClock("America/New_York", work), /on purpose/);
      assert.deepEqual([process.env.TZ, offsets()], [own, usual]);
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
});
