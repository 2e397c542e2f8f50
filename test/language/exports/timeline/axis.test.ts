/** Clocks and ticks, against luxon as a second opinion. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, it } from "mocha";
import { axisOf, lengthText } from "../../../../language/exports/timeline/axis.js";
import {
  type Clock,
  changesIn,
  clockText,
  daysIn,
  dayText,
  exactText,
  momentText,
} from "../../../../language/exports/timeline/clock.js";
import { timeScale } from "../../../../language/exports/timeline/scale.js";
import { tickIntervalFor, ticksIn } from "../../../../language/exports/timeline/ticks.js";
import { zonesOver } from "../../../../language/exports/timeline-data/zones.js";
import type { Span } from "../../../../language/schedule/schedule.js";

const hour = 3_600;
const day = 24 * hour;

const zones = [
  "America/Los_Angeles",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "America/St_Johns",
  "America/Havana",
  "Asia/Beirut",
  "Africa/Casablanca",
  "Pacific/Apia",
  "UTC",
];

/** Around changes of clocks: spring and autumn in both hemispheres, midnights that are skipped, a day that is. None is of a law younger than the runtime. */
const starts = [
  "2025-03-08T00:00Z",
  "2025-03-29T12:00Z",
  "2025-04-05T12:00Z",
  "2025-10-04T12:00Z",
  "2025-10-25T12:00Z",
  "2025-11-01T12:00Z",
  "2025-03-29T20:00Z",
  "2011-12-29T00:00Z",
  "2026-05-23T22:17Z",
].map(text => DateTime.fromISO(text).toSeconds());

function clock(zone: string, span: Span): Clock {
  return { zone: zonesOver([zone], { period: span, zero: span.start, freezes: [], activities: [] }, [])[0] };
}

const at = (seconds: number, zone: string): DateTime => DateTime.fromSeconds(seconds, { zone });

const quarter = 900;

/** The quarters of an hour inside a span at which luxon begins to read another date. */
function midnights({ start, end }: Span, zone: string): readonly number[] {
  const found: number[] = [];
  let latest = at(start, zone).toISODate() ?? "";
  for (let time = Math.ceil((start + 1) / quarter) * quarter; time < end; time += quarter) {
    const date = at(time, zone).toISODate() ?? "";
    if (date > latest) {
      found.push(time);
      latest = date;
    }
  }
  return found;
}

describe("the timeline's clocks", () => {
  for (const zone of zones)
    it(`read any moment in ${zone} as luxon does`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...starts), fc.integer({ min: 0, max: 8 * day }), (start, later) => {
          const own = clock(zone, { start, end: start + 8 * day });
          const time = start + later;
          const there = at(time, zone).setLocale("en");
          assert.equal(dayText(own, time), there.toFormat("ccc yyyy-MM-dd"));
          assert.equal(clockText(own, time), there.toFormat(there.second === 0 ? "HH:mm" : "HH:mm:ss"));
        }),
        { numRuns: 60 },
      );
    });

  for (const zone of zones)
    it(`begin the days in ${zone} where luxon does`, () => {
      for (const start of starts) {
        const span = { start, end: start + 4 * day };
        assert.deepEqual(daysIn(clock(zone, span), span), midnights(span, zone), at(start, zone).toISO() ?? "");
      }
    });

  it("say which of two equal times is meant, and nothing more elsewhere", () => {
    const first = DateTime.fromISO("2026-10-25T00:30Z").toSeconds();
    const london = clock("Europe/London", { start: first - day, end: first + day });
    const texts = [first - 1_801, first, first + hour, first + hour + 1_800].map(time => exactText(london, time));
    assert.deepEqual(texts, ["00:59:59", "01:30 UTC+01:00", "01:30 UTC+00:00", "02:00"]);
    const spring = DateTime.fromISO("2026-03-29T01:00Z").toSeconds();
    const forward = clock("Europe/London", { start: spring - day, end: spring + day });
    assert.deepEqual(
      [spring - 1_800, spring].map(time => exactText(forward, time)),
      ["00:30", "02:00"],
    );
  });

  it("count from T where there is no zone", () => {
    assert.equal(momentText({ zone: undefined }, 5_400), "T+1h30m");
    assert.deepEqual(daysIn({ zone: undefined }, { start: 0, end: 9 * day }), []);
  });
});

