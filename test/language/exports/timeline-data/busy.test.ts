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
