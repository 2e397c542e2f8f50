import assert from "node:assert/strict";
import { it, describe as suite } from "mocha";
import { countsInWords, describe, inWords } from "../../../client/timeline/view/words.js";
import type { TimelineActivity } from "../../../language/exports/timeline.js";

const upgrade: TimelineActivity = {
  id: "upgrade",
  kind: "step",
  title: "Upgrade the primary",
  owner: "Priya Nair or Jack Riley",
  start: 0,
  end: 3600,
  worstEnd: 7200,
  startLabel: "23:40",
  endLabel: "00:40",
  worstEndLabel: "01:40",
  critical: true,
  float: 0,
  findings: [{ severity: "error", message: "Jack is away." }],
  place: { uri: "file:///a.runbook", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
};

suite("the timeline in words", () => {
  it("says everything a bar shows", () => {
    assert.deepEqual(describe(upgrade).split("\n"), [
      "Upgrade the primary (step)",
      "Priya Nair or Jack Riley",
      "23:40 to 00:40, at worst until 01:40",
      "On the critical path: if it is late, the plan is late",
      "error: Jack is away.",
    ]);
  });

  it("says who is missing and what may be late", () => {
    const words = describe({ ...upgrade, owner: "", worstEnd: 3600, critical: false, float: 5400, findings: [] });
    assert.deepEqual(words.split("\n").slice(1), ["Nobody owns it", "23:40 to 00:40", "May be late by 1h30m"]);
  });

  const counts = [
    { errors: 0, warnings: 0, infos: 0, accepted: 0, words: "no findings" },
    { errors: 1, warnings: 2, infos: 0, accepted: 3, words: "1 error · 2 warnings · 3 accepted" },
    { errors: 0, warnings: 0, infos: 1, accepted: 0, words: "1 info" },
  ];
  for (const { words, ...each } of counts) it(words, () => assert.equal(countsInWords(each), words));

  const lengths = [
    [45, "45s"],
    [600, "10m"],
    [3600, "1h"],
    [5430, "1h30m"],
  ] as const;
  for (const [seconds, words] of lengths) it(words, () => assert.equal(inWords(seconds), words));
});
