/** Writing to the log of a run: opening one, and adding what has happened. */
import { basename } from "node:path";
import type { PlannedRun } from "../../../language/run/as-run.js";
import type { RunEvent, Said } from "../../../language/run/events.js";
import { nearest } from "../../../language/syntax/nearest.js";
import { formatExactMoment } from "../../../language/time/format.js";
import { lastOf, whyOpenAlready } from "../../run/opened.js";
import type { Appended, Runs } from "../../run/store.js";
import { addToLog, beginLog, type Writer } from "../../run/writing.js";
import { didYouMean } from "../arguments.js";
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
  const other = asked === undefined ? await openAlready(plan, runs) : undefined;
  if (other !== undefined) return refused([other]);
  const log = asked === undefined ? await runs.fresh(zone, writer.at) : runs.meant(asked);
  if (typeof log !== "string") return refused([`cannot open a run: ${log.why}`]);
  const appended = await beginLog(log, plan, texts, said, writer, runs.store(log));
  return outcomeOf(appended, zone, log, stranger(plan, writer.by));
}

/** In words: whatever is written without the name of a log goes to the latest, so that a second one would draw everybody away. */
async function openAlready(plan: PlannedRun, runs: Runs): Promise<string | undefined> {
  const names = await runs.names();
  const latest = "why" in names ? undefined : names.at(-1);
  const open = latest === undefined ? undefined : whyOpenAlready(plan, latest, await runs.store(latest).read());
  return open && `${open}. To have two at once, name the log of the new one with \`--log FILE\``;
}

/** Of somebody whom the runbook does not name; nothing where it names nobody. */
function stranger({ people, teams }: PlannedRun, by: string): readonly string[] {
  const names = [...people, ...teams].map(({ name }) => name);
  if (names.length === 0 || names.includes(by)) return [];
  return [`the runbook names nobody \`${by}\`: it is written all the same${didYouMean(nearest(by, names, 1))}`];
}

/** Adds an event to the log of a run. */
export async function addTo(run: OpenedRun, said: Said, writer: Writer): Promise<Outcome> {
  const expects = lastOf(run, "activity" in said ? said.activity : undefined);
  const appended = await addToLog(run, run.runbook.texts, said, expects, writer, run.store);
  const { plan } = run.planned;
  return outcomeOf(appended, plan.runbook.zone, run.log, [...run.notes, ...stranger(plan, writer.by)]);
}

function outcomeOf(appended: Appended, zone: string, log: string, more: readonly string[] = []): Outcome {
  if (appended.kind === "failed") return unwritten(basename(log), appended.reason);
  if (appended.kind === "refused") return refused([appended.reason]);
  const notes = appended.kind === "written" ? appended.notes : [];
  return done(0, forPeople(`${eventText(appended.event, zone)}\n`), [...more, ...notes].map(noted));
}

/** "14: promote done at Tue 2026-06-02 22:20 by mei" */
function eventText(event: RunEvent, zone: string): string {
  const { seq, at, by, text } = event;
  const subject = "activity" in event && event.activity !== undefined ? `${event.activity} ` : "";
  const what = whatOf(event);
  return `${seq}: ${subject}${what} at ${formatExactMoment(at, zone)} by ${by}${text === undefined ? "" : `: ${text}`}`;
}

function whatOf(event: RunEvent): string {
  switch (event.kind) {
    case "decision":
      return `decided: ${event.verdict},`;
    case "handover":
      return `handed over from ${event.from} to ${event.to}`;
    case "rollback-called":
      return "rollback called";
    case "corrected":
      return `event ${event.of} corrected`;
    case "blocked":
      return event.on === undefined ? "blocked" : `blocked, waits for ${event.on},`;
    case "closed":
      return `closed: ${event.outcome},`;
    default:
      return event.kind;
  }
}
