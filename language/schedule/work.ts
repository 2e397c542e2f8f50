/** The times of one Work in numbers: the forward passes (starts and ends), the backward pass (float) and the critical path. */

import { blocksAround } from "../plan/all-work.js";
import { beginNode, endNode, nodeAt } from "../plan/order.js";
import type { Activity, Instant, Moment, Seconds, Work } from "../plan/plan.js";
import { type Graph, graphOf } from "./graph.js";
import { afterLag, beforeLag, daysAfter } from "./lag.js";
import type { Mode, Span } from "./schedule.js";

/** Columns by node, where activities come first; schedule/scheduled.ts makes objects of them. */
export interface TimedWork {
  readonly graph: Graph;
  readonly planned: Pass;
  readonly worst: Pass;
  /** 1 where a start, an end is only a lower bound. */
  readonly startInexact: Uint8Array;
  readonly endInexact: Uint8Array;
  /** How late it may start, as planned, without moving the end of the plan, or of what is placed after the window. */
  readonly latestStart: Float64Array;
  readonly criticalPath: readonly number[];
  /** Activities that are placed by an `at` after the window, and those that follow one. Parallel to Work.activities. */
  readonly afterWindow: readonly boolean[];
}

/** By node. */
export interface Pass {
  /** 0 where it is missing. */
  readonly takes: Float64Array;
  /** NaN in or after a cycle, and where it lasts as long as something without a time. A block's node with nothing before it has -Infinity. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The end that is sure at the least: -Infinity after a start that could not be read. */
  readonly leastEnd: Float64Array;
  /** What it waits for at the least, without its own `at`. */
  readonly ready: Float64Array;
}

export interface Settings {
  /** Activities without an `at` of their own or of a phase around them start no earlier, unless they follow a prologue. */
  readonly floor: Instant;
  /** Those placed after it are an epilogue: the end of the plan is that of the others. */
  readonly windowEnd: Instant;
  /** Whether an `at` means anything: when a rollback runs is decided during the release. */
  readonly isPlaced: boolean;
  /** The zone in which the days of a lag are counted; undefined where they are days of 24 hours. */
  readonly zone: string | undefined;
  /** By activity: it starts no earlier, whatever else is said. */
  readonly notBefore?: Readonly<Record<Mode, Float64Array>>;
  /** Where the plan is being done: what has happened of it (happened.ts). */
  readonly happened?: HappenedTimes;
}

/** What a pass asks about an activity of a plan that is being done. */
export interface HappenedTimes {
  /** When it happens, from what it would be without. */
  readonly spanOf: (node: number, otherwise: Otherwise) => Span;
  readonly hasBegun: (node: number) => boolean;
  readonly hasEnded: (node: number) => boolean;
  readonly isLeftOut: (node: number) => boolean;
  /** The same of what lasts as long as a part of the plan. */
  readonly lasting: (node: number, part: Span) => Span;
}

/** What it waits for is over, when it begins by that and by its `at`, and how long it takes. */
export interface Otherwise {
  readonly earliest: Instant;
  readonly begins: Instant;
  readonly lasts: Seconds;
}

/** What the passes share. */
interface TimingInput extends Settings {
  readonly work: Work;
  readonly graph: Graph;
  /** By activity: the `at` that holds for it. */
  readonly placed: readonly (Moment | undefined)[];
  /** Asked about each node before its turn, with what it waits for at the least: it may still settle what is `placed`. */
  readonly settle?: (node: number, ready: Instant) => void;
}

/** Times a work, but for what lasts as long as something else: see lasting.ts. Linear in it. */
export function timeWork(work: Work, settings: Settings): TimedWork {
  const graph = graphOf(work);
  const given: TimingInput = { ...settings, work, graph, placed: settings.isPlaced ? placements(work) : [] };
  const planned = forward(given, "planned");
  const worst = forward(given, "worst");
  const afterWindow = placedAfter(given);
  return {
    graph,
    planned,
    worst,
    ...inexactness(given, planned),
    latestStart: latestStarts(given, planned, afterWindow),
    criticalPath: criticalPath(given, planned, afterWindow),
    afterWindow,
  };
}

/**
 * Goes through a work in its order, as planned.
 * @param choose told each `at` and how early it can be at the least; what it gives holds for all that comes after
 */
