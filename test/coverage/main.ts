/**
 * npm run coverage -- [FOLDER…] [--report] [--update]
 *
 * Runs the tests with V8's own counting: of the processes they run in, of those they start, of pages in browsers and of the extension's
 * host; then says what none of them reaches. What is measured is a build for debuggers.
 *
 *     FOLDER     only tests whose paths begin so, like test/board or test/vscode
 *     --report   of what was measured before, without another run
 *     --update   writes floors.json anew, a little below what is reached
 *
 * The table goes to out/coverage/summary.md, what no test reaches to out/coverage/missed.txt.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { out, pages, raw, root } from "./folders.js";
import { kinds } from "./kinds.js";
import { lineAt, merged, type Run } from "./merged.js";
import { pagesFolder } from "./pages.js";
import { type Floors, fallen, floorsOf, type Reached, roomsOf, tableOf } from "./rooms.js";

const floorsFile = fileURLToPath(new URL("floors.json", import.meta.url));

/** They count themselves, or look at what is shipped instead of what it does. */
const left = /^test\/(packaging|bench|fuzz)\/|\/(patterns|growth)\.test\.ts$/;

const inVsCode = "test/vscode";
const inHost = /^test\/vscode\/(host|window)\//;

const { values: wish, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { report: { type: "boolean", default: false }, update: { type: "boolean", default: false } },
});

function isAsked(path: string): boolean {
  return folders.length === 0 || folders.some(folder => path.startsWith(folder));
}

/** Node's own counting, which is handed on from process to process. */
const counting = { ...process.env, NODE_V8_COVERAGE: raw, [pagesFolder]: pages };

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, env: counting, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", code => resolve(code ?? 1));
  });
}

/** @returns whether all tests passed */
async function measure(): Promise<boolean> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(raw, { recursive: true });
  // Mocha ends the processes of a parallel run before they can say what they ran: each share has a mocha of its own.
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map(name => `test/${name.replaceAll(sep, "/")}`)
    .filter(path => path.endsWith(".test.ts") && !left.test(path) && !inHost.test(path) && isAsked(path))
    .sort();
  const mocha = ["node_modules/mocha/bin/mocha.js", "--exit", "--reporter", "scripts/mocha-reporter.cjs"];
  const count = Math.min(files.length, availableParallelism());
  const shares = Array.from({ length: count }, (_, share) => files.filter((_, index) => index % count === share));
  const codes = await Promise.all(shares.map(share => run([...mocha, ...share])));
  const last = isAsked(inVsCode) ? await run(["--import", "tsx", `${inVsCode}/main.ts`]) : 0;
  return [...codes, last].every(code => code === 0);
}

interface Measured {
  readonly reached: Reached;
  /** "language/plan/kept.ts:12: " and what stands there. */
  readonly missed: readonly string[];
}

async function measured(): Promise<ReadonlyMap<string, Measured>> {
  const runs = new Map<string, { source: string; runs: [Run, ...Run[]] }>();
  for await (const kind of kinds())
    for (const [path, { source, run }] of kind) {
      const known = runs.get(path);
      if (known?.source === source) known.runs.push(run);
      else if (!known) runs.set(path, { source, runs: [run] });
    }
  const sorted = [...runs].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([path, of]) => [path, measuredIn(path, of)]));
}

function measuredIn(path: string, of: { source: string; runs: readonly [Run, ...Run[]] }): Measured {
  const { functions, branches, lines, missedFunctions, missedBranches, missedLines } = merged(of.source, of.runs);
  const begins = [...missedFunctions, ...missedBranches].map(({ start }) => lineAt(of.source, start));
  const said = of.source.split("\n");
  return {
    reached: {
      lines: { total: lines.length, missed: missedLines.length },
      functions: { total: functions.length, missed: missedFunctions.length },
      branches: { total: branches.length, missed: missedBranches.length },
    },
    missed: [...new Set(begins)].sort((a, b) => a - b).map(line => `${path}:${line}: ${said[line - 1]?.trim() ?? ""}`),
  };
}

const passed = wish.report || (await measure());
const files = await measured();
const byRoom = roomsOf(new Map([...files].map(([path, { reached }]) => [path, reached])));
const table = tableOf(byRoom);
writeFileSync(join(out, "summary.md"), table);
writeFileSync(join(out, "missed.txt"), `${[...files.values()].flatMap(({ missed }) => missed).join("\n")}\n`);
process.stdout.write(`${table}\nWhat no test reaches: ${relative(root, join(out, "missed.txt"))}\n`);
if (wish.update) writeFileSync(floorsFile, `${JSON.stringify(floorsOf(byRoom), undefined, 2)}\n`);
const lower = folders.length === 0 ? fallen(byRoom, JSON.parse(readFileSync(floorsFile, "utf8")) as Floors) : [];
for (const line of lower) process.stderr.write(`${line}\n`);
if (!passed)
  process.stderr.write("Not all tests passed while they were counted: npm test says whether they do otherwise.\n");
if (lower.length > 0) process.exitCode = 1;
