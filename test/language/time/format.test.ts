import assert from "node:assert/strict";
import {
  formatClock,
  formatDate,
  formatDay,
  formatExactMoment,
  formatIso,
  formatOffset,
  formatRelative,
  formatZoned,
  zoneCity,
} from "../../../language/time/format.js";

const losAngeles = "America/Los_Angeles";
const windowStart = Date.UTC(2026, 4, 24, 5) / 1_000;

const table: readonly (readonly [string, string, string])[] = [
  ["clock", formatClock(windowStart, losAngeles), "22:00"],
  ["clock with seconds", formatClock(windowStart + 30, losAngeles), "22:00:30"],
  ["midnight", formatClock(Date.UTC(2026, 0, 1) / 1_000, "UTC"), "00:00"],
  ["date", formatDate(windowStart, losAngeles), "2026-05-23"],
  ["date of the other side", formatDate(windowStart, "Australia/Sydney"), "2026-05-24"],
  ["date of an early year", formatDate(Date.parse("0070-01-01T00:00:00Z") / 1_000, "UTC"), "0070-01-01"],
  ["day", formatDay(windowStart, losAngeles), "Sat 2026-05-23"],
  ["Sunday", formatDay(windowStart, "UTC"), "Sun 2026-05-24"],
  ["moment", formatExactMoment(windowStart, losAngeles), "Sat 2026-05-23 22:00"],
  ["zoned", formatZoned(windowStart, losAngeles), "Sat 2026-05-23 22:00 America/Los_Angeles"],
  [
    "zoned, where clocks go back",
    formatZoned(Date.UTC(2026, 9, 25, 1, 30) / 1_000, "Europe/London"),
    "Sun 2026-10-25 01:30 second Europe/London",
  ],
  ["ISO", formatIso(windowStart, losAngeles), "2026-05-23T22:00:00-07:00"],
  ["ISO in UTC", formatIso(windowStart, "UTC"), "2026-05-24T05:00:00+00:00"],
  ["ISO at a quarter hour", formatIso(windowStart, "Asia/Kathmandu"), "2026-05-24T10:45:00+05:45"],
  ["ISO at a fixed offset", formatIso(windowStart, "-02:30"), "2026-05-24T02:30:00-02:30"],
  ["relative zero", formatRelative(0), "T"],
  ["relative after", formatRelative(5_400), "T+1h30m"],
  ["relative before", formatRelative(-7 * 86_400), "T-7d"],
  ["city", zoneCity(losAngeles), "Los Angeles"],
  ["city of three parts", zoneCity("America/Argentina/Buenos_Aires"), "Buenos Aires"],
  ["UTC as a city", zoneCity("UTC"), "UTC"],
  ["Etc/UTC as a city", zoneCity("Etc/UTC"), "UTC"],
  ["anywhere on earth, whose sign is the other way", zoneCity("Etc/GMT+12"), "UTC-12"],
  ["and its opposite", zoneCity("Etc/GMT-9"), "UTC+9"],
  ["offset", formatOffset(19_800), "+05:30"],
  ["offset zero", formatOffset(0), "+00:00"],
  ["offset west", formatOffset(-12_600), "-03:30"],
  ["local mean time", formatOffset(-28_378), "-07:52:58"],
];

describe("formats of instants", () => {
  for (const [what, written, expected] of table) it(what, () => assert.equal(written, expected));
});
