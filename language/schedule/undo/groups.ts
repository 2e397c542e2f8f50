/**
 * Which activities are undone as one. The users of a shared rollback that do not wait for each other stand for it together: it
 * runs once, when all that came after any of them has been undone. Of users in one chain only the earliest stands for it.
 */
import type { Rollback } from "../../plan/plan.js";
import { componentsOf, type Graph, topologicalOrder } from "../graph.js";

export interface Groups {
  /** By node: the node that stands for its group, mostly the node itself. */
  readonly of: (node: number) => number;
  /** The nodes of a group of several, by the node that stands for it. */
  readonly joined: ReadonlyMap<number, readonly number[]>;
  /** By node that stands for a group: its position in an order in which each group comes after all it waits for. */
  readonly rank: Int32Array;
}

/** Linear for rollbacks whose users are in one chain or few; in any case the work of one walk a shared rollback. */
export function groupsOf(graph: Graph, rollbacks: readonly Rollback[]): Groups {
  const rank = new Int32Array(graph.size).fill(-1);
  for (const [position, node] of graph.order.entries()) rank[node] = position;
  const together = rollbacks.map(({ users }) => firstUsers(graph, rank, users)).filter(users => users.length > 1);
  if (together.length === 0) return { of: node => node, joined: new Map(), rank };

  const stands = Int32Array.from({ length: graph.size }, (_, node) => node);
  for (const users of together) for (const user of users) stands[user] = users[0] ?? user;
  return orderedGroups(graph, stands);
}

/** The users that wait for no other user, at any distance. */
function firstUsers({ after }: Graph, rank: Int32Array, users: readonly number[]): readonly number[] {
  const inOrder = users.filter(user => (rank[user] ?? -1) >= 0).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  if (inOrder.length < 2) return inOrder;
  const left = new Set(inOrder);
  const seen = new Set<number>();
  return inOrder.filter(user => {
    if (!left.delete(user)) return false;
    const waiting = [user];
    for (let node = waiting.pop(); node !== undefined && left.size > 0; node = waiting.pop()) {
      for (const { to } of after[node] ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        left.delete(to);
        waiting.push(to);
      }
    }
    return true;
  });
}

/**
 * Two shared rollbacks may each have to wait for the other (one stream uses them in one order, another in the other). Neither
 * order is right then, so these and what lies between them are one group: undone one after the other.
 */
function orderedGroups(graph: Graph, stands: Int32Array): Groups {
  const { before, after } = groupGraph(graph, stands);
  const order = topologicalOrder(graph.size, before, after);
  if (order.length < graph.size) {
    const done = new Uint8Array(graph.size);
    for (const node of order) done[node] = 1;
    const component = componentsOf(graph.size, after, done);
    const first = new Map<number, number>();
    // What waits in a cycle of its own has no time, and is never undone.
    for (const node of graph.order) {
      const own = component[stands[node] ?? node] ?? -1;
      if (own < 0) continue;
      stands[node] = first.get(own) ?? node;
      if (!first.has(own)) first.set(own, node);
    }
    const again = groupGraph(graph, stands);
    return groups(stands, topologicalOrder(graph.size, again.before, again.after));
  }
  return groups(stands, order);
}

function groups(stands: Int32Array, order: readonly number[]): Groups {
  const joined = new Map<number, number[]>();
  for (const [node, representative] of stands.entries()) {
    if (node === representative) continue;
    const members = joined.get(representative);
    if (members) members.push(node);
    else joined.set(representative, [representative, node]);
  }
  const rank = new Int32Array(stands.length).fill(-1);
  for (const [position, node] of order.entries()) rank[node] = position;
  return { of: node => stands[node] ?? node, joined, rank };
}

/** The graph between groups, each by the node that stands for it; every other node has no edges. */
function groupGraph({ size, before: edges }: Graph, stands: Int32Array) {
  const before: { from: number; to: number }[][] = Array.from({ length: size }, () => []);
  const after: { from: number; to: number }[][] = Array.from({ length: size }, () => []);
  for (let node = 0; node < size; node++) {
    for (const { from: source } of edges[node] ?? []) {
      const [from, to] = [stands[source] ?? source, stands[node] ?? node];
      if (from === to) continue;
      before[to]?.push({ from, to });
      after[from]?.push({ from, to });
    }
  }
  return { before, after };
}
