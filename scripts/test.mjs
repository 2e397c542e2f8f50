// npm test: sets up, then lint, types and tests. The last line on stdout is "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const countsFile = join(root, ".cache", "test-counts.json");
const bin = (...path) => join(root, "node_modules", ...path);

/** Lint and each type check count as one. */
const stages = [
  { title: "Lint and format", args: [bin("@biomejs", "biome", "bin", "biome"), "check", "."] },
  { title: "Types", args: [bin("typescript", "bin", "tsc"), "-p", "tsconfig.json"] },
  {
    title: "Types of the timeline view",
    args: [bin("typescript", "bin", "tsc"), "-p", "client/timeline/view/tsconfig.json"],
  },
];

/** Too slow for every save: packing, other Node versions, every time zone, megabytes of text. */
const slow = [
  "test/packaging/**",
  "test/**/any-text.test.ts",
  "test/cli/check.test.ts",
  "test/language/time/independent.test.ts",
  "test/lsp/incremental.test.ts",
];

function passes({ title, args }) {
  say(`\n▶ ${title}`);
  return run(process.execPath, args) === 0;
}

/** @returns {{ passed: number, failed: number, pending: number }} a run that broke off counts as one failure more */
function mocha(args) {
  rmSync(countsFile, { force: true });
  mkdirSync(join(root, ".cache"), { recursive: true });
  const code = run(process.execPath, [
    bin("mocha", "bin", "mocha.js"),
    "--reporter",
    join(root, "scripts", "mocha-reporter.cjs"),
    "--reporter-option",
    `counts=${countsFile}`,
    "--parallel",
    "--jobs",
    String(availableParallelism()),
    "test/**/*.test.ts",
    ...args,
  ]);
  const counts = readCounts();
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(countsFile, "utf8"));
  } catch {
    say("The tests broke off before they could be counted.");
    return { passed: 0, failed: 1, pending: 0 };
  }
}

async function main(unitOnly) {
  await setup();
  const outcomes = unitOnly ? [] : stages.map(passes);
  say(`\n▶ ${unitOnly ? "Quick tests" : "Tests"}`);
  const tests = mocha(unitOnly ? slow.flatMap(glob => ["--ignore", glob]) : []);
  if (tests.passed + tests.failed === 0) throw new Error("no test was run");
  if (tests.pending > 0) say(`${tests.pending} skipped`);
  return {
    passed: tests.passed + outcomes.filter(ok => ok).length,
    failed: tests.failed + outcomes.filter(ok => !ok).length,
  };
}

let result = { passed: 0, failed: 1 };
try {
  result = await main(process.argv.includes("--unit"));
} catch (error) {
  say(`npm test failed: ${error.message}`);
}
process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
process.exitCode = result.failed === 0 ? 0 : 1;
