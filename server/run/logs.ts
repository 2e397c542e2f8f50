/** Where the logs of runs lie: beside the runbook, a file for each, named after its day. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Instant } from "../../language/plan/plan.js";
import { formatDate } from "../../language/time/format.js";
import { freshRun, logEnding, runsOf } from "./names.js";

/** The logs beside a runbook, the latest last; none where its folder cannot be read. */
export function logsBeside(path: string): readonly string[] {
  const folder = dirname(path);
  return runsOf(runbookName(path), runsIn(folder)).map(run => join(folder, `${run}${logEnding}`));
}

export function runbookName(path: string): string {
  return basename(path).replace(/\.runbook$/, "");
}

function runsIn(folder: string): readonly string[] {
  try {
    // With their kinds, as the disk of a browser's worker tells them.
    const names = readdirSync(folder, { withFileTypes: true }).map(({ name }) => name);
    return names.flatMap(name => (name.endsWith(logEnding) ? [name.slice(0, -logEnding.length)] : []));
  } catch {
    return [];
  }
}

/** Where the log of a run that is opened now lies: a further one of the same day is numbered. */
export function newLog(path: string, zone: string, now: Instant): string {
  const folder = dirname(path);
  return join(folder, `${freshRun(runbookName(path), formatDate(now, zone), runsIn(folder))}${logEnding}`);
}
