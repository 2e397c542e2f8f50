/** What may be done at the same time, in words and by the order of a work. */
import type { Edge, Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";

/** Beyond these a list says how many more there are. */
export const mostNamed = 5;

/** "A, B and 3 more" */
export function fewOf(titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed).join(", ");
  return titles.length > mostNamed ? `${named} and ${titles.length - mostNamed} more` : named;
}

/** For one of some activities, those of them that neither wait for it nor are waited for, at any distance. */
export function independent(work: Work, some: readonly number[]): (activity: number) => readonly number[] {
  const { before, after } = graphOf(work);
  return activity => {
    const ordered = [reached(before, activity, ({ from }) => from), reached(after, activity, ({ to }) => to)];
    return some.filter(each => each !== activity && !ordered.some(nodes => nodes.has(each)));
  };
}

function reached(
  edges: readonly (readonly Edge[])[],
  start: number,
  endOf: (edge: Edge) => number,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of (edges[node] ?? []).map(endOf)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
