import assert from "node:assert/strict";
import fc from "fast-check";
import { deltaOf, withDelta } from "../../../../language/exports/timeline/delta.js";
import { packed, packedTimeline, unpacked, unpackedTimeline } from "../../../../language/exports/timeline/packed.js";
import { timelineData, timelineOutline } from "../../../../language/exports/timeline-data.js";
import { createAnalyser, parse } from "../../../../language/index.js";
import { analyse } from "../../../support/analyse.js";
import { largeRunbook } from "../../../support/large.js";
import { anyPlan, named, written } from "../../schedule/plans.js";

function outlineOf(text: string) {
  const data = timelineOutline(analyse(text));
  assert.ok(data);
  return data;
}

describe("a timeline as it is sent", () => {
  it("is the same once it is read", () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (plan, forward) => {
        const data = outlineOf(written(named(plan, forward ? "look forward" : "only look back")));
        assert.deepEqual(unpackedTimeline(JSON.parse(JSON.stringify(packedTimeline(data)))), data);
      }),
      { numRuns: 100 },
    );
  });

  it("is a small part of all there is", () => {
    const analysis = analyse(largeRunbook(500));
    const [all, outline] = [timelineData(analysis), timelineOutline(analysis)];
    assert.ok(all && outline);
    const size = (value: unknown): number => JSON.stringify(value).length;
    const bytes = size(packedTimeline(outline));
    assert.ok(bytes * 6 < size(all), `${bytes} of ${size(all)}`);
    assert.ok(bytes < 500 * 130, `${bytes / 500} bytes an activity`);
  });

  it("leaves out what is read of one activity at a time", () => {
    const data = timelineData(analyse(largeRunbook(20)));
    assert.ok(data);
    assert.ok(data.activities.some(({ more }) => more?.undo && more.findings.length > 0));
    assert.ok(unpacked(packed(data.activities)).every(({ more }) => more === undefined));
  });
});

describe("rows of a timeline", () => {
  const text = largeRunbook(50);

  it("are the very same objects as long as nothing in them changes", () => {
    const analysis = analyse(text);
    const [first, second] = [
      timelineOutline(analysis),
      timelineOutline({ ...analysis, findings: [...analysis.findings] }),
    ];
    assert.ok(first && second);
    for (const [index, row] of second.activities.entries()) assert.equal(row, first.activities[index]);
    const [without] = timelineOutline({ ...analysis, findings: [] })?.activities ?? [];
    assert.deepEqual(without?.severities, []);
  });

  it("are not compared where they are the very same", () => {
    const data = outlineOf(text);
    const rows = data.activities.map(
      row => new Proxy(row, { get: (of, key) => (key === "id" ? of.id : assert.fail(`it looks at ${String(key)}`)) }),
    );
    const delta = deltaOf({ ...data, activities: rows }, { ...data, activities: rows });
    assert.deepEqual(delta.activities, [{ kind: "kept", from: 0, count: 50, lines: 0, seconds: 0, worst: 0 }]);
    assert.equal(withDelta(data, delta).activities[7], data.activities[7]);
  });

  it("are the very same after an edit elsewhere", () => {
    const analyseFile = createAnalyser(() => ({ kind: "missing" }), undefined, undefined, new Map());
    const first = parse("file:///a.runbook", text);
    const before = analyseFile(first);
    const after = analyseFile(parse("file:///a.runbook", text.replace("Change number 30", "Change 30"), first));
    assert.equal(after.schedule, before.schedule);
    const [rows, earlier] = [timelineOutline(after)?.activities, timelineOutline(before)?.activities];
    assert.ok(rows && earlier);
    assert.deepEqual(
      rows.flatMap((row, index) => (row === earlier[index] ? [] : [row.id])),
      ["s30"],
    );
  });
});
