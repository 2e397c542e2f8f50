/** What a run of mocha in VS Code, or at its window, hands out, and what becomes of it. */
import { existsSync, readFileSync } from "node:fs";

export interface Report {
  /** VS Code's version. */
  readonly vscode: string;
  readonly tests: readonly Tested[];
}

export interface Tested {
  readonly title: string;
  readonly state: "passed" | "failed" | "skipped";
  /** Milliseconds. */
  readonly took: number;
  readonly why?: string;
  /** The file it stands in, where it can be run again by itself. */
  readonly file?: string;
}

/** How a run came to its end. `code` is what VS Code said of the tests; it says 0 of a host that crashed, too. */
export type End = { readonly kind: "ended"; readonly code: number } | { readonly kind: "broken"; readonly why: string };

/** A run as it came out. */
export interface Attempt {
  readonly end: End;
  /** Undefined where none was written. */
  readonly report: Report | undefined;
  /** What the run tried to reach beyond the machine. */
  readonly outside: readonly string[];
}

export interface Outcome {
  /** At the first attempt. */
  readonly passed: number;
  /** Passed only at the second attempt: one line or more for each, with why it failed at the first. */
  readonly late: readonly string[];
  readonly failed: number;
  readonly skipped: number;
  /** One line or more for each failure. */
  readonly problems: readonly string[];
}

/** Passes only what is known to have been run and passed. */
export function judge({ end, report, outside }: Attempt): Outcome {
  const tests = report?.tests ?? [];
  const failed = testsThat("failed", tests);
  const passed = testsThat("passed", tests).length;
  const problems = [
    ...failed.map(worded),
    ...wrongEnd(end, report, passed, failed.length),
    ...outside.map(what => `Something beyond the machine was to be reached: ${what}`),
  ];
  return { passed, late: [], failed: problems.length, skipped: testsThat("skipped", tests).length, problems };
}

/**
 * Runs what failed once more, for what a slow machine does to a window. What fails at both attempts has failed.
 * @param attempt runs these files, or all
 */
export async function judgeTwice(attempt: (files?: readonly string[]) => Promise<Attempt>): Promise<Outcome> {
  const first = await attempt();
  const files = filesToRepeat(first);
  return files.length === 0 ? judge(first) : judgeBoth(first, await attempt(files), files);
}

/** None where something else went wrong than tests, and where so many failed that it is no accident. */
function filesToRepeat(attempt: Attempt): readonly string[] {
  const tests = attempt.report?.tests ?? [];
  const failed = testsThat("failed", tests);
  const files = failed.flatMap(({ file }) => file ?? []);
  const isAllThatIsWrong = judge(attempt).failed === files.length;
  return isAllThatIsWrong && failed.length * 2 <= tests.length ? [...new Set(files)].sort() : [];
}

/** Of the files that were run again, the second attempt counts. */
function judgeBoth(first: Attempt, second: Attempt, files: readonly string[]): Outcome {
  const before = first.report?.tests ?? [];
  const failedBefore = new Map(testsThat("failed", before).map(test => [test.title, test]));
  const kept = before.filter(({ file }) => file === undefined || !files.includes(file));
  const again = judge(second);
  const tests = second.report?.tests ?? [];
  const late = testsThat("passed", tests).flatMap(({ title }) => failedBefore.get(title) ?? []);
  const missing = [...failedBefore.keys()].filter(title => !tests.some(test => test.title === title));
  const problems = [...again.problems, ...missing.map(title => `${title}\nIt failed, and was not run again.`)];
  return {
    failed: problems.length,
    problems,
    passed: testsThat("passed", kept).length + again.passed - late.length,
    late: late.map(worded),
    skipped: testsThat("skipped", kept).length + again.skipped,
  };
}

/** What a person reads of a run: a line, and what was wrong. */
export function told(name: string, { passed, late, failed, skipped, problems }: Outcome, seconds: number): string {
  const counts = [
    `${passed} passed`,
    ...(late.length > 0 ? [`${late.length} only at the second attempt`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const tests = late.length === 1 ? "1 test" : `${late.length} tests`;
  return [
    `  ${failed > 0 ? "✗" : "✓"} ${name}: ${counts.join(", ")} (${seconds.toFixed(1)} s)`,
    ...problems.map(problem => problem.replaceAll(/^/gm, "    ")),
    ...(late.length > 0 ? [`    ${tests} passed only at the second attempt. At the first:`] : []),
    ...late.map(problem => problem.replaceAll(/^/gm, "      ")),
  ].join("\n");
}

function testsThat(state: Tested["state"], tests: readonly Tested[]): readonly Tested[] {
  return tests.filter(test => test.state === state);
}

function worded({ title, why }: Tested): string {
  return `${title}\n${why ?? "no reason given"}`;
}

function wrongEnd(end: End, report: Report | undefined, passed: number, failed: number): readonly string[] {
  if (end.kind === "broken") return [end.why];
  if (report === undefined)
    return [`VS Code ended with ${end.code}, but no report was written: the tests were not run to their end`];
  if (passed + failed === 0) return ["The report names no test that was run"];
  if (end.code !== 0 && failed === 0) return [`VS Code ended with ${end.code}, although no test failed`];
  if (end.code === 0 && failed > 0) return ["VS Code ended well, although tests failed"];
  return [];
}

/** Undefined where there is no such file, or it holds no report. */
export function reportIn(file: string): Report | undefined {
  return existsSync(file) ? readReport(readFileSync(file, "utf8")) : undefined;
}

/** Reads a report as it was written to a file; undefined when it is none. */
export function readReport(text: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" &&
    value !== null &&
    "vscode" in value &&
    typeof value.vscode === "string" &&
    "tests" in value &&
    Array.isArray(value.tests) &&
    value.tests.every(each => typeof each?.title === "string" && ["passed", "failed", "skipped"].includes(each.state))
  );
}
