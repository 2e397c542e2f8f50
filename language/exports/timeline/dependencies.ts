/** What an activity waits for and what waits for it: the order's graph, with the nodes of blocks seen through. */
import type { TimelineData } from "./data.js";

export interface Neighbours {
  /** Indexes of activities that end right before it may start, and of those that may start once it has ended. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

interface Adjacent {
  readonly to: readonly (readonly number[])[];
  readonly from: readonly (readonly number[])[];
}

const known = new WeakMap<TimelineData["order"], Adjacent>();

export function neighboursOf({ order, activities }: TimelineData, activity: number): Neighbours {
  const adjacent = known.get(order) ?? adjacentIn(order);
  known.set(order, adjacent);
  return {
    before: reached(adjacent.from, activity, activities.length),
    after: reached(adjacent.to, activity, activities.length),
  };
}

function adjacentIn({ nodes, edges }: TimelineData["order"]): Adjacent {
  const to: number[][] = Array.from({ length: nodes }, () => []);
  const from: number[][] = Array.from({ length: nodes }, () => []);
  for (const [start, end] of edges) {
    to[start]?.push(end);
    from[end]?.push(start);
  }
  return { to, from };
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
