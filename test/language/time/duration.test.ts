import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDuration, readDuration } from "../../../language/time/duration.js";
import { tries } from "../../support/seed.js";

const HOUR = 3_600;
const DAY = 86_400;
const TEN_YEARS = 3_653 * DAY;

describe("readDuration", () => {
  const exact: readonly (readonly [string, number])[] = [
    ["0m", 0],
    ["0s", 0],
    ["45s", 45],
    ["30m", 1_800],
    ["90m", 5_400],
    ["1h30m", 5_400],
    ["2d", 48 * HOUR],
    ["1w", 7 * DAY],
    ["1w2d3h4m5s", 7 * DAY + 2 * DAY + 3 * HOUR + 4 * 60 + 5],
    ["3653d", TEN_YEARS],
  ];
  for (const [text, seconds] of exact) {
    it(`takes ${text}`, () => assert.deepEqual(readDuration(text), { kind: "duration", seconds }));
  }

  const loose: readonly (readonly [string, number, string])[] = [
    ["5min", 300, "5m"],
    ["5 min.", 300, "5m"],
    ["30 minutes", 1_800, "30m"],
    ["90 mins", 5_400, "90m"],
    ["1.5h", 5_400, "1h30m"],
    ["1.5 hours", 5_400, "1h30m"],
    ["0.1h", 360, "6m"],
    ["1h 30m", 5_400, "1h30m"],
    ["1h30", 5_400, "1h30m"],
    ["30m1h", 5_400, "1h30m"],
    ["1H", HOUR, "1h"],
    ["1 hour and 30 minutes", 5_400, "1h30m"],
    ["2 weeks, 3 days", 17 * DAY, "2w3d"],
    ["PT1H30M", 5_400, "1h30m"],
    ["P2D", 2 * DAY, "2d"],
    [" 30m ", 1_800, "30m"],
  ];
  for (const [text, seconds, written] of loose) {
    it(`understands ${text} as ${written}`, () =>
      assert.deepEqual(readDuration(text), { kind: "loose", seconds, written }));
  }

  const bad: readonly (readonly [string, RegExp])[] = [
    ["", /missing: write one such as 30m/],
    ["90", /"90" has no unit: write 90m for minutes, 90h for hours or 90s for seconds/],
    ["1:30", /write 1h30m or 1m30s/],
    ["30-45m", /takes 30m at most 45m/],
    ["-5m", /negative/],
    ["1 month", /no fixed length/],
    ["1h2h", /same unit twice/],
    ["1.5s", /whole number of seconds/],
    ["600w", /longer than ten years/],
    ["99999999999999999999h", /longer than ten years/],
    ["1e400 h", /is not a duration/],
    ["P1M", /is not a duration/],
    ["1h60", /is not a duration/],
    ["soon", /"soon" is not a duration: write whole numbers with w, d, h, m or s/],
    ["m", /is not a duration/],
    ["x".repeat(1_000), /^"x{40}…" is not/],
  ];
  for (const [text, why] of bad) {
    it(`refuses ${text.slice(0, 20) || "nothing"} and says why`, () => {
      const reading = readDuration(text);
      assert.ok(reading.kind === "bad", `${text} was taken`);
      assert.match(reading.why, why);
    });
  }

  it("never throws, and corrects into what it takes", () => {
    const pieces = fc.constantFrom("1", "30", "1.5", "h", "m", "min", "days", "w", " ", ",", "and", "P", "T", "-", ":");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 8 }).map(all => all.join("")),
    );
    fc.assert(
      fc.property(texts, text => {
        const reading = readDuration(text);
        if (reading.kind !== "loose") return;
        assert.deepEqual(readDuration(reading.written), { kind: "duration", seconds: reading.seconds });
      }),
      tries(500),
    );
  });
});

describe("formatDuration", () => {
  const table: readonly (readonly [number, string])[] = [
    [0, "0m"],
    [45, "45s"],
    [60, "1m"],
    [5_400, "1h30m"],
    [3_661, "1h1m1s"],
    [26 * HOUR, "26h"],
    [2 * DAY - 1, "47h59m59s"],
    [2 * DAY + 60, "2d1m"],
    [1_620 * HOUR, "67d12h"],
    [-50 * HOUR, "-2d2h"],
    [2 * DAY, "2d"],
    [7 * DAY, "7d"],
    [-5_400, "-1h30m"],
    [-7 * DAY, "-7d"],
  ];
  for (const [seconds, text] of table) {
    it(`writes ${seconds} s as ${text}`, () => assert.equal(formatDuration(seconds), text));
  }

  it("is read back as what it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: TEN_YEARS }), seconds => {
        assert.deepEqual(readDuration(formatDuration(seconds)), { kind: "duration", seconds });
      }),
    );
  });
});
