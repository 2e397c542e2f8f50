/** One lane from beginning to end. */
import { dirname, join } from "node:path";
import { type Lane, nameOf, type Suite } from "./lanes.js";
import type { Host } from "./prepare.js";
import { artefacts, emptied, inScratch, kept, root } from "./project.js";
import type { Outcome } from "./report.js";
import { runHost } from "./server/host.js";
import { runWindow } from "./server/window.js";
import { bundleSuites } from "./suites.js";
import { copyWorkspace } from "./workspace.js";

type Available = Exclude<Host, { readonly kind: "none" }>;

/** @param only the suite to run; every one of the lane's where none is named */
export async function runLane(
  host: Available,
  lane: Lane,
  only: string | undefined,
  grep: string | undefined,
  say: (line: string) => void,
): Promise<Outcome> {
  let all: Outcome = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const suite of lane.suites) {
    if (only !== undefined && only !== suite) continue;
    const started = performance.now();
    const outcome = await runSuite(host, lane, suite, grep);
    const { passed, failed, skipped } = outcome;
    const rest = `${failed > 0 ? `, ${failed} failed` : ""}${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`  ${failed > 0 ? "✗" : "✓"} ${nameOf(lane)} ${suite}: ${passed} passed${rest} (${seconds} s)`);
    for (const problem of outcome.problems) say(problem.replaceAll(/^/gm, "    "));
    all = added(all, outcome);
  }
  return all;
}

function runSuite(host: Available, lane: Lane, suite: Suite, grep: string | undefined): Promise<Outcome> {
  return inScratch(async scratch => {
    const workspace = copyWorkspace(scratch);
    const about = {
      server: host.servers[lane.role],
      browser: host.browser,
      scratch,
      workspace,
      extension: root.replace(/[\\/]$/, ""),
      artefacts: emptied(join(artefacts, nameOf(lane), suite)),
    };
    switch (suite) {
      case "host":
        return await runHost({
          ...about,
          tests: await bundleSuites(join(kept, "suites")),
          ...(grep === undefined ? {} : { grep }),
        });
      case "window":
        return await runWindow({ ...about, file: join(dirname(workspace), "high-wire", "payments.runbook") }, grep);
    }
  });
}

function added(a: Outcome, b: Outcome): Outcome {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    problems: [...a.problems, ...b.problems],
  };
}
