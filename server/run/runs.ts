/** Where the runs of a runbook are kept: as files beside it, or in a database for many machines. */
import { resolve } from "node:path";
import { logFile } from "./log-file.js";
import { logsBeside, newLog, runbookName } from "./logs.js";
import type { RunStore, Runs } from "./store.js";

/**
 * @param where the address of a database, `postgres://…`; undefined for files beside the runbook
 * @param runbook its path, absolute
 * @returns in words why it cannot be opened. Nothing is connected to yet
 */
export async function openRuns(where: string | undefined, runbook: string, cwd: string): Promise<Runs | string> {
  if (where === undefined) return fileRuns(runbook, cwd);
  // The driver is loaded by who has a database.
  const { postgresRuns } = await import("./postgres/runs.js");
  return postgresRuns(where, runbookName(runbook));
}

/**
 * One run, by its name in a database or the path of its file.
 * @returns in words why it cannot be opened
 */
export async function openStore(where: string | undefined, run: string, cwd: string): Promise<RunStore | string> {
  const runs = await openRuns(where, run, cwd);
  return typeof runs === "string" ? runs : runs.store(runs.meant(run));
}

export function fileRuns(runbook: string, cwd: string): Runs {
  return {
    place: undefined,
    names: async () => logsBeside(runbook),
    meant: written => resolve(cwd, written),
    fresh: async (zone, now) => newLog(runbook, zone, now),
    store: path => logFile(path, cwd),
    close: async () => undefined,
  };
}
