import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDate, formatIso, formatOffset } from "../../../language/time/format.js";
import {
  addDays,
  compareDates,
  endOfDay,
  type LocalDate,
  type LocalReading,
  nextDate,
  startOfDay,
  toInstant,
  toLocal,
  validDate,
  weekdayOf,
} from "../../../language/time/local.js";
import { zoneNames } from "../../../language/time/zones.js";
import { tries } from "../../support/seed.js";

const at = (iso: string): number => Date.parse(iso) / 1_000;
const utc = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(".000", "");

function date(text: string): LocalDate {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return { year, month, day };
}

/** `2026-03-08 02:30` or with seconds, read in a zone. */
function read(text: string, zone: string): LocalReading {
  const [day = "", clock = ""] = text.split(" ");
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  return toInstant(date(day), { hour, minute, second }, zone);
}

/** A reading in words: the instant, both with their offsets, or the minutes on either side of the gap. */
function told(reading: LocalReading, zone: string): string {
  switch (reading.kind) {
    case "one":
      return utc(reading.at);
    case "two":
      return `${utc(reading.first)} ${formatOffset(reading.offsets[0])} or ${utc(reading.second)} ${formatOffset(reading.offsets[1])}`;
    case "none":
      return `after ${formatIso(reading.before.at, zone)}, before ${formatIso(reading.after.at, zone)}`;
  }
}

const tellings: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "America/Los_Angeles": [
    ["2026-05-23 22:00", "2026-05-24T05:00:00Z"],
    ["2026-03-08 01:59:59", "2026-03-08T09:59:59Z"],
    ["2026-03-08 02:00", "after 2026-03-08T01:59:00-08:00, before 2026-03-08T03:00:00-07:00"],
    ["2026-03-08 02:30", "after 2026-03-08T01:59:00-08:00, before 2026-03-08T03:00:00-07:00"],
    ["2026-03-08 02:59:59", "after 2026-03-08T01:59:00-08:00, before 2026-03-08T03:00:00-07:00"],
    ["2026-03-08 03:00", "2026-03-08T10:00:00Z"],
    ["2026-11-01 00:59:59", "2026-11-01T07:59:59Z"],
    ["2026-11-01 01:30", "2026-11-01T08:30:00Z -07:00 or 2026-11-01T09:30:00Z -08:00"],
    ["2026-11-01 02:00", "2026-11-01T10:00:00Z"],
  ],
  "Europe/London": [
    ["2026-03-29 01:30", "after 2026-03-29T00:59:00+00:00, before 2026-03-29T02:00:00+01:00"],
    ["2026-10-25 01:30", "2026-10-25T00:30:00Z +01:00 or 2026-10-25T01:30:00Z +00:00"],
    ["2026-07-01 12:00", "2026-07-01T11:00:00Z"],
  ],
  "Australia/Sydney": [
    ["2026-10-04 02:30", "after 2026-10-04T01:59:00+10:00, before 2026-10-04T03:00:00+11:00"],
    ["2026-04-05 02:30", "2026-04-04T15:30:00Z +11:00 or 2026-04-04T16:30:00Z +10:00"],
    ["2026-05-24 15:00", "2026-05-24T05:00:00Z"],
  ],
  "Australia/Lord_Howe": [
    ["2026-10-04 02:15", "after 2026-10-04T01:59:00+10:30, before 2026-10-04T02:30:00+11:00"],
    ["2026-10-04 02:30", "2026-10-03T15:30:00Z"],
    ["2026-04-05 01:45", "2026-04-04T14:45:00Z +11:00 or 2026-04-04T15:15:00Z +10:30"],
    ["2026-04-05 01:29", "2026-04-04T14:29:00Z"],
  ],
  "Asia/Kolkata": [
    ["2026-03-29 02:30", "2026-03-28T21:00:00Z"],
    ["2026-11-01 01:30", "2026-10-31T20:00:00Z"],
  ],
  "Pacific/Chatham": [
    ["2026-09-27 03:00", "after 2026-09-27T02:44:00+12:45, before 2026-09-27T03:45:00+13:45"],
    ["2026-04-05 03:00", "2026-04-04T13:15:00Z +13:45 or 2026-04-04T14:15:00Z +12:45"],
  ],
  "Africa/Casablanca": [
    ["2025-02-23 02:30", "2025-02-23T01:30:00Z +01:00 or 2025-02-23T02:30:00Z +00:00"],
    ["2025-03-15 12:00", "2025-03-15T12:00:00Z"],
    ["2025-04-06 02:30", "after 2025-04-06T01:59:00+00:00, before 2025-04-06T03:00:00+01:00"],
  ],
  "America/Havana": [["2025-03-09 00:30", "after 2025-03-08T23:59:00-05:00, before 2025-03-09T01:00:00-04:00"]],
  "Pacific/Apia": [
    ["2011-12-30 12:00", "after 2011-12-29T23:59:00-10:00, before 2011-12-31T00:00:00+14:00"],
    ["2011-12-31 00:00", "2011-12-30T10:00:00Z"],
  ],
  "+05:30": [["2026-03-29 02:30", "2026-03-28T21:00:00Z"]],
  UTC: [["2026-03-29 02:30", "2026-03-29T02:30:00Z"]],
};

