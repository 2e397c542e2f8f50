/** What the mocha run inside the extension host hands out, and what becomes of it. */

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
}

/** How a run came to its end. `code` is what VS Code said of the tests; it says 0 of a host that crashed, too. */
export type End = { readonly kind: "ended"; readonly code: number } | { readonly kind: "broken"; readonly why: string };

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line or more for each failure. */
  readonly problems: readonly string[];
}

/**
 * Passes only what is known to have been run and passed.
 * @param outside what the run tried to reach beyond the machine
 */
export function judge(end: End, report: Report | undefined, outside: readonly string[]): Outcome {
  const tests = report?.tests ?? [];
  const failed = tests.filter(({ state }) => state === "failed");
  const passed = tests.filter(({ state }) => state === "passed").length;
  const problems = [
    ...failed.map(({ title, why }) => `${title}\n${why ?? "no reason given"}`),
    ...wrongEnd(end, report, passed, failed.length),
    ...outside.map(what => `Something beyond the machine was to be reached: ${what}`),
  ];
  return { passed, failed: problems.length, skipped: tests.length - passed - failed.length, problems };
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
