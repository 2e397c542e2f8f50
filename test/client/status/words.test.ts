import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Standing, statusText } from "../../../client/status/words.js";
import { english } from "../../support/translated.js";

const none = { errors: 0, warnings: 0, infos: 0, accepted: 0 };

function verdict(counts: Partial<typeof none>, title?: string): Standing {
  const all = { ...none, ...counts };
  return {
    kind: "verdict",
    verdict: { verdict: all.errors > 0 ? "no-go" : "go", counts: all, ...(title ? { title } : {}) },
  };
}

function ended(verdict: "done" | "cancelled"): Standing {
  return { kind: "verdict", verdict: { verdict, counts: none, title: "Search" } };
}

const cases: readonly (readonly [what: string, standing: Standing, text: string, spoken: string])[] = [
  ["a clean runbook", verdict({}, "Search"), "$(pass) GO", "GO: nothing found"],
  [
    "one with errors",
    verdict({ errors: 2, warnings: 1, infos: 1, accepted: 3 }, "Search"),
    "$(circle-slash) NO-GO  $(error) 2  $(warning) 1",
    "NO-GO: 2 errors, 1 warning, 1 info, 3 accepted",
  ],
  ["one with warnings only", verdict({ warnings: 2 }, "Search"), "$(pass) GO  $(warning) 2", "GO: 2 warnings"],
  ["one that is done", ended("done"), "$(archive) Done", "Done: nothing found"],
  ["one that is cancelled", ended("cancelled"), "$(archive) Cancelled", "Cancelled: nothing found"],
  ["a roster", verdict({}), "$(pass) Runbook file", "Runbook file: nothing found"],
  ["a wrong roster", verdict({ errors: 1 }), "$(circle-slash) Runbook file  $(error) 1", "Runbook file: 1 error"],
];

describe("the status bar", () => {
  for (const [what, standing, text, spoken] of cases)
    it(`says of ${what} how it stands, and a click shows the problems`, () => {
      const said = statusText(standing, english);
      assert.deepEqual([said.text, said.spoken, said.command], [text, spoken, "gonogo.showProblems"]);
      assert.equal(said.alarming, false);
    });

  it("names the runbook where there is room", () => {
    assert.deepEqual(statusText(verdict({ warnings: 1 }, "Search 4.2"), english).tooltip, [
      "GO: Search 4.2",
      "1 warning",
      "Click for the problems.",
    ]);
  });

  it("says that the server does not run, and a click starts it", () => {
    const said = statusText({ kind: "server", state: "stopped" }, english);
    assert.match(said.text, /not running/);
    assert.deepEqual([said.command, said.alarming], ["gonogo.restartServer", true]);
    assert.equal(statusText({ kind: "server", state: "starting" }, english).command, undefined);
  });

  it("does not call a runbook GO that nobody checks", () => {
    assert.match(statusText({ kind: "unchecked" }, english).text, /Not checked/);
  });
});
