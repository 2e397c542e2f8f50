import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type End, judge, type Report, readReport, type Tested } from "./report.js";

const passed: Tested = { title: "a", state: "passed", took: 1 };
const failed: Tested = { title: "b", state: "failed", took: 1, why: "it broke" };
const skipped: Tested = { title: "c", state: "skipped", took: 0 };
const report = (...tests: readonly Tested[]): Report => ({ vscode: "1.100.3", tests });
const ended = (code: number): End => ({ kind: "ended", code });

interface Case {
  readonly what: string;
  readonly end: End;
  readonly report?: Report;
  readonly outside?: readonly string[];
  /** Passed, failed, skipped. */
  readonly counts: readonly [number, number, number];
  readonly says?: RegExp;
}

const cases: readonly Case[] = [
  { what: "all passed", end: ended(0), report: report(passed, passed), counts: [2, 0, 0] },
  { what: "some were skipped", end: ended(0), report: report(passed, skipped), counts: [1, 0, 1] },
  { what: "one failed", end: ended(1), report: report(passed, failed), counts: [1, 1, 0], says: /^b\nit broke$/ },
  { what: "the host crashed, for which VS Code says 0", end: ended(0), counts: [0, 1, 0], says: /no report/ },
  { what: "there were no tests", end: ended(0), report: report(), counts: [0, 1, 0], says: /no test/ },
  { what: "all tests were skipped", end: ended(0), report: report(skipped), counts: [0, 1, 1], says: /no test/ },
  { what: "VS Code ended badly by itself", end: ended(2), report: report(passed), counts: [1, 1, 0], says: /with 2/ },
  { what: "VS Code heard of no failure", end: ended(0), report: report(failed), counts: [0, 2, 0], says: /ended well/ },
  {
    what: "the window closed, though a report is there",
    end: { kind: "broken", why: "the browser closed" },
    report: report(passed),
    counts: [1, 1, 0],
    says: /^the browser closed$/,
  },
  {
    what: "something beyond the machine was asked for",
    end: ended(0),
    report: report(passed),
    outside: ["connect to 192.0.2.1"],
    counts: [1, 1, 0],
    says: /192\.0\.2\.1/,
  },
];

describe("a run in VS Code", () => {
  for (const { what, end, report, outside = [], counts, says } of cases)
    it(`in which ${what} counts ${counts.join(", ")}`, () => {
      const outcome = judge(end, report, outside);
      assert.deepEqual([outcome.passed, outcome.failed, outcome.skipped], counts);
      assert.equal(outcome.problems.length, outcome.failed);
      if (says) assert.match(outcome.problems.join("\n"), says);
    });

  it("has no report where the file holds none", () => {
    assert.equal(readReport(""), undefined);
    assert.equal(readReport('{"vscode": "1.100.3"}'), undefined);
    assert.equal(readReport('{"vscode": "1.100.3", "tests": [{"title": "a", "state": "perhaps"}]}'), undefined);
    assert.deepEqual(readReport(JSON.stringify(report(passed))), report(passed));
  });
});
