/** The order graph of a Work, walked: an order in which nothing comes before what it waits for, and the cycles that have none. */
import { nodeCount } from "../plan/order.js";
import type { Edge, Work } from "../plan/plan.js";

export interface Graph {
  readonly size: number;
  /** By node: the edges that lead to it, and from it. */
  readonly before: readonly (readonly Edge[])[];
  readonly after: readonly (readonly Edge[])[];
  /** Every node that is neither in a cycle nor behind one, each behind all it waits for. */
  readonly order: readonly number[];
  /** Each knot of nodes that wait for each other, as one cycle: waiting order, beginning with the lowest node. */
  readonly cycles: readonly (readonly number[])[];
}

/** Linear in nodes and edges. */
export function graphOf(work: Work): Graph {
  const size = nodeCount(work);
  const before: Edge[][] = Array.from({ length: size }, () => []);
  const after: Edge[][] = Array.from({ length: size }, () => []);
  for (const edge of work.edges) {
    before[edge.to]?.push(edge);
    after[edge.from]?.push(edge);
  }
  const order = topologicalOrder(size, before, after);
  const cycles = order.length === size ? [] : cyclesAmong(size, before, after, order);
  return { size, before, after, order, cycles };
}

type Leads = readonly (readonly { readonly to: number }[])[];

/** Nodes so that each comes after all it waits for; those in cycles, and what waits for them, are left out. Linear. */
export function topologicalOrder(size: number, before: readonly { readonly length: number }[], after: Leads): number[] {
  const waiting = before.map(edges => edges.length);
  const order: number[] = [];
  for (let node = 0; node < size; node++) if (waiting[node] === 0) order.push(node);
  for (let next = 0; next < order.length; next++) {
    for (const { to } of after[order[next] ?? 0] ?? []) {
      const left = (waiting[to] ?? 0) - 1;
      waiting[to] = left;
      if (left === 0) order.push(to);
    }
  }
  return order;
}

/** Tarjan's strongly connected components over what the topological order left, then a shortest cycle in each. */
function cyclesAmong(
  size: number,
  before: readonly (readonly Edge[])[],
  after: readonly (readonly Edge[])[],
  ordered: readonly number[],
): number[][] {
  const done = new Uint8Array(size);
  for (const node of ordered) done[node] = 1;
  const component = componentsOf(size, after, done);
  const cycles: number[][] = [];
  const seen = new Set<number>();
  for (let node = 0; node < size; node++) {
    const own = component[node] ?? -1;
    if (own < 0 || seen.has(own)) continue;
    const cycle = shortestCycle(node, own, component, before);
    if (cycle) {
      seen.add(own);
      cycles.push(cycle);
    }
  }
  return cycles;
}

/** By node: the number of its strongly connected component; -1 for those that are done. Tarjan's algorithm, without recursion. */
export function componentsOf(size: number, after: Leads, done: Uint8Array): Int32Array {
  const component = new Int32Array(size).fill(-1);
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  let counter = 0;
  let components = 0;
  for (let root = 0; root < size; root++) {
    if (done[root] || index[root] !== -1) continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    while (path.length > 0) {
      const frame = path[path.length - 1];
      if (!frame) break;
      const { node } = frame;
      if (frame.next === 0) {
        index[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const edge = after[node]?.[frame.next++];
      if (edge) {
        if (done[edge.to]) continue;
        if (index[edge.to] === -1) path.push({ node: edge.to, next: 0 });
        else if (onStack[edge.to]) low[node] = Math.min(low[node] ?? 0, index[edge.to] ?? 0);
        continue;
      }
      if (low[node] === index[node]) {
        for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
          onStack[member] = 0;
          component[member] = components;
          if (member === node) break;
        }
        components++;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0);
    }
  }
  return component;
}

/** The shortest way from a node over what it waits for back to itself, inside its component. */
function shortestCycle(
  start: number,
  own: number,
  component: Int32Array,
  before: readonly (readonly Edge[])[],
): number[] | undefined {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] ?? start;
    for (const { from } of before[node] ?? []) {
      if (component[from] !== own) continue;
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
