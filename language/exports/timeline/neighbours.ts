/** What an activity waits for and what waits for it: the order's graph, with the nodes of blocks seen through. */

/** What must end before what starts; numbered by plan/order.ts: activities, then two nodes a block. */
export interface Order {
  readonly nodes: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
}

export interface Neighbours {
  /** Indexes of activities that end right before it may start, and of those that may start once it has ended. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

interface Adjacent {
  readonly to: readonly (readonly number[])[];
  readonly from: readonly (readonly number[])[];
}

const known = new WeakMap<Order, Adjacent>();

/** @param activities how many there are */
export function neighboursOf(order: Order, activities: number, activity: number): Neighbours {
  const adjacent = known.get(order) ?? adjacentIn(order, activities);
  known.set(order, adjacent);
  return {
    before: reached(adjacent.from, activity, activities),
    after: reached(adjacent.to, activity, activities),
  };
}

function adjacentIn({ nodes, edges }: Order, activities: number): Adjacent {
  const to: number[][] = Array.from({ length: nodes }, () => []);
  const from: number[][] = Array.from({ length: nodes }, () => []);
  const filled = new Set(edges.flatMap(([start, end]) => (isThroughBlock(start, end, activities) ? [] : [start])));
  for (const [start, end] of edges) {
    // What lies in a block comes between the two ends of it.
    if (isThroughBlock(start, end, activities) && filled.has(start)) continue;
    to[start]?.push(end);
    from[end]?.push(start);
  }
  return { to, from };
}

/** From the beginning of a block to its own end. */
function isThroughBlock(start: number, end: number, activities: number): boolean {
  return start >= activities && end === start + 1 && (start - activities) % 2 === 0;
}

/** The nearest activities along the edges; the first `activities` nodes are activities, the others lead on. */
function reached(edges: Adjacent["to"], start: number, activities: number): readonly number[] {
  const found = new Set<number>();
  const seen = new Set([start]);
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of edges[node] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next < activities) found.add(next);
      else waiting.push(next);
    }
  }
  return [...found].sort((a, b) => a - b);
}
