import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { runStatusText } from "../../../client/running/words.js";
import type { Telling } from "../../support/runs.js";
import { english, speaking } from "../../support/translated.js";
import { at, begun, done, shownAt } from "./board.js";

const said = (minute: number, events: readonly Telling[], t = english) =>
  runStatusText(shownAt(minute, events).board, t);

const cases: readonly (readonly [
  what: string,
  minute: number,
  said: readonly Telling[],
  text: string,
  alarming: boolean,
])[] = [
  ["what is next", 0, [], "$(play) next: prepare, 04:00", false],
  ["what runs", 16, [begun("prepare", 0)], "$(play) prepare, 16m of 30m", false],
  ["what takes longer than planned", 42, [begun("prepare", 0)], "$(clock) prepare, 12m over", true],
  [
    "a hold before all else",
    42,
    [begun("prepare", 0), { kind: "held", text: "queue grows", at: at(31) }],
    "$(debug-pause) held since 04:31",
    true,
  ],
  [
    "what is blocked",
    20,
    [begun("prepare", 0), { kind: "blocked", activity: "prepare", text: "no password", at: at(10) }],
    "$(error) prepare is blocked",
    true,
  ],
  [
    "what has failed",
    20,
    [begun("prepare", 0), { kind: "failed", activity: "prepare", text: "no space", at: at(10) }],
    "$(error) prepare has failed",
    true,
  ],
  [
    "that the decision gets close",
    88,
    [begun("prepare", 0), done("prepare", 30), begun("copy", 30), done("copy", 50), begun("last", 70)],
    "$(milestone) decide by 05:40, 12m",
    true,
  ],
  [
    "a rollback, and when it ends",
    20,
    [begun("prepare", 0), { kind: "rollback-called", text: "it will not do", at: at(20) }],
    "$(discard) rollback, ends 04:30",
    true,
  ],
];

describe("the status bar of a run", () => {
  for (const [what, minute, events, text, alarming] of cases)
    it(`says ${what}`, () => {
      const { text: shown, alarming: alarms } = said(minute, events);
      assert.deepEqual([shown, alarms], [text, alarming]);
    });

  it("says more under the mouse, and to who listens", () => {
    const { tooltip, spoken } = said(42, [begun("prepare", 0)]);
    assert.deepEqual(tooltip, [
      "Release",
      "Ends 05:22, 2m later than planned",
      "Decide by 05:40",
      "Click for what runs, what is next and what is blocked.",
    ]);
    assert.equal(spoken, "Release: prepare, 12m over");
  });

  it("speaks the reader's language", () => {
    assert.equal(
      said(42, [begun("prepare", 0)], speaking({ "{0}, {1} over": "{0}, {1} darüber" })).text,
      "$(clock) prepare, 12m darüber",
    );
  });
});
