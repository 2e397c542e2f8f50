// What action.yml runs: builds the checker from the commit of the action itself, and checks. No package is asked for by a name: those
// that the build needs are in package-lock.json with their hashes, and none of them runs a script of its own.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";
import { wordsOf } from "./words.mjs";

try {
  const { GONOGO_PATHS = ".", GONOGO_ARGUMENTS = "", GONOGO_SARIF = "gonogo.sarif" } = process.env;
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "gonogo-"));
  const markdown = join(folder, "summary.md");
  const args = [
    "check",
    ...wordsOf(GONOGO_ARGUMENTS),
    ...["--format", "sarif", "--output", GONOGO_SARIF, "--format", "github"],
    ...(summary ? ["--format", "markdown", "--output", markdown] : []),
    // What begins with a dash is a path all the same.
    ...["--", ...wordsOf(GONOGO_PATHS)],
  ];
  await setup();
  process.exitCode = run(process.execPath, [join(root, "dist", "cli", "gonogo.cjs"), ...args], { cwd: process.cwd() });
  // What could not be done as asked has no report. The job's other steps may have written into the same page.
  if (summary && statSync(markdown, { throwIfNoEntry: false }))
    appendFileSync(summary, `${readFileSync(markdown, "utf8")}\n`);
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  say(`Go/No-Go could not check: ${error.message}`);
  process.exitCode = 2;
}
