/** Writing to the log of a run, in the one way for whoever does: what does not fit the run is refused. */
import { basename } from "node:path";
import type { Instant } from "../../language/plan/plan.js";
import type { NewEvent, Said } from "../../language/run/events.js";
import { whyRefused } from "../../language/run/fold.js";
import type { RunPlan } from "../../language/run/fold-state.js";
import { freshId } from "./clock.js";
import type { PlanTexts } from "./kept-plan.js";
import { logFile } from "./log-file.js";
import type { LoggedRun } from "./opened.js";
import type { Appended, RunStore } from "./store.js";

export interface Writer {
  readonly by: string;
  /** When it happened, and when it is written down. */
  readonly at: Instant;
  readonly now: Instant;
  /** Links in it do not lead out of it. */
  readonly cwd: string;
}

/** Begins a log, with the plan kept beside it. */
export async function beginLog(
  log: string,
  plan: RunPlan,
  texts: PlanTexts,
  said: Extract<Said, { kind: "opened" }>,
  writer: Writer,
  store: RunStore = logFile(log, writer.cwd),
): Promise<Appended> {
  const kept = await store.keepPlan(texts);
  return kept === undefined
    ? append(store, plan, eventOf(said, texts.hash, writer))
    : { kind: "failed", reason: `the plan cannot be kept beside it: ${kept}` };
}

/**
 * Adds an event to the log of a run.
 * @param texts of the runbook as it is now
 * @param expects the last event about the same that its writer knew of
 */
export async function addToLog(
  { log, planned, progress }: Pick<LoggedRun, "log" | "planned" | "progress">,
  texts: PlanTexts,
  said: Said,
  expects: number | undefined,
  writer: Writer,
  store: RunStore = logFile(log, writer.cwd),
): Promise<Appended> {
  if (said.kind === "replanned") {
    const kept = await store.keepPlan(texts);
    if (kept !== undefined) return { kind: "failed", reason: `the plan cannot be kept beside it: ${kept}` };
  }
  return append(store, planned.plan, eventOf(said, progress.plan ?? texts.hash, writer, expects));
}

function eventOf(said: Said, plan: string, { by, at, now }: Writer, expects?: number): NewEvent {
  return { ...said, id: freshId(), plan, at, recorded: now, by, expects };
}

function append(store: RunStore, plan: RunPlan, event: NewEvent): Promise<Appended> {
  return store.append(event, log => whyRefused(plan, log, event));
}

/** In words, of what could not be added; undefined where it is there. */
export function whyNotAdded(appended: Appended, log: string): string | undefined {
  switch (appended.kind) {
    case "refused":
      return appended.reason;
    case "failed":
      return `cannot write ${basename(log)}: ${appended.reason}`;
    case "known":
    case "written":
      return undefined;
  }
}
