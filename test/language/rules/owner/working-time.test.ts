import assert from "node:assert/strict";
import fc from "fast-check";
import type { Span } from "../../../../language/schedule/schedule.js";
import { firstOff, lastOff, type OffDuty, offWithin, works } from "../../../../language/staffing/working-time.js";
import { dayNumber } from "../../../../language/time/calendar.js";
import { toLocal } from "../../../../language/time/local.js";
import { allDays } from "../../../../language/time/words.js";

const MINUTE = 60;
/** All that changes here changes on one of these. */
const QUARTER = 15 * MINUTE;
const HOUR = 3_600;

/** Minute by minute, straight from what "off duty" means. */
function offMinutes(off: OffDuty, { start, end }: Span, step = MINUTE): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < Math.max(end, start + 1); at += step) if (!isAtWork(off, at)) found.push(at);
  return found;
}

function isAtWork({ zone, shifts, holidays }: OffDuty, at: number): boolean {
  if (holidays?.days.has(dayNumber(toLocal(at, holidays.zone).date))) return false;
  const { time, weekday } = toLocal(at, zone);
  const second = time.hour * HOUR + time.minute * MINUTE;
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return shifts.some(({ from, to, days }) =>
    from < to
      ? days.includes(weekday) && second >= from && second < to
      : (days.includes(weekday) && second >= from) || (days.includes(dayBefore) && second < to),
  );
}

/** The same hours every day; `from` and `to` are of the time off. */
function nightly(zone: string, from: number, to: number, by: OffDuty["by"] = "hours"): OffDuty {
  return { zone, shifts: [{ from: to, to: from, days: allDays }], by, holidays: undefined };
}

const zones = ["America/Los_Angeles", "Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"];
/** Hours no clock change falls into or onto. */
const hour = fc.constantFrom(5, 6, 7, 9, 12, 18, 20, 22, 23);

const offDuty = fc
  .record({ zone: fc.constantFrom(...zones), from: hour, to: hour })
  .filter(({ from, to }) => from !== to)
  .map(({ zone, from, to }) => nightly(zone, from * HOUR, to * HOUR));

/** Two years in minutes from 2026, up to two days long. */
const span = fc
  .record({ start: fc.nat(2 * 365 * 24 * 60), minutes: fc.nat(2 * 24 * 60) })
  .map(({ start, minutes }): Span => {
    const from = Date.UTC(2026, 0, 1) / 1_000 + start * MINUTE;
    return { start: from, end: from + minutes * MINUTE };
  });

const days = fc.subarray([...allDays], { minLength: 1 });

/** Holidays around the days on which clocks change, and any others; their zone may be another. */
const week = fc
  .record({
    zone: fc.constantFrom(...zones),
    shifts: fc.array(
      fc
        .record({ from: hour, to: hour, days })
        .map(({ from, to, days }) => ({ from: from * HOUR, to: to * HOUR, days })),
      { minLength: 1, maxLength: 3 },
    ),
    holidayZone: fc.constantFrom(...zones),
    holidays: fc.array(fc.oneof(fc.nat(2 * 365), fc.constantFrom(66, 86, 93, 275, 297, 304)), { maxLength: 12 }),
  })
  .map(({ zone, shifts, holidayZone, holidays }): OffDuty => {
    const first = dayNumber({ year: 2026, month: 1, day: 1 });
    const days = new Map(holidays.map(day => [first + day, undefined]));
    return { zone, shifts, by: "hours", holidays: { zone: holidayZone, of: [], days } };
  });

/** Up to two weeks. */
const longSpan = fc
  .record({ start: fc.nat(2 * 365 * 24 * 4), quarters: fc.nat(14 * 24 * 4) })
  .map(({ start, quarters }): Span => {
    const from = Date.UTC(2026, 0, 1) / 1_000 + start * QUARTER;
    return { start: from, end: from + quarters * QUARTER };
  });

function quartersWithin(stretches: readonly Span[], { start, end }: Span): readonly number[] {
  const found: number[] = [];
  for (const stretch of stretches) {
    const until = Math.min(stretch.end, Math.max(end, start + 1));
    for (let at = Math.max(stretch.start, start); at < until; at += QUARTER) found.push(at);
  }
  return found;
}

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

  it("of a week with holidays is what clock and calendar say, quarter by quarter of every hour", () => {
    fc.assert(
      fc.property(week, longSpan, (off, during) => {
        const minutes = offMinutes(off, during, QUARTER);
        const stretches = offWithin(off, during);
        assert.deepEqual(quartersWithin(stretches, during), minutes);
        assert.equal(works(off, during), minutes.length === 0);
        assert.deepEqual(firstOff(off, during), stretches[0]);
        assert.deepEqual(lastOff(off, during), stretches.at(-1));
        for (const { start, end } of stretches) {
          assert.equal(isAtWork(off, start - QUARTER) && isAtWork(off, end), true, "a stretch is whole");
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
      const off = nightly(zone, 23 * HOUR, 7 * HOUR, "quiet-hours");
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
    const always = nightly("UTC", 24 * HOUR, 0);
    assert.equal(works(always, { start: 0, end: 10 * 24 * HOUR }), true);
  });

  it("until midnight", () => {
    const late = nightly("UTC", 24 * HOUR, 8 * HOUR);
    assert.equal(works(late, { start: 23 * HOUR, end: 24 * HOUR }), true);
    assert.deepEqual(firstOff(late, { start: 23 * HOUR, end: 25 * HOUR }), { start: 24 * HOUR, end: 32 * HOUR });
  });
});
