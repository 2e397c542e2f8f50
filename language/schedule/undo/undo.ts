/**
 * How long undoing takes at a moment, and until when a rollback can still be decided (docs/language.md, "How long undoing takes").
 *
 * Begun by a moment are the steps that began before it, and those that begin at it and come before what is asked about in the
 * order. own(a): duration of a's counterpart; 0 for what is not a step and for `rollback none`; a shared counterpart runs once
 * (groups.ts). undo(a) = own(a) + the largest undo of what a waits for. Undo at a moment: the largest undo of the steps begun by
 * then, and at least what the people named can carry (load.ts). A temporary change counts until the later step that takes it
 * back has begun; one that begins before the change is made does not take it back.
 */
import type { Activity, Instant, Runbook } from "../../plan/plan.js";
import type { Graph } from "../graph.js";
import type {
  Mode,
  ScheduledActivity,
  ScheduledRollback,
  Undo,
  UndoFromHere,
  UndoMoment,
  UndoState,
  UndoStep,
} from "../schedule.js";
import type { TimedWork } from "../work.js";
import { type Chain, longestChain } from "./chain.js";
import { decideBy, type PlanDecision, planDecision } from "./decide-by.js";
import { groupsOf } from "./groups.js";
import { loadOf } from "./load.js";
import { ownOf, type WhoCan } from "./own.js";

export interface Undoing {
  /** By activity: at its end; undefined where it has no time. */
  readonly activities: readonly (Undo | undefined)[];
  readonly moments: readonly UndoMoment[];
  /** The links of undoing, as planned. */
  readonly steps: readonly UndoStep[];
  readonly safeDecision: { readonly planned: PlanDecision | undefined; readonly worst: PlanDecision | undefined };
}

/**
 * Grows with the work and, for each temporary change that is taken back and for each further user of a shared rollback, with
 * what began in between.
 */
export function undoOf(
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
  whoCan: WhoCan,
): Undoing {
  const steps: UndoStep[] = [];
  const planned = undoIn("planned", runbook, timed, rollbacks, whoCan, steps);
  const worst = undoIn("worst", runbook, timed, rollbacks, whoCan, []);
  const end = runbook.window?.end;
  const activities = runbook.work.activities.map(({ index }): Undo | undefined => {
    const [early, late] = [planned.atEnd[index], worst.atEnd[index]];
    if (!early || !late) return undefined;
    const until = timed.afterWindow[index] ? undefined : end;
    // It may end later, and by then more may have begun.
    const endsLater = timed.activities[index]?.endInexact ?? false;
    const fromHere = (state: UndoState): UndoFromHere => ({
      ...state,
      inexact: state.inexact || endsLater,
      decideBy: decideBy(state, until),
    });
    return { planned: fromHere(early), worst: fromHere(late) };
  });
  return {
    activities,
    steps,
    moments: planned.moments.map(({ after, activity, state }) => ({
      after,
      planned: state,
      worst: worst.onceBegun[activity] ?? state,
    })),
    safeDecision: { planned: planDecision(planned.moments, end), worst: planDecision(worst.moments, end) },
  };
}

interface Pass {
  /** By activity: what has begun by its end. */
  readonly atEnd: readonly (UndoState | undefined)[];
  /** By activity: right after it, and all that begins with it, has begun. */
  readonly onceBegun: readonly (UndoState | undefined)[];
  /** In order: from right after `after` until the next. */
  readonly moments: readonly { readonly after: Instant; readonly activity: number; readonly state: UndoState }[];
}

