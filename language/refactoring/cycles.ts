/** What waits for what, as far as a refactoring has to know it: moving an activity must not make it wait for itself. */

import { keptFor } from "../plan/kept.js";
import { beginNode, endNode } from "../plan/order.js";
import type { Activity, Block, Edge, Item, Work } from "../plan/plan.js";
import { graphOf } from "../schedule/graph.js";

/** Every cursor movement asks: one graph a plan. */
const graphIn = keptFor(graphOf);

/** Nodes and all they wait for. */
export function withPredecessors(work: Work, nodes: readonly number[]): ReadonlySet<number> {
  const graph = graphIn(work);
  return reached(nodes, node => (graph.before[node] ?? []).map(({ from }) => from));
}

/** Nodes and all that waits for them. */
export function withSuccessors(work: Work, nodes: readonly number[]): ReadonlySet<number> {
  const graph = graphIn(work);
  return reached(nodes, node => (graph.after[node] ?? []).map(({ to }) => to));
}

/**
 * Tells of a phase whether an activity that stood first in it, or last, would wait for itself, in a plan where nothing does yet.
 * What its place in the text says about it changes; what an `after` says stays, and has to go with the new place.
 */
export function wouldMakeCycle(
  work: Work,
  { index }: Pick<Activity, "index">,
): (phase: Block, position: "first" | "last") => boolean {
  const graph = graphIn(work);
  const waits = (graph.before[index] ?? []).filter(isWritten);
  const awaiting = (graph.after[index] ?? []).filter(isWritten);
  const predecessors = withPredecessors(
    work,
    waits.map(({ from }) => from),
  );
  const successors = withSuccessors(
    work,
    awaiting.map(({ to }) => to),
  );
  const startOf = (item: Item): number => (item.kind === "activity" ? item.index : beginNode(work, item.index));
  return (phase, position) => {
    const [begin, end] = [beginNode(work, phase.index), endNode(work, phase.index)];
    if (position === "last") return predecessors.has(end) || successors.has(waits.length > 0 ? begin : end);
    // The first that has no `after` of its own waits for what stands above it, and all below wait for that one.
    const next = phase.items.map(startOf).find(node => !(graph.before[node] ?? []).some(isWritten));
    return predecessors.has(next ?? end) || successors.has(begin);
  };
}

function isWritten({ place }: Edge): boolean {
  return place !== undefined;
}

/** Nodes and all that can be reached from them. */
function reached(from: readonly number[], next: (node: number) => readonly number[]): ReadonlySet<number> {
  const seen = new Set(from);
  for (const node of seen) for (const other of next(node)) seen.add(other);
  return seen;
}
