/** Which activities wait for nothing any more, whatever begins and ends in whatever order. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readinessOf, type Stage, stageOf } from "../../../language/run/readiness.js";
import { type ActivityState, activityStates } from "../../../language/run/transitions.js";
import { runPlanOf } from "../../support/runs.js";
import { tries } from "../../support/seed.js";
import { anyPlan, named, written } from "../schedule/plans.js";

const stages: Readonly<Record<ActivityState, Stage>> = {
  waiting: "to do",
  "waiting, blocked": "to do",
  running: "begun",
  "running, blocked": "begun",
  done: "over",
  failed: "begun",
  skipped: "over",
  undone: "to do",
};

const anySteps = fc.array(fc.tuple(fc.nat(), fc.constantFrom<Stage>("to do", "begun", "over")), { maxLength: 30 });

describe("what waits for nothing any more", () => {
  it("counts what has failed as begun, and what was skipped as over", () => {
    assert.deepEqual(Object.fromEntries(activityStates.map(state => [state, stageOf(state)])), stages);
  });

  it("is the same however it came to be, and waits for something wherever it is not ready", () => {
    fc.assert(
      fc.property(anyPlan, anySteps, (any, changes) => {
        const { work } = runPlanOf(written(named(any, "only look back"))).runbook;
        const { length } = work.activities;
        if (length === 0) return;
        const [slowly, atOnce] = [readinessOf(work), readinessOf(work)];
        const last = new Map<number, Stage>();
        for (const [pick, stage] of changes) {
          slowly.set(pick % length, stage);
          last.set(pick % length, stage);
        }
        for (const [index, stage] of last) atOnce.set(index, stage);
        for (const { index, name } of work.activities) {
          assert.equal(slowly.isReady(index), atOnce.isReady(index), name);
          assert.equal(slowly.isReady(index), slowly.waitsFor(index, length).length === 0, name);
        }
      }),
      tries(100),
    );
  });
});
