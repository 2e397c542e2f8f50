/**
 * How long undoing takes, at the start of every activity, and until when a rollback can still be decided.
 *
 * own(a): duration of a's counterpart; 0 for what is not a step, for `rollback none`, and for every user of a shared
 * counterpart but the earliest. undo(a) = own(a) + the largest undo of what a waits for. Undo at a moment: the largest undo
 * of the steps begun by then. A temporary change counts until the later step that takes it back has begun; one that begins
 * before the change is made does not take it back.
 */
import type { Activity, Instant, Runbook, Seconds } from "../plan/plan.js";
import type { Graph } from "./graph.js";
import { heapOf } from "./heap.js";
import type { Mode, Schedule, ScheduledActivity, ScheduledRollback, Undo, UndoStep } from "./schedule.js";
import { durationOf, type TimedWork } from "./work.js";

/**
 * What undoing takes by activity, undefined where it has no time, and the steps it consists of as planned. Grows with the work and, for each temporary change that is taken back, with
 * what began in between.
 */
export function undoOf(
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
): { readonly activities: readonly (Undo | undefined)[]; readonly steps: readonly UndoStep[] } {
  const steps: UndoStep[] = [];
  const planned = undoIn("planned", runbook, timed, rollbacks, steps);
  const worst = undoIn("worst", runbook, timed, rollbacks, []);
  const end = runbook.window?.end;
  const activities = runbook.work.activities.map(({ index }) => {
    const early = planned[index];
    const late = worst[index];
    const span = timed.activities[index];
    if (!early || !late || !span?.planned || !span.worst) return undefined;
    const reversible = end !== undefined && !early.final && !late.final && !timed.afterWindow[index];
    return {
      planned: early.seconds,
      worst: late.seconds,
      inexact: early.inexact,
      decideBy: reversible ? { planned: end - early.seconds, worst: end - late.seconds } : undefined,
      first: early.first,
    };
  });
  return { activities, steps };
}

interface UndoAt {
  readonly seconds: Seconds;
  readonly inexact: boolean;
  /** An irreversible step has begun. */
  readonly final: boolean;
  /** Where its chain begins among the steps. */
  readonly first: number | undefined;
}

function undoIn(
  mode: Mode,
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
  steps: UndoStep[],
): (UndoAt | undefined)[] {
  const { activities } = runbook.work;
  const startOf = (activity: Activity): Instant | undefined => timed.activities[activity.index]?.[mode]?.start;
  const begun = activities
    .filter(each => startOf(each) !== undefined)
    .sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0) || a.index - b.index);
  const own = ownDurations(mode, runbook, begun, rollbacks);
  const undo = growingUndo(timed.graph, own.seconds, steps);

  const result = new Array<UndoAt | undefined>(activities.length).fill(undefined);
  let inexact = false;
  let final = false;
  for (let first = 0; first < begun.length; ) {
    const together = begun.slice(first, firstAfter(begun, first, startOf));
    for (const { index, answer } of together) {
      if (answer?.kind === "undoes" && follows(timed.activities, index, answer.step, mode)) undo.takeBack(answer.step);
    }
    for (const { index, answer } of together) {
      undo.begin(index);
      inexact ||= own.inexact.has(index);
      final ||= answer?.kind === "irreversible";
    }
    for (const { index } of together) result[index] = { ...undo.most(), inexact, final };
    first += together.length;
  }
  return result;
}

/** Whether there is no way back any more when an activity begins, as planned: an irreversible step has begun. */
export function isBehindNoReturn({ work, pointOfNoReturn }: Schedule, activity: number): boolean {
  const start = work.activities[activity]?.planned?.start;
  return pointOfNoReturn !== undefined && start !== undefined && start >= pointOfNoReturn.at;
}

/** Whether an activity begins when another has ended. */
export function follows(
  activities: readonly Pick<ScheduledActivity, Mode>[],
  activity: number,
  other: number,
  mode: Mode,
): boolean {
  const [start, end] = [activities[activity]?.[mode]?.start, activities[other]?.[mode]?.end];
  return start !== undefined && end !== undefined && start >= end;
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

/** How long undoing takes as one activity after the other begins. */
interface GrowingUndo {
  /** Counts an activity, and with it what it waits for. */
  readonly begin: (activity: number) => void;
  /** A temporary change needs no undoing any more. */
  readonly takeBack: (activity: number) => void;
  /** The largest undo of all that has begun, and where its chain begins. */
  readonly most: () => { readonly seconds: Seconds; readonly first: number | undefined };
}

/** @param steps grows by one for each step that takes time to undo, and for each whose undoing changes again */
function growingUndo({ size, before, after, order }: Graph, own: Seconds[], steps: UndoStep[]): GrowingUndo {
  const undo = new Float64Array(size);
  const chain = new Array<number | undefined>(size).fill(undefined);
  const known = new Uint8Array(size);
  /** What something known waits for: that one's undo is no less. */
  const passed = new Uint8Array(size);
  const largest = heapOf((a, b) => a > b);
  const rank = new Int32Array(size);
  for (const [position, node] of order.entries()) rank[node] = position;

  const settle = (node: number): void => {
    let most = 0;
    let next: number | undefined;
    for (const { from } of before[node] ?? []) {
      const earlier = undo[from] ?? 0;
      if (earlier > most) next = chain[from];
      most = Math.max(most, earlier);
      passed[from] = 1;
    }
    const itself = own[node] ?? 0;
    const seconds = most + itself;
    undo[node] = seconds;
    chain[node] = itself > 0 ? steps.push({ activity: node, seconds: itself, next }) - 1 : next;
    known[node] = 1;
    if (!passed[node]) largest.push({ node, key: seconds });
  };
  return {
    begin: activity => {
      const waiting = [activity];
      for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
        const unknown = known[node] ? [] : (before[node] ?? []).filter(({ from }) => !known[from]);
        for (const { from } of unknown) waiting.push(from);
        if (unknown.length > 0) continue;
        if (!known[node]) settle(node);
        waiting.pop();
      }
    },
    takeBack: activity => {
      if (!own[activity]) return;
      own[activity] = 0;
      // In the order of waiting, so that each node is settled when all it waits for is.
      const changed = heapOf((a, b) => a < b);
      if (known[activity]) changed.push({ node: activity, key: rank[activity] ?? 0 });
      for (let next = changed.pop(); next; next = changed.pop()) {
        const earlier = undo[next.node];
        settle(next.node);
        if (undo[next.node] === earlier) continue;
        for (const { to } of after[next.node] ?? []) {
          if (known[to]) changed.push({ node: to, key: rank[to] ?? 0 });
        }
      }
    },
    most: () => {
      // What has been settled again since stands there twice: the older entry counts no more.
      for (let first = largest.first(); first; first = largest.first()) {
        if (undo[first.node] === first.key) return { seconds: first.key, first: chain[first.node] };
        largest.pop();
      }
      return { seconds: 0, first: undefined };
    },
  };
}