describe("the timeline's ticks", () => {
  for (const zone of zones)
    it(`stand at round hours of ${zone}, whatever its clock does`, () => {
      for (const start of starts) {
        const span = { start, end: start + 2 * day };
        const own = clock(zone, span);
        const begins = new Set(midnights({ start: start - 1, end: span.end + 1 }, zone));
        for (const hours of [1, 3, 6]) {
          const ticks = ticksIn(own, span, tickIntervalFor(hours * hour));
          for (const tick of ticks) {
            const there = at(tick, zone);
            const round = there.minute === 0 && there.second === 0 && there.hour % hours === 0;
            assert.ok(round || begins.has(tick), there.toISO() ?? "");
          }
          assert.deepEqual(
            ticks,
            [...new Set(ticks)].sort((a, b) => a - b),
          );
          // Every round hour there is has one.
          const expected: number[] = [];
          for (let time = Math.ceil(start / quarter) * quarter; time <= span.end; time += quarter) {
            const there = at(time, zone);
            if (there.minute === 0 && there.hour % hours === 0) expected.push(time);
          }
          const given = new Set(ticks);
          assert.deepEqual(
            expected.filter(time => !given.has(time)),
            [],
          );
        }
      }
    });

  it("stand at midnights where they are days apart, on Mondays and on firsts of the month", () => {
    const span = { start: at(starts[0] ?? 0, "UTC").toSeconds(), end: (starts[0] ?? 0) + 200 * day };
    const zone = "America/Los_Angeles";
    const own = clock(zone, span);
    const local = (step: number) => ticksIn(own, span, tickIntervalFor(step)).map(tick => at(tick, zone));
    assert.ok(local(day).every(({ hour }) => hour === 0));
    assert.ok(local(2 * day).every(({ hour, weekday }) => hour === 0 && weekday === 1));
    const mondays = midnights(span, zone).filter(time => at(time, zone).weekday === 1);
    assert.deepEqual(
      local(2 * day).map(time => time.toSeconds()),
      mondays,
    );
    assert.ok(local(20 * day).every(time => time.hour === 0 && time.day === 1));
    assert.deepEqual(
      local(20 * day).map(({ month }) => month),
      [4, 5, 6, 7, 8, 9],
    );
  });

  it("say an hour that comes twice twice, and one that does not come never", () => {
    const zone = "Europe/London";
    const autumn = { start: DateTime.fromISO("2026-10-24T22:00Z").toSeconds(), end: 0 };
    const night = { ...autumn, end: autumn.start + 6 * hour };
    const labels = (span: Span) =>
      ticksIn(clock(zone, span), span, tickIntervalFor(hour)).map(t => clockText(clock(zone, span), t));
    assert.deepEqual(labels(night), ["23:00", "00:00", "01:00", "01:00", "02:00", "03:00", "04:00"]);
    const start = DateTime.fromISO("2026-03-28T23:00Z").toSeconds();
    assert.deepEqual(labels({ start, end: start + 4 * hour }), ["23:00", "00:00", "02:00", "03:00", "04:00"]);
  });
});

describe("the timeline's axis", () => {
  const start = DateTime.fromISO("2026-10-24T20:00Z").toSeconds();
  const span = { start, end: start + 12 * hour };

  it("shows when clocks are changed", () => {
    const { changes } = axisOf(timeScale([span], 1_000), clock("Europe/London", span), { left: 0, right: 1_000 });
    assert.deepEqual(
      changes.map(({ at: change, text }) => [change, text]),
      [[DateTime.fromISO("2026-10-25T01:00Z").toSeconds(), "Clocks go back by 1h"]],
    );
    assert.deepEqual(changesIn(clock("UTC", span), span), []);
  });

  it("names the days as long as there is room, and lets no labels touch", () => {
    for (const width of [200, 400, 700, 1_000, 1_600, 3_000]) {
      const { ticks, periods } = axisOf(timeScale([span], width), clock("Europe/London", span), {
        left: 0,
        right: width,
      });
      assert.deepEqual(
        periods.map(({ at: begins }) => begins),
        [start, DateTime.fromISO("2026-10-24T23:00Z").toSeconds()],
      );
      const labels = ticks.filter(({ label }) => label !== "");
      for (const [index, { x }] of labels.entries()) {
        const next = labels[index + 1];
        if (next) assert.ok(next.x - x > 30, `${width}: ${x} ${next.x}`);
      }
      assert.ok(labels.length > 0);
    }
  });

  it("says in words how far the ticks of each piece are apart, whatever the zoom, and no more than fits", () => {
    const noon = DateTime.fromISO("2026-05-23T12:00Z").toSeconds();
    const pieces = [
      { start: noon - 7 * day, end: noon - 7 * day + quarter },
      { start: noon, end: noon + 6 * hour },
      { start: noon + 3 * day, end: noon + 5 * day },
    ];
    const own = clock("Asia/Kolkata", { start: noon - 8 * day, end: noon + 6 * day });
    const said = new Set<string>();
    for (const width of [600, 850, 1_700, 8_000, 100_000]) {
      const scale = timeScale(pieces, width);
      const { scales, ticks } = axisOf(scale, own, { left: 0, right: width });
      assert.equal(scales.length, pieces.length);
      for (const [index, { x, width: wide, step, text, label }] of scales.entries()) {
        const piece = scale.segments[index];
        assert.ok(piece && Math.abs(x - piece.x) < 1 && Math.abs(wide - piece.width) < 1);
        const inside = ticks.map(tick => tick.at).filter(time => time >= piece.start && time <= piece.end);
        const apart = new Set(inside.slice(1).map((time, before) => time - (inside[before] ?? 0)));
        assert.deepEqual([...apart], step === undefined ? [] : [step], text);
        assert.equal(
          text,
          step === undefined ? `${lengthText(piece.end - piece.start)} in all` : `each tick ${lengthText(step)}`,
        );
        assert.ok(label !== "" && text.includes(label), `${label} of ${text} at ${width}`);
        said.add(text);
      }
    }
    for (const text of ["15 min in all", "each tick 30 min", "each tick 6 h", "each tick 5 min"])
      assert.ok(said.has(text), [...said].join(", "));
  });

  it("says the scale of what is in view, and of weeks, months and years", () => {
    const long = { start, end: start + 3_000 * day };
    const own = clock("Europe/London", long);
    const textOf = (width: number, right: number) =>
      axisOf(timeScale([long], width), own, { left: 0, right }).scales.map(({ text }) => text);
    assert.deepEqual(textOf(1_000, 1_000), ["each tick 1 year"]);
    assert.deepEqual(textOf(10_000, 1_000), ["each tick 1 month"]);
    assert.deepEqual(textOf(40_000, 1_000), ["each tick 1 week"]);
    assert.deepEqual(textOf(200_000, 1_000), ["each tick 1 day"]);
    assert.deepEqual([90, 5_400, 7 * day, 45 * 60, hour].map(lengthText), [
      "90 s",
      "90 min",
      "1 week",
      "45 min",
      "1 h",
    ]);
  });
});
