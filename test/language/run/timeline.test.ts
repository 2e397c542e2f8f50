/** A run on the timeline: the plan's own picture with the truth in it. What it looks like stands in test/language/exports/timeline/run.test.ts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import type { TimelineDone } from "../../../language/exports/timeline/run-data.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { progressOf } from "../../../language/run/fold.js";
import { forecastOf } from "../../../language/run/forecast.js";
import { trailOf } from "../../../language/run/trail.js";
import { analyse } from "../../support/analyse.js";
import { anyLogFrom } from "../../support/run-logs.js";
import { boringFiles, nightAt, pictureOfRun, thatEvening } from "../../support/run-pictures.js";
import { logOf, runOf, type Telling, utc } from "../../support/runs.js";
import { tries } from "../../support/seed.js";

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
  }
  check smoke "Smoke" { takes 10m expect "green" otherwise rollback }
  step last "Last" { at 07:00 takes 30m irreversible because "the old one is deleted" }
}`;

const start = utc("2026-06-03 04:00");
const at = (minutes: number): number => start + 60 * minutes;
const opened: Telling = { kind: "opened", at: start };
const begun = (activity: string, minutes: number): Telling => ({ kind: "started", activity, at: at(minutes) });
const done = (activity: string, minutes: number): Telling => ({ kind: "done", activity, at: at(minutes) });
const drawn = (minutes: number, said: readonly Telling[], files = text) =>
  pictureOfRun(files, logOf(start, [opened, ...said]), at(minutes));
const doneOf = ({ activities, run }: TimelineData, id: string): TimelineDone | undefined =>
  run?.activities[activities.findIndex(each => each.id === id)];

/** What now alone decides. */
function withoutNow({ run: _, busy: __, period: ___, zones: ____, owners, ...data }: TimelineData) {
  return { ...data, owners: owners.map(({ offDuty: _, known: __, ...owner }) => owner) };
}

