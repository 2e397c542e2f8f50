import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { busySpans, ticksFor } from "../../../language/exports/axis.js";
import type { Span } from "../../../language/schedule/schedule.js";

const hour = 3600;
const day = 24 * hour;
const span = (start: number, end: number): Span => ({ start, end });
const utc = (text: string): number => Date.parse(`${text}Z`) / 1000;

describe("the stretches of time that are drawn", () => {
  const cases: readonly { name: string; extents: readonly Span[]; spans: readonly Span[] }[] = [
    { name: "nothing to show", extents: [], spans: [span(0, 0)] },
    { name: "one moment", extents: [span(7, 7)], spans: [span(7, 7)] },
    { name: "overlaps and touches, in any order", extents: [span(5, 9), span(0, 3), span(3, 6)], spans: [span(0, 9)] },
    { name: "a pause that fills less than half", extents: [span(0, 10), span(15, 25)], spans: [span(0, 25)] },
    {
      name: "an announcement a week ahead",
      extents: [span(-7 * day, -7 * day + 300), span(0, 6 * hour)],
      spans: [span(-7 * day, -7 * day + 300), span(0, 6 * hour)],
    },
    {
      name: "announcements a week and a day ahead",
      extents: [span(0, 6 * hour), span(-day, -day + 300), span(-7 * day, -7 * day + 300)],
      spans: [span(-7 * day, -7 * day + 300), span(-day, -day + 300), span(0, 6 * hour)],
    },
    {
      name: "days of equal distance stay in proportion",
      extents: [span(0, hour), span(day, day + hour), span(2 * day, 2 * day + hour)],
      spans: [span(0, 2 * day + hour)],
    },
  ];
  for (const { name, extents, spans } of cases) it(name, () => assert.deepEqual(busySpans(extents), spans));

  it("never loses an extent", () => {
    const extents = Array.from({ length: 200 }, (_, index) => {
      const start = (index * index * 7919) % 100_000;
      return span(start, start + (index % 13));
    });
    const spans = busySpans(extents);
    for (const { start, end } of extents) assert.ok(spans.some(found => found.start <= start && end <= found.end));
  });
});

describe("ticks", () => {
  const labels = (spans: readonly Span[], zone: string | undefined): string[] =>
    ticksFor(spans, zone).map(tick => (tick.day === undefined ? tick.label : `${tick.day} ${tick.label}`));

  it("stand at full hours of the zone's own clock and name each new day", () => {
    const night = [span(utc("2026-05-24T05:00"), utc("2026-05-24T11:00"))];
    const found = labels(night, "America/Los_Angeles");
    assert.deepEqual(found.slice(0, 5), ["Sat 2026-05-23 22:00", "22:30", "23:00", "23:30", "Sun 2026-05-24 00:00"]);
  });

  it("stand at full hours where the zone is off by 45 minutes", () => {
    const found = labels([span(utc("2026-05-24T00:00"), utc("2026-05-24T10:00"))], "Pacific/Chatham");
    assert.ok(
      found.every(label => label.endsWith(":00")),
      found.join(),
    );
  });

  it("show an hour that happens twice twice, an hour apart", () => {
    const ticks = ticksFor([span(utc("2026-11-01T06:00"), utc("2026-11-01T14:00"))], "America/Los_Angeles");
    const twice = ticks.filter(tick => tick.label === "01:00").map(tick => tick.at);
    assert.deepEqual(twice, [utc("2026-11-01T08:00"), utc("2026-11-01T09:00")]);
  });

  it("leave out an hour that does not happen", () => {
    const found = labels([span(utc("2026-03-08T08:00"), utc("2026-03-08T14:00"))], "America/Los_Angeles");
    assert.ok(found.includes("03:00"));
    assert.ok(!found.some(label => label.includes("02:")), found.join());
  });

  it("are days where the plan is long, each at its own midnight across a change of the clock", () => {
    const ticks = ticksFor([span(utc("2026-03-05T08:00"), utc("2026-03-15T07:00"))], "America/Los_Angeles");
    const midnights = ["Thu 2026-03-05", "Fri 2026-03-06", "Sat 2026-03-07", "Sun 2026-03-08", "Mon 2026-03-09"];
    assert.deepEqual(
      ticks.slice(0, 5).map(tick => tick.label),
      midnights,
    );
    assert.equal((ticks[4]?.at ?? 0) - (ticks[3]?.at ?? 0), 23 * hour);
  });

  it("count from T where there is no date", () => {
    assert.deepEqual(labels([span(-hour, 3 * hour)], undefined).slice(0, 4), ["T-1h", "T-30m", "T", "T+30m"]);
  });

  it("are in order, few, and one at least in every stretch, in any zone", () => {
    const starts = ["2011-12-29T00:00", "2024-02-29T11:17", "2026-04-04T12:00", "2030-12-31T23:59"].map(utc);
    const lengths = [0, 59, 3 * hour, day, 40 * day, 900 * day];
    for (const zone of ["UTC", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca", undefined])
      for (const start of starts)
        for (const length of lengths) {
          const spans = [span(start - 2000 * day, start - 2000 * day + 300), span(start, start + length)];
          const times = ticksFor(spans, zone).map(tick => tick.at);
          assert.deepEqual(
            times,
            [...times].sort((a, b) => a - b),
          );
          assert.ok(times.length <= 20, `${times.length} ticks`);
          for (const { start, end } of spans) assert.ok(times.some(at => start <= at && at <= end));
        }
  });
});
