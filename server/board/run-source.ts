/** The run of a runbook for its board: its latest log, also where that is opened only later; or the one log that is asked for. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { whyRefused } from "../../language/run/fold.js";
import { logFile } from "../run/log-file.js";
import { logsBeside } from "../run/logs.js";
import { type CurrentPlan, type LoggedRun, runOfLog } from "../run/opened.js";
import type { RunStore } from "../run/store.js";
import type { Clock, Looked, RunSource } from "./source.js";

export interface ServedRunbook {
  /** As it is now. */
  readonly current: CurrentPlan;
  /** Absolute. */
  readonly path: string;
  /** Absolute; undefined for the latest beside the runbook. */
  readonly log: string | undefined;
}

interface Known {
  readonly log: string;
  readonly store: RunStore;
}

const pollMilliseconds = 500;

export function sourceOf({ current, path, log: asked }: ServedRunbook, clock: Clock): RunSource {
  let known: Known | undefined;
  const latest = (): Known | undefined => {
    const log = asked ?? logsBeside(path).at(-1);
    if (log === undefined) return undefined;
    if (known?.log !== log) known = { log, store: logFile(log) };
    return known;
  };
  const look = async (): Promise<Looked> => {
    const found = latest();
    const read = found ? await found.store.read() : ({ kind: "missing" } as const);
    if (read.kind === "unreadable") return read;
    const reading = read.kind === "missing" ? { kind: "log" as const, events: [], problems: [] } : read;
    const run = runOfLog(found?.log ?? path, reading, current);
    if (typeof run === "string") return { kind: "unreadable", why: run };
    return {
      kind: "run",
      ...run.planned,
      hash: run.progress.plan ?? current.hash,
      events: run.events,
      file: basename(path),
      log: read.kind === "missing" ? "" : basename(found?.log ?? ""),
      notes: notesOf(run, basename(path)),
    };
  };
  return {
    look,
    append: async event => {
      const found = latest();
      const looked = await look();
      if (looked.kind === "unreadable") return { kind: "failed", reason: looked.why };
      if (!found || looked.events.length === 0)
        return { kind: "refused", reason: "the run has not been opened: `gonogo run open` opens it" };
      return found.store.append(event, log => whyRefused(looked.plan, log, event));
    },
    changes: onChange => {
      let stamp = stampOf(latest()?.log);
      let stop = (): void => undefined;
      const poll = (): void => {
        const now = stampOf(latest()?.log);
        if (now !== stamp) onChange();
        stamp = now;
        stop = clock.after(pollMilliseconds, poll);
      };
      stop = clock.after(pollMilliseconds, poll);
      return () => stop();
    },
  };
}

function stampOf(log: string | undefined): string {
  const stats = log === undefined ? undefined : statSync(log, { throwIfNoEntry: false });
  return stats ? `${log} ${stats.ino} ${stats.size} ${stats.mtimeMs}` : `${log}`;
}

function notesOf({ hasChanged, problems }: LoggedRun, file: string): readonly string[] {
  const [problem] = problems;
  return [
    ...(hasChanged
      ? [
          `${file} has changed since the run was opened, which goes on by the plan as it was: \`gonogo run replan\` goes on by the new one`,
        ]
      : []),
    ...(problem ? [`the log is not what was written: line ${problem.line} ${problem.message}`] : []),
  ];
}
