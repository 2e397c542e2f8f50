// npm test: sets up, then lint, types, tests, and tests in a real VS Code. The last line on stdout is "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const countsFile = join(root, ".cache", "test-counts.json");
const vscodeCountsFile = join(root, ".cache", "vscode-counts.json");
const bin = (...path) => join(root, "node_modules", ...path);

/** Lint and each type check count as one. */
const stages = [
  { title: "Lint and format", args: [bin("@biomejs", "biome", "bin", "biome"), "check", "."] },
  { title: "Types", args: [bin("typescript", "bin", "tsc"), "-p", "tsconfig.json"] },
  {
    title: "Types of the timeline view",
    args: [bin("typescript", "bin", "tsc"), "-p", "client/timeline/view/tsconfig.json"],
  },
  {
    title: "Types of the import view",
    args: [bin("typescript", "bin", "tsc"), "-p", "client/importing/view/tsconfig.json"],
  },
  {
    title: "Types of the board",
    args: [bin("typescript", "bin", "tsc"), "-p", "client/board/tsconfig.json"],
  },
  {
    title: "Types of the extension in a browser",
    args: [bin("typescript", "bin", "tsc"), "-p", "client/browser/tsconfig.json"],
  },
];

/** Too slow for every save: packing, browsers, other programs again and again, every time zone, megabytes or thousands of texts. */
const slow = [
  "test/packaging/**",
  "test/bench/*.test.ts",
  "test/patterns.test.ts",
  "test/**/any-line.test.ts",
  "test/**/any-text.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/**/keeps.test.ts",
  "test/cli/{check,completion,export,faults,fix,fmt,links,printed,schedule,selecting}.test.ts",
  "test/cli/checking/threads.test.ts",
  "test/cli/progress/terminal.test.ts",
  "test/cli/reports/formats.test.ts",
  "test/docs/recipes.test.ts",
  "test/lsp/agreement.test.ts",
  "test/lsp/browser/*.test.ts",
  "test/client/timeline/*.test.ts",
  "test/client/importing/*.test.ts",
  "test/client/board/browser/*.test.ts",
  "test/board/{browser,postgres}.test.ts",
  "test/language/exports/timeline/pictures.test.ts",
  "test/language/time/independent.test.ts",
  "test/lsp/everywhere.test.ts",
  "test/lsp/incremental.test.ts",
  "test/lsp/process.test.ts",
  "test/lsp/prefixes/*.test.ts",
  "test/run/{killed,log-faults,log-file,postgres}.test.ts",
  "test/cli/running/store.test.ts",
  "test/board/shared.test.ts",
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
  const counts = readCounts(countsFile);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const vscodeTests = ["--import", "tsx", join(root, "test", "vscode", "main.ts")];

/**
 * Fetches what tests want to see pages in (`--browser`) or a VS Code to test in (`--prepare`), while other things go on. What could
 * not be got, the tests themselves tell.
 */
function prepare(what) {
  return fetched([...vscodeTests, what]);
}

function fetched(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
  return new Promise(resolve => child.once("exit", resolve).once("error", resolve));
}

/** @returns {{ passed: number, late: number, failed: number, pending: number }} `late` passed only at the second attempt */
function vscode(args) {
  rmSync(vscodeCountsFile, { force: true });
  const code = run(process.execPath, [...vscodeTests, "--counts", vscodeCountsFile, ...args]);
  const counts = readCounts(vscodeCountsFile);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    say("The tests broke off before they could be counted.");
    return { passed: 0, failed: 1, pending: 0 };
  }
}

/** @param {"all" | "unit" | "vscode"} which */
async function main(which) {
  await setup();
  const browser = which === "all" ? prepare("--browser") : undefined;
  const outcomes = which === "all" ? stages.map(passes) : [];
  await browser;
  // Debian's packages are installed one after the other.
  if (which === "all") await fetched(["--import", "tsx", join(root, "test", "support", "install-postgres.ts")]);
  const prepared = which === "all" ? prepare("--prepare") : undefined;
  const runs = [];
  if (which !== "vscode") {
    say(`\n▶ ${which === "unit" ? "Quick tests" : "Tests"}`);
    runs.push(mocha(which === "unit" ? slow.flatMap(glob => ["--ignore", glob]) : []));
  }
  if (which !== "unit") {
    await prepared;
    say("\n▶ Tests in VS Code");
    runs.push(vscode(which === "vscode" ? process.argv.slice(2).filter(arg => arg !== "--vscode") : []));
  }
  const sum = kind => runs.reduce((total, counts) => total + (counts[kind] ?? 0), 0);
  if (sum("passed") + sum("late") + sum("failed") === 0) throw new Error("no test was run");
  if (sum("pending") > 0) say(`${sum("pending")} skipped`);
  if (sum("late") > 0)
    say(`${sum("late")} passed only at the second attempt (see above), and are counted with those that passed`);
  return {
    passed: sum("passed") + sum("late") + outcomes.filter(ok => ok).length,
    failed: sum("failed") + outcomes.filter(ok => !ok).length,
  };
}

let result = { passed: 0, failed: 1 };
try {
  const which = process.argv.includes("--unit") ? "unit" : process.argv.includes("--vscode") ? "vscode" : "all";
  result = await main(which);
} catch (error) {
  say(`npm test failed: ${error.message}`);
}
process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
process.exitCode = result.failed === 0 ? 0 : 1;
