/** The run that a command is about: the runbook, its log, and the plan that the run is of. */
import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Analysis } from "../../../language/index.js";
import type { Instant } from "../../../language/plan/plan.js";
import type { PlannedRun } from "../../../language/run/as-run.js";
import type { RunEvent } from "../../../language/run/events.js";
import { progressOf } from "../../../language/run/fold.js";
import type { Progress } from "../../../language/run/progress.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import type { Schedule } from "../../../language/schedule/schedule.js";
import { formatDate } from "../../../language/time/format.js";
import { type PlanTexts, planTexts, readKeptPlan } from "../../run/kept-plan.js";
import { logFile } from "../../run/log-file.js";
import type { LogProblem, RunStore } from "../../run/store.js";
import { typed } from "../names.js";
import { type OpenedRunbook, openRunbook } from "../runbook.js";

/** A plan, and the schedule that it had before the run. */
export interface Planned {
  readonly plan: PlannedRun;
  readonly schedule: Schedule;
}

export interface RunbookOfRun extends Planned {
  /** As it is now. */
  readonly opened: OpenedRunbook;
  readonly texts: PlanTexts;
}

export interface OpenedRun {
  readonly runbook: RunbookOfRun;
  /** By which the run goes on: as the runbook was when it was opened, or replanned. */
  readonly planned: Planned;
  readonly log: string;
  readonly store: RunStore;
  readonly events: readonly RunEvent[];
  readonly problems: readonly LogProblem[];
  readonly progress: Progress;
  readonly notes: readonly string[];
  /** The number of the last event about something, 0 for none; undefined for what is about all of the run, or has no such name. */
  readonly lastOf: (name: string | undefined) => number | undefined;
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
  return planned ? { ...planned, opened, texts: planTexts(opened.path, opened.files) } : "there is no runbook";
}

function plannedOf({ plan, schedule }: Pick<Analysis, "plan" | "schedule">): Planned | undefined {
  const { runbook } = plan;
  return runbook && schedule ? { plan: { ...plan, runbook }, schedule } : undefined;
}

/** The logs beside a runbook, the latest last. */
export function logsBeside(path: string): readonly string[] {
  const folder = dirname(path);
  const start = `${basename(path).replace(/\.runbook$/, "")}.`;
  return readdirSync(folder)
    .flatMap(name => {
      const match = name.startsWith(start)
        ? /^(\d{4}-\d\d-\d\d)(?:\.(\d{1,3}))?\.run\.jsonl$/.exec(name.slice(start.length))
        : null;
      return match ? [{ path: join(folder, name), date: match[1] ?? "", number: Number(match[2] ?? 1) }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number))
    .map(each => each.path);
}

/** Where the log of a run that is opened now lies: a further one of the same day is numbered. */
export function newLog({ opened, plan }: RunbookOfRun, now: Instant): string {
  const beside = new Set(logsBeside(opened.path));
  const start = `${opened.path.replace(/\.runbook$/, "")}.${formatDate(now, plan.runbook.zone)}`;
  let path = `${start}.run.jsonl`;
  for (let number = 2; beside.has(path); number++) path = `${start}.${number}.run.jsonl`;
  return path;
}

/** @param asked the log that is named; the latest beside the runbook where none is */
export async function openRun(
  runbook: RunbookOfRun,
  asked: string | undefined,
  cwd: string,
): Promise<OpenedRun | string> {
  const { opened, texts } = runbook;
  const log = asked === undefined ? logsBeside(opened.path).at(-1) : resolve(cwd, asked);
  if (log === undefined)
    return `${opened.name} has no run: \`gonogo run open ${typed(opened.name)} --by NAME\` begins one`;
  const store = logFile(log);
  const read = await store.read();
  if (read.kind === "missing") return `there is no file ${asked ?? log}`;
  if (read.kind === "unreadable") return `cannot read ${basename(log)}: ${read.why}`;
  const { events, problems } = read;
  const hash = progressOf(runbook.plan, events).plan ?? texts.hash;
  const kept = hash === texts.hash ? opened.analysis : readKeptPlan(log, hash);
  const notes =
    hash === texts.hash
      ? []
      : [
          `${opened.name} has changed since the run was opened, which goes on by the plan as it was: \`gonogo run replan\` goes on by the new one`,
        ];
  if (typeof kept === "string") return kept;
  const { fallback } = progressOf(runbook.plan, events).opened ?? {};
  const analysis = fallback === undefined ? kept : (kept.fallbacks[fallback - 1] ?? kept);
  const planned = plannedOf(analysis);
  if (!planned) return `the plan that ${basename(log)} was opened with has no runbook`;
  const progress = progressOf(planned.plan, events);
  const lastOf = (name: string | undefined): number | undefined => {
    const named = name === undefined ? undefined : subjectsOf(planned.plan.runbook).byName.get(name);
    return named?.kind === "one" ? progress.subjects[named.position]?.last : undefined;
  };
  return { runbook, planned, log, store, events, problems, progress, notes, lastOf };
}
