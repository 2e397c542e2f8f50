import assert from "node:assert/strict";
import { it, describe as suite } from "mocha";
import { countsInWords, describe, detail, inWords } from "../../../client/timeline/view/words.js";
import type { TimelineActivity, TimelineTimes } from "../../../language/exports/timeline.js";

const times: TimelineTimes = {
  start: 0,
  end: 3600,
  worstEnd: 7200,
  startLabel: "Sat 23:40",
  endLabel: "Sun 00:40",
  worstEndLabel: "Sun 01:40",
  critical: true,
  float: 0,
};
const upgrade: TimelineActivity = {
  id: "upgrade",
  kind: "step",
  title: "Upgrade the primary",
  owner: "Priya Nair or Jack Riley",
  times,
  findings: [{ severity: "error", message: "Jack is away." }],
  place: { uri: "file:///a.runbook", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
};

suite("the timeline in words", () => {
  it("says everything a bar shows", () => {
    assert.deepEqual(describe(upgrade).split("\n"), [
      "Upgrade the primary (step)",
      "Priya Nair or Jack Riley",
      "Sat 23:40 – Sun 00:40, at worst until Sun 01:40",
      "On the critical path: if it is late, the plan is late",
      "error: Jack is away.",
    ]);
  });

  it("says who is missing and what may be late", () => {
    const calm = { ...times, worstEnd: 3600, critical: false, float: 5400 };
    const words = describe({ ...upgrade, owner: "", times: calm, findings: [] });
    assert.deepEqual(words.split("\n").slice(1), ["Nobody owns it", "Sat 23:40 – Sun 00:40", "May be late by 1h30m"]);
  });

  it("says that something has no time", () => {
    const { times: _, ...circling } = upgrade;
    assert.match(describe(circling), /Not scheduled/);
    assert.equal(detail(circling), "not scheduled · Priya Nair or Jack Riley");
  });

  it("says when and who under a title", () => {
    assert.equal(detail(upgrade), "Sat 23:40 – Sun 00:40 · Priya Nair or Jack Riley");
    assert.equal(detail({ ...upgrade, owner: "", times: { ...times, end: 0 } }), "Sat 23:40 · nobody");
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
