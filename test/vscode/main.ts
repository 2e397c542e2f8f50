/**
 * The extension in a real VS Code: `npm run test:vscode`, and a part of `npm test`.
 *
 *     --prepare        only fetch what is missing
 *     --lane NAME      only this lane, like lowest-development
 *     --suite NAME     only the suites of the extension host (host) or of the window (window)
 *     --grep TEXT      only the tests whose title holds this
 *     --counts FILE    where to write how many passed, failed and were skipped
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runLane } from "./lane.js";
import { lanes, nameOf } from "./lanes.js";
import { prepare } from "./prepare.js";

const { values: wish } = parseArgs({
  options: {
    prepare: { type: "boolean", default: false },
    lane: { type: "string" },
    suite: { type: "string" },
    grep: { type: "string" },
    counts: { type: "string" },
  },
});

async function main(): Promise<void> {
  const host = await prepare();
  say(host.why);
  if (wish.prepare) return;
  const wanted = lanes.filter(lane => wish.lane === undefined || nameOf(lane) === wish.lane);
  if (wanted.length === 0) throw new Error(`there is no lane ${wish.lane}: ${lanes.map(nameOf).join(", ")}`);
  const counts = { passed: 0, failed: 0, pending: 0 };
  if (host.kind === "none") {
    // On a machine of CI's nobody reads that something was skipped.
    if (process.env.CI) counts.failed += wanted.length;
    else counts.pending += wanted.length;
  } else {
    for (const lane of wanted) {
      const outcome = await runLane(host, lane, wish.suite, wish.grep, say);
      counts.passed += outcome.passed;
      counts.failed += outcome.failed;
      counts.pending += outcome.skipped;
    }
    if (counts.passed + counts.failed === 0) {
      say("No test was run in VS Code.");
      counts.failed += 1;
    }
  }
  say(
    `In VS Code: ${counts.passed} passed, ${counts.failed} failed${counts.pending > 0 ? `, ${counts.pending} skipped` : ""}`,
  );
  if (wish.counts !== undefined) writeFileSync(wish.counts, JSON.stringify(counts));
  if (counts.failed > 0) process.exitCode = 1;
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
