import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { noticesFor } from "../../../client/running/notices.js";
import type { Telling } from "../../support/runs.js";
import { english } from "../../support/translated.js";
import { at, begun, done, shownAt } from "./board.js";

const told = (me: string, minute: number, said: readonly Telling[]): readonly string[] =>
  noticesFor(shownAt(minute, said), me, english).map(({ text }) => text);
const prepared = [begun("prepare", 0), done("prepare", 30)];
const copied = [...prepared, begun("copy", 30), done("copy", 50)];

describe("what somebody is told of a run", () => {
  it("is that a step of theirs is ready, and nothing to whom only covers", () => {
    assert.deepEqual(told("ana", 0, []), ["Your step is ready: Prepare"]);
    assert.deepEqual(told("ben", 0, []), []);
    assert.deepEqual(told("zoe", 0, []), []);
    assert.deepEqual(told("ana", 5, [begun("prepare", 0)]), []);
  });

  it("is so for every member of a team that does it", () => {
    assert.deepEqual(told("cyd", 31, prepared), ["Your step is ready: Copy"]);
    assert.deepEqual(told("ana", 31, prepared), []);
  });

  it("comes a few minutes before a step with a time of its own", () => {
    assert.deepEqual(told("ben", 51, copied), []);
    assert.deepEqual(told("ben", 56, copied), ["Your step begins at 05:00: Last"]);
  });

  it("is for whoever took it over, and not for who gave it away", () => {
    const over: readonly Telling[] = [{ kind: "handover", activity: "prepare", from: "ana", to: "ben", at: at(0) }];
    assert.deepEqual([told("ana", 1, over), told("ben", 1, over)], [[], ["Your step is ready: Prepare"]]);
  });

  it("is nothing while the run is held, rolled back or closed", () => {
    for (const said of [
      { kind: "held", text: "queue grows", at: at(1) },
      { kind: "rollback-called", text: "it will not do", at: at(1) },
      { kind: "closed", outcome: "partly", at: at(1) },
    ] as const)
      assert.deepEqual(told("ana", 2, [said]), [], said.kind);
  });

  it("is that the decision gets close, to who coordinates or decides", () => {
    const night = [...copied, begun("last", 70)];
    const close = ["Until 05:40 a rollback can still be decided that ends in the window: 12m are left"];
    assert.deepEqual([told("ana", 88, night), told("cyd", 88, night), told("ben", 88, night)], [close, close, []]);
    assert.deepEqual(told("ana", 80, night), []);
  });

  it("is the same again for as long as nothing new is said of the step", () => {
    const keys = (minute: number, said: readonly Telling[]): readonly string[] =>
      noticesFor(shownAt(minute, said), "ana", english).map(({ key }) => key);
    assert.deepEqual(keys(0, []), keys(3, []));
    const again: readonly Telling[] = [begun("prepare", 0), { kind: "undone", activity: "prepare", at: at(5) }];
    assert.equal(keys(6, again).length, 1);
    assert.notDeepEqual(keys(6, again), keys(0, []));
  });
});
