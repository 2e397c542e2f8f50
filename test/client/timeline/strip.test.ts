import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { firstChoices, rowOrders } from "../../../client/timeline/view/state.js";
import { frameOf, type InView, scrollFor, stripHeight, stripOf } from "../../../client/timeline/view/strip.js";
import { layRows } from "../../../language/exports/timeline/rows.js";
import { timeScale } from "../../../language/exports/timeline/scale.js";
import { wholeView } from "../../../language/exports/timeline/view.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { anyPlan, named, written } from "../../language/schedule/plans.js";
import { analyse } from "../../support/analyse.js";

const anyView: fc.Arbitrary<InView> = fc
  .record({
    plan: anyPlan,
    rows: fc.constantFrom(...rowOrders),
    cutQuiet: fc.boolean(),
    width: fc.integer({ min: 120, max: 1_500 }),
    height: fc.integer({ min: 50, max: 700 }),
    zoom: fc.integer({ min: 2, max: 30 }),
    scrolled: fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) }),
  })
  .map(({ plan, rows, cutQuiet, width, height, zoom, scrolled }) => {
    const data = timelineData(analyse(written(named(plan, "look forward"))));
    assert.ok(data);
    const scale = timeScale(cutQuiet ? data.busy : [data.period], width * zoom);
    const rowsHeight = layRows(data, { ...wholeView(width), rows }).height;
    const left = (Math.max(0, scale.width - width) * scrolled.x) / 100;
    const top = (Math.max(0, rowsHeight - height) * scrolled.y) / 100;
    const choices = { ...firstChoices, rows, cutQuiet, zoom };
    return { data, choices, scale, rowsHeight, left, top, width, height, labelWidth: 200 };
  });

describe("the strip of the whole plan", () => {
  it("has a frame inside it, and leads to where the frame is put", () => {
    fc.assert(
      fc.property(anyView, view => {
        const strip = stripOf(view);
        const frame = frameOf(strip, view);
        assert.ok(frame.x >= 0 && frame.x + frame.width <= strip.width + 1e-6, JSON.stringify(frame));
        assert.ok(frame.y >= 0 && frame.y + frame.height <= stripHeight + 1e-6, JSON.stringify(frame));
        const to = scrollFor(strip, view, frame);
        const again = frameOf(strip, { ...view, ...to });
        assert.ok(Math.abs(again.x - frame.x) < 0.01 && Math.abs(again.y - frame.y) < 0.01, JSON.stringify(again));
      }),
      { numRuns: 60 },
    );
  });

  it("has a bar for each activity that has a time or a column, whatever the rows", () => {
    fc.assert(
      fc.property(anyView, view => {
        const { critical, others } = stripOf(view);
        const bars = `${critical}${others}`.split("M").length - 1;
        assert.equal(bars, view.data.activities.filter(({ times, waits }) => times ?? waits).length);
      }),
      { numRuns: 60 },
    );
  });
});
