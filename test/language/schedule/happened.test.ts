/** A plan that is being done: what has happened keeps its times, and the rest is planned from now on. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Runbook } from "../../../language/plan/plan.js";
import { planEnd } from "../../../language/schedule/due-end.js";
import { graphOf } from "../../../language/schedule/graph.js";
import { type Happened, scheduleHappened } from "../../../language/schedule/happened.js";
import { modes, type Schedule } from "../../../language/schedule/schedule.js";
import { whoCanIn } from "../../../language/staffing/capable.js";
import { analyse } from "../../support/analyse.js";
import { tries } from "../../support/seed.js";
import { anyPlan, named, T, written } from "./plans.js";

const runs = tries(60);

function planned(text: string) {
  const { plan, schedule } = analyse(text);
  assert.ok(plan.runbook && schedule);
  const { runbook } = plan;
  const again = (happened: Happened, now: number): Schedule => scheduleHappened(runbook, whoCanIn(plan), happened, now);
  return { runbook, schedule, again };
}

function nothing({ work }: Runbook, now: number): Happened {
  const column = (): Float64Array => new Float64Array(work.activities.length).fill(Number.NaN);
  const again = new Uint8Array(work.activities.length);
  return { start: column(), end: column(), skipped: column(), again, now: column().fill(now) };
}

/** All that the plan says before a moment, as it says, but for what waits for one activity, and that one itself. */
function asPlanned(runbook: Runbook, schedule: Schedule, now: number, late?: number): Happened {
  const happened = nothing(runbook, now);
  const held = late === undefined ? new Set<number>() : after(runbook, late);
  for (const { index, during } of runbook.work.activities) {
    const span = schedule.work.activities[index]?.planned;
    if (!span || during || held.has(index) || span.start >= now) continue;
    happened.start[index] = span.start;
    if (span.end <= now) happened.end[index] = span.end;
  }
  return happened;
}

function after({ work }: Runbook, activity: number): ReadonlySet<number> {
  const { outOf } = graphOf(work);
  const found = new Set([activity]);
  for (const node of found)
    for (let link = outOf.starts[node] ?? 0; link < (outOf.starts[node + 1] ?? 0); link++)
      found.add(outOf.nodes[link] ?? 0);
  return found;
}

const ends = (schedule: Schedule): readonly (number | undefined)[] =>
  modes.flatMap(mode => [planEnd(schedule, mode)?.at, schedule.work[mode]?.end]);

const anyText = fc
  .tuple(anyPlan, fc.boolean())
  .map(([plan, forward]) => written(named(plan, forward ? "look forward" : "only look back")));
const moment = fc.integer({ min: -200, max: 900 }).map(minutes => T + minutes * 60);

