import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Attempt, type End, judge, judgeTwice, type Report, readReport, type Tested, told } from "./report.js";

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
      const outcome = judge({ end, report, outside });
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

/** Of a window: titles, each with its file and how it went. */
const window = (tests: Readonly<Record<string, "passed" | "failed" | "skipped">>): Attempt => ({
  end: ended(Object.values(tests).includes("failed") ? 1 : 0),
  report: report(
    ...Object.entries(tests).map(([title, state]) => ({
      ...{ title, state, took: 1, file: `${title.charAt(0)}.test.ts` },
      ...(state === "failed" ? { why: "it broke" } : {}),
    })),
  ),
  outside: [],
});

interface Twice {
  readonly what: string;
  readonly first: Attempt;
  /** Absent where no second is to be made. */
  readonly second?: Attempt;
  readonly files?: readonly string[];
  /** Passed, only at the second attempt, failed, skipped. */
  readonly counts: readonly [number, number, number, number];
  readonly says?: RegExp;
}

const first = window({ a1: "passed", a2: "failed", b1: "passed", b2: "skipped", c1: "passed" });

const twice: readonly Twice[] = [
  { what: "nothing failed", first: window({ a1: "passed", b1: "skipped" }), counts: [1, 0, 0, 1] },
  {
    what: "what failed passes at the second attempt",
    first,
    second: window({ a1: "passed", a2: "passed" }),
    files: ["a.test.ts"],
    counts: [3, 1, 0, 1],
  },
  {
    what: "it fails again",
    first,
    second: window({ a1: "passed", a2: "failed" }),
    files: ["a.test.ts"],
    counts: [3, 0, 1, 1],
    says: /^a2\nit broke$/,
  },
  {
    what: "another test of its file fails at the second attempt",
    first,
    second: window({ a1: "failed", a2: "passed" }),
    files: ["a.test.ts"],
    counts: [2, 1, 1, 1],
    says: /^a1\n/,
  },
  {
    what: "what failed is not there at the second attempt",
    first,
    second: window({ a1: "passed" }),
    files: ["a.test.ts"],
    counts: [3, 0, 1, 1],
    says: /^a2\nIt failed, and was not run again/,
  },
  {
    what: "the second attempt leaves no report",
    first,
    second: { end: ended(1), report: undefined, outside: [] },
    files: ["a.test.ts"],
    counts: [2, 0, 2, 1],
    says: /no report/,
  },
  {
    what: "two files failed",
    first: window({ b1: "failed", a1: "failed", a2: "passed", c1: "passed" }),
    second: window({ a1: "passed", a2: "passed", b1: "passed" }),
    files: ["a.test.ts", "b.test.ts"],
    counts: [2, 2, 0, 0],
  },
  {
    what: "more failed than passed",
    first: window({ a1: "failed", b1: "failed", c1: "passed" }),
    counts: [1, 0, 2, 0],
  },
  {
    what: "something beyond the machine was asked for as well",
    first: { ...first, outside: ["connect to 192.0.2.1"] },
    counts: [3, 0, 2, 1],
    says: /192\.0\.2\.1/,
  },
  {
    what: "something beyond the machine was asked for at the second attempt",
    first,
    second: { ...window({ a1: "passed", a2: "passed" }), outside: ["connect to 192.0.2.1"] },
    files: ["a.test.ts"],
    counts: [3, 1, 1, 1],
    says: /192\.0\.2\.1/,
  },
  {
    what: "VS Code broke off as well",
    first: { ...first, end: { kind: "broken", why: "the browser closed" } },
    counts: [3, 0, 2, 1],
    says: /the browser closed/,
  },
  {
    what: "what failed stands in no file",
    first: { ...first, report: report(passed, passed, failed) },
    counts: [2, 0, 1, 0],
  },
];

describe("a run in a window, in which", () => {
  for (const { what, first, second, files, counts, says } of twice)
    it(`${what} counts ${counts.join(", ")}`, async () => {
      const asked: (readonly string[] | undefined)[] = [];
      const outcome = await judgeTwice(async wanted => {
        asked.push(wanted);
        return wanted === undefined ? first : (second ?? assert.fail("no second attempt was to be made"));
      });
      assert.deepEqual(asked, files ? [undefined, files] : [undefined]);
      assert.deepEqual([outcome.passed, outcome.late.length, outcome.failed, outcome.skipped], counts);
      assert.equal(outcome.problems.length, outcome.failed);
      if (says) assert.match(outcome.problems.join("\n"), says);
    });

  it("tests passed only at the second attempt says so, and why they failed at the first", () => {
    const outcome = { passed: 3, late: ["a2\nit broke", "b1\nit hung"], failed: 0, skipped: 0, problems: [] };
    assert.equal(
      told("newest window", outcome, 12.34),
      [
        "  ✓ newest window: 3 passed, 2 only at the second attempt (12.3 s)",
        "    2 tests passed only at the second attempt. At the first:",
        "      a2",
        "      it broke",
        "      b1",
        "      it hung",
      ].join("\n"),
    );
    assert.equal(
      told("newest window", { ...outcome, late: [], failed: 1, skipped: 1, problems: ["c1\nit broke"] }, 5),
      "  ✗ newest window: 3 passed, 1 failed, 1 skipped (5.0 s)\n    c1\n    it broke",
    );
  });
});
