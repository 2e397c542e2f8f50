/** The times of one Work: the forward pass (starts and ends), the backward pass (float) and the critical path. */
import { beginNode, endNode, nodeAt } from "../plan/order.js";
import type { Activity, Instant, Moment, Seconds, Work } from "../plan/plan.js";
import { activitiesIn, blocksAround } from "../plan/works.js";
import { type Graph, graphOf } from "./graph.js";
import { afterLag, beforeLag, daysAfter } from "./lag.js";
import type { Mode, ScheduledActivity, ScheduledWork, Span } from "./schedule.js";
import { hullOf } from "./spans.js";

/** Times before undoing is known. */
export type TimedActivity = Omit<ScheduledActivity, "undo">;

export interface TimedWork extends Omit<ScheduledWork, "activities"> {
  readonly activities: readonly TimedActivity[];
  readonly graph: Graph;
  /** Activities that are placed by an `at` after the window, and those that follow one. Parallel to `activities`. */
  readonly afterWindow: readonly boolean[];
}

interface Pass {
  /** By node; undefined in or behind a cycle. A block's node with nothing before it has -Infinity. */
  readonly start: readonly (Instant | undefined)[];
  readonly end: readonly (Instant | undefined)[];
  /** The end that is sure at the least: -Infinity after a start that could not be read. */
  readonly leastEnd: readonly Instant[];
  /** What a node waits for at the least, without its own `at`. */
  readonly ready: readonly Instant[];
}

/** The `at` that holds for an activity; undefined where none does. */
export type PlacedAt = (work: Work, activity: Activity) => Moment | undefined;

export interface Settings {
  /** Activities without an `at` of their own or of a phase around them start no earlier, unless they follow a prologue. */
  readonly floor: Instant;
  /** Those placed after it are an epilogue: the end of the plan is that of the others. */
  readonly windowEnd: Instant;
  readonly placed: PlacedAt;
  /** The zone in which the days of a lag are counted; undefined where they are days of 24 hours. */
  readonly zone: string | undefined;
}

/** Schedules a work. Linear in it. */
export function scheduleWork(work: Work, settings: Settings): TimedWork {
  const { zone } = settings;
  const graph = graphOf(work);
  const planned = forward(work, graph, settings, "planned");
  const worst = forward(work, graph, settings, "worst");
  const inexact = inexactness(work, graph, planned, settings);
  const afterWindow = placedAfter(work, graph, settings);
  const latest = latestStarts(work, graph, planned, afterWindow, zone);
  const activities = work.activities.map(({ index }): TimedActivity => {
    const span = spanAt(planned, index);
    const float = span && latest[index] !== undefined ? latest[index] - span.start : undefined;
    return {
      planned: span,
      worst: spanAt(worst, index),
      startInexact: inexact.start[index] === 1,
      endInexact: inexact.end[index] === 1,
      float,
      critical: float === 0,
      ready: readiness(planned, worst, index),
      endProven: {
        planned: planned.leastEnd[index] === planned.end[index],
        worst: worst.leastEnd[index] === worst.end[index],
      },
    };
  });
  return {
    activities,
    blocks: work.blocks.map(({ index }) => blockSpans(work, index, activities)),
    planned: hullOf(activities.flatMap(each => each.planned ?? [])),
    worst: hullOf(activities.flatMap(each => each.worst ?? [])),
    criticalPath: criticalPath(work, graph, planned, afterWindow, zone),
    cycles: graph.cycles,
    graph,
    afterWindow,
  };
}

/** An activity's duration in seconds; a missing one counts 0. */
export function durationOf(activity: Pick<Activity, "takes">, mode: Mode): Seconds {
  if (!activity.takes) return 0;
  return mode === "planned" ? activity.takes.planned : Math.max(activity.takes.planned, activity.takes.worst);
}

/** The `at` that holds for an activity: its own, else that of the nearest phase around it. */
export function placedAt(work: Work, activity: Activity): Moment | undefined {
  if (activity.at) return activity.at;
  for (const block of blocksAround(work, activity)) if (block.at) return block.at;
  return undefined;
}

function forward(work: Work, graph: Graph, { floor, placed, zone }: Settings, mode: Mode): Pass {
  const start = new Array<Instant | undefined>(graph.size).fill(undefined);
  const end = new Array<Instant | undefined>(graph.size).fill(undefined);
  const leastEnd = new Array<Instant>(graph.size).fill(never);
  const ready = new Array<Instant>(graph.size).fill(never);
  for (const node of graph.order) {
    let [earliest, least] = [never, never];
    for (const { from, lag } of graph.before[node] ?? []) {
      earliest = Math.max(earliest, afterLag(end[from] ?? never, lag, zone));
      least = Math.max(least, afterLag(leastEnd[from] ?? never, lag, zone));
    }
    ready[node] = least;
    const activity = work.activities[node];
    const at = activity && placed(work, activity);
    const opening = activity && !(mayPrecede(activity) && Number.isFinite(earliest)) ? floor : never;
    start[node] = Math.max(earliest, at?.at ?? opening);
    const leastStart = isStartOpen(work, node, at) ? never : Math.max(least, at?.at ?? opening);
    const takes = activity ? durationOf(activity, mode) : 0;
    end[node] = (start[node] ?? 0) + takes;
    leastEnd[node] = leastStart + takes;
  }
  return { start, end, leastEnd, ready };
}

