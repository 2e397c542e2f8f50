/** The run of a runbook for its board: its latest, also where that is opened only later; or the one that is asked for. */
import { basename } from "node:path";
import { progressOf, whyRefused } from "../../language/run/fold.js";
import { type CurrentPlan, type LoggedRun, runInStore } from "../run/opened.js";
import type { LogReading, RunStore, Runs, Untold } from "../run/store.js";
import type { Clock, Looked, RunSource } from "./source.js";

export interface ServedRunbook {
  /** As it is now. */
  readonly current: CurrentPlan;
  /** What it is called to readers. */
  readonly file: string;
  readonly runs: Runs;
  /** The run that is named; undefined for the latest. */
  readonly asked: string | undefined;
}

interface Known {
  readonly name: string;
  readonly store: RunStore;
}

/** So often it is looked for another run; what is written in the one there is, its store tells at once. */
const everyMilliseconds = 2_000;

export function sourceOf({ current, file, runs, asked }: ServedRunbook, clock: Clock): RunSource {
  let known: Known | undefined;
  /** As it was looked at last. */
  let last: LoggedRun | undefined;
  const latest = async (): Promise<Known | Untold | undefined> => {
    const names = asked === undefined ? await runs.names() : [runs.meant(asked)];
    if ("why" in names) return names;
    const name = names.at(-1);
    if (name === undefined || known?.name === name) return known;
    known = { name, store: runs.store(name) };
    last = undefined;
    return known;
  };
  const runIn = async ({ name, store }: Known, read: LogRead): Promise<LoggedRun | string> => {
    const { events, problems } = read;
    // Its plan is read again only where it goes on by another.
    const hashOf = ({ planned }: LoggedRun, log = events): string | undefined => progressOf(planned.plan, log).plan;
    if (last?.log === name && last.events.length > 0 && hashOf(last) === hashOf(last, last.events))
      last = { ...last, events, problems, progress: progressOf(last.planned.plan, events) };
    else {
      const run = await runInStore(name, store, read, current);
      if (typeof run === "string") return run;
      last = run;
    }
    return last;
  };
  const look = async (): Promise<Looked> => {
    const found = known ?? (await latest());
    if (!found) return waiting(current, file);
    if ("why" in found) return { kind: "unreadable", why: found.why };
    const read = await found.store.read();
    if (read.kind === "unreadable") return read;
    if (read.kind === "missing") return waiting(current, file);
    const run = await runIn(found, read);
    return typeof run === "string" ? { kind: "unreadable", why: run } : seen(run, current, file);
  };
  return {
    look,
    append: async event => {
      if (!known || !last) {
        const looked = await look();
        if (looked.kind === "unreadable") return { kind: "failed", reason: looked.why };
      }
      if (!known || !last)
        return { kind: "refused", reason: "the run has not been opened: `gonogo run open` opens it" };
      const { plan } = last.planned;
      return known.store.append(event, log => whyRefused(plan, log, event));
    },
    changes: onChange => {
      let followed: Known | undefined;
      let unfollow = (): void => undefined;
      let stop = (): void => undefined;
      let isStopped = false;
      const follow = async (): Promise<void> => {
        const found = await latest();
        if (isStopped) return;
        if (found && !("why" in found) && found !== followed) {
          unfollow();
          unfollow = found.store.changes(onChange);
          followed = found;
          onChange();
        }
        stop = clock.after(everyMilliseconds, () => void follow());
      };
      void follow();
      return () => {
        isStopped = true;
        stop();
        unfollow();
      };
    },
  };
}

type LogRead = Extract<LogReading, { kind: "log" }>;

function waiting({ plan, schedule, hash }: CurrentPlan, file: string): Looked {
  return { kind: "run", plan, schedule, hash, events: [], file, log: "", notes: [] };
}

function seen(
  { log, planned, progress, events, problems, hasChanged }: LoggedRun,
  { hash }: CurrentPlan,
  file: string,
): Looked {
  const [problem] = problems;
  const changed = `${file} has changed since the run was opened, which goes on by the plan as it was: \`gonogo run replan\` goes on by the new one`;
  return {
    kind: "run",
    ...planned,
    hash: progress.plan ?? hash,
    events,
    file,
    log: basename(log),
    notes: [
      ...(hasChanged ? [changed] : []),
      ...(problem ? [`the log is not what was written: line ${problem.line} ${problem.message}`] : []),
    ],
  };
}
