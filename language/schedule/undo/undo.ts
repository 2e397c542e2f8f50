/**
 * How long undoing takes at a moment, and until when a rollback can still be decided (docs/language.md, "How long undoing takes").
 *
 * Begun by a moment are the steps that began before it, and those that begin at it and come before what is asked about in the
 * order. own(a): duration of a's counterpart; 0 for what is not a step and for `rollback none`; a shared counterpart runs once
 * (groups.ts). undo(a) = own(a) + the largest undo of what a waits for. Undo at a moment: the largest undo of the steps begun by
 * then, and at least what the people named can carry (load.ts). A temporary change counts until the later step that takes it
 * back has begun; one that begins before the change is made does not take it back. What a gate keeps counts until the gate has ended.
 */
import type { Activity, Instant, Rollback, Runbook } from "../../plan/plan.js";
import { begunGraphOf, type Graph } from "../graph.js";
import type {
  Mode,
  PlanDecision,
  ScheduledActivity,
  ScheduledApart,
  Undo,
  UndoFromHere,
  UndoMoment,
  UndoState,
  UndoStep,
} from "../schedule.js";
import type { TimedWork } from "../work.js";
import { type Chain, longestChain } from "./chain.js";
import { decideBy, planDecision } from "./decide-by.js";
import { type Groups, groupsOf } from "./groups.js";
import { keptSteps } from "./kept-steps.js";
import { peopleLoadOf } from "./people-load.js";
import { type Counterparts, counterpartsOf, rollbackLengthsOf, type WhoCan } from "./rollback-lengths.js";
import { noSteps, type Steps, stepsInto } from "./steps.js";

export interface UndoSchedule {
  /** By activity: at its end; undefined where it has no time. */
  readonly activities: readonly (Undo | undefined)[];
  readonly moments: readonly UndoMoment[];
  /** The links of undoing, as planned. */
  readonly steps: readonly UndoStep[];
  readonly safeDecision: { readonly planned: PlanDecision | undefined; readonly worst: PlanDecision | undefined };
}

/** What both passes share. */
interface UndoInput {
  readonly activities: readonly Activity[];
  readonly timed: TimedWork;
  readonly graph: Graph;
  readonly groups: Groups;
  readonly counterparts: Counterparts;
  readonly rollbacks: readonly Rollback[];
  /** By gate that keeps something: the steps. */
  readonly kept: ReadonlyMap<number, readonly number[]>;
}

/**
 * Grows with the work and, for each temporary change that is taken back and for each further user of a shared rollback, with
 * what began in between and still has something to undo; nested changes are taken back at no further cost (chain.ts).
 * @param stillToCome those moments of the plan at which a decision still can be made
 */
export function undoOf(
  runbook: Runbook,
  timed: TimedWork,
  rollbacks: readonly ScheduledApart[],
  whoCan: WhoCan,
  stillToCome: StillToCome = moments => moments,
): UndoSchedule {
  const steps: UndoStep[] = [];
  const graph = begunGraphOf(runbook.work);
  const given: UndoInput = {
    activities: runbook.work.activities,
    timed,
    graph,
    groups: groupsOf(graph, runbook.rollbacks),
    counterparts: counterpartsOf(runbook, rollbacks, whoCan),
    rollbacks: runbook.rollbacks,
    kept: keptSteps(runbook),
  };
  const planned = undoIn("planned", given, stepsInto(steps));
  const worst = undoIn("worst", given, noSteps);
  const end = runbook.window?.end;
  const activities = given.activities.map(({ index }): Undo | undefined => {
    const [early, late] = [planned.atEnd[index], worst.atEnd[index]];
    if (!early || !late) return undefined;
    const until = timed.afterWindow[index] ? undefined : end;
    // It may end later, and by then more may have begun.
    const endsLater = timed.endInexact[index] === 1;
    return { planned: fromHere(early, endsLater, until), worst: fromHere(late, endsLater, until) };
  });
  return {
    activities,
    steps,
    moments: planned.moments.map(({ after, activity, isPassed, state }) => ({
      after,
      planned: state,
      worst: (isPassed ? worst.oncePassed.get(activity) : worst.onceBegun[activity]) ?? state,
    })),
    safeDecision: {
      planned: planDecision(stillToCome(planned.moments), end),
      worst: planDecision(stillToCome(worst.moments), end),
    },
  };
}