export function settleTimes(
  work: Work,
  settings: Settings,
  choose: (at: Moment, earliest: Instant) => Moment | undefined,
): void {
  const ofBlock: (Moment | undefined)[] = [];
  const placed: (Moment | undefined)[] = [];
  const chosen = (at: Moment | undefined, block: number | undefined, ready: Instant): Moment | undefined => {
    const around = block === undefined ? undefined : ofBlock[block];
    return at ? choose(at, Math.max(ready, around?.at ?? never)) : around;
  };
  const settle = (node: number, ready: Instant): void => {
    const { kind, index } = nodeAt(work, node);
    const block = work.blocks[index];
    const activity = work.activities[index];
    if (kind === "begin" && block) ofBlock[index] = chosen(block.at, block.parent, ready);
    if (kind === "activity" && activity) placed[index] = chosen(activity.at, activity.block, ready);
  };
  forward({ ...settings, work, graph: graphOf(work), placed, settle }, "planned");
}

/** An activity's duration in seconds; a missing one counts 0. */
export function durationOf({ takes }: Pick<Activity, "takes">, mode: Mode): Seconds {
  if (!takes) return 0;
  return mode === "planned" ? takes.planned : Math.max(takes.planned, takes.worst);
}

/** The `at` that holds for an activity: its own, else that of the nearest phase around it. */
export function placedAt(work: Work, activity: Activity): Moment | undefined {
  if (activity.at) return activity.at;
  if (activity.during) return undefined;
  for (const block of blocksAround(work, activity)) if (block.at) return block.at;
  return undefined;
}

/** The same for every activity: blocks come before what is in them. */
function placements({ activities, blocks }: Work): readonly (Moment | undefined)[] {
  const ofBlock: (Moment | undefined)[] = [];
  for (const { at, parent } of blocks) ofBlock.push(at ?? ofBlock[parent ?? -1]);
  return activities.map(({ at, block, during }) => at ?? (during ? undefined : ofBlock[block]));
}

const never = Number.NEGATIVE_INFINITY;
const always = Number.POSITIVE_INFINITY;

function forward({ work, graph, placed, floor, zone, notBefore, happened, settle }: TimingInput, mode: Mode): Pass {
  const held = notBefore?.[mode];
  const { size, order, into } = graph;
  const column = (): Float64Array => new Float64Array(size).fill(Number.NaN);
  const [takes, start, end, leastEnd, ready] = [new Float64Array(size), column(), column(), column(), column()];
  for (const node of order) {
    if (work.activities[node]?.during) continue;
    let earliest = never;
    let least = never;
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) {
      const edge = work.edges[into.edges[link] ?? -1];
      const from = into.nodes[link] ?? -1;
      if (!edge) continue;
      const { lag } = edge;
      const already = edge.since === "start" ? (takes[from] ?? 0) : 0;
      earliest = Math.max(earliest, afterLag((end[from] ?? never) - already, lag, zone));
      least = Math.max(least, afterLag((leastEnd[from] ?? never) - already, lag, zone));
    }
    ready[node] = least;
    settle?.(node, least);
    const activity = work.activities[node];
    const at = placed[node];
    const opening = activity && !(mayPrecede(activity) && Number.isFinite(earliest)) ? floor : never;
    const heldUntil = held?.[node] ?? never;
    const begins = Math.max(earliest, at?.at ?? opening, heldUntil);
    const begunLeast = isStartOpen(work, node, at) ? never : Math.max(least, at?.at ?? opening, heldUntil);
    const lasts = activity ? durationOf(activity, mode) : 0;
    const fixed = activity && happened?.spanOf(node, { earliest, begins, lasts });
    takes[node] = fixed ? fixed.end - fixed.start : lasts;
    start[node] = fixed ? fixed.start : begins;
    end[node] = fixed ? fixed.end : begins + lasts;
    leastEnd[node] = fixed && (happened?.hasBegun(node) || begunLeast > never) ? fixed.end : begunLeast + lasts;
  }
  return { takes, start, end, leastEnd, ready };
}

/** Whether a node may start earlier than it seems to: its `at` or its `after` could not be read. */
function isStartOpen(work: Work, node: number, at: Moment | undefined): boolean {
  const activity = work.activities[node];
  if (activity) return activity.startUnread || (at !== undefined && at.at === undefined);
  const { kind, index } = nodeAt(work, node);
  return kind === "begin" && work.blocks[index]?.startUnread === true;
}

/**
 * Whether it follows what it waits for before the window as well, as what only tells or looks does: an announcement a week ahead has
 * a prologue of its own. What changes or decides something waits for the window.
 */
export function mayPrecede({ kind }: Activity): boolean {
  return kind === "notify" || kind === "check" || kind === "wait";
}

/**
 * A duration that is missing, a time that is not understood or happens twice, and a line that was not read make what they decide a
 * lower bound.
 */
