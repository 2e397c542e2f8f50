import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { busySpans } from "../../../../language/exports/timeline-data/busy.js";
import type { Span } from "../../../../language/schedule/schedule.js";

const hour = 3600;
const day = 24 * hour;
const span = (start: number, end: number): Span => ({ start, end });

describe("the stretches of time that are drawn", () => {
  const cases: readonly { name: string; extents: readonly Span[]; spans: readonly Span[] }[] = [
    { name: "nothing to show", extents: [], spans: [span(0, 0)] },
    {
      name: "one moment, with room to read a scale",
      extents: [span(hour, hour)],
      spans: [span(hour - 420, hour + 480)],
    },
    {
      name: "overlaps and touches, in any order",
      extents: [span(5 * hour, 9 * hour), span(0, 3 * hour), span(3 * hour, 6 * hour)],
      spans: [span(0, 9 * hour)],
    },
    {
      name: "a pause that fills less than a third",
      extents: [span(0, 10 * hour), span(15 * hour, 25 * hour)],
      spans: [span(0, 25 * hour)],
    },
    {
      name: "a pause of less than two hours, whatever it fills",
      extents: [span(0, hour / 2), span(2 * hour, 3 * hour)],
      spans: [span(0, 3 * hour)],
    },
    {
      name: "an announcement a week ahead",
      extents: [span(-7 * day, -7 * day + 300), span(0, 6 * hour)],
      spans: [span(-7 * day - 300, -7 * day + 600), span(0, 6 * hour)],
    },
    {
      name: "announcements a week and a day ahead",
      extents: [span(0, 6 * hour), span(-day, -day + 300), span(-7 * day, -7 * day + 300)],
      spans: [span(-7 * day - 300, -7 * day + 600), span(-day - 300, -day + 600), span(0, 6 * hour)],
    },
    {
      name: "nights of equal distance",
      extents: [span(0, 8 * hour), span(day, day + 8 * hour), span(2 * day, 2 * day + 8 * hour)],
      spans: [span(0, 8 * hour), span(day, day + 8 * hour), span(2 * day, 2 * day + 8 * hour)],
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
