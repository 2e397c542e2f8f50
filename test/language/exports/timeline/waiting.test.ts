/** Plans in which most durations are missing: drawn in the order of waiting, in equal columns, without a minute that nobody wrote. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { deltaOf, withDelta } from "../../../../language/exports/timeline/delta.js";
import { inkOf } from "../../../../language/exports/timeline/ink.js";
import { captionSize } from "../../../../language/exports/timeline/marks.js";
import { neighboursOf } from "../../../../language/exports/timeline/neighbours.js";
import { packedTimeline, unpackedTimeline } from "../../../../language/exports/timeline/packed.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { type ActivityRow, type Scene, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { tableOf } from "../../../../language/exports/timeline/table.js";
import { textWidth } from "../../../../language/exports/timeline/text-width.js";
import { wholeView } from "../../../../language/exports/timeline/view.js";
import { factsOf, pictureText } from "../../../../language/exports/timeline/words.js";
import { timelineData, timelineOutline } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";
import { anyPlan, named, written } from "../../schedule/plans.js";

const plan = `
team ops "Operations" { timezone Europe/London contact "x" }
person ada "Ada" { team ops timezone Europe/London contact "x" }
freeze "Spring" 2026-05-24 to 2026-05-25 in Europe/London
runbook r "R" {
  timezone Europe/London
  window 2026-05-23 22:15 to 2026-05-24 06:45
  outage "Shop is down" from stop to wipe at most 3m
  owner ada
  phase prepare "Prepare" {
    at 2026-05-23 22:35
    step stop "Stop the queue" { rollback "Start it" {} }
    parallel {
      step accounts "Copy the accounts" { rollback "Drop the copy" {} }
      step ledger "Copy the ledger" { takes 20m at most 1h rollback "Drop the copy" {} }
    }
  }
  wait cool "Let the caches expire" { after prepare + 10m until "all of them are empty" }
  gate go "Go?" { by 2026-05-24 03:05 }
  step wipe "Wipe the disks" { irreversible because "gone" }
  check end "Look at it once more" { at 2026-05-24 05:25 }
  wait watch "Watch it" { during prepare }
  notify done "Tell everybody"
}`;

function dataOf(text: string): TimelineData {
  const data = timelineData(analyse(text));
  assert.ok(data);
  return data;
}

function sceneIn(text: string, width = 1_000): Scene {
  return sceneOf(dataOf(text), wholeView(width));
}

function activityRows({ rows }: Scene): readonly ActivityRow[] {
  return rows.flatMap(row => (row.kind === "activity" ? [row] : []));
}

const svg = (data: TimelineData): string =>
  svgText(pictureOf(data, { width: 1_280, view: wholeView(1_280), ink: inkOf("light"), source: "" }));

describe("a plan without most of its durations", () => {
  const steps = (...rest: readonly string[]): TimelineData =>
    dataOf(`runbook r "R" { ${rest.map((each, index) => `step s${index} "S" { ${each} }`).join(" ")} }`);

  it("is one with more than half of them missing; what lasts as long as something else has none to be missed", () => {
    assert.equal(steps("takes 1m", "takes 1m").waiting, undefined);
    assert.equal(steps("takes 1m", "").waiting, undefined);
    const along = `wait a "A" { during s0 } wait b "B" { during s0 }`;
    assert.equal(dataOf(`runbook r "R" { step s0 "S" { takes 1m } ${along} }`).waiting, undefined);
    assert.deepEqual(steps("takes 1m", "", "").waiting, { missing: 2, total: 3, columns: 3, facts: [] });
    assert.equal(dataOf(`runbook r "R" { }`).waiting, undefined);
  });

  it("says why, in the picture, in words and above the rows of each page", () => {
    const words = "Drawn in order of waiting: 7 of 8 activities have no duration";
    const data = dataOf(plan);
    const scene = sceneOf(data, wholeView(1_000));
    assert.equal(scene.banner, words);
    assert.equal(factsOf(data, scene.clock)[0], words);
    assert.ok(pictureText(data, scene.clock).includes(words));
    assert.equal(svg(data).split(`>${words}</text>`).length - 1, 1);
    assert.equal(
      sceneIn(`runbook r "R" { step s "S" {} }`).banner,
      "Drawn in order of waiting: 1 of 1 activity has no duration",
    );
  });

  it("stands in columns: each after all it waits for, and beside what it goes along with", () => {
    const columns = Object.fromEntries(
      dataOf(plan).activities.map(({ id, waits }) => [id, [waits?.columns.start, waits?.columns.end]]),
    );
    assert.deepEqual(columns, {
      stop: [0, 1],
      accounts: [1, 2],
      ledger: [1, 2],
      cool: [2, 3],
      go: [3, 4],
      wipe: [4, 5],
      end: [5, 6],
      watch: [0, 2],
      done: [6, 7],
    });
  });

  it("has what is written of its time beside the bar, and not a minute else", () => {
    const scene = sceneIn(plan);
    const captions = Object.fromEntries(
      activityRows(scene).flatMap(({ activity, mark }) => (mark?.caption ? [[activity.id, mark.caption.text]] : [])),
    );
    assert.deepEqual(captions, {
      stop: "at Sat 22:35",
      ledger: "takes 20m, at most 1h",
      cool: "10m after Prepare · until all of them are empty",
      go: "by Sun 03:05",
      end: "at Sun 05:25",
      watch: "during Prepare",
    });
    const data = dataOf(plan);
    const bare = { ...data, activities: data.activities.map(({ more: _, ...each }) => each) };
    const minutes = new Set(svg(bare).match(/\b\d\d:\d\d\b/g));
    // Those of the window, of the freeze and of the captions.
    assert.deepEqual([...minutes].sort(), ["00:00", "03:05", "05:25", "06:45", "22:15", "22:35"]);
    const cells = tableOf(bare, wholeView(1_000)).groups.flatMap(group => group.rows.map(row => row.cells.slice(3, 8)));
    assert.deepEqual(cells[0], ["Sat 22:35", "", "", "", ""]);
    assert.deepEqual(cells[1], ["column 2", "", "", "", ""]);
  });

  it("says what would be bands and lines in words, and draws no night", () => {
    const data = dataOf(plan);
    const { bands, lines, flags, rows, gaps, clock } = sceneOf(data, { ...wholeView(1_000), selected: "go" });
    assert.deepEqual([bands, lines, flags, gaps], [[], [], [], []]);
    assert.ok(rows.every(({ shades }) => shades.length === 0));
    const facts = factsOf(data, clock).join("; ");
    assert.match(facts, /Point of no return: Wipe the disks/);
    assert.match(facts, /Outage: Shop is down, from Stop the queue to Wipe the disks \(at most 3m\)/);
    assert.match(facts, /Freeze: Spring, Sun 00:00 – /);
    assert.doesNotMatch(facts, /safe decision/i);
  });

  it("shows a time that could not be read as it is written", () => {
    const text = `runbook r "R" { step a "A" { at Mon 2025-09-15 } gate b "B" { by Tue 2025-09-16 } }`;
    assert.deepEqual(
      activityRows(sceneIn(text)).map(({ mark }) => mark?.caption?.text),
      ["at Mon 2025-09-15", "by Tue 2025-09-16"],
    );
  });

  it("keeps its words within the picture, and off its bars and badges", () => {
    const long = plan.replace("irreversible because", "takes 4h at most 6h by 2026-05-24 06:00 irreversible because");
    for (const width of [150, 300, 600, 1_000, 3_000]) {
      const scene = sceneIn(long, width);
      for (const { mark, title } of activityRows(scene)) {
        if (!mark?.caption) continue;
        const { x, anchor, text } = mark.caption;
        const wide = textWidth(text, captionSize);
        const [from, to] = anchor === "start" ? [x, x + wide] : [x - wide, x];
        assert.ok(from >= 0 && to <= scene.width, `${title} at ${width}: ${from} to ${to} of ${scene.width}`);
        const taken = [
          [mark.bar.x - (mark.irreversible ? 5 : 0), mark.bar.x + mark.bar.width],
          ...(mark.badge ? [[mark.badge.x - 8, mark.badge.x + 8]] : []),
        ];
        for (const [start = 0, end = 0] of taken) assert.ok(to <= start || from >= end, `${title} at ${width}`);
      }
    }
  });

  it("points from column to column at what waits", () => {
    const { dependencies, scale } = sceneOf(dataOf(plan), { ...wholeView(1_000), selected: "cool" });
    assert.deepEqual(
      dependencies.map(({ start, end }) => [start.x, end.x]),
      [
        [scale.x(2), scale.x(2)],
        [scale.x(2), scale.x(2)],
        [scale.x(3), scale.x(3)],
      ],
    );
  });

  it("has rows by owner where the load of each is asked for, as nothing says when anybody has how much to do", () => {
    const data = dataOf(plan);
    const [load, owner] = (["load", "owner"] as const).map(rows => sceneOf(data, { ...wholeView(1_000), rows }));
    assert.deepEqual(load?.rows, owner?.rows);
  });

  it("says that a contingency cannot be drawn", () => {
    const struck = plan.replace(/\}$/, `contingency fire "Fire" { owner ada after stop takes 5m then continue } }`);
    const data = timelineData(analyse(struck), { whatIf: "fire" });
    assert.equal(data?.whatIf, undefined);
    assert.match(data?.notice ?? "", /^"Fire" cannot be drawn while most durations are missing$/);
  });
});

describe("what lasts as long as a phase", () => {
  it("stands beside what of it has a time, where steps in it wait in a cycle", () => {
    const data = timelineData(
      analyse(`runbook r "R" {
  phase work "Work" {
    step a "A" {}
    step b "B" { after b }
  }
  wait beside "Beside" { during work }
}`),
      { inOrder: true },
    );
    assert.deepEqual(
      data?.activities.map(({ id, waits }) => [id, waits?.columns]),
      [
        ["a", { start: 0, end: 1 }],
        ["b", undefined],
        ["beside", { start: 0, end: 1 }],
      ],
    );
  });

  it("stands nowhere where nothing in it has a time", () => {
    const data = timelineData(analyse('runbook r "R" { phase none "None" {} wait beside "Beside" { during none } }'), {
      inOrder: true,
    });
    assert.deepEqual(data?.activities[0]?.waits, undefined);
  });
});

const anyText = anyPlan.map(items => written(named(items, "look forward")));

describe("any plan in the order of waiting", () => {
  it("has everything that could have a time in equal columns, none before what it waits for", () => {
    fc.assert(
      fc.property(anyText, text => {
        const analysis = analyse(text);
        const [timed, data] = [timelineData(analysis, { inOrder: false }), timelineData(analysis, { inOrder: true })];
        assert.ok(timed && data?.waiting);
        const scene = sceneOf(data, wholeView(1_000));
        for (const [index, { times, waits, during }] of data.activities.entries()) {
          assert.equal(times, undefined);
          assert.equal(waits !== undefined, timed.activities[index]?.times !== undefined);
          if (!waits) continue;
          assert.ok(waits.columns.start >= 0 && waits.columns.end <= data.waiting.columns);
          if (!during) assert.equal(waits.columns.end, waits.columns.start + 1);
        }
        for (const { index, waits } of data.activities) {
          for (const before of neighboursOf(data.order, data.activities.length, index).before) {
            const earlier = data.activities[before];
            // What begins with something, or some time before its end, stands beside it.
            if (waits && earlier?.waits) assert.ok(earlier.waits.columns.start <= waits.columns.start);
          }
        }
        const { scale } = scene;
        const width = scale.x(1) - scale.x(0);
        for (let column = 0; column < data.waiting.columns; column++)
          assert.ok(Math.abs(scale.x(column + 1) - scale.x(column) - width) < 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same once it was sent, whole or as what changed", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const [before, after] = [one, other].map(text => timelineOutline(analyse(text), { inOrder: true }));
        assert.ok(before && after);
        assert.deepEqual(unpackedTimeline(JSON.parse(JSON.stringify(packedTimeline(after)))), after);
        assert.deepEqual(withDelta(before, JSON.parse(JSON.stringify(deltaOf(before, after)))), after);
      }),
      { numRuns: 60 },
    );
  });

  it("has the very same rows as long as nothing in them changes", () => {
    const analysis = analyse(plan);
    const [first, second] = [timelineOutline(analysis), timelineOutline({ ...analysis })];
    for (const [index, row] of (second?.activities ?? []).entries()) assert.equal(row, first?.activities[index]);
  });
});