const never = Number.NEGATIVE_INFINITY;

/** Whether a node may start earlier than it seems to: its `at` or its `after` could not be read. */
function isStartOpen(work: Work, node: number, at: Moment | undefined): boolean {
  const { kind, index } = nodeAt(work, node);
  if (kind === "activity")
    return work.activities[index]?.startUnread === true || (at !== undefined && at.at === undefined);
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
  work: Work,
  graph: Graph,
  planned: Pass,
  { placed, zone }: Settings,
): { start: Uint8Array; end: Uint8Array } {
  const start = new Uint8Array(graph.size);
  const end = new Uint8Array(graph.size);
  for (const { index, startUnread, workUnread } of work.blocks) {
    if (startUnread) start[beginNode(work, index)] = 1;
    if (workUnread) start[endNode(work, index)] = 1;
  }
  for (const node of graph.order) {
    for (const { from, lag } of graph.before[node] ?? []) {
      const days = daysAfter(planned.end[from] ?? Number.NaN, lag, zone);
      if (end[from] || (days && days.kind !== "one")) start[node] = 1;
    }
    const activity = work.activities[node];
    const at = activity && placed(work, activity);
    if (activity?.startUnread || (at && (at.at === undefined || at.at !== at.latest))) start[node] = 1;
    end[node] = start[node] || (activity && !activity.takes) ? 1 : 0;
  }
  return { start, end };
}

function placedAfter(work: Work, { size, order, before }: Graph, { placed, windowEnd }: Settings): readonly boolean[] {
  const beyond = new Uint8Array(size);
  for (const node of order) {
    const activity = work.activities[node];
    const at = activity && placed(work, activity)?.at;
    const follows = (before[node] ?? []).some(({ from }) => beyond[from] === 1);
    beyond[node] = follows || (at !== undefined && at >= windowEnd) ? 1 : 0;
  }
  // A decision that may mean rollback has to be made while there is time for it: it is never an epilogue.
  return work.activities.map(({ index, otherwise }) => beyond[index] === 1 && otherwise?.kind !== "rollback");
}

/** The activity that ends last of those that count; undefined when none of them has a time. */
function lastOf({ activities }: Work, { end }: Pass, counts: (activity: number) => boolean): number | undefined {
  let last: number | undefined;
  for (const { index } of activities) {
    const [own, latest] = [end[index], end[last ?? index]];
    if (own === undefined || latest === undefined || !counts(index)) continue;
    if (last === undefined || own > latest) last = index;
  }
  return last;
}

/** By node: how late it may start without moving the end of the plan, or of what is placed after the window. */
function latestStarts(
  work: Work,
  graph: Graph,
  pass: Pass,
  afterWindow: readonly boolean[],
  zone: string | undefined,
): readonly (Instant | undefined)[] {
  const latest = new Array<Instant | undefined>(graph.size).fill(undefined);
  const endOf = (isEpilogue: boolean): Instant =>
    pass.end[lastOf(work, pass, index => afterWindow[index] === isEpilogue) ?? -1] ?? Number.POSITIVE_INFINITY;
  const [planEnd, epilogueEnd] = [endOf(false), endOf(true)];
  for (let i = graph.order.length - 1; i >= 0; i--) {
    const node = graph.order[i];
    if (node === undefined) continue;
    const activity = work.activities[node];
    // Only activities end the plan: a block that is empty may begin behind it.
    let latestEnd = !activity ? Number.POSITIVE_INFINITY : afterWindow[node] ? epilogueEnd : planEnd;
    for (const { to, lag } of graph.after[node] ?? []) {
      const next = latest[to];
      if (next !== undefined) latestEnd = Math.min(latestEnd, beforeLag(next, lag, zone));
    }
    latest[node] = latestEnd - (activity ? durationOf(activity, "planned") : 0);
  }
  return latest;
}

function spanAt(pass: Pass, node: number): Span | undefined {
  const start = pass.start[node];
  const end = pass.end[node];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function readiness(planned: Pass, worst: Pass, node: number): TimedActivity["ready"] {
  const early = planned.ready[node] ?? Number.NEGATIVE_INFINITY;
  const late = worst.ready[node] ?? Number.NEGATIVE_INFINITY;
  return Number.isFinite(early) && Number.isFinite(late) ? { planned: early, worst: late } : undefined;
}

function blockSpans(work: Work, index: number, activities: readonly TimedActivity[]): TimedWork["blocks"][number] {
  const inside = activitiesIn(work, index);
  const spans = (mode: Mode): Span | undefined => hullOf(inside.flatMap(each => activities[each]?.[mode] ?? []));
  return { planned: spans("planned"), worst: spans("worst") };
}

/** Back from the last end over whatever each activity had to wait for, as far as there was no slack. */
function criticalPath(
  work: Work,
  graph: Graph,
  pass: Pass,
  afterWindow: readonly boolean[],
  zone: string | undefined,
): readonly number[] {
  const path: number[] = [];
  let node = lastOf(work, pass, index => !afterWindow[index]) ?? lastOf(work, pass, () => true);
  while (node !== undefined) {
    if (work.activities[node]) path.push(node);
    const start: Instant | undefined = pass.start[node];
    node = graph.before[node]?.find(
      ({ from, lag }) =>
        start !== undefined && Number.isFinite(start) && afterLag(pass.end[from] ?? Number.NaN, lag, zone) === start,
    )?.from;
  }
  return path.reverse();
}
