/** Taking a run out of a database, as the files beside the runbook, and into one. */
import { basename, dirname, join, resolve } from "node:path";
import { count } from "../../../language/wording/lists.js";
import { type Copied, copyRun } from "../../run/copy.js";
import { logFile } from "../../run/log-file.js";
import { logsBeside } from "../../run/logs.js";
import { logEnding } from "../../run/names.js";
import type { Runs } from "../../run/store.js";
import { done, forPeople, noted, type Outcome, refused, unwritten } from "../outcome.js";
import { nameOfRun, noRun, type RunbookOfRun } from "./open.js";

export interface Copying {
  readonly runbook: RunbookOfRun;
  /** What `--log` says. */
  readonly asked: string | undefined;
  /** Those of the database. */
  readonly runs: Runs;
  readonly cwd: string;
}

/** The log and its plans as files, as they would be had they been written there. */
export async function exported({ runbook, asked, runs, cwd }: Copying): Promise<Outcome> {
  const run = await nameOfRun(runbook, asked, runs);
  if (typeof run !== "string") return refused([run.why]);
  const path = join(dirname(runbook.opened.path), `${run}${logEnding}`);
  const copied = await copyRun(runs.store(run), logFile(path, cwd));
  if (copied.kind === "missing") return refused([noRun(run, runs)]);
  return outcomeOf(copied, { from: run, to: basename(path), place: `from ${runs.place}` });
}

/** The other way. */
export async function imported({ runbook, asked, runs, cwd }: Copying): Promise<Outcome> {
  const { name, path } = runbook.opened;
  const log = asked === undefined ? logsBeside(path).at(-1) : resolve(cwd, asked);
  if (log === undefined) return refused([`there is no log beside ${name}: \`--log FILE\` names one`]);
  const run = basename(log, logEnding);
  const copied = await copyRun(logFile(log, cwd), runs.store(run));
  if (copied.kind === "missing") return refused([`there is no file ${asked ?? log}`]);
  return outcomeOf(copied, { from: basename(log), to: run, place: `in ${runs.place}` });
}

function outcomeOf(
  copied: Exclude<Copied, { kind: "missing" }>,
  { from, to, place }: { readonly from: string; readonly to: string; readonly place: string },
): Outcome {
  if (copied.kind === "failed")
    return copied.where === "from" ? refused([`cannot read ${from}: ${copied.reason}`]) : unwritten(to, copied.reason);
  const { events, added, plans, missing } = copied;
  const news = added === events ? "" : added === 0 ? ", none of them new" : `, ${added} of them new`;
  const said = `${to}: ${count(events, "event")}${news}, and ${count(plans, "plan")}, ${place}\n`;
  return done(missing.length === 0 ? 0 : 1, forPeople(said), missing.map(noted));
}
