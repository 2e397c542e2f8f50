/**
 * How much later each activity may begin before the plan misses something that it keeps: the window's end, a `by`, or a latest safe
 * decision. What the critical path method calls total float, counted against these instead of against the plan's own end.
 *
 *   latestEnd(a)   = the least of what a itself must keep and, for each b that waits for a, latestStart(b) less the lag
 *   latestStart(a) = latestEnd(a) - what a takes
 *   leeway(a)      = latestStart(a) - start(a)
 */
import { keptFor } from "../../plan/kept.js";
import { endNode } from "../../plan/order.js";
import type { Activity, Instant, Item, Seconds, Work } from "../../plan/plan.js";
import { dueActivities, dueEnd } from "../due-end.js";
import { graphOf } from "../graph.js";
import { beforeLag } from "../lag.js";
import { dayZoneOf, type Release } from "../release.js";
import type { Mode, UndoFromHere } from "../schedule.js";

/** What has to end by when. */
export type Limit = {
  readonly at: Instant;
  /** When it ends if nothing strikes. */
  readonly ends: Instant;
} & (
  | { readonly kind: "window" }
  /** Nothing that is due: where there is no window, or the plan overruns it, the plan's own end. */
  | { readonly kind: "plan-end" }
  | { readonly kind: "deadline"; readonly item: Item }
  | { readonly kind: "decision"; readonly activity: number }
);

export interface Leeway {
  readonly seconds: Seconds;
  readonly limit: Limit;
}

/** By activity; undefined where nothing limits it, or where it has no time. */
export const leewaysOf: (release: Release) => Readonly<Record<Mode, readonly (Leeway | undefined)[]>> = keptFor(
  release => ({ planned: leewaysIn(release, "planned"), worst: leewaysIn(release, "worst") }),
);

/** Linear in the work. */
function leewaysIn(release: Release, mode: Mode): readonly (Leeway | undefined)[] {
  const { runbook, schedule } = release;
  const { work } = runbook;
  const { size, order, outOf } = graphOf(work);
  const zone = dayZoneOf(runbook);
  const limits = limitsOf(release, mode);
  const latestStart = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const limitOf = new Array<Limit | undefined>(size).fill(undefined);
  for (let position = order.length - 1; position >= 0; position--) {
    const node = order[position] ?? 0;
    const span = schedule.work.activities[node]?.[mode];
    const takes = span ? span.end - span.start : 0;
    let limit = limits[node];
    let latest = limit?.at ?? Number.POSITIVE_INFINITY;
    for (let link = outOf.starts[node] ?? 0; link < (outOf.starts[node + 1] ?? 0); link++) {
      const edge = work.edges[outOf.edges[link] ?? -1];
      const next = outOf.nodes[link] ?? -1;
      const nextStart = latestStart[next] ?? Number.POSITIVE_INFINITY;
      if (!edge || nextStart === Number.POSITIVE_INFINITY) continue;
      const until = beforeLag(nextStart, edge.lag, zone) + (edge.since === "start" ? takes : 0);
      if (until < latest) [latest, limit] = [until, limitOf[next]];
    }
    latestStart[node] = latest - takes;
    limitOf[node] = limit;
  }
  return work.activities.map(({ index, during }): Leeway | undefined => {
    const [start, limit] = [schedule.work.activities[index]?.[mode]?.start, limitOf[index]];
    // What lasts as long as something else is late with that.
    return start === undefined || !limit || during
      ? undefined
      : { seconds: (latestStart[index] ?? start) - start, limit };
  });
}

/** By node: the least that it must keep itself, of what the plan keeps. */
function limitsOf(release: Release, mode: Mode): readonly (Limit | undefined)[] {
  const { runbook, schedule } = release;
  const { work } = runbook;
  const limits: (Limit | undefined)[] = [];
  const add = (node: number, limit: Limit): void => {
    const known = limits[node];
    if (limit.ends <= limit.at && (!known || limit.at < known.at)) limits[node] = limit;
  };
  const end = endLimit(release, mode);
  const due = dueActivities(release, mode);
  for (const activity of work.activities) {
    const { index, by } = activity;
    const times = schedule.work.activities[index];
    const ends = times?.[mode]?.end;
    if (ends === undefined) continue;
    if (end && due[index]) add(index, end);
    const deadline = by?.latest ?? by?.at;
    if (deadline !== undefined)
      add(nodeOf(work, activity), { kind: "deadline", at: deadline, ends, item: { kind: "activity", index } });
    if (activity.during) continue;
    const decideBy = isDecision(activity) ? decisionOf(times?.undo?.[mode]) : undefined;
    if (decideBy !== undefined) add(index, { kind: "decision", at: decideBy, ends, activity: index });
  }
  for (const { index, by } of work.blocks) {
    const deadline = by?.latest ?? by?.at;
    const ends = schedule.work.blocks[index]?.[mode]?.end;
    if (deadline === undefined || ends === undefined) continue;
    add(endNode(work, index), { kind: "deadline", at: deadline, ends, item: { kind: "block", index } });
  }
  return limits;
}

/** What ends with an activity: itself, or what it lasts as long as. */
function nodeOf(work: Work, { index, during }: Activity): number {
  const { kind, index: part } = during?.part ?? { kind: "activity", index };
  return kind === "activity" ? part : endNode(work, part);
}

/** What has to end with the window, or else with the plan. */
function endLimit(release: Release, mode: Mode): Limit | undefined {
  const end = dueEnd(release, mode);
  if (!end) return undefined;
  const { window } = release.runbook;
  const ends = end.at;
  return window && ends <= window.end ? { kind: "window", at: window.end, ends } : { kind: "plan-end", at: ends, ends };
}

/** Of what may have to be undone after it: a step's end, a gate, a check that may mean rollback. */
function isDecision({ kind, otherwise }: Activity): boolean {
  return kind === "step" || kind === "gate" || otherwise?.kind === "rollback";
}

function decisionOf(undo: UndoFromHere | undefined): Instant | undefined {
  return undo && undo.seconds > 0 && !undo.final ? undo.decideBy : undefined;
}
