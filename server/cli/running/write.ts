/** Writing to the log of a run: opening one, and adding what has happened. */
import { basename } from "node:path";
import type { RunEvent, Said } from "../../../language/run/events.js";
import { formatExactMoment } from "../../../language/time/format.js";
import { lastOf } from "../../run/opened.js";
import type { Appended, Runs } from "../../run/store.js";
import { addToLog, beginLog, type Writer } from "../../run/writing.js";
import { done, forPeople, noted, type Outcome, refused, unwritten } from "../outcome.js";
import type { OpenedRun, RunbookOfRun } from "./open.js";

/** Begins a log, with the plan kept beside it. */
export async function openNew(
  { texts, plan }: RunbookOfRun,
  said: Extract<Said, { kind: "opened" }>,
  asked: string | undefined,
  writer: Writer,
  runs: Runs,
): Promise<Outcome> {
  const { zone } = plan.runbook;
  const log = asked === undefined ? await runs.fresh(zone, writer.at) : runs.meant(asked);
  if (typeof log !== "string") return refused([`cannot open a run: ${log.why}`]);
  return outcomeOf(await beginLog(log, plan, texts, said, writer, runs.store(log)), zone, log);
}

/** Adds an event to the log of a run. */
export async function addTo(run: OpenedRun, said: Said, writer: Writer): Promise<Outcome> {
  const expects = lastOf(run, "activity" in said ? said.activity : undefined);
  const appended = await addToLog(run, run.runbook.texts, said, expects, writer, run.store);
  return outcomeOf(appended, run.planned.plan.runbook.zone, run.log, run.notes);
}

function outcomeOf(appended: Appended, zone: string, log: string, more: readonly string[] = []): Outcome {
  if (appended.kind === "failed") return unwritten(basename(log), appended.reason);
  if (appended.kind === "refused") return refused([appended.reason]);
  const notes = appended.kind === "written" ? appended.notes : [];
  return done(0, forPeople(`${eventText(appended.event, zone)}\n`), [...more, ...notes].map(noted));
}

/** "14: promote done at Tue 2026-06-02 22:20 by mei" */
function eventText(event: RunEvent, zone: string): string {
  const { seq, kind, at, by, text } = event;
  const subject = "activity" in event && event.activity !== undefined ? `${event.activity} ` : "";
  const what = kind === "decision" ? event.verdict : kind;
  return `${seq}: ${subject}${what} at ${formatExactMoment(at, zone)} by ${by}${text === undefined ? "" : `: ${text}`}`;
}
