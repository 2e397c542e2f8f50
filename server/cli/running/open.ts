/** The run that a command is about: the runbook, its log, and the plan that the run is of. */
import { basename } from "node:path";
import { type PlanTexts, planTexts } from "../../run/kept-plan.js";
import { type CurrentPlan, type LoggedRun, plannedOf, runInStore } from "../../run/opened.js";
import type { RunStore, Runs, Untold } from "../../run/store.js";
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

/** @param asked the log that is named; the latest of the runbook where none is */
export async function openRun(
  runbook: RunbookOfRun,
  asked: string | undefined,
  runs: Runs,
): Promise<OpenedRun | string> {
  const { opened } = runbook;
  const log = await nameOfRun(runbook, asked, runs);
  if (typeof log !== "string") return log.why;
  const store = runs.store(log);
  const read = await store.read();
  if (read.kind === "missing") return noRun(asked ?? log, runs);
  if (read.kind === "unreadable") return `cannot read ${basename(log)}: ${read.why}`;
  const run = await runInStore(log, store, read, runbook);
  if (typeof run === "string") return run;
  const notes = run.hasChanged
    ? [
        `${opened.name} has changed since the run was opened, which goes on by the plan as it was: \`gonogo run replan\` goes on by the new one`,
      ]
    : [];
  return { ...run, runbook, store, notes };
}

/** @param asked the run that is named; the latest of the runbook where none is */
export async function nameOfRun(
  { opened }: RunbookOfRun,
  asked: string | undefined,
  runs: Runs,
): Promise<string | Untold> {
  if (asked !== undefined) return runs.meant(asked);
  const names = await runs.names();
  if ("why" in names) return { why: `cannot look for the run of ${opened.name}: ${names.why}` };
  const there = runs.place === undefined ? "" : ` in ${runs.place}`;
  const why = `${opened.name} has no run${there}: \`gonogo run open ${typed(opened.name)} --by NAME\` begins one`;
  return names.at(-1) ?? { why };
}

export function noRun(name: string, { place }: Runs): string {
  return place === undefined ? `there is no file ${name}` : `there is no run ${name} in ${place}`;
}
