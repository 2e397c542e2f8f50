/**
 * Which activities are undone as one. The users of a shared rollback that do not wait for each other stand for it together: it
 * runs once, when all that came after any of them has been undone. Of users in one chain only the earliest stands for it.
 */
import type { Rollback } from "../../plan/plan.js";
import { type Graph, knotsAmong, type Links, linksBy, topologicalOrder } from "../graph.js";

export interface Groups {
  /** By node: the node that stands for its group, mostly the node itself. */
  readonly of: (node: number) => number;
  /** The nodes of a group of several, by the node that stands for it. */
  readonly joined: ReadonlyMap<number, readonly number[]>;
  /** By node that stands for a group: its position in an order in which each group comes after all it waits for. */
  readonly rank: Int32Array;
}

/** Linear in the graph for every 32 shared rollbacks. */
export function groupsOf(graph: Graph, rollbacks: readonly Rollback[]): Groups {
  const rank = ranksIn(graph.order, graph.size);
  const together = firstUsers(graph, rank, rollbacks).filter(users => users.length > 1);
  if (together.length === 0) return { of: node => node, joined: new Map(), rank };

  const stands = Int32Array.from({ length: graph.size }, (_, node) => node);
  for (const users of together) for (const user of users) stands[user] = users[0] ?? user;
  return orderedGroups(graph, stands);
}

/** By node: its position; -1 where it has none. */
function ranksIn(order: Int32Array, size: number): Int32Array {
  const rank = new Int32Array(size).fill(-1);
  for (let position = 0; position < order.length; position++) rank[order[position] ?? 0] = position;
  return rank;
}

/** So many rollbacks are gone through at once: the bits of a number. */
const atOnce = 32;

/** By rollback that several use: the users that wait for no other user, at any distance, in order. */
function firstUsers({ size, order, into }: Graph, rank: Int32Array, rollbacks: readonly Rollback[]): number[][] {
  const rankOf = (user: number): number => rank[user] ?? -1;
  const shared = rollbacks.flatMap(({ users }) => {
    if (users.length < 2) return [];
    return [users.filter(user => rankOf(user) >= 0).sort((a, b) => rankOf(a) - rankOf(b))];
  });
  const first: number[][] = [];
  for (let from = 0; from < shared.length; from += atOnce) {
    const some = shared.slice(from, from + atOnce);
    const uses = new Int32Array(size);
    for (const [bit, users] of some.entries()) for (const user of users) uses[user] = (uses[user] ?? 0) | (1 << bit);
    /** By node: the rollbacks that something before it uses. */
    const used = new Int32Array(size);
    for (const node of order) {
      const last = into.starts[node + 1] ?? 0;
      for (let link = into.starts[node] ?? 0; link < last; link++) {
        const before = into.nodes[link] ?? -1;
        used[node] = (used[node] ?? 0) | (used[before] ?? 0) | (uses[before] ?? 0);
      }
    }
    for (const [bit, users] of some.entries()) first.push(users.filter(user => !((used[user] ?? 0) & (1 << bit))));
  }
  return first;
}

/**
 * Two shared rollbacks may each have to wait for the other (one stream uses them in one order, another in the other). Neither
 * order is right then, so these and what lies between them are one group: undone one after the other.
 */
function orderedGroups(graph: Graph, stands: Int32Array): Groups {
  const { into, outOf } = groupLinks(graph, stands);
  const order = topologicalOrder(into, outOf);
  if (order.length === graph.size) return groups(stands, order);
  const knotOf = knotsAmong(outOf, order);
  const first = new Map<number, number>();
  // What waits in a cycle of its own has no time, and is never undone.
  for (const node of graph.order) {
    const knot = knotOf[stands[node] ?? node] ?? -1;
    if (knot < 0) continue;
    stands[node] = first.get(knot) ?? node;
    if (!first.has(knot)) first.set(knot, node);
  }
  const again = groupLinks(graph, stands);
  return groups(stands, topologicalOrder(again.into, again.outOf));
}

function groups(stands: Int32Array, order: Int32Array): Groups {
  const joined = new Map<number, number[]>();
  for (const [node, representative] of stands.entries()) {
    if (node === representative) continue;
    const members = joined.get(representative);
    if (members) members.push(node);
    else joined.set(representative, [representative, node]);
  }
  return { of: node => stands[node] ?? node, joined, rank: ranksIn(order, stands.length) };
}

/** The links between groups, each by the node that stands for it; every other node has none. */
function groupLinks({ size, into: { starts, nodes } }: Graph, stands: Int32Array): { into: Links; outOf: Links } {
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node < size; node++) {
    const group = stands[node] ?? node;
    const last = starts[node + 1] ?? 0;
    for (let link = starts[node] ?? 0; link < last; link++) {
      const before = nodes[link] ?? 0;
      const earlier = stands[before] ?? before;
      if (earlier === group) continue;
      from.push(earlier);
      to.push(group);
    }
  }
  const [ends, others] = [Int32Array.from(to), Int32Array.from(from)];
  return { into: linksBy(ends, others, size), outOf: linksBy(others, ends, size) };
}