describe("toInstant", () => {
  for (const [zone, readings] of Object.entries(tellings)) {
    for (const [text, expected] of readings) {
      it(`reads ${text} in ${zone}`, () => assert.equal(told(read(text, zone), zone), expected));
    }
  }

  it("gives the wall clock on either side of a gap", () => {
    assert.deepEqual(read("2026-03-08 02:30", "America/Los_Angeles"), {
      kind: "none",
      before: { date: date("2026-03-08"), time: { hour: 1, minute: 59, second: 0 }, at: at("2026-03-08T09:59:00Z") },
      after: { date: date("2026-03-08"), time: { hour: 3, minute: 0, second: 0 }, at: at("2026-03-08T10:00:00Z") },
    });
  });
});

describe("toLocal", () => {
  it("gives date, time, weekday and offset", () => {
    assert.deepEqual(toLocal(at("2026-05-24T05:00:30Z"), "America/Los_Angeles"), {
      date: date("2026-05-23"),
      time: { hour: 22, minute: 0, second: 30 },
      weekday: 6,
      offset: -25_200,
    });
  });

  const instant = fc.integer({ min: at("0002-01-01T00:00:00Z"), max: at("9998-12-31T00:00:00Z") });
  const recent = fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2031-01-01T00:00:00Z") });

  it("is undone by toInstant, at any instant in any zone", () => {
    fc.assert(
      fc.property(fc.oneof(instant, recent), fc.constantFrom(...zoneNames(), "+05:45", "-09:30"), (seconds, zone) => {
        const local = toLocal(seconds, zone);
        assert.ok(validDate(local.date));
        assert.equal(local.weekday, weekdayOf(local.date));
        const reading = toInstant(local.date, local.time, zone);
        assert.ok(reading.kind !== "none", `${seconds} in ${zone}`);
        assert.ok(reading.kind === "one" ? reading.at === seconds : [reading.first, reading.second].includes(seconds));
      }),
      tries(3_000),
    );
  });

  it("never throws, whatever the number and whatever the zone", () => {
    const numbers = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e18, -1e18, 0.5));
    const zones = fc.constantFrom("America/Los_Angeles", "UTC", "+05:30", "PST", "", "no/such");
    fc.assert(
      fc.property(numbers, zones, (seconds, zone) => {
        const { date: day, time, weekday } = toLocal(seconds, zone);
        assert.ok(day.year >= 0 && day.year <= 10_000 && weekday >= 1 && weekday <= 7 && time.second >= 0);
        addDays(seconds, 1, zone);
        endOfDay({ year: seconds, month: seconds, day: seconds }, zone);
        toInstant(day, { hour: seconds, minute: 0, second: 0 }, zone);
      }),
    );
  });
});

