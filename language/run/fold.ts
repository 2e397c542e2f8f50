/**
 * (plan, events) -> progress. Never throws, whatever the events: what does not fit is listed with its reason. Linear in the plan and
 * the events.
 */
import { countedEvents } from "./corrections.js";
import type { NewEvent, RunEvent } from "./events.js";
import { type FoldState, namedIn, positionsOf, type RunPlan, startFold } from "./fold-state.js";
import { whyNotYet, whyUnfit } from "./judge.js";
import type { Happening, Progress } from "./progress.js";
import { stageOf } from "./readiness.js";
import {
  type ActivityState,
  activityColumn,
  afterOfActivity,
  afterOfRun,
  isHeld,
  isRunning,
  isToDo,
  runColumn,
} from "./transitions.js";

export function progressOf(plan: RunPlan, log: readonly RunEvent[]): Progress {
  const counted = countedEvents(log);
  const fold = folded(plan, counted.events);
  const unfit = [...counted.unfit, ...fold.unfit].sort((a, b) => a.event.seq - b.event.seq);
  const { run, each: subjects, handovers, acknowledged, events } = fold;
  return { ...run, subjects, handovers, acknowledged, events, unfit, lastSeq: lastOf(log) };
}

/**
 * Why an event may not be added to a log, with who was first where somebody was; undefined where it may, and where it is there
 * already: the same `id` again does nothing.
 */
export function whyRefused(plan: RunPlan, log: readonly RunEvent[], event: NewEvent): string | undefined {
  if (log.some(({ id }) => id === event.id)) return undefined;
  const added: RunEvent = { ...event, seq: lastOf(log) + 1, prev: "" };
  if (added.kind === "corrected") return whyNotCorrected(plan, log, added);
  const fold = folded(plan, countedEvents(log).events);
  return whyUnfit(fold, added) ?? whyNotYet(fold, added);
}

/** A correction may make nothing unfit that fitted. */
function whyNotCorrected(plan: RunPlan, log: readonly RunEvent[], event: RunEvent): string | undefined {
  const before = new Set(progressOf(plan, log).unfit.map(({ event: { seq } }) => seq));
  const unfit = progressOf(plan, [...log, event]).unfit.find(({ event: { seq } }) => !before.has(seq));
  if (!unfit) return whyNotYet(folded(plan, countedEvents(log).events), event);
  return unfit.event.seq === event.seq ? unfit.reason : `event ${unfit.event.seq} would no longer fit: ${unfit.reason}`;
}

function lastOf(log: readonly RunEvent[]): number {
  return log.reduce((last, { seq }) => Math.max(last, seq), 0);
}

function folded(plan: RunPlan, events: readonly RunEvent[]): FoldState {
  const fold = startFold(plan);
  for (const event of events) {
    const reason = whyUnfit(fold, event);
    if (reason === undefined) apply(fold, event);
    else fold.unfit.push({ event, reason });
  }
  return fold;
}

/** An event that fits. */
function apply(fold: FoldState, event: RunEvent): void {
  const { run } = fold;
  fold.events.push(event);
  const named = "activity" in event && event.activity !== undefined ? namedIn(fold, event.activity) : undefined;
  // Whether it is of the plan only mattered for whether it fits.
  const next = afterOfRun(run.state, runColumn(event, false));
  if ("to" in next) run.state = next.to;
  if (!isHeld(run.state)) run.held = undefined;
  for (const position of named ? positionsOf(named) : []) applyTo(fold, position, event);
  const said = happeningOf(event);
  switch (event.kind) {
    case "opened":
      run.plan = event.plan;
      run.opened = { ...said, rehearsal: event.rehearsal, zero: event.zero, fallback: event.fallback };
      break;
    case "held":
      run.held = said;
      break;
    case "handover":
      fold.handovers.push({ ...said, from: event.from, to: event.to, activity: event.activity });
      break;
    case "acknowledged":
      fold.acknowledged.push({ ...said, plan: event.plan, activity: event.activity });
      break;
    case "note":
      run.extension = event.extension ?? run.extension;
      break;
    case "replanned":
      run.plan = event.to;
      break;
    case "rollback-called":
      run.rollback = { ...said, from: event.activity };
      break;
    case "closed":
      run.closed = { ...said, outcome: event.outcome };
      break;
    default:
      break;
  }
}

function applyTo(fold: FoldState, position: number, event: RunEvent): void {
  const progress = fold.each[position];
  if (!progress) return;
  const said = happeningOf(event);
  const column = activityColumn(event);
  // Of a phase that is skipped, what has begun stays as it is.
  if (column === "skipped" && !isToDo(progress.state)) return;
  progress.last = event.seq;
  progress.lastEvent = { ...said, kind: event.kind };
  const next = column && afterOfActivity(progress.state, column);
  if (!next || !("to" in next)) return;
  const before = progress.state;
  progress.state = next.to;
  if (event.kind === "blocked") progress.blocked = { ...said, on: event.on };
  else if (progress.blocked) {
    progress.wasBlocked += Math.max(0, event.at - progress.blocked.at);
    progress.blocked = undefined;
  }
  if (event.kind === "started" || (event.kind === "decision" && !isRunning(before) && before !== "failed")) {
    progress.began = said;
    progress.ended = undefined;
    progress.early = position < fold.plan.runbook.work.activities.length && !fold.readiness.isReady(position);
  }
  if (event.kind === "skipped") progress.began = undefined;
  progress.undone = next.to === "undone" ? said : undefined;
  // What is undone afterwards ended when it did.
  if (hasEnded(next.to) && !(next.to === "undone" && progress.ended)) progress.ended = said;
  fold.readiness.set(position, stageOf(next.to));
}

function hasEnded(state: ActivityState): boolean {
  return state === "done" || state === "failed" || state === "skipped" || state === "undone";
}

function happeningOf({ at, by, seq, text }: RunEvent): Happening {
  return { at, by, seq, text };
}
