/** The order graph of a Work, walked: an order in which nothing comes before what it waits for, and the cycles that have none. */
import { createNotes } from "../plan/kept.js";
import { nodeCount } from "../plan/order.js";
import type { Edge, Work } from "../plan/plan.js";
import { components } from "./components.js";
import { isLead } from "./lag.js";

export interface Graph {
  readonly size: number;
  /** By node: the edges that lead to it, and from it. Lists for those that ask about a node or two: made when first read. */
  readonly before: readonly (readonly Edge[])[];
  readonly after: readonly (readonly Edge[])[];
  /** The same in numbers, for those that go through all of it. */
  readonly into: Links;
  readonly outOf: Links;
  /** Every node that is neither in a cycle nor after one, each after all it waits for. */
  readonly order: Int32Array;
  /** Each knot of nodes that wait for each other, as one cycle: waiting order, beginning with the lowest node. */
  readonly cycles: readonly (readonly number[])[];
}

/** Edges by one of their ends: those of node `n` stand from `starts[n]` until `starts[n + 1]`, in the order they were given. */
export interface Links {
  readonly starts: Int32Array;
  /** The node at the other end. */
  readonly nodes: Int32Array;
  /** Which of the edges it is. */
  readonly edges: Int32Array;
}

const known = createNotes<Work["edges"], Graph>();

/** Linear in nodes and edges, and made once for as long as the edges are the very same. */
export function graphOf(work: Work): Graph {
  const kept = known.get(work.edges);
  if (kept?.size === nodeCount(work)) return kept;
  const graph = makeGraph(work);
  known.set(work.edges, graph);
  return graph;
}

/**
 * The graph of what has begun when something begins: without leads, by which something begins while the end of what it names
 * is still to come. That it begins no sooner than what is named does is an edge of its own.
 */
export function begunGraphOf(work: Work): Graph {
  if (!work.edges.some(({ lag }) => isLead(lag))) return graphOf(work);
  const kept = withoutLeads.get(work.edges) ?? work.edges.filter(({ lag }) => !isLead(lag));
  withoutLeads.set(work.edges, kept);
  return graphOf({ ...work, edges: kept });
}

const withoutLeads = createNotes<Work["edges"], Work["edges"]>();

function makeGraph(work: Work): Graph {
  const size = nodeCount(work);
  const { edges } = work;
  const from = Int32Array.from(edges, edge => edge.from);
  const to = Int32Array.from(edges, edge => edge.to);
  const into = linksBy(to, from, size);
  const outOf = linksBy(from, to, size);
  const order = topologicalOrder(into, outOf);
  const cycles = order.length === size ? [] : cyclesAmong(into, outOf, order);
  return new LinkedGraph(size, into, outOf, order, cycles, edges);
}

/** A class, as an object literal with getters is slow to read from. */
class LinkedGraph implements Graph {
  readonly #edges: Work["edges"];
  #before: Graph["before"] | undefined;
  #after: Graph["after"] | undefined;

  constructor(
    readonly size: number,
    readonly into: Links,
    readonly outOf: Links,
    readonly order: Int32Array,
    readonly cycles: Graph["cycles"],
    edges: Work["edges"],
  ) {
    this.#edges = edges;
  }

  get before(): Graph["before"] {
    this.#before ??= listsOf(this.into, this.#edges);
    return this.#before;
  }

  get after(): Graph["after"] {
    this.#after ??= listsOf(this.outOf, this.#edges);
    return this.#after;
  }
}

/** @param ends by edge: the end they are looked up by; `others`: the other one */
export function linksBy(ends: Int32Array, others: Int32Array, size: number): Links {
  const starts = new Int32Array(size + 1);
  for (const end of ends) starts[end + 1] = (starts[end + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const next = starts.slice();
  const nodes = new Int32Array(ends.length);
  const edges = new Int32Array(ends.length);
  for (let edge = 0; edge < ends.length; edge++) {
    const end = ends[edge] ?? 0;
    const at = next[end] ?? 0;
    next[end] = at + 1;
    nodes[at] = others[edge] ?? 0;
    edges[at] = edge;
  }
  return { starts, nodes, edges };
}

function listsOf({ starts, edges }: Links, all: readonly Edge[]): readonly (readonly Edge[])[] {
  return Array.from({ length: starts.length - 1 }, (_, node) =>
    Array.from(edges.subarray(starts[node], starts[node + 1]), edge => all[edge] as Edge),
  );
}

/** The nodes at the other end of a node's links. */
export function linked({ starts, nodes }: Links, node: number): Int32Array {
  return nodes.subarray(starts[node], starts[node + 1]);
}

/** Nodes so that each comes after all it waits for; those in cycles, and what waits for them, are left out. Linear. */
export function topologicalOrder(into: Links, { starts, nodes }: Links): Int32Array {
  const size = starts.length - 1;
  const waiting = new Int32Array(size);
  const order = new Int32Array(size);
  let length = 0;
  for (let node = 0; node < size; node++) {
    waiting[node] = (into.starts[node + 1] ?? 0) - (into.starts[node] ?? 0);
    if (waiting[node] === 0) order[length++] = node;
  }
  for (let next = 0; next < length; next++) {
    const node = order[next] ?? 0;
    const end = starts[node + 1] ?? 0;
    for (let link = starts[node] ?? 0; link < end; link++) {
      const to = nodes[link] ?? 0;
      const left = (waiting[to] ?? 0) - 1;
      waiting[to] = left;
      if (left === 0) order[length++] = to;
    }
  }
  return order.subarray(0, length);
}

/** A shortest cycle in each knot of what the topological order left. */
function cyclesAmong(into: Links, outOf: Links, order: Int32Array): number[][] {
  const knotOf = knotsAmong(outOf, order);
  const seen = new Set<number>();
  const cycles: number[][] = [];
  for (const [node, knot] of knotOf.entries()) {
    if (knot < 0 || seen.has(knot)) continue;
    const cycle = shortestCycle(node, knotOf, into);
    if (!cycle) continue;
    seen.add(knot);
    cycles.push(cycle);
  }
  return cycles;
}

/** By node: the number of the knot it is in, be it alone; -1 for those in the order. */
export function knotsAmong(outOf: Links, order: Int32Array): Int32Array {
  const isOrdered = new Uint8Array(outOf.starts.length - 1);
  for (const node of order) isOrdered[node] = 1;
  const knotOf = new Int32Array(isOrdered.length).fill(-1);
  let knots = 0;
  for (const node of knotOf.keys()) {
    components(
      node,
      each => linked(outOf, each),
      each => isOrdered[each] === 1 || (knotOf[each] ?? -1) >= 0,
      knot => {
        for (const each of knot) knotOf[each] = knots;
        knots++;
      },
    );
  }
  return knotOf;
}

/** The shortest way from a node over what it waits for back to itself, inside its knot. */
function shortestCycle(start: number, knotOf: Int32Array, into: Links): number[] | undefined {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const from of linked(into, node)) {
      if (knotOf[from] !== knotOf[start]) continue;
      if (from === start) return pathTo(node, start, cameFrom);
      if (cameFrom.has(from)) continue;
      cameFrom.set(from, node);
      queue.push(from);
    }
  }
  return undefined;
}

/** From `start`, each waiting for the next, to `last`, which waits for `start`. */
function pathTo(last: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path: number[] = [];
  for (let node: number | undefined = last; node !== undefined && node !== start; node = cameFrom.get(node))
    path.push(node);
  return [start, ...path.reverse()];
}
