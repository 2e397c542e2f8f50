/**
 * How long undoing takes, at the start of every activity, and until when a rollback can still be decided.
 *
 * own(a): duration of a's counterpart; 0 for what is not a step, for `rollback none`, and for every user of a shared
 * counterpart but the earliest. undo(a) = own(a) + the largest undo of what a waits for. Undo at a moment: the largest undo
 * of the steps begun by then. A temporary change counts until the later step that takes it back has begun.
 */
import type { Activity, Instant, Runbook, Seconds } from "../plan/plan.js";
import type { ScheduledRollback, Undo } from "./schedule.js";
import { durationOf, type Mode, type TimedWork } from "./work.js";

/** By activity; undefined where it has no time. Linear in the work, times the temporary changes in it. */
export function undoOf(
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
): readonly (Undo | undefined)[] {
  const planned = undoIn("planned", runbook, timed, rollbacks);
  const worst = undoIn("worst", runbook, timed, rollbacks);
  const end = runbook.window?.end;
  return runbook.work.activities.map(({ index }) => {
    const early = planned[index];
    const late = worst[index];
    const span = timed.activities[index];
    if (!early || !late || !span?.planned || !span.worst) return undefined;
    const reversible = end !== undefined && !early.final && !late.final;
    return {
      planned: early.seconds,
      worst: late.seconds,
      inexact: early.inexact,
      decideBy: reversible ? { planned: end - early.seconds, worst: end - late.seconds } : undefined,
    };
  });
}

interface UndoAt {
  readonly seconds: Seconds;
  readonly inexact: boolean;
  /** An irreversible step has begun. */
  readonly final: boolean;
}

function undoIn(
  mode: Mode,
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
): (UndoAt | undefined)[] {
  const { activities } = runbook.work;
  const startOf = (activity: Activity): Instant | undefined => timed.activities[activity.index]?.[mode]?.start;
  const begun = activities
    .filter(each => startOf(each) !== undefined)
    .sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0) || a.index - b.index);
  const own = ownDurations(mode, runbook, begun, rollbacks);
  let undo = longest(timed, own.seconds);

  const result = new Array<UndoAt | undefined>(activities.length).fill(undefined);
  let most = 0;
  let inexact = false;
  let final = false;
  for (let first = 0; first < begun.length; ) {
    const together = begun.slice(first, firstAfter(begun, first, startOf));
    const takenBack = together.filter(({ answer }) => answer?.kind === "undoes" && (own.seconds[answer.step] ?? 0) > 0);
    if (takenBack.length > 0) {
      for (const { answer } of takenBack) if (answer?.kind === "undoes") own.seconds[answer.step] = 0;
      undo = longest(timed, own.seconds);
      most = begun.slice(0, first).reduce((largest, { index }) => Math.max(largest, undo[index] ?? 0), 0);
    }
    for (const { index, answer } of together) {
      most = Math.max(most, undo[index] ?? 0);
      inexact ||= own.inexact.has(index);
      final ||= answer?.kind === "irreversible";
    }
    for (const { index } of together) result[index] = { seconds: most, inexact, final };
    first += together.length;
  }
  return result;
}

/** Where the activities that start later than the one at `first` begin. */
function firstAfter(
  sorted: readonly Activity[],
  first: number,
  startOf: (activity: Activity) => Instant | undefined,
): number {
  const start = sorted.slice(first, first + 1).map(startOf)[0];
  let next = first;
  for (let activity = sorted[next]; activity && startOf(activity) === start; activity = sorted[next]) next++;
  return next;
}

function ownDurations(
  mode: Mode,
  runbook: Runbook,
  byStart: readonly Activity[],
  rollbacks: readonly ScheduledRollback[],
): { seconds: Seconds[]; inexact: ReadonlySet<number> } {
  const seconds = new Array<Seconds>(runbook.work.activities.length).fill(0);
  const inexact = new Set<number>();
  const counted = new Set<number>();
  for (const { index, answer, kind } of byStart) {
    if (kind !== "step") continue;
    switch (answer?.kind) {
      case "counterpart": {
        const rollback = rollbacks[answer.rollback];
        if (!rollback || counted.has(answer.rollback)) break;
        counted.add(answer.rollback);
        seconds[index] = rollback[mode];
        if (rollback.inexact) inexact.add(index);
        break;
      }
      case "temporary": {
        const later = runbook.work.activities[answer.by];
        if (!later) break;
        seconds[index] = durationOf(later, mode);
        if (!later.takes) inexact.add(index);
        break;
      }
      case undefined:
      case "unresolved":
        inexact.add(index);
        break;
      case "undoes":
      case "none":
      case "irreversible":
        break;
    }
  }
  return { seconds, inexact };
}

/** By node: own plus the largest of what it waits for. */
function longest({ graph }: TimedWork, own: readonly Seconds[]): readonly Seconds[] {
  const undo = new Array<Seconds>(graph.size).fill(0);
  for (const node of graph.order) {
    let most = 0;
    for (const { from } of graph.before[node] ?? []) most = Math.max(most, undo[from] ?? 0);
    undo[node] = most + (own[node] ?? 0);
  }
  return undo;
}
