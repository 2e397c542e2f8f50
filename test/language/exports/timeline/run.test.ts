/** A run drawn: every span that happened, in shapes and in words; the pictures of a night (npm run golden makes them anew). */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { inkOf, type Theme, themes } from "../../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { type ActivityRow, type Scene, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { tableOf } from "../../../../language/exports/timeline/table.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { nightAt, pictureOfRun } from "../../../support/run-pictures.js";
import { logOf, type Telling, utc } from "../../../support/runs.js";

const golden = fileURLToPath(new URL("../../../golden/run", import.meta.url));

const text = `
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
runbook release "Release" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  owner ana or ben
  step prepare "Prepare" { takes 30m at most 40m rollback none because "nothing changes" }
  parallel {
    step long "Long" { takes 1h at most 1h20m rollback "Long back" { owner ben takes 30m } }
    step short "Short" { takes 20m rollback "Short back" { owner ben takes 5m } }
    step odd "Odd" { takes 10m rollback none because "nothing changes" }
  }
  step tidy "Tidy" { takes 10m deferrable because "later" rollback none because "nothing changes" }
  check smoke "Smoke" { takes 10m expect "green" otherwise rollback }
  step last "Last" { at 07:30 takes 30m irreversible because "the old one is deleted" }
}`;
const start = utc("2026-06-03 04:00");
const at = (minutes: number): number => start + 60 * minutes;
const trouble: readonly Telling[] = [
  { kind: "opened", at: start },
  { kind: "started", activity: "prepare", at: at(0) },
  { kind: "done", activity: "prepare", text: "all there", at: at(36) },
  { kind: "started", activity: "long", at: at(36) },
  { kind: "started", activity: "short", at: at(36) },
  { kind: "failed", activity: "short", text: "disk full", at: at(45) },
  { kind: "blocked", activity: "long", on: "ben", text: "no key", at: at(50) },
  { kind: "unblocked", activity: "long", at: at(58) },
  { kind: "blocked", activity: "odd", text: "no room", at: at(60) },
  { kind: "skipped", activity: "tidy", text: "tomorrow", at: at(70) },
];
const rolledBack: readonly Telling[] = [
  ...trouble,
  { kind: "rollback-called", text: "errors", at: at(92) },
  { kind: "started", activity: "rollback short", at: at(93) },
  { kind: "done", activity: "rollback short", at: at(98) },
  { kind: "undone", activity: "short", at: at(98) },
  { kind: "started", activity: "rollback long", at: at(99) },
];
const runAt = (minutes: number, said: readonly Telling[], files = text): TimelineData =>
  pictureOfRun(files, logOf(start, said), at(minutes)).data;

function scene(data: TimelineData, view: Partial<TimelineView> = {}): Scene {
  return sceneOf(data, { ...wholeView(1_000), ...view });
}

function rowOf({ rows }: Scene, id: string): ActivityRow {
  const row = rows.find(each => each.kind === "activity" && each.activity.id === id);
  assert.ok(row?.kind === "activity", id);
  return row;
}

function svg(data: TimelineData, theme: Theme = "light", view: Partial<TimelineView> = {}): string {
  return svgText(
    pictureOf(data, { width: 1_280, ink: inkOf(theme), source: "", view: { ...wholeView(1_280), ...view } }),
  );
}

