import assert from "node:assert/strict";
import fc from "fast-check";
import type { Span } from "../../../../language/schedule/schedule.js";
import { firstOff, lastOff, type OffDuty, works } from "../../../../language/staffing/working-time.js";
import { toLocal } from "../../../../language/time/local.js";

const MINUTE = 60;
const HOUR = 3_600;

/** Minute by minute, straight from what "off duty" means. */
function offMinutes({ zone, from, to }: OffDuty, { start, end }: Span): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < Math.max(end, start + 1); at += MINUTE) {
    const { hour, minute } = toLocal(at, zone).time;
    const second = hour * HOUR + minute * MINUTE;
    if (from < to ? second >= from && second < to : second >= from || second < to) found.push(at);
  }
  return found;
}

const zones = ["America/Los_Angeles", "Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"];
/** Hours no clock change falls into or onto. */
const hour = fc.constantFrom(5, 6, 7, 9, 12, 18, 20, 22, 23);

const offDuty = fc
  .record({ zone: fc.constantFrom(...zones), from: hour, to: hour })
  .filter(({ from, to }) => from !== to)
  .map(({ zone, from, to }): OffDuty => ({ zone, from: from * HOUR, to: to * HOUR, by: "hours" }));

/** Two years in minutes from 2026, up to two days long. */
const span = fc
  .record({ start: fc.nat(2 * 365 * 24 * 60), minutes: fc.nat(2 * 24 * 60) })
  .map(({ start, minutes }): Span => {
    const from = Date.UTC(2026, 0, 1) / 1_000 + start * MINUTE;
    return { start: from, end: from + minutes * MINUTE };
  });

describe("working time", () => {
  it("is what the clock on the wall says, minute by minute", () => {
    fc.assert(
      fc.property(offDuty, span, (off, during) => {
        const minutes = offMinutes(off, during);
        assert.equal(works(off, during), minutes.length === 0);
        const first = firstOff(off, during);
        const last = lastOff(off, during);
        assert.equal(first && Math.max(first.start, during.start), minutes[0]);
        assert.equal(last === undefined, minutes.length === 0);
        if (last && minutes.at(-1) !== undefined) {
          assert.ok(last.start <= (minutes.at(-1) ?? 0) && (minutes.at(-1) ?? 0) < last.end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("around the nights in which clocks change", () => {
    const changes: readonly (readonly [string, string])[] = [
      ["Europe/Madrid", "2026-03-29T01:00Z"],
      ["Europe/Madrid", "2026-10-25T01:00Z"],
      ["America/Los_Angeles", "2026-03-08T10:00Z"],
      ["America/Los_Angeles", "2026-11-01T09:00Z"],
      ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
      ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
    ];
    for (const [zone, change] of changes) {
      const off: OffDuty = { zone, from: 23 * HOUR, to: 7 * HOUR, by: "quiet-hours" };
      for (let before = 14; before >= -14; before--) {
        for (const minutes of [0, 1, 30, 240, 900]) {
          const start = Date.parse(change) / 1_000 - before * HOUR;
          const during = { start, end: start + minutes * MINUTE };
          assert.equal(works(off, during), offMinutes(off, during).length === 0, `${zone} ${before} ${minutes}`);
        }
      }
    }
  });

  it("has no night for whoever works round the clock", () => {
    const always: OffDuty = { zone: "UTC", from: 24 * HOUR, to: 0, by: "hours" };
    assert.equal(works(always, { start: 0, end: 10 * 24 * HOUR }), true);
  });

  it("until midnight", () => {
    const late: OffDuty = { zone: "UTC", from: 24 * HOUR, to: 8 * HOUR, by: "hours" };
    assert.equal(works(late, { start: 23 * HOUR, end: 24 * HOUR }), true);
    assert.deepEqual(firstOff(late, { start: 23 * HOUR, end: 25 * HOUR }), { start: 24 * HOUR, end: 32 * HOUR });
  });
});