describe("a run on the timeline", () => {
  it("is the plan's own picture before anything has happened, but for now", () => {
    for (const files of [text, boringFiles]) {
      const run = pictureOfRun(
        files,
        logOf(start, [{ ...opened, at: utc("2026-06-01 04:00") }]),
        utc("2026-06-01 05:00"),
      );
      const plan = timelineData(analyse(files));
      assert.ok(plan);
      assert.equal(JSON.stringify(withoutNow(run.data)), JSON.stringify(withoutNow(plan)));
      const { activities, trail, ...rest } = run.data.run;
      assert.deepEqual(
        activities.map(({ state }) => state),
        plan.activities.map((_, index) => (index === 0 ? "ready" : "waiting")),
      );
      assert.deepEqual(
        trail.map(({ until }) => until),
        [plan.latestSafeDecision?.at],
      );
      assert.deepEqual([rest.state, rest.over, rest.later, rest.held], ["open", 0, 0, []]);
    }
  });

  it("shows the night as it stood", () => {
    const { data } = nightAt("22:15");
    const { run, against } = data;
    assert.deepEqual(
      run.activities.map(({ state }) => state),
      ["done", "done", "done", "done", "running", "waiting", "waiting", "waiting", "waiting", "waiting"],
    );
    assert.deepEqual([run.over, run.later, run.state], [4, 4 * 60, "open"]);
    assert.deepEqual(run.held, [
      {
        at: thatEvening("21:33"),
        by: "Arun Rao",
        text: "card payments fail: ours, or the bank's?",
        start: thatEvening("21:33"),
        end: thatEvening("21:40"),
        isStill: false,
      },
    ]);
    assert.deepEqual(
      run.handOvers.map(({ from, to, activities }) => [from, to, activities?.map(each => data.activities[each]?.id)]),
      [["Arun Rao", "Priya Nair", ["smoke"]]],
    );
    const backup = doneOf(data, "backup");
    assert.deepEqual(
      [backup?.began, backup?.ended, backup?.over, backup?.overWorst],
      [thatEvening("21:05"), thatEvening("21:31"), 360, 60],
    );
    // What is done stands where it happened, and the plan is an outline.
    const times = data.activities.find(({ id }) => id === "backup")?.times;
    assert.deepEqual([times?.start, times?.end], [thatEvening("21:05"), thatEvening("21:31")]);
    const planned = against?.moved.find(({ activity }) => data.activities[activity]?.id === "backup");
    assert.deepEqual([planned?.start, planned?.end], [thatEvening("21:05"), thatEvening("21:25")]);
  });

  it("says what failed, is blocked, was skipped and is ready, and since when", () => {
    const { data } = drawn(100, [
      begun("prepare", 0),
      done("prepare", 30),
      begun("long", 30),
      { kind: "blocked", activity: "long", on: "ben", text: "no key", at: at(50) },
      { kind: "unblocked", activity: "long", at: at(60) },
      { kind: "blocked", activity: "long", on: "ben", text: "no key again", at: at(80) },
      { kind: "skipped", activity: "short", text: "tomorrow", at: at(70) },
    ]);
    const long = doneOf(data, "long");
    assert.deepEqual([long?.state, long?.blocked?.on, long?.blocked?.text], ["blocked", "Ben", "no key again"]);
    assert.deepEqual(long?.stops, [
      { start: at(50), end: at(60) },
      { start: at(80), end: at(100) },
    ]);
    const short = doneOf(data, "short");
    assert.deepEqual([short?.state, short?.said?.text, short?.began], ["skipped", "tomorrow", undefined]);
    const failed = drawn(60, [
      begun("prepare", 0),
      { kind: "failed", activity: "prepare", text: "disk full", at: at(20) },
    ]);
    const prepare = doneOf(failed.data, "prepare");
    assert.deepEqual([prepare?.state, prepare?.began, prepare?.ended], ["failed", at(0), at(20)]);
    assert.equal(doneOf(drawn(31, [begun("prepare", 0), done("prepare", 30)]).data, "long")?.state, "ready");
  });

  it("shows a rollback that was called: what is undone, and what nobody does any more", () => {
    const { data } = drawn(80, [
      begun("prepare", 0),
      done("prepare", 30),
      begun("long", 30),
      { kind: "held", text: "errors", at: at(50) },
      { kind: "rollback-called", text: "errors", at: at(60) },
      begun("rollback long", 62),
    ]);
    const { run } = data;
    assert.equal(run.state, "rolling back");
    assert.deepEqual([run.rollback?.start, run.rollback?.end, run.end], [at(60), at(92), at(92)]);
    assert.deepEqual(run.undone, [{ activity: 1, title: "Long back", start: at(62), end: at(80), state: "running" }]);
    assert.deepEqual(
      run.activities.map(({ state }) => state),
      ["done", "running", "left", "left", "left"],
    );
    assert.deepEqual(
      run.held.map(({ start, end, isStill }) => [start, end, isStill]),
      [[at(50), at(60), false]],
    );
  });

  it("happens on the clock of the run where that is not the plan's", () => {
    const rehearsal: Telling = {
      kind: "opened",
      rehearsal: "staging",
      at: start - 7 * 86_400,
      zero: start - 7 * 86_400,
    };
    const log = logOf(start - 7 * 86_400, [rehearsal, { ...begun("prepare", 0), at: start - 7 * 86_400 }]);
    const { data } = pictureOfRun(text, log, start - 7 * 86_400 + 600);
    assert.equal(data.window?.start, start - 7 * 86_400);
    assert.equal(data.activities[0]?.times?.start, start - 7 * 86_400);
    assert.equal(data.zero, start - 7 * 86_400);
    const undated = text.replace(/\n {2}window.*/, "").replace("at 07:00 ", "");
    const run = pictureOfRun(undated, logOf(start, [opened, begun("prepare", 1)]), at(2));
    assert.deepEqual([run.data.dated, run.data.zones[0]?.name], [true, "Europe/London"]);
    assert.deepEqual([run.data.activities[0]?.times?.start, run.data.notice], [at(1), undefined]);
  });

  it("shows states and order where there are no times", () => {
    const { data } = drawn(
      10,
      [begun("prepare", 0), done("prepare", 5)],
      text.replaceAll(/ takes \d+m( at most \d+m)?/g, ""),
    );
    assert.ok(data.waiting);
    assert.deepEqual(
      data.run.activities.map(({ state }) => state),
      ["done", "ready", "ready", "waiting", "waiting"],
    );
  });
});

