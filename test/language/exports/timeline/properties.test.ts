/** Any plan's picture: nothing is left out, nothing is twice, and a part of it is a part of the whole. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { type ActivityMark, reachOf } from "../../../../language/exports/timeline/marks.js";
import type { RollbackFromMomentStep } from "../../../../language/exports/timeline/rollback-from.js";
import { timeScale } from "../../../../language/exports/timeline/scale.js";
import { type Scene, type SceneRow, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";
import { anyPlan, named, written } from "../../schedule/plans.js";

const anyView: fc.Arbitrary<TimelineView> = fc
  .record({
    rows: fc.constantFrom("phase", "owner", "team"),
    zoom: fc.constantFrom(1, 3, 40),
    width: fc.integer({ min: 50, max: 2_000 }),
    cutQuiet: fc.boolean(),
    density: fc.constantFrom("comfortable", "compact"),
    secondZone: fc.constantFrom(undefined, "Asia/Kolkata"),
  })
  .map(({ secondZone, ...view }) => ({ ...wholeView(0), ...view, ...(secondZone ? { secondZone } : {}) }));

const anyData = anyPlan.map((plan): TimelineData => {
  const data = timelineData(analyse(written(named(plan, "look forward"))), { zones: ["Asia/Kolkata"] });
  assert.ok(data);
  return data;
});

const runs = { numRuns: 60 };

function activityRows({ rows }: Scene) {
  return rows.flatMap(row => (row.kind === "activity" ? [row] : []));
}

describe("any plan's picture", () => {
  it("has one row for each activity, and one bar for each that has a time or a column", () => {
    fc.assert(
      fc.property(anyData, anyView, (data, view) => {
        const rows = activityRows(sceneOf(data, view));
        assert.deepEqual(
          rows.map(({ activity }) => activity.index).sort((a, b) => a - b),
          data.activities.map(({ index }) => index),
        );
        for (const { activity, mark } of rows)
          assert.equal(mark !== undefined, (activity.times ?? activity.waits) !== undefined);
      }),
      runs,
    );
  });

  it("draws in the order of time, inside its width", () => {
    fc.assert(
      fc.property(anyData, anyView, (data, view) => {
        const scene = sceneOf(data, view);
        const timed = activityRows(scene).flatMap(({ activity, mark }) =>
          activity.times && mark ? [{ ...activity.times, mark }] : [],
        );
        for (const { mark } of timed) {
          assert.ok(mark.bar.x >= 0 && mark.bar.x <= scene.width, `${mark.bar.x}`);
          assert.ok(mark.bar.width > 0);
        }
        const byStart = [...timed].sort((a, b) => a.start - b.start);
        for (const [index, { mark }] of byStart.entries()) {
          const next = byStart[index + 1];
          if (next) assert.ok(mark.bar.x <= next.mark.bar.x + 1e-6);
        }
      }),
      runs,
    );
  });

  it("stacks rows without gap or overlap", () => {
    fc.assert(
      fc.property(anyData, anyView, (data, view) => {
        const { rows, height } = sceneOf(data, view);
        const end = rows.reduce((y, row) => {
          assert.equal(row.y, y);
          return y + row.height;
        }, 0);
        assert.equal(end, height);
      }),
      runs,
    );
  });

  it("is, of a part, a part of the whole", () => {
    fc.assert(
      fc.property(
        anyData,
        anyView,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (data, view, at) => {
          const whole = sceneOf(data, view);
          const [a = 0, b = 1, c = 0, d = 1] = at;
          const visible = {
            left: Math.min(a, b) * whole.width,
            right: Math.max(a, b) * whole.width,
            top: Math.min(c, d) * whole.height,
            bottom: Math.max(c, d) * whole.height,
          };
          const part = sceneOf(data, { ...view, visible });
          const all = new Map(whole.rows.map(row => [row.y, row]));
          for (const row of part.rows) {
            const same = all.get(row.y);
            assert.ok(same);
            assert.deepEqual(withoutMarks(row), withoutMarks(same));
            for (const mark of marksOf(row)) assert.ok(marksOf(same).some(each => sameMark(each, mark)));
          }
          // What can be seen is there.
          const rows = new Set(part.rows.map(({ y }) => y));
          for (const row of whole.rows) {
            if (row.y >= visible.bottom || row.y + row.height <= visible.top) continue;
            assert.ok(rows.has(row.y));
            const drawn = part.rows.find(({ y }) => y === row.y);
            for (const mark of marksOf(row)) {
              const { x, width } = reachOf(mark);
              if (x + width < visible.left || x > visible.right) continue;
              assert.ok(drawn && marksOf(drawn).some(each => sameMark(each, mark)));
            }
          }
          const { lines, bands, flags, gaps } = part;
          assert.deepEqual(
            { lines, bands, flags, gaps },
            { lines: whole.lines, bands: whole.bands, flags: whole.flags, gaps: whole.gaps },
          );
          const ticks = new Set(whole.axis.ticks.map(({ at: time }) => time));
          const inside = part.axis.ticks.filter(({ x }) => x > visible.left + 1 && x < visible.right - 1);
          if (whole.scale.segments.length === 1 && ticks.size > 1)
            for (const tick of inside) assert.ok(ticks.has(tick.at));
        },
      ),
      runs,
    );
  });

  it("is plain data, the same from the same text", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const text = written(named(plan, "look forward"));
        const data = timelineData(analyse(text));
        assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
        assert.deepEqual(timelineData(analyse(text)), data);
      }),
      runs,
    );
  });

  it("undoes link by link what the schedule adds up", () => {
    fc.assert(
      fc.property(anyData, data => {
        for (const { id, more, times } of data.activities) {
          const undo = more?.undo;
          const { undoing } = sceneOf(data, { ...wholeView(500), selected: id });
          assert.equal(undoing !== undefined, times !== undefined);
          if (!undo || !undoing || undo.final) continue;
          const chain = undoing.links.filter(({ critical }) => critical);
          const seconds = chain.reduce((sum, link) => sum + link.seconds, 0);
          assert.equal(seconds, undo.planned);
          for (const [index, link] of chain.entries()) {
            const next: RollbackFromMomentStep | undefined = chain[index + 1];
            if (next) assert.equal(next.start, link.start + link.seconds);
          }
          for (const link of undoing.links) assert.ok(link.start + link.seconds <= undoing.end, link.title);
        }
      }),
      runs,
    );
  });
});

describe("any scale", () => {
  const anySpans = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map(parts => {
      let at = 0;
      return parts.map(([quiet, busy]) => {
        const start = at + quiet;
        at = start + busy;
        return { start, end: at };
      });
    });

  it("grows with time, and comes back to the instant it came from", () => {
    fc.assert(
      fc.property(
        anySpans,
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (spans, width, share) => {
          const scale = timeScale(spans, width);
          const first = scale.segments[0]?.start ?? 0;
          const last = scale.segments.at(-1)?.end ?? 0;
          const at = first + share * (last - first);
          assert.ok(scale.x(first) <= scale.x(at) + 1e-6 && scale.x(at) <= scale.x(last) + 1e-6);
          assert.ok(Math.abs(scale.x(scale.at(scale.x(at))) - scale.x(at)) < 1e-3);
          if (width > 200) assert.ok(Math.abs(scale.width - width) < 1e-6);
        },
      ),
    );
  });
});

function marksOf(row: SceneRow): readonly ActivityMark[] {
  return row.kind === "group" ? row.marks : row.mark ? [row.mark] : [];
}

function sameMark(a: ActivityMark, b: ActivityMark): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function withoutMarks(row: SceneRow): unknown {
  const { mark: _, marks: __, shades: ___, ...rest } = { mark: undefined, marks: undefined, ...row };
  return rest;
}