function fromHere(state: UndoState, endsLater: boolean, until: Instant | undefined): UndoFromHere {
  const { seconds, inexact, final, first, carriers } = state;
  return { seconds, inexact: inexact || endsLater, final, first, carriers, decideBy: decideBy(state, until) };
}

interface UndoPass {
  /** By activity: what has begun by its end. */
  readonly atEnd: readonly (UndoState | undefined)[];
  /** By activity: right after it, and all that begins with it, has begun. */
  readonly onceBegun: readonly (UndoState | undefined)[];
  /** In order: from right after `after` until the next. */
  readonly moments: readonly UndoPassMoment[];
  /** By gate that keeps something: right after it is passed. */
  readonly oncePassed: ReadonlyMap<number, UndoState>;
}

/** Which moments of a plan that is being done are not over. */
export type StillToCome = (moments: readonly UndoPassMoment[]) => readonly UndoPassMoment[];

interface UndoPassMoment {
  readonly after: Instant;
  readonly activity: number;
  /** It is a gate that is passed; else it begins. */
  readonly isPassed: boolean;
  readonly state: UndoState;
}

function undoIn(mode: Mode, input: UndoInput, steps: Steps): UndoPass {
  const { activities, timed, graph, groups, counterparts } = input;
  const { [mode]: times } = timed;
  const [startOf, endOf] = [by(times.start), by(times.end)];
  const beginnings = beginningsIn(activities, startOf, endOf, timed.graph);
  const lasting = activities.flatMap(({ index, during }) => (during && !Number.isNaN(endOf(index)) ? [index] : nobody));
  const endings = [...beginnings.filter(index => startOf(index) < endOf(index)), ...lasting].sort(
    (a, b) => endOf(a) - endOf(b),
  );
  const own = rollbackLengthsOf(mode, beginnings, counterparts);
  const chain = longestChain(graph, groups, own.seconds, steps);
  const load = peopleLoadOf(mode, counterparts.crews, own.carried, steps);
  const before = flagsAfter(graph, activities, own.inexact);

  const passings = [...input.kept.keys()]
    .filter(gate => !Number.isNaN(endOf(gate)))
    .sort((a, b) => endOf(a) - endOf(b));
  const kept = new Set<number>();
  const pass = (gate: number): void => {
    const steps = (input.kept.get(gate) ?? []).filter(step => endOf(step) <= endOf(gate));
    for (const step of steps) kept.add(step);
    for (const user of steps.flatMap(step => usersOf(step, input))) {
      // A rollback that several share runs as long as one of them is not kept.
      if (!usersOf(user, input).every(each => kept.has(each))) continue;
      chain.takeBack(user);
      load.remove(user);
      unknown -= own.inexact[user] ?? 0;
      own.inexact[user] = 0;
    }
  };

  /** How many that have begun have no rollback, or none whose duration is known. */
  let unknown = 0;
  let final = false;
  const begin = (index: number): void => {
    const answer = activities[index]?.answer;
    if (answer?.kind === "undoes" && startOf(index) >= endOf(answer.step)) {
      chain.takeBack(answer.step);
      load.remove(answer.step);
    }
    chain.begin(index);
    load.add(index);
    unknown += own.inexact[index] ?? 0;
    final ||= answer?.kind === "irreversible";
  };
  const state = ({ seconds, first }: Chain): UndoState => {
    const crew = load.most();
    const carried = crew === undefined ? 0 : load.seconds(crew);
    const inexact = unknown > 0;
    if (crew === undefined || carried <= seconds) return { seconds, inexact, final, first, carriers: nobody };
    const carriers = counterparts.crews[crew] ?? nobody;
    return { seconds: carried, inexact, final, first: load.first(crew) ?? first, carriers };
  };
  /** Of what begins together with something that takes no time, only what that waits for has begun by its end. */
  const stateOfEvent = (index: number, sooner: UndoState, longest: Chain): UndoState => {
    const itself = chain.from(index);
    const { seconds, first, carriers } = state(itself.seconds > longest.seconds ? itself : longest);
    const isInexact = sooner.inexact || before.inexact[index] === 1;
    const isFinal = sooner.final || before.final[index] === 1;
    return { seconds, inexact: isInexact, final: isFinal, first, carriers };
  };

  const atEnd = new Array<UndoState | undefined>(activities.length).fill(undefined);
  const onceBegun = new Array<UndoState | undefined>(activities.length).fill(undefined);
  const oncePassed = new Map<number, UndoState>();
  const moments: UndoPassMoment[] = [];
  let longest = chain.most();
  let now = state(longest);
  let ended = 0;
  const endUntil = (moment: Instant): void => {
    for (let next = endings[ended]; next !== undefined && endOf(next) <= moment; next = endings[++ended]) {
      atEnd[next] = now;
    }
  };
  let passed = 0;
  for (let next = 0; next < beginnings.length || passed < passings.length; ) {
    const from = next;
    const begins = next < beginnings.length ? startOf(beginnings[from] ?? 0) : Number.POSITIVE_INFINITY;
    const passes = passed < passings.length ? endOf(passings[passed] ?? 0) : Number.POSITIVE_INFINITY;
    const after = Math.min(begins, passes);
    endUntil(after);
    for (let index = beginnings[next]; index !== undefined && startOf(index) === after; index = beginnings[++next]) {
      begin(index);
      if (endOf(index) === after) atEnd[index] = stateOfEvent(index, now, longest);
    }
    const firstPassed = passed;
    for (let gate = passings[passed]; gate !== undefined && endOf(gate) <= after; gate = passings[++passed]) pass(gate);
    longest = chain.most();
    now = state(longest);
    for (let begun = from; begun < next; begun++) onceBegun[beginnings[begun] ?? 0] = now;
    for (let gate = firstPassed; gate < passed; gate++) oncePassed.set(passings[gate] ?? 0, now);
    const isPassed = from === next;
    const activity = (isPassed ? passings[passed - 1] : beginnings[next - 1]) ?? 0;
    moments.push({ after, activity, isPassed, state: now });
  }
  endUntil(Number.POSITIVE_INFINITY);
  return { atEnd, onceBegun, moments, oncePassed };
}

