import assert from "node:assert/strict";
import { each, mended, release } from "../setting.js";

const only = ["rollback/ungated"];
const drop = `step drop "Drop it" { takes 5m irreversible because "it is gone" }`;

describe("rollback/ungated", () => {
  each(only, {
    "no gate at all": release(`
  step drop "Drop it" { takes 5m irreversible because "it is gone" }
    // ^^^^ error rollback/ungated: "Drop it" cannot be undone`),
    "a gate above": release(`
  gate go { takes 5m }
  ${drop}`),
    "a gate far above, in another phase": release(`
  phase one { gate go { takes 5m } check look { takes 5m } }
  phase two { parallel { sequence { check again { takes 5m } ${drop} } } }`),
    "a gate below": release(`
  step drop { takes 5m irreversible because "it is gone" }
    // ^^^^ error rollback/ungated
  gate go { takes 5m }`),
    "a gate beside it, in parallel": release(`
  parallel {
    gate go { takes 5m }
    step drop { takes 5m irreversible because "it is gone" }
      // ^^^^ error rollback/ungated
  }`),
    "`after` leads round the gate": release(`
  check look { takes 5m }
  gate go { takes 5m }
  step drop { takes 5m after look irreversible because "it is gone" }
    // ^^^^ error rollback/ungated`),
    "it starts with the gate, which has not decided yet": release(`
  gate go { takes 5m }
  step drop { takes 5m after start of go irreversible because "it is gone" }
    // ^^^^ error rollback/ungated`),
    "it starts before the gate has decided": release(`
  gate go { takes 5m }
  step drop { takes 5m after go - 1m irreversible because "it is gone" }
    // ^^^^ error rollback/ungated`),
    "a gate before what it starts with": release(`
  gate go { takes 5m }
  check look { takes 5m }
  step drop { takes 5m after start of look, look - 1m irreversible because "it is gone" }`),
    "`after` leads to the gate": release(`
  parallel {
    gate go { takes 5m }
    step drop { takes 5m after go irreversible because "it is gone" }
  }`),
    "each of several": release(`
  parallel {
    step one { takes 5m irreversible because "it is gone" }
      // ^^^ error rollback/ungated
    step two { takes 5m irreversible because "it is gone" }
      // ^^^ error rollback/ungated
  }`),
    "silent in a cycle, which is said": release(`
  step drop { takes 5m after look irreversible because "it is gone" }
  check look { takes 5m }`),
    "silent where the gate may be what could not be read": release(`
  phase all {
    gat go { takes 5m }
    ${drop}
  }`),
    "accepted by name": release(`
  step drop { takes 5m irreversible because "it is gone" }
    // ^^^^ accepted rollback/ungated
  accept rollback/ungated on drop because "decided last week" by ana`),
  });

  it("adds a gate in front, with those who decide", () => {
    const text = release(`  check look { takes 5m }\n  ${drop}`, { whole: "decider ana or ben" });
    assert.ok(
      mended(text, "rollback/ungated", "gate before it").includes(`
  gate go "Go or no-go" {
    owner ana or ben
    takes 10m
    requires "what must be true"
    otherwise "what a no-go means"
  }
  step drop "Drop it"`),
    );
  });

  it("adds it in front of the parallel block, and to an `after` of the step's own", () => {
    mended(release(`  parallel {\n    ${drop}\n  }`), "rollback/ungated", "gate before it");
    mended(
      release(`  check look { takes 5m }\n  step drop { takes 5m after look irreversible because "it is gone" }`),
      "rollback/ungated",
      "gate before it",
    );
  });
});