describe("the trail of the latest safe decision", () => {
  it("is what the forecast said at each event, where it moved", () => {
    const { data, plan, schedule, progress } = nightAt("22:38");
    const { trail } = data.run;
    assert.ok(trail.length > 2, JSON.stringify(trail));
    for (const point of trail) {
      const then = progressOf(
        plan,
        progress.events.filter(event => event.at <= point.at),
      );
      assert.equal(forecastOf(plan, schedule, then, point.at).decision.planned?.until, point.until);
    }
    for (const [index, { until }] of trail.entries()) assert.notEqual(until, trail[index - 1]?.until ?? 0);
  });

  it("ends where it stands now, whatever the log", () => {
    const names = ["prepare", "long", "short", "smoke", "last", "rollback long", "nobody"];
    const analysed = analyse(text);
    fc.assert(
      fc.property(anyLogFrom(start, names), fc.integer({ min: 0, max: 10_000 }), (log, later) => {
        const { data, forecast, plan } = pictureOfRun(text, log, start + later);
        const { run, activities } = data;
        assert.equal(run.trail.at(-1)?.until, forecast.decision.planned?.until);
        assert.equal(run.activities.length, activities.length);
        // Each span that happened lies in what is drawn.
        for (const { began = data.period.start, ended = began, stops = [] } of run.activities)
          for (const moment of [began, ended, ...stops.flatMap(span => [span.start, span.end])])
            assert.ok(moment <= data.period.end, `${moment} after ${data.period.end}`);
        assert.ok(data.busy.some(span => span.start <= run.now && run.now <= span.end));
        assert.equal(plan.runbook.work.activities.length, analysed.plan.runbook?.work.activities.length);
      }),
      tries(40),
    );
  });

  it("is asked a bounded number of times, and of what is known already not again", () => {
    const held = (minutes: number): Telling => ({ kind: "held", text: "why", at: at(minutes) });
    const many = Array.from(
      { length: 400 },
      (_, index): Telling => (index % 2 === 0 ? held(index / 10) : { kind: "resumed", at: at(index / 10) }),
    );
    const { plan, forecast, schedule } = drawn(60, many);
    const first = trailOf(plan, forecast);
    assert.ok(first.length <= 61);
    const more = logOf(start, [opened, ...many, held(62)]);
    const second = trailOf(plan, forecastOf(plan, schedule, progressOf(plan, more), at(62)));
    // What was told of a moment is the very same.
    for (const [index, point] of first.slice(0, -1).entries()) assert.equal(second[index], point);
  });

  it("stands where it stood on the plan's own clock, wherever the run takes place", () => {
    const trail = (moved: number, told = 0) => {
      const from = start + moved;
      const when = (minutes: number): number => at(minutes) + moved;
      const log = logOf(from, [
        { kind: "opened", rehearsal: "staging", at: from },
        { kind: "started", activity: "prepare", at: when(told) },
        { kind: "done", activity: "prepare", at: when(30) },
        { kind: "started", activity: "long", at: when(80) },
        { kind: "done", activity: "long", at: when(140) },
      ]);
      const { plan, forecast } = runOf(text, log, when(150));
      return trailOf(plan, forecast).map(point => ({ ...point, at: (point.at - start) / 60 }));
    };
    const night = trail(0);
    assert.ok(night.length > 1);
    assert.deepEqual(trail(7 * 86_400), night);
    assert.deepEqual(trail(-7 * 86_400), night);
    assert.equal(trail(0, -5)[0]?.at, 0, "nothing is asked before it was opened");
  });
});
