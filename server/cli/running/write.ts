/** Writing to the log of a run: opening one, and adding what has happened. */
import { basename } from "node:path";
import type { Instant } from "../../../language/plan/plan.js";
import type { NewEvent, RunEvent, Said } from "../../../language/run/events.js";
import { whyRefused } from "../../../language/run/fold.js";
import type { RunPlan } from "../../../language/run/fold-state.js";
import { formatExactMoment } from "../../../language/time/format.js";
import { freshId } from "../../run/clock.js";
import { keepPlan } from "../../run/kept-plan.js";
import { logFile } from "../../run/log-file.js";
import type { Appended, RunStore } from "../../run/store.js";
import { done, forPeople, noted, type Outcome, refused } from "../outcome.js";
import { newLog, type OpenedRun, type RunbookOfRun } from "./open.js";

export interface Writer {
  readonly by: string;
  /** When it happened, and when it is written down. */
  readonly at: Instant;
  readonly now: Instant;
  readonly cwd: string;
}

/** Begins a log, with the plan kept beside it. */
export async function openNew(
  runbook: RunbookOfRun,
  said: Extract<Said, { kind: "opened" }>,
  asked: string | undefined,
  writer: Writer,
): Promise<Outcome> {
  const { texts, plan, opened } = runbook;
  const log = asked ?? newLog(runbook, writer.at);
  const kept = keepPlan(log, texts, writer.cwd);
  if (kept !== undefined) return refused([`cannot keep the plan beside ${basename(log)}: ${kept}`]);
  const event = eventOf(said, texts.hash, writer);
  const appended = await append(logFile(log), plan, event);
  return outcomeOf(appended, plan.runbook.zone, `${basename(log)}: the run of ${opened.name}`);
}

/** Adds an event to the log of a run. */
export async function addTo(run: OpenedRun, said: Said, writer: Writer): Promise<Outcome> {
  const { plan } = run.planned;
  const { progress } = run;
  if (said.kind === "replanned") {
    const kept = keepPlan(run.log, run.runbook.texts, writer.cwd);
    if (kept !== undefined) return refused([`cannot keep the plan beside ${basename(run.log)}: ${kept}`]);
  }
  const event = eventOf(
    said,
    progress.plan ?? run.runbook.texts.hash,
    writer,
    run.lastOf("activity" in said ? said.activity : undefined),
  );
  const appended = await append(run.store, plan, event);
  return outcomeOf(appended, plan.runbook.zone, basename(run.log), run.notes);
}

function eventOf(said: Said, plan: string, { by, at, now }: Writer, expects?: number): NewEvent {
  return { ...said, id: freshId(), plan, at, recorded: now, by, expects };
}

function append(store: RunStore, plan: RunPlan, event: NewEvent): Promise<Appended> {
  return store.append(event, log => whyRefused(plan, log, event));
}

function outcomeOf(appended: Appended, zone: string, name: string, more: readonly string[] = []): Outcome {
  switch (appended.kind) {
    case "refused":
      return refused([appended.reason]);
    case "failed":
      return refused([`cannot write ${name}: ${appended.reason}`]);
    case "known":
    case "written": {
      const notes = appended.kind === "written" ? appended.notes : [];
      return done(0, forPeople(`${eventText(appended.event, zone)}\n`), [...more, ...notes].map(noted));
    }
  }
}

/** "14: promote done at Tue 2026-06-02 22:20 by mei" */
function eventText(event: RunEvent, zone: string): string {
  const { seq, kind, at, by, text } = event;
  const subject = "activity" in event && event.activity !== undefined ? `${event.activity} ` : "";
  const what = kind === "decision" ? event.verdict : kind;
  return `${seq}: ${subject}${what} at ${formatExactMoment(at, zone)} by ${by}${text === undefined ? "" : `: ${text}`}`;
}
