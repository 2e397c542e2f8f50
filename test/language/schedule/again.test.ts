/** A schedule after an edit: the same as one from the start, and the very same objects wherever nothing changed. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createAnalyser, parse } from "../../../language/index.js";
import type { Runbook } from "../../../language/plan/plan.js";
import { type Scheduling, schedule, scheduleAgain } from "../../../language/schedule/compute.js";
import type { WhoCan } from "../../../language/schedule/undo/rollback-lengths.js";
import { analyse } from "../../support/analyse.js";
import { tries } from "../../support/seed.js";
import { anyPlan, named, written } from "./plans.js";

const people: readonly number[] = [0];
const oneCan: WhoCan = ({ owners }) => (owners ? people : undefined);

function runbookOf(text: string): Runbook {
  const { runbook } = analyse(text).plan;
  assert.ok(runbook, text);
  return runbook;
}

function scheduled(text: string, whoCan = oneCan): Scheduling {
  const runbook = runbookOf(text);
  return { runbook, whoCan, schedule: schedule(runbook, whoCan) };
}

const steps = (...durations: readonly number[]): string =>
  durations
    .map((takes, i) => `  step s${i} "S ${i}" { owner ann takes ${takes}m rollback "R" { takes 2m } }`)
    .join("\n");
const plan = (...durations: readonly number[]): string =>
  `person ann {}\nrunbook r {\n  timezone UTC\n  window 2026-06-01 08:00 to 2026-06-01 20:00\n${steps(...durations)}\n}`;

describe("a schedule after an edit", () => {
  it("is what it would be from the start, whatever was before", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, fc.boolean(), (first, second, forward) => {
        const may = forward ? "look forward" : "only look back";
        const before = scheduled(written(named(first, may)));
        for (const text of [written(named(second, may)), written(named([...first, ...second], may))]) {
          const runbook = runbookOf(text);
          assert.deepEqual(scheduleAgain(before, runbook, oneCan), schedule(runbook, oneCan), text);
        }
      }),
      tries(60),
    );
  });

  it("is the very same where the text was read anew and no time changed", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const text = written(named(plan, "look forward"));
        const before = scheduled(text);
        const again = scheduleAgain(before, runbookOf(`# a line more\n${text}`), oneCan);
        assert.equal(again, before.schedule);
      }),
      tries(60),
    );
  });

  it("is not worked out again for what has nothing to do with time", () => {
    const before = scheduled(plan(5, 6, 7));
    for (const text of [
      plan(5, 6, 7).replace('"S 1"', '"Another title"'),
      plan(5, 6, 7).replace("owner ann", 'note "Watch the logs" owner ann'),
      plan(5, 6, 7).replace("owner ann", "owner   ann"),
    ]) {
      const never: WhoCan = () => assert.fail("it asks who can undo a step");
      assert.equal(scheduleAgain({ ...before, whoCan: never }, runbookOf(text), never), before.schedule, text);
    }
  });

  it("is the very same where it was worked out again for nothing", () => {
    const before = scheduled(plan(5, 6, 7));
    assert.equal(
      scheduleAgain(before, before.runbook, () => people),
      before.schedule,
    );
  });

  it("keeps what comes before a step that takes longer", () => {
    const before = scheduled(plan(5, 6, 7, 8));
    const { work, undoSteps } = scheduleAgain(before, runbookOf(plan(5, 6, 9, 8)), oneCan);
    const kept = work.activities.map((activity, index) => activity === before.schedule.work.activities[index]);
    assert.deepEqual(kept, [true, true, false, false]);
    assert.equal(undoSteps, before.schedule.undoSteps);
  });

  for (const [what, from, to] of [
    ["a duration", "takes 6m", "takes 6m at most 9m"],
    ["an owner, who may have more to undo", "owner ann takes 6m", "takes 6m"],
    ["an `at`", "takes 6m", "takes 6m at 2026-06-01 09:00"],
    ["an answer", 'rollback "R" { takes 2m }', 'rollback none because "It only reads"'],
    ["a lag", 'step s1 "S 1" {', 'step s1 "S 1" { after s0 + 4m'],
    ["a start that is waited for", 'step s1 "S 1" {', 'step s1 "S 1" { after start of s0'],
    ["a lead", 'step s1 "S 1" {', 'step s1 "S 1" { after s0 - 4m'],
    ["what a gate keeps", 'step s2 "S 2" {', 'gate g { keeps s0 takes 1m } step s2 "S 2" {'],
    ["how long a contingency takes", 'step s1 "S 1"', 'contingency c { takes 5m } step s1 "S 1"'],
    ["what is done in a contingency", 'step s1 "S 1"', 'contingency c { step a { takes 5m } } step s1 "S 1"'],
    ["the window", "20:00", "21:00"],
    ["how long a rollback takes", 'rollback "R" { takes 2m }', 'rollback "R" { takes 3m }'],
    [
      "what is done in a rollback",
      'rollback "R" { takes 2m }',
      'rollback "R" { step a { takes 2m } step b { takes 1m } }',
    ],
  ] as const) {
    it(`changes with ${what}`, () => {
      const before = scheduled(plan(5, 6, 7));
      const text = plan(5, 6, 7).replace(from, to);
      assert.notEqual(text, plan(5, 6, 7));
      const again = scheduleAgain(before, runbookOf(text), oneCan);
      assert.deepEqual(again, scheduled(text).schedule);
      assert.notEqual(again, before.schedule);
    });
  }

  it("keeps its object in the editor while a title is typed", () => {
    const analyseFile = createAnalyser(() => ({ kind: "missing" }), undefined, undefined, new Map());
    const first = analyseFile(parse("file:///a.runbook", plan(5, 6, 7)));
    const second = analyseFile(parse("file:///a.runbook", plan(5, 6, 7).replace("S 1", "S 12")));
    assert.ok(first.schedule);
    assert.equal(second.schedule, first.schedule);
  });
});