describe("days", () => {
  const starts: readonly (readonly [string, string, string, string])[] = [
    ["America/Los_Angeles", "2026-05-23", "2026-05-23T07:00:00Z", "2026-05-24T07:00:00Z"],
    ["America/Los_Angeles", "2026-03-08", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"],
    ["America/Los_Angeles", "2026-11-01", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"],
    ["America/Havana", "2025-03-09", "2025-03-09T05:00:00Z", "2025-03-10T04:00:00Z"],
    ["America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z"],
    ["America/Nuuk", "2025-10-26", "2025-10-26T02:00:00Z", "2025-10-27T02:00:00Z"],
    ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"],
    ["+05:30", "2026-01-01", "2025-12-31T18:30:00Z", "2026-01-01T18:30:00Z"],
    ["UTC", "9999-12-31", "9999-12-31T00:00:00Z", "+010000-01-01T00:00:00Z"],
    ["UTC", "0001-01-01", "0001-01-01T00:00:00Z", "0001-01-02T00:00:00Z"],
  ];
  for (const [zone, day, start, end] of starts) {
    it(`${day} in ${zone} is from ${start} to ${end}`, () => {
      assert.equal(utc(startOfDay(date(day), zone)), start);
      assert.equal(utc(endOfDay(date(day), zone)), end);
    });
  }

  it("begin with an instant of that day, unless a zone skipped it", () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map(count => nextDate({ year: 2000, month: 1, day: 1 }, count));
    fc.assert(
      fc.property(days, fc.constantFrom(...zoneNames()), (day, zone) => {
        const start = startOfDay(day, zone);
        if (start === endOfDay(day, zone)) return;
        assert.deepEqual(toLocal(start, zone).date, day);
        assert.notDeepEqual(toLocal(start - 1, zone).date, day);
      }),
      tries(1_000),
    );
  });

  const added: readonly (readonly [string, string, number, string])[] = [
    ["America/Los_Angeles", "2026-05-24T05:00:00Z", -7, "2026-05-17T05:00:00Z"],
    ["America/Los_Angeles", "2026-03-08T06:00:00Z", 1, "2026-03-09T05:00:00Z"],
    ["America/Los_Angeles", "2026-03-07T10:30:00Z", 1, "2026-03-08T10:30:00Z"],
    ["America/Los_Angeles", "2026-10-31T08:30:00Z", 1, "2026-11-01T08:30:00Z"],
    ["America/Los_Angeles", "2026-11-01T09:30:00Z", 0, "2026-11-01T09:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-02T15:45:00Z", 1, "2026-10-03T15:45:00Z"],
    ["Pacific/Apia", "2011-12-29T22:00:00Z", 1, "2011-12-30T22:00:00Z"],
  ];
  for (const [zone, start, days, end] of added) {
    it(`${days} from ${start} in ${zone}`, () => assert.equal(utc(addDays(at(start), days, zone)), end));
  }

  it("are counted across months, leap years and centuries", () => {
    const table: readonly (readonly [string, number, string])[] = [
      ["2026-12-31", 1, "2027-01-01"],
      ["2024-02-28", 1, "2024-02-29"],
      ["2025-02-28", 1, "2025-03-01"],
      ["2100-02-28", 1, "2100-03-01"],
      ["0099-12-31", 1, "0100-01-01"],
      ["2026-05-23", -23, "2026-04-30"],
      ["9999-12-31", 1, "9999-12-31"],
      ["0001-01-01", -1, "0001-01-01"],
      ["2026-05-23", 1e12, "9999-12-31"],
    ];
    for (const [from, days, to] of table) assert.deepEqual(nextDate(date(from), days), date(to));
    assert.deepEqual(nextDate(date("2026-05-23")), date("2026-05-24"));
  });

  it("are compared", () => {
    const sorted = ["2025-12-31", "2026-01-02", "2026-02-01", "2026-02-02"].map(date);
    assert.deepEqual([...sorted].reverse().sort(compareDates), sorted);
    assert.equal(compareDates(date("2026-02-01"), date("2026-02-01")), 0);
  });

  it("exist or do not", () => {
    for (const day of ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) assert.ok(validDate(date(day)), day);
    for (const day of [
      "2025-02-29",
      "1900-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "0000-01-01",
    ]) {
      assert.ok(!validDate(date(day)), day);
    }
    assert.ok(!validDate({ year: 10_000, month: 1, day: 1 }));
    assert.ok(!validDate({ year: Number.NaN, month: 1, day: 1 }));
  });

  it("fall on weekdays", () => {
    assert.equal(weekdayOf(date("2026-05-23")), 6);
    assert.equal(weekdayOf(date("2026-05-25")), 1);
    assert.equal(weekdayOf(date("1969-12-28")), 7);
    assert.equal(weekdayOf(date("0001-01-01")), 1);
  });

  it("follow the formatted date", () => {
    assert.equal(formatDate(startOfDay(date("2026-05-23"), "Asia/Kolkata"), "Asia/Kolkata"), "2026-05-23");
  });
});
