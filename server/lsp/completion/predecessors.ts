/** What already waits for an activity or phase: to wait for that in turn would be a cycle. */
import type { AstNode } from "langium";
import type { Analysis, Place, Work } from "../../../language/index.js";
import { allWorkOf } from "../../../language/plan/all-work.js";
import { beginNode, endNode } from "../../../language/plan/order.js";
import { placeKey } from "../../../language/plan/place.js";
import type { Side } from "../../../language/plan/plan.js";
import { placeOf } from "../../../language/resolve/places.js";
import { graphOf } from "../../../language/schedule/graph.js";

export interface PredecessorOrder {
  /** By where each activity and phase is written (placeKey): whether it begins, and whether it ends, only after the one here began. */
  readonly later: ReadonlyMap<number, Readonly<Record<Side, boolean>>>;
}

/** @param node an activity or phase; undefined where the plan does not have it */
export function predecessorOrderAt(
  node: AstNode | undefined,
  analysis: Analysis | undefined,
): PredecessorOrder | undefined {
  const runbook = analysis?.plan.runbook;
  if (!node || !runbook) return undefined;
  const here = placeKey(placeOf(node));
  for (const work of allWorkOf(runbook)) {
    const nodes = nodesOf(work);
    const start = nodes.get(here)?.begin;
    if (start === undefined) continue;
    const reached = reachedFrom(start, work);
    const later = [...nodes].map(
      ([place, { begin, end }]) => [place, { start: reached.has(begin), end: reached.has(end) }] as const,
    );
    return { later: new Map(later) };
  }
  return undefined;
}

/** Whether waiting for what stands at `place`, for its end or its start, would be waiting for itself. */
export function isWaitedForBy(waiting: PredecessorOrder | undefined, place: Place, side: Side = "end"): boolean {
  return waiting?.later.get(placeKey(place))?.[side] ?? false;
}

/** The nodes (plan/order.ts) that come after one, itself included. */
function reachedFrom(start: number, work: Work): ReadonlySet<number> {
  const { after } = graphOf(work);
  const reached = new Set<number>();
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const { to } of after[next] ?? []) queue.push(to);
  }
  return reached;
}

/** Where each activity and phase of a work begins and ends in its order, by its place. */
function nodesOf(work: Work): ReadonlyMap<number, { readonly begin: number; readonly end: number }> {
  const phases = work.blocks.filter(({ kind }) => kind === "phase");
  return new Map([
    ...work.activities.map(({ place, index }) => [placeKey(place), { begin: index, end: index }] as const),
    ...phases.map(
      ({ place, index }) => [placeKey(place), { begin: beginNode(work, index), end: endNode(work, index) }] as const,
    ),
  ]);
}