function undoIn(
  mode: Mode,
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledRollback[],
  whoCan: WhoCan,
  steps: UndoStep[],
): Pass {
  const { activities } = runbook.work;
  const beginnings = inOrder(activities, timed, timed.graph, mode);
  const endings = beginnings.filter(({ start, end }) => start < end).sort((a, b) => a.end - b.end);
  const own = ownOf(
    mode,
    runbook,
    beginnings.map(({ activity }) => activity),
    rollbacks,
    whoCan,
  );
  const chain = longestChain(timed.graph, groupsOf(timed.graph, runbook.rollbacks), own.seconds, steps);
  const load = loadOf(own.carried, steps);

  const before = behind(timed.graph, runbook.work.activities, own.inexact);

  let inexact = false;
  let final = false;
  const begin = ({ index, answer }: Activity): void => {
    if (answer?.kind === "undoes" && follows(timed.activities, index, answer.step, mode)) {
      chain.takeBack(answer.step);
      load.remove(answer.step);
    }
    chain.begin(index);
    load.add(index);
    inexact ||= own.inexact.has(index);
    final ||= answer?.kind === "irreversible";
  };
  const state = (longest = chain.most()): UndoState => {
    const carried = load.most();
    const isCarried = carried.seconds > longest.seconds;
    return {
      seconds: isCarried ? carried.seconds : longest.seconds,
      inexact,
      final,
      first: isCarried ? (carried.first ?? longest.first) : longest.first,
      carriers: isCarried ? carried.people : [],
    };
  };
  /** Of what begins together with something that takes no time, only what that waits for has begun by its end. */
  const stateOfEvent = (index: number, sooner: UndoState, longest: Chain): UndoState => {
    const itself = chain.from(index);
    return {
      ...state(itself.seconds > longest.seconds ? itself : longest),
      inexact: sooner.inexact || before.inexact[index] === 1,
      final: sooner.final || before.final[index] === 1,
    };
  };

  const atEnd = new Array<UndoState | undefined>(activities.length).fill(undefined);
  const onceBegun = new Array<UndoState | undefined>(activities.length).fill(undefined);
  const moments: Pass["moments"][number][] = [];
  let ended = 0;
  const endUntil = (moment: Instant): void => {
    for (let next = endings[ended]; next && next.end <= moment; next = endings[++ended]) {
      atEnd[next.activity.index] = state();
    }
  };
  for (let first = 0; first < beginnings.length; ) {
    const after = beginnings[first]?.start ?? 0;
    endUntil(after);
    const from = first;
    const [sooner, longest] = [state(), chain.most()];
    for (let next = beginnings[first]; next?.start === after; next = beginnings[++first]) {
      begin(next.activity);
      if (next.end === after) atEnd[next.activity.index] = stateOfEvent(next.activity.index, sooner, longest);
    }
    const now = state();
    for (const { activity } of beginnings.slice(from, first)) onceBegun[activity.index] = now;
    moments.push({ after, activity: beginnings[first - 1]?.activity.index ?? 0, state: now });
  }
  endUntil(Number.POSITIVE_INFINITY);
  return { atEnd, onceBegun, moments };
}

/** By node: 1 where it, or something it waits for, has no known way back, or none at all. Linear. */
function behind({ size, order, before }: Graph, activities: readonly Activity[], unknown: ReadonlySet<number>) {
  const inexact = new Uint8Array(size);
  const final = new Uint8Array(size);
  for (const node of order) {
    inexact[node] = unknown.has(node) || (before[node] ?? []).some(({ from }) => inexact[from]) ? 1 : 0;
    const isFinal = activities[node]?.answer?.kind === "irreversible";
    final[node] = isFinal || (before[node] ?? []).some(({ from }) => final[from]) ? 1 : 0;
  }
  return { inexact, final };
}

interface Beginning {
  readonly activity: Activity;
  readonly start: Instant;
  readonly end: Instant;
}

/** By start; of those that begin together, the ones without length first: they are over before the others have begun. */
function inOrder(activities: readonly Activity[], timed: TimedWork, { order }: Graph, mode: Mode): Beginning[] {
  const rank = new Int32Array(activities.length);
  for (const [position, node] of order.entries()) if (node < activities.length) rank[node] = position;
  const length = ({ start, end }: Beginning): number => Math.min(1, end - start);
  return activities
    .flatMap((activity): Beginning[] => {
      const span = timed.activities[activity.index]?.[mode];
      return span ? [{ activity, ...span }] : [];
    })
    .sort(
      (a, b) =>
        a.start - b.start || length(a) - length(b) || (rank[a.activity.index] ?? 0) - (rank[b.activity.index] ?? 0),
    );
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