function inexactness(
  { work, graph: { size, order, into }, placed, zone, happened }: TimingInput,
  planned: Pass,
): Pick<TimedWork, "startInexact" | "endInexact"> {
  const startInexact = new Uint8Array(size);
  const endInexact = new Uint8Array(size);
  for (const { index, startUnread, workUnread } of work.blocks) {
    if (startUnread) startInexact[beginNode(work, index)] = 1;
    if (workUnread) startInexact[endNode(work, index)] = 1;
  }
  for (const node of order) {
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) {
      const edge = work.edges[into.edges[link] ?? -1];
      const from = into.nodes[link] ?? -1;
      const [since, inexact] = edge?.since === "start" ? [planned.start, startInexact] : [planned.end, endInexact];
      const days = edge && daysAfter(since[from] ?? Number.NaN, edge.lag, zone);
      if (inexact[from] || (days && days.kind !== "one")) startInexact[node] = 1;
    }
    const activity = work.activities[node];
    const at = placed[node];
    if (activity?.startUnread || (at && (at.at === undefined || at.at !== at.latest))) startInexact[node] = 1;
    if (happened?.hasBegun(node)) startInexact[node] = 0;
    const isMissing = activity && !activity.takes && !happened?.isLeftOut(node);
    endInexact[node] = !happened?.hasEnded(node) && (startInexact[node] || isMissing) ? 1 : 0;
  }
  return { startInexact, endInexact };
}

function placedAfter({ work, graph: { size, order, into }, placed, windowEnd }: TimingInput): readonly boolean[] {
  const beyond = new Uint8Array(size);
  for (const node of order) {
    beyond[node] = (placed[node]?.at ?? never) >= windowEnd ? 1 : 0;
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) {
      if (beyond[into.nodes[link] ?? -1]) beyond[node] = 1;
    }
  }
  // A decision that may mean rollback has to be made while there is time for it: it is never an epilogue.
  return work.activities.map(({ index, otherwise }) => beyond[index] === 1 && otherwise?.kind !== "rollback");
}

/** The activity that ends last of those that count; undefined when none of them has a time. */
function lastOf({ activities }: Work, { end }: Pass, counts: (activity: number) => boolean): number | undefined {
  let last: number | undefined;
  let latest = Number.NaN;
  for (let index = 0; index < activities.length; index++) {
    const own = end[index] ?? Number.NaN;
    if (own <= latest || Number.isNaN(own) || !counts(index)) continue;
    [last, latest] = [index, own];
  }
  return last;
}

function latestStarts(
  { work, graph, zone, happened }: TimingInput,
  pass: Pass,
  afterWindow: readonly boolean[],
): Float64Array {
  const { size, order, outOf } = graph;
  const latest = new Float64Array(size).fill(Number.NaN);
  const endOf = (isEpilogue: boolean): Instant =>
    pass.end[lastOf(work, pass, index => afterWindow[index] === isEpilogue) ?? -1] ?? always;
  const [planEnd, epilogueEnd] = [endOf(false), endOf(true)];
  for (let position = order.length - 1; position >= 0; position--) {
    const node = order[position] ?? 0;
    // Only activities end the plan: a block that is empty may begin after it.
    let latestEnd = node >= work.activities.length ? always : afterWindow[node] ? epilogueEnd : planEnd;
    const takes = pass.takes[node] ?? 0;
    const last = outOf.starts[node + 1] ?? 0;
    for (let link = outOf.starts[node] ?? 0; link < last; link++) {
      const edge = work.edges[outOf.edges[link] ?? -1];
      const next = latest[outOf.nodes[link] ?? -1] ?? Number.NaN;
      // What has begun waits for nothing any more.
      if (!edge || Number.isNaN(next) || happened?.hasBegun(edge.to)) continue;
      const already = edge.since === "start" ? takes : 0;
      latestEnd = Math.min(latestEnd, beforeLag(next, edge.lag, zone) + already);
    }
    latest[node] = latestEnd - takes;
  }
  return latest;
}

/** Back from the last end over whatever each activity had to wait for, as far as there was no slack. */
function criticalPath(
  { work, graph, zone, happened }: TimingInput,
  pass: Pass,
  afterWindow: readonly boolean[],
): readonly number[] {
  const { into } = graph;
  const path: number[] = [];
  /** The first it waits for that ends, or starts, when that lets it start. */
  const heldBy = (node: number): number | undefined => {
    const start = pass.start[node] ?? never;
    if (!Number.isFinite(start) || happened?.hasBegun(node)) return undefined;
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) {
      const edge = work.edges[into.edges[link] ?? -1];
      const from = into.nodes[link] ?? -1;
      const since = (edge?.since === "start" ? pass.start : pass.end)[from] ?? Number.NaN;
      if (edge && afterLag(since, edge.lag, zone) === start) return from;
    }
    return undefined;
  };
  let node = lastOf(work, pass, index => !afterWindow[index]) ?? lastOf(work, pass, () => true);
  for (; node !== undefined; node = heldBy(node)) if (node < work.activities.length) path.push(node);
  return path.reverse();
}