describe("a run drawn", () => {
  it("has every span that happened where it happened", () => {
    const data = runAt(90, trouble);
    const drawn = scene(data);
    for (const [index, { began, ended, stops = [], state }] of (data.run?.activities ?? []).entries()) {
      const { mark } = rowOf(drawn, data.activities[index]?.id ?? "");
      if (began !== undefined && state !== "skipped") {
        const from = drawn.scale.x(began);
        assert.equal(mark?.done?.actual?.x, from);
        assert.equal(mark.done.actual.x + mark.done.actual.width, drawn.scale.x(ended ?? at(90)));
      } else assert.equal(mark?.done?.actual, undefined);
      assert.deepEqual(
        mark?.done?.stops.map(({ x }) => x),
        stops.map(span => drawn.scale.x(span.start)),
      );
    }
    const running = rowOf(drawn, "long").mark;
    assert.ok(running);
    assert.ok(running.bar.x + running.bar.width > (drawn.run?.x ?? 0), "what runs is open to its end");
  });

  it("has the line of now above the bars and next to the rows, wherever now is", () => {
    for (const minutes of [-600, 10, 90, 239, 5_000]) {
      const drawn = scene(runAt(minutes, trouble.slice(0, 1)));
      const flag = drawn.flags.find(({ kind }) => kind === "now");
      assert.deepEqual([flag?.level, flag?.x], [0, drawn.run?.x]);
      assert.ok(drawn.run && drawn.run.x >= 0 && drawn.run.x <= drawn.width, `${minutes}`);
      assert.equal(Math.round(drawn.scale.at(drawn.run.x)), at(minutes));
    }
    const picture = svg(runAt(90, trouble));
    assert.ok(picture.lastIndexOf("gonogo-now") > picture.lastIndexOf("gonogo-activity"));
  });

  it("draws nothing of a run where nothing is being done", () => {
    const { run: _, against: __, ...plan } = runAt(-60, trouble.slice(0, 1));
    assert.doesNotMatch(svg(plan), /gonogo-(now|actual|to-come|sign|planned|trail|held|stopped)/);
  });

  it("tells each state by a shape, and the plan by an outline", () => {
    const picture = svg(runAt(90, trouble));
    for (const state of ["done", "running", "failed", "blocked", "skipped"])
      assert.match(picture, new RegExp(`gonogo-sign-${state}`), state);
    for (const shape of ["planned", "stop", "struck", "actual", "to-come"])
      assert.match(picture, new RegExp(`gonogo-${shape}"`), shape);
    const back = svg(runAt(105, rolledBack));
    for (const shape of ["gonogo-sign-undone", "gonogo-sign-left", 'gonogo-undone"', 'gonogo-rollback"'])
      assert.ok(back.includes(shape), shape);
  });

  it("leaves a trail of the latest safe decision, in the direction it went", () => {
    const { data } = nightAt("22:15");
    const drawn = scene(data);
    const untils = data.run.trail.flatMap(({ until }) => until ?? []);
    assert.deepEqual(
      drawn.run?.trail.map(x => Math.round(drawn.scale.at(x))),
      untils,
    );
    assert.equal(drawn.lines.find(({ kind }) => kind === "decision")?.at, untils.at(-1));
    assert.match(drawn.run?.trailTitle ?? "", /20:50 Tue 22:30; 21:40 Tue 22:35/);
  });

  it("has no decision to make any more once a rollback was called, or it is over", () => {
    for (const data of [runAt(105, rolledBack), nightAt("22:56").data]) {
      assert.deepEqual(
        scene(data).lines.filter(({ kind }) => kind === "decision"),
        [],
      );
    }
    assert.equal(scene(nightAt("22:56").data).flags.find(({ kind }) => kind === "now")?.label, "Closed Tue 22:55");
  });

  it("shows states and order without a line of now where there are no times", () => {
    const data = runAt(90, trouble, text.replaceAll(/ takes \w+( at most \w+)?/g, ""));
    const drawn = scene(data);
    assert.deepEqual([drawn.run, drawn.flags], [undefined, []]);
    const [long, prepare] = [rowOf(drawn, "long").mark, rowOf(drawn, "prepare").mark];
    assert.equal(prepare?.done?.actual?.width, prepare?.bar.width);
    assert.equal(long?.done?.actual?.width, (long?.bar.width ?? 0) / 2);
    assert.match(svg(data), /gonogo-sign-running/);
  });
});

