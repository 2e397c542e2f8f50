/** VS Code's extension host calls `run`: mocha over the suites beside this file, and a report of what was run. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "vscode";
import type { Report, Tested } from "../report.js";

/** What must be there before any runbook was looked at. */
const first = "activation.test.cjs";

export async function run(): Promise<void> {
  const { GONOGO_REPORT: target, GONOGO_GREP: grep } = process.env;
  if (target === undefined) throw new Error("GONOGO_REPORT does not say where the report goes");
  // Node hands mocha, an ES module, to CommonJS in different ways from version to version; to import() always in the same.
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ timeout: 90_000, color: false, reporter: "spec", ...(grep ? { grep } : {}) });
  const suites = readdirSync(__dirname).filter(name => name.endsWith(".test.cjs") && name !== first);
  for (const name of [first, ...suites.sort()]) mocha.addFile(join(__dirname, name));
  const tests: Tested[] = [];
  const note = (test: Mocha.Test | Mocha.Hook, state: Tested["state"], error?: unknown): void => {
    const why =
      error instanceof Error ? (error.stack ?? error.message) : error === undefined ? undefined : String(error);
    tests.push({ title: test.fullTitle(), state, took: test.duration ?? 0, ...(why === undefined ? {} : { why }) });
  };
  const failures = await new Promise<number>(resolve => {
    mocha
      .run(resolve)
      .on("pass", test => note(test, "passed"))
      .on("fail", (test, error) => note(test, "failed", error))
      .on("pending", test => note(test, "skipped"));
  });
  const report: Report = { vscode: version, tests };
  writeFileSync(target, JSON.stringify(report, undefined, 2));
  if (failures > 0) throw new Error(`${failures} failed`);
}
