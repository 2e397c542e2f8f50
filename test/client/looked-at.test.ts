import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { lookedAt } from "../../client/looked-at.js";

describe("the runbook in view", () => {
  it("is the active one", () => assert.equal(lookedAt("b", ["a", "b"], "a"), "b"));
  it("stays while something else has the focus and it is shown", () =>
    assert.equal(lookedAt(undefined, ["b", "a"], "a"), "a"));
  it("is another that is shown when it is no longer", () => assert.equal(lookedAt(undefined, ["b"], "a"), "b"));
  it("is none when none is shown", () => assert.equal(lookedAt(undefined, [], "a"), undefined));
});
