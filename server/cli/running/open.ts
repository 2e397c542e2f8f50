/** The run that a command is about: the runbook, its log, and the plan that the run is of. */
import { basename, resolve } from "node:path";
import { type PlanTexts, planTexts } from "../../run/kept-plan.js";
import { logFile } from "../../run/log-file.js";
import { logsBeside } from "../../run/logs.js";
import { type CurrentPlan, type LoggedRun, plannedOf, runOfLog } from "../../run/opened.js";
import type { RunStore } from "../../run/store.js";
import { typed } from "../names.js";
import { type OpenedRunbook, openRunbook } from "../runbook.js";

export interface RunbookOfRun extends CurrentPlan {
  /** As it is now. */
  readonly opened: OpenedRunbook;
  readonly texts: PlanTexts;
}

export interface OpenedRun extends LoggedRun {
  readonly runbook: RunbookOfRun;
  readonly store: RunStore;
  readonly notes: readonly string[];
}

/** In words where it cannot be had. */
export function runbookOfRun(
  path: string,
  cwd: string,
  asked: { readonly root?: string | undefined; readonly fallback?: string | undefined },
): RunbookOfRun | string {
  if (path === "-") return "a run needs a file beside which its log can lie: name a runbook";
  const opened = openRunbook(path, cwd, asked);
  if (opened.kind === "refused") return opened.reason;
  if (opened.kind === "programme")
    return `${opened.name} is a programme: each of its runbooks has a run of its own. Name a single runbook`;
  const planned = plannedOf(opened.analysis);
  if (!planned) return "there is no runbook";
  const texts = planTexts(opened.path, opened.files);
  return { ...planned, analysis: opened.analysis, hash: texts.hash, opened, texts };
}

/** @param asked the log that is named; the latest beside the runbook where none is */
export async function openRun(
  runbook: RunbookOfRun,
  asked: string | undefined,
  cwd: string,
): Promise<OpenedRun | string> {
  const { opened } = runbook;
  const log = asked === undefined ? logsBeside(opened.path).at(-1) : resolve(cwd, asked);
  if (log === undefined)
    return `${opened.name} has no run: \`gonogo run open ${typed(opened.name)} --by NAME\` begins one`;
  const store = logFile(log);
  const read = await store.read();
  if (read.kind === "missing") return `there is no file ${asked ?? log}`;
  if (read.kind === "unreadable") return `cannot read ${basename(log)}: ${read.why}`;
  const run = runOfLog(log, read, runbook);
  if (typeof run === "string") return run;
  const notes = run.hasChanged
    ? [
        `${opened.name} has changed since the run was opened, which goes on by the plan as it was: \`gonogo run replan\` goes on by the new one`,
      ]
    : [];
  return { ...run, runbook, store, notes };
}