describe("a plan that is being done", () => {
  it("is the plan itself, byte for byte, before anything has happened", () => {
    fc.assert(
      fc.property(anyText, text => {
        const { runbook, schedule, again } = planned(text);
        const first = Math.min(...schedule.work.activities.flatMap(({ planned: span }) => span?.start ?? []), T) - 1;
        assert.equal(JSON.stringify(again(nothing(runbook, first), first)), JSON.stringify(schedule));
      }),
      runs,
    );
  });

  it("keeps what has happened, and begins nothing before now", () => {
    fc.assert(
      fc.property(anyText, moment, (text, now) => {
        const { runbook, schedule, again } = planned(text);
        const happened = asPlanned(runbook, schedule, now);
        const { work } = again(happened, now);
        for (const { index, during } of runbook.work.activities) {
          const span = work.activities[index]?.planned;
          const [start, end] = [happened.start[index] ?? Number.NaN, happened.end[index] ?? Number.NaN];
          if (!span || during) continue;
          if (Number.isNaN(start)) assert.ok(span.start >= now);
          else assert.equal(span.start, start);
          if (!Number.isNaN(end)) assert.equal(span.end, end);
          else assert.ok(span.end >= now);
          assert.ok((work.activities[index]?.float ?? 0) >= 0, `float of ${index}`);
        }
      }),
      runs,
    );
  });

  it("goes on as planned where all has gone as planned", () => {
    fc.assert(
      fc.property(anyText, moment, (text, now) => {
        const { runbook, schedule, again } = planned(text);
        const { work } = again(asPlanned(runbook, schedule, now), now);
        for (const [index, { planned: span, lasting }] of schedule.work.activities.entries())
          if (!lasting) assert.deepEqual(work.activities[index]?.planned, span);
      }),
      runs,
    );
  });

  it("uses up the float before the end moves", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, pick, more) => {
        const { runbook, schedule, again } = planned(text);
        const all = schedule.work.activities.flatMap(({ planned: span, float }, index) =>
          span && float !== undefined ? [{ index, start: span.start, float }] : [],
        );
        const late = all[pick % Math.max(1, all.length)];
        if (!late) return;
        const now = late.start + (more % (late.float + 1));
        const then = again(asPlanned(runbook, schedule, now, late.index), now);
        const isEpilogue = schedule.afterWindow[late.index];
        if (isEpilogue) assert.equal(then.work.planned?.end, schedule.work.planned?.end);
        else assert.equal(planEnd(then, "planned")?.at, planEnd(schedule, "planned")?.at);
      }),
      runs,
    );
  });

  it("never ends earlier because something is later", () => {
    fc.assert(
      fc.property(anyText, moment, fc.nat(), fc.nat(7200), (text, now, pick, later) => {
        const { runbook, schedule, again } = planned(text);
        const happened = asPlanned(runbook, schedule, now);
        const before = ends(again(happened, now));
        const one = pick % Math.max(1, runbook.work.activities.length);
        const delayed: Happened = { ...happened, start: happened.start.slice(), end: happened.end.slice() };
        delayed.end[one] = Math.min(now, (happened.end[one] ?? 0) + later);
        if (Number.isNaN(happened.end[one] ?? Number.NaN))
          delayed.start[one] = Math.min(now, (happened.start[one] ?? 0) + later);
        const passed = { ...happened, now: happened.now.map(each => each + later) };
        for (const then of [again(delayed, now), again(passed, now + later)])
          for (const [index, end] of ends(then).entries()) assert.ok((end ?? 0) >= (before[index] ?? 0));
      }),
      runs,
    );
  });

  const chain = planned(`runbook r {
  window 2026-06-01 00:00 to 2026-06-01 06:00 UTC
  step a { takes 30m at most 1h rollback "A back" { takes 20m } }
  step b { takes 30m rollback "B back" { takes 40m } }
  step c { takes 30m irreversible because "gone" }
}`);
  const spans = (happened: Happened, now: number) => {
    const { work, safeDecision } = chain.again(happened, now);
    const minutes = (at = 0): number => (at - T) / 60;
    return {
      planned: work.activities.map(({ planned: span }) => [minutes(span?.start), minutes(span?.end)]),
      path: work.criticalPath,
      until: minutes(safeDecision.planned?.until),
    };
  };

  it("ends what runs no earlier than now, and does what has failed again", () => {
    const running = nothing(chain.runbook, T + 50 * 60);
    running.start[0] = T + 10 * 60;
    assert.deepEqual(spans(running, T + 50 * 60), {
      planned: [
        [10, 50],
        [50, 80],
        [80, 110],
      ],
      path: [0, 1, 2],
      until: 110 - 30,
    });
    running.again[0] = 1;
    assert.deepEqual(spans(running, T + 50 * 60).planned, [
      [10, 80],
      [80, 110],
      [110, 140],
    ]);
  });

  it("gives no time to what is skipped", () => {
    const skipped = nothing(chain.runbook, T + 50 * 60);
    skipped.start[0] = T;
    skipped.end[0] = T + 40 * 60;
    skipped.skipped[1] = T + 45 * 60;
    assert.deepEqual(spans(skipped, T + 50 * 60).planned, [
      [0, 40],
      [45, 45],
      [50, 80],
    ]);
    // Left out before what it waits for is over: what follows still waits for that.
    const sooner = nothing(chain.runbook, T + 20 * 60);
    sooner.start[0] = T;
    sooner.skipped[1] = T + 10 * 60;
    assert.deepEqual(spans(sooner, T + 20 * 60).planned, [
      [0, 30],
      [30, 30],
      [30, 60],
    ]);
  });

  it("has the latest safe decision that is still to come", () => {
    const late = nothing(chain.runbook, T + 5 * 3600);
    late.start[0] = T;
    late.end[0] = T + 4 * 3600;
    late.start[1] = T + 4 * 3600;
    // From here 60 minutes of undoing are left until the point of no return, or the window's end.
    assert.equal(spans(late, T + 4.5 * 3600).until, 5 * 60);
  });
});