describe("a run in words", () => {
  it("stands below the titles, and in what each bar says", () => {
    const drawn = scene(nightAt("22:15").data);
    const details = drawn.rows.flatMap(row => (row.kind === "activity" ? [row.detail] : []));
    assert.deepEqual(details.slice(1, 6), [
      "21:05 – 21:31, 6m over · Priya Nair or Arun Rao",
      "21:42 · Dana Wu or Lee Park",
      "21:44 – 21:58 · Priya Nair or Mei Tanaka",
      "since 21:59, 16m of 20m, ends 22:19 · Mei Tanaka or Priya Nair",
      "22:19 – 22:29 · Priya Nair",
    ]);
    assert.deepEqual(rowOf(drawn, "backup").words.slice(2, 5), [
      "Done: 21:05 – 21:31, 6m over",
      "Said Tue 21:31 by Priya Nair: listed as payments-2026-06-02",
      "Planned: Tue 21:05 – 21:25",
    ]);
    assert.ok(
      rowOf(drawn, "smoke").words.includes("Handed over from Arun Rao to Priya Nair Tue 22:12: Arun's line is down"),
    );
  });

  it("says what has failed, cannot go on, was skipped and undone, and why", () => {
    const drawn = scene(runAt(90, trouble));
    const said = (id: string): string => rowOf(drawn, id).words.join("\n");
    assert.match(said("short"), /^Failed 05:45\n.*by Ana: disk full$/m);
    assert.match(said("odd"), /^Blocked since 06:00\n.*by Ana: no room$/m);
    assert.match(said("tidy"), /^Skipped 06:10\n.*by Ana: tomorrow$/m);
    assert.doesNotMatch(said("prepare"), /critical path|Float/);
    const back = scene(runAt(105, rolledBack));
    assert.equal(rowOf(back, "short").detail, "undone 06:38 · Ana or Ben");
    assert.equal(rowOf(back, "smoke").detail, "not done any more · Ana or Ben");
  });

  it("is in the table as well", () => {
    const { columns, groups } = tableOf(nightAt("22:15").data, wholeView(1_000));
    assert.deepEqual(columns.slice(3, 5), ["State", "Planned"]);
    const cells = groups.flatMap(({ rows }) => rows.map(each => each.cells.slice(3, 5)));
    assert.deepEqual(cells[1], ["done, 26m, 6m over", "Tue 21:05 – 21:25"]);
    assert.deepEqual(cells[4], ["running since 21:59, 16m of 20m, ends 22:19", "Tue 21:55 – 22:15"]);
    assert.deepEqual(cells[5], ["waiting", "Tue 22:15 – 22:25"]);
  });

  it("says in the description what it comes to", () => {
    assert.match(
      svg(nightAt("22:15").data),
      /Run: open: 1 error\. Now Tue 22:15: 4 of 10 activities over\. Ends Tue 22:49, 4m later than planned, 2h16m of the window are left\./,
    );
    assert.match(svg(nightAt("22:45").data), /Too late for a rollback inside the window\./);
    assert.match(svg(runAt(105, rolledBack)), /Rollback ends Wed 07:09.*Rollback called Wed 06:32 by Ana: errors\./);
  });
});

describe("pictures of a night", () => {
  const pictures: Readonly<Record<string, () => string>> = {
    ...Object.fromEntries(
      ["21:35", "21:50", "22:15", "22:56"].map(clock => [clock.replace(":", ""), () => svg(nightAt(clock).data)]),
    ),
    trouble: () => svg(runAt(90, trouble)),
    "rolled-back": () => svg(runAt(105, rolledBack), "dark", { rows: "owner", density: "compact" }),
    waiting: () => svg(runAt(90, trouble, text.replaceAll(/ takes \w+( at most \w+)?/g, "")), "contrast"),
  };
  for (const [name, draw] of Object.entries(pictures)) {
    it(`look as they did: ${name}`, () => {
      const path = join(golden, `${name}.svg`);
      const fresh = draw();
      if (process.env.UPDATE_GOLDEN) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, fresh);
      }
      assert.equal(fresh, readFileSync(path, "utf8"), "npm run golden makes it anew: look at what has changed");
    });
  }

  it("are the same bytes whenever they are drawn", () => {
    for (const theme of themes) assert.equal(svg(nightAt("22:15").data, theme), svg(nightAt("22:15").data, theme));
  });
});
