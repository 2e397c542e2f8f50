/** How long undoing takes after each activity, for the timeline. */

import type { Activity, Instant, Owners, Plan, Runbook, Seconds } from "../../plan/plan.js";
import { begunGraphOf, graphOf } from "../../schedule/graph.js";
import { isLead } from "../../schedule/lag.js";
import type { Release } from "../../schedule/release.js";
import type { Span, UndoState } from "../../schedule/schedule.js";
import { groupsOf } from "../../schedule/undo/groups.js";
import { keptSteps } from "../../schedule/undo/kept-steps.js";
import { beginningsIn } from "../../schedule/undo/undo.js";
import { decisionsFrom } from "../release.js";
import type { TimelineCounterpart, TimelineUndo, TimelineUndoing, TimelineUndoState } from "../timeline/data.js";
import { ownersInWords } from "./owners.js";

/** Undefined where the activity has no time. */
export function undoOf(
  { schedule }: Release,
  plan: Plan,
  { index }: Pick<Activity, "index">,
): TimelineUndo | undefined {
  const { undo } = schedule.work.activities[index] ?? {};
  if (!undo) return undefined;
  const { planned, worst } = decisionsFrom(undo);
  const decideBy = { ...(planned === undefined ? {} : { planned }), ...(worst === undefined ? {} : { worst }) };
  return {
    ...stateOf(undo.planned, undo.worst, plan),
    ...(planned === undefined && worst === undefined ? {} : { decideBy }),
  };
}

export function undoingOf({ runbook, schedule }: Release, plan: Plan): TimelineUndoing {
  return {
    steps: schedule.undoSteps.map(({ activity, seconds, next }) => ({
      activity,
      title: counterpartOf(runbook, activity),
      seconds,
      ...(next === undefined ? {} : { next }),
    })),
    moments: schedule.undoMoments.map(({ after, planned, worst }) => ({ after, ...stateOf(planned, worst, plan) })),
    ...counterpartsOf({ runbook, schedule }, plan),
  };
}

/** Everything that is undone, and what came after what. */
function counterpartsOf({ runbook, schedule }: Release, plan: Plan): Pick<TimelineUndoing, "counterparts" | "came"> {
  const { work } = runbook;
  const graph = begunGraphOf(work);
  const groups = groupsOf(graph, runbook.rollbacks);
  const timesOf = (index: number): Span | undefined => schedule.work.activities[index]?.planned;
  const kept = keptFrom(runbook, timesOf);
  // As the schedule has it: the first user of a shared rollback is the same there.
  const byStart = beginningsIn(
    work.activities,
    index => timesOf(index)?.start ?? Number.NaN,
    index => timesOf(index)?.end ?? Number.NaN,
    graphOf(work),
  ).flatMap(index => work.activities[index] ?? []);
  const counted = new Set<number>();
  const counterparts = byStart.flatMap((activity): readonly TimelineCounterpart[] => {
    const undone = undoneBy(activity, { runbook, schedule });
    const begins = timesOf(activity.index)?.start;
    if (!undone || begins === undefined || (undone.rollback !== undefined && counted.has(undone.rollback))) return [];
    if (undone.rollback !== undefined) counted.add(undone.rollback);
    const until = lastNeeded(activity, undone.users, kept, timesOf);
    return [
      {
        activity: activity.index,
        node: groups.of(activity.index),
        title: counterpartOf(runbook, activity.index),
        owner: ownersInWords(undone.owners, plan),
        seconds: undone.seconds,
        begins,
        ...(until === undefined ? {} : { until }),
      },
    ];
  });
  const edges = work.edges.flatMap(({ from, to, lag }) => (isLead(lag) ? [] : [[from, to] as const]));
  const joined = [...groups.joined].flatMap(([stands, members]) => members.map(member => [member, stands] as const));
  const ranked = Array.from(groups.rank, (rank, node) => [rank, node] as const).filter(([rank]) => rank >= 0);
  const order = ranked.sort(([a], [b]) => a - b).map(([, node]) => node);
  return { counterparts, came: { edges, joined, order } };
}

interface Undone {
  readonly seconds: Seconds;
  readonly owners: Owners | undefined;
  /** The steps that it undoes. */
  readonly users: readonly number[];
  /** Of a shared one. */
  readonly rollback?: number;
}

/** Undefined for what takes no time to undo, and for what nothing is known of. */
function undoneBy({ index, kind, answer }: Activity, { runbook, schedule }: Release): Undone | undefined {
  if (kind !== "step") return undefined;
  if (answer?.kind === "temporary") {
    const later = runbook.work.activities[answer.by];
    const seconds = later?.takes?.planned ?? 0;
    return later && seconds > 0 ? { seconds, owners: later.owners, users: [index] } : undefined;
  }
  if (answer?.kind !== "counterpart") return undefined;
  const rollback = runbook.rollbacks[answer.rollback];
  const seconds = schedule.rollbacks[answer.rollback]?.planned ?? 0;
  if (!rollback || seconds <= 0) return undefined;
  const users = answer.shared ? rollback.users : [index];
  return { seconds, owners: rollback.owners, users, ...(answer.shared ? { rollback: answer.rollback } : {}) };
}

/** By step that a gate keeps: when the first such gate ends of those that come after it. */
function keptFrom(runbook: Runbook, timesOf: (index: number) => Span | undefined): ReadonlyMap<number, Instant> {
  const from = new Map<number, Instant>();
  for (const [gate, steps] of keptSteps(runbook)) {
    const end = timesOf(gate)?.end;
    for (const step of end === undefined ? [] : steps) {
      const done = timesOf(step)?.end;
      if (end !== undefined && done !== undefined && done <= end) from.set(step, Math.min(from.get(step) ?? end, end));
    }
  }
  return from;
}

/** When a later step takes it back, or all that it undoes is kept; undefined where neither comes. */
function lastNeeded(
  { index, answer }: Activity,
  users: readonly number[],
  kept: ReadonlyMap<number, Instant>,
  timesOf: (index: number) => Span | undefined,
): Instant | undefined {
  const [by, own] = [answer?.kind === "temporary" ? timesOf(answer.by) : undefined, timesOf(index)];
  const takenBack = by && own && by.start >= own.end ? by.start : Number.POSITIVE_INFINITY;
  // A rollback that several share runs as long as one of them is not kept.
  const last = users.reduce(
    (end, user) => Math.max(end, kept.get(user) ?? Number.POSITIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  );
  const until = Math.min(takenBack, last);
  return Number.isFinite(until) ? until : undefined;
}

/** What is so nearly everywhere is left out: it is sent for each activity. */
function stateOf(planned: UndoState, worst: UndoState, { people }: Plan): TimelineUndoState {
  const carriers = planned.carriers.flatMap(person => people[person]?.title ?? []);
  return {
    planned: planned.seconds,
    worst: worst.seconds,
    ...(planned.inexact ? { inexact: true } : {}),
    ...(planned.final ? { final: true } : {}),
    ...(planned.first === undefined ? {} : { first: planned.first }),
    ...(carriers.length === 0 ? {} : { carriers }),
  };
}

function counterpartOf({ work, rollbacks }: Runbook, index: number): string {
  const activity = work.activities[index];
  const { answer } = activity ?? {};
  const title =
    answer?.kind === "counterpart"
      ? rollbacks[answer.rollback]?.title
      : answer?.kind === "temporary"
        ? work.activities[answer.by]?.title
        : undefined;
  return title || `Undo ${activity?.title || activity?.name || "it"}`;
}
