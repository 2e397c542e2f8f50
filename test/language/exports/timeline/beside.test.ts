/** What lasts as long as a part of the plan, on the timeline: a thin bar with its moments, and the same in words. */
import assert from "node:assert/strict";
import { inkOf } from "../../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { type ActivityRow, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { tableOf } from "../../../../language/exports/timeline/table.js";
import { wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";

const release = (every: string): string => `person ana "Ana" { timezone Europe/London }
runbook r "R" {
  timezone Europe/London
  window 2026-05-23 10:00 to 2026-05-23 18:00
  owner ana
  notify status "Status" { during cut every ${every} to "#all" }
  wait watch "Watch" { during status }
  phase cut "Cut over" {
    step one "One" { takes 2h at most 3h }
    step two "Two" { takes 30m }
  }
}`;

function rowsOf(every: string, width = 1000): readonly ActivityRow[] {
  const data = timelineData(analyse(release(every)));
  assert.ok(data);
  return sceneOf(data, wholeView(width)).rows.flatMap(row => (row.kind === "activity" ? [row] : []));
}

describe("the timeline of what lasts as long as a part of the plan", () => {
  it("is a thin bar from the beginning to the end of that, with a mark at each moment", () => {
    const [status, watch, one, two] = rowsOf("1h").map(({ mark }) => mark);
    assert.ok(status && watch && one && two);
    const { bar, tail, float, moments = [] } = status;
    assert.deepEqual([status.beside, watch.beside, one.beside], [true, true, false]);
    assert.deepEqual([bar.x, bar.x + bar.width], [one.bar.x, two.bar.x + two.bar.width]);
    assert.deepEqual(tail, two.tail);
    assert.equal(float, undefined);
    const hour = one.bar.width / 2;
    assert.deepEqual(
      moments.map(x => Math.round(x)),
      [0, 1, 2].map(hours => Math.round(bar.x + hours * hour)),
    );
    assert.deepEqual([watch.bar, watch.moments], [bar, undefined]);
  });

  it("leaves moments out that would run into each other", () => {
    const [status] = rowsOf("1m", 400);
    const { moments = [], bar } = status?.mark ?? {};
    assert.ok(moments.length > 5 && moments.length < 80, `${moments.length}`);
    for (const [index, x] of moments.entries())
      if (index > 0) assert.ok(x - (moments[index - 1] ?? x) >= 4.5, `${moments}`);
    assert.ok((moments.at(-1) ?? 0) <= (bar ? bar.x + bar.width : 0));
  });

  it("says from when to when, beside what and how often", () => {
    const [status, watch] = rowsOf("1h").map(({ words }) => words);
    assert.deepEqual(status?.slice(2, 4), [
      "Sat 10:00 – 12:30, in the worst case until 13:30",
      "During Cut over, every 1h: 10:00, 11:00 and 12:00",
    ]);
    assert.equal(watch?.[3], "During Status");
  });

  it("says so in the table, and has no float there", () => {
    const data = timelineData(analyse(release("10m")));
    assert.ok(data);
    const view = wholeView(1000);
    const { columns, groups } = tableOf(data, view);
    const [status, watch] = groups[0]?.rows ?? [];
    assert.deepEqual(
      [status?.cells[0], watch?.cells[0]],
      ["Status (during Cut over, every 10m)", "Watch (during Status)"],
    );
    assert.equal(status?.cells[columns.indexOf("Float")], "");
    const svg = svgText(pictureOf(data, { width: 1000, view, ink: inkOf("light"), source: "" }));
    for (const legend of ["as long as something else", "again and again, as long as something else"])
      assert.ok(svg.includes(`>${legend}</text>`), legend);
  });
});
