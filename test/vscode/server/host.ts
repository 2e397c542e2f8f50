/** The suites in the extension host of VS Code's own server. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type End, judge, type Outcome, readReport } from "../report.js";
import { type Opening, openWorkbench } from "./workbench.js";

/** Milliseconds for a whole run; one that takes longer hangs. */
const most = 240_000;

export interface HostRun extends Omit<Opening, "env" | "onLog" | "file"> {
  readonly tests: string;
  /** Where screenshots and logs are left. */
  readonly artefacts: string;
  /** Run only the tests whose title matches. */
  readonly grep?: string;
  /** Milliseconds that a test waits for what does not come. */
  readonly patience?: number;
}

export async function runHost(run: HostRun): Promise<Outcome> {
  const report = join(run.scratch, "report.json");
  const log = join(run.artefacts, "host.log");
  const workbench = await openWorkbench({
    ...run,
    env: {
      GONOGO_REPORT: report,
      ...(run.grep === undefined ? {} : { GONOGO_GREP: run.grep }),
      ...(run.patience === undefined ? {} : { GONOGO_PATIENCE: String(run.patience) }),
    },
    onLog: line => appendFileSync(log, `${line}\n`),
  });
  let late: NodeJS.Timeout | undefined;
  const end = await Promise.race<End>([
    workbench.tested.then(code => ({ kind: "ended", code })),
    workbench.broken.then(why => ({ kind: "broken", why })),
    new Promise(resolve => {
      late = setTimeout(() => resolve({ kind: "broken", why: `no end after ${most / 1000} s` }), most);
    }),
  ]);
  clearTimeout(late);
  if (end.kind === "broken")
    await workbench.page.screenshot({ path: join(run.artefacts, "broken.png") }).catch(() => undefined);
  await workbench.close();
  return judge(end, existsSync(report) ? readReport(readFileSync(report, "utf8")) : undefined, workbench.outside());
}
