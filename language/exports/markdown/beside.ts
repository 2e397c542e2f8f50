/** What may be done at the same time, in words and by the order of a work. */
import type { Work } from "../../plan/plan.js";

/** Beyond these a list says how many more there are. */
export const mostNamed = 5;

/** "A, B and 3 more" */
export function fewOf(titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed).join(", ");
  return titles.length > mostNamed ? `${named} and ${titles.length - mostNamed} more` : named;
}

/** For one of some activities, those of them that neither wait for it nor are waited for, at any distance. */
export function independent({ edges }: Work, some: readonly number[]): (activity: number) => readonly number[] {
  const before = adjacent(edges.map(({ from, to }) => [to, from]));
  const behind = adjacent(edges.map(({ from, to }) => [from, to]));
  return activity => {
    const ordered = [reached(before, activity), reached(behind, activity)];
    return some.filter(each => each !== activity && !ordered.some(nodes => nodes.has(each)));
  };
}

type Adjacent = ReadonlyMap<number, readonly number[]>;

function adjacent(edges: readonly (readonly [from: number, to: number])[]): Adjacent {
  const found = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const known = found.get(from);
    if (known) known.push(to);
    else found.set(from, [to]);
  }
  return found;
}

function reached(edges: Adjacent, start: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of edges.get(node) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
