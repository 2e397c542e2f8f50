/** The suites in the extension host of VS Code's own server. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { environmentOf, type HostRun, longestHostRun } from "../opening.js";
import { type Attempt, type End, reportIn } from "../report.js";
import { openWorkbench, type ServerProgram } from "./workbench.js";

export async function runServerHost(program: ServerProgram, run: HostRun): Promise<Attempt> {
  const report = join(run.scratch, "report.json");
  const log = join(run.artefacts, "host.log");
  const workbench = await openWorkbench(program, run, {
    tests: run.tests,
    env: environmentOf(run, report),
    onLog: line => appendFileSync(log, `${line}\n`),
  });
  let late: NodeJS.Timeout | undefined;
  const end = await Promise.race<End>([
    workbench.tested.then(code => ({ kind: "ended", code })),
    workbench.broken.then(why => ({ kind: "broken", why })),
    new Promise(resolve => {
      late = setTimeout(
        () => resolve({ kind: "broken", why: `no end after ${longestHostRun / 1000} s` }),
        longestHostRun,
      );
    }),
  ]);
  clearTimeout(late);
  if (end.kind === "broken")
    await workbench.page.screenshot({ path: join(run.artefacts, "broken.png") }).catch(() => undefined);
  await workbench.close();
  return { end, report: reportIn(report), outside: workbench.outside() };
}