/** All steps that are undone by the same run of a rollback. */
function usersOf(step: number, { activities, rollbacks }: UndoInput): readonly number[] {
  const answer = activities[step]?.answer;
  return answer?.kind === "counterpart" && answer.shared ? (rollbacks[answer.rollback]?.users ?? [step]) : [step];
}

const nobody: readonly number[] = [];

function by(column: Float64Array): (index: number) => number {
  return index => column[index] ?? Number.NaN;
}

/** By node: 1 where it, or something it waits for, has no known rollback, or none at all. Linear. */
function flagsAfter({ size, order, into }: Graph, activities: readonly Activity[], unknown: Uint8Array) {
  const inexact = new Uint8Array(size);
  const final = new Uint8Array(size);
  for (const node of order) {
    inexact[node] = unknown[node] ?? 0;
    final[node] = activities[node]?.answer?.kind === "irreversible" ? 1 : 0;
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) {
      const from = into.nodes[link] ?? 0;
      if (inexact[from]) inexact[node] = 1;
      if (final[from]) final[node] = 1;
    }
  }
  return { inexact, final };
}

/**
 * Activities that have a time of their own, by start; of those that begin together, the ones without length first: they are over before the
 * others have begun.
 */
export function beginningsIn(
  activities: readonly Activity[],
  startOf: (index: number) => Instant,
  endOf: (index: number) => Instant,
  { order }: Graph,
): readonly number[] {
  const lengthOf = (index: number): number => Math.min(1, endOf(index) - startOf(index));
  const timed: number[] = [];
  for (const node of order) if (activities[node]?.during === undefined && node < activities.length) timed.push(node);
  // Sorting is stable: what begins together stays in an order in which each comes after what it waits for.
  return timed.sort((a, b) => startOf(a) - startOf(b) || lengthOf(a) - lengthOf(b));
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
