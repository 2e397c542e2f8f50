/**
 * The extension in a real VS Code: `npm run test:vscode`, and a part of `npm test`.
 *
 *     --browser        only fetch Chromium where it is missing
 *     --prepare        only fetch what is missing
 *     --lane NAME      only this lane, like lowest-development; `broken` for what is broken on purpose
 *     --suite NAME     only the suites of the extension host (host) or of the window (window)
 *     --grep TEXT      only the tests whose title holds this
 *     --counts FILE    where to write how many passed, failed and were skipped
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { breakageJobs } from "./breakages.js";
import { type Job, jobsOf, makeMaterials } from "./lane.js";
import { lanes, nameOf } from "./lanes.js";
import { type Available, prepare } from "./prepare.js";
import { kept } from "./project.js";
import { type Outcome, told } from "./report.js";
import { installChromium } from "./server/chromium.js";

/** Two at a time: a VS Code waits more than it works. */
const atOnce = 2;

const { values: wish } = parseArgs({
  options: {
    browser: { type: "boolean", default: false },
    prepare: { type: "boolean", default: false },
    lane: { type: "string" },
    suite: { type: "string" },
    grep: { type: "string" },
    counts: { type: "string" },
  },
});

async function main(): Promise<void> {
  if (wish.browser) {
    installChromium();
    return;
  }
  const host = await prepare();
  say(host.why);
  if (wish.prepare) return;
  const { passed, late, failed, skipped } = host.kind === "none" ? noneToBeHad() : await runAll(host);
  const apart = `${late.length > 0 ? `, ${late.length} only at the second attempt` : ""}, ${failed} failed`;
  say(`In VS Code: ${passed} passed${apart}${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  const counts = { passed, late: late.length, failed, pending: skipped };
  if (wish.counts !== undefined) writeFileSync(wish.counts, JSON.stringify(counts));
  if (failed > 0) process.exitCode = 1;
}

/** A person reads that something was skipped; on a machine of CI's nobody does. */
function noneToBeHad(): Outcome {
  const count = lanes.length;
  return { passed: 0, late: [], failed: process.env.CI ? count : 0, skipped: process.env.CI ? 0 : count, problems: [] };
}

async function runAll(host: Available): Promise<Outcome> {
  const folder = join(kept, `run-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    // A window of Electron's would rather start the program for machines, which is not there.
    const wanted = lanes
      .filter(lane => wish.lane === undefined || nameOf(lane) === wish.lane)
      .filter(({ shape }) => shape !== "browser" || host.kind === "server");
    const materials = await makeMaterials(host, wanted, folder);
    const broken = wish.lane === "broken" || (wish.lane ?? wish.suite ?? wish.grep) === undefined;
    const jobs = [...wanted.flatMap(lane => jobsOf(lane, materials, wish)), ...(broken ? breakageJobs(materials) : [])];
    if (jobs.length === 0)
      throw new Error(`there is no such lane; there are ${[...lanes.map(nameOf), "broken"].join(", ")}`);
    const outcomes: Outcome[] = [];
    const waiting = [...jobs];
    const work = async (): Promise<void> => {
      for (let job = waiting.shift(); job; job = waiting.shift()) outcomes.push(await runJob(job));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return sum(outcomes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run that could not be made is a failure like any other. */
async function runJob({ name, run }: Job): Promise<Outcome> {
  const started = performance.now();
  const outcome = await run().catch(
    (error: unknown): Outcome => ({ passed: 0, late: [], failed: 1, skipped: 0, problems: [wordsOf(error)] }),
  );
  say(told(name, outcome, (performance.now() - started) / 1000));
  return outcome;
}

function sum(outcomes: readonly Outcome[]): Outcome {
  const total = (kind: "passed" | "failed" | "skipped") => outcomes.reduce((all, outcome) => all + outcome[kind], 0);
  const all = (kind: "late" | "problems") => outcomes.flatMap(outcome => outcome[kind]);
  return {
    passed: total("passed"),
    late: all("late"),
    failed: total("failed"),
    skipped: total("skipped"),
    problems: all("problems"),
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  say(`The tests in VS Code could not be run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
