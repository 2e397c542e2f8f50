import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { dragStep, snapped } from "../../../client/timeline/view/snapping.js";
import { firstState, readState, toggled } from "../../../client/timeline/view/state.js";

describe("what the timeline keeps over a reload", () => {
  it("is read as it was written", () => {
    const { choices, ...rest } = firstState("file:///a.runbook");
    const state = {
      ...rest,
      mode: "table",
      left: 1_780_000_000,
      top: 40,
      choices: {
        ...choices,
        rows: "owner",
        zoom: 3,
        secondZone: "Asia/Kolkata",
        selected: "deploy",
        whatIf: "lag",
        against: { kind: "ref", ref: "origin/main" },
        collapsed: ["phase one"],
        filter: { owners: ["person ana"], environments: [], findings: ["error"], risks: ["critical"], search: "x" },
      },
    };
    assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
  });

  it("is survived whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (kept, choices) => {
        readState(kept);
        const state = readState({ uri: "file:///a.runbook", choices, left: kept, top: choices });
        assert.ok(state && state.choices.zoom >= 1 && state.top >= 0);
      }),
    );
  });

  it("gains one thing and loses it again", () => {
    assert.deepEqual(toggled(undefined, "a"), ["a"]);
    assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
  });
});

describe("the steps a bar is dragged by", () => {
  it("are as small as can be told from each other", () => {
    assert.equal(dragStep(1), 60);
    assert.equal(dragStep(6 / 900), 900);
    assert.equal(dragStep(1e-9), 86_400);
  });

  it("stand at round times of the clock shown", () => {
    const kolkata = 19_800;
    assert.equal(snapped(100_000, 3_600, 0) % 3_600, 0);
    assert.equal((snapped(100_000, 3_600, kolkata) + kolkata) % 3_600, 0);
  });
});
