/** What may be done at the same time, in words and by the order of a work. */
import type { Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import type { Groups } from "../../schedule/undo/groups.js";

/** Beyond these a list says how many more there are. */
export const mostNamed = 5;

/** "A, B and 3 more" */
export function fewOf(titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed).join(", ");
  return titles.length > mostNamed ? `${named} and ${titles.length - mostNamed} more` : named;
}

/**
 * For one of some activities, those of them that neither wait for it nor are waited for, at any distance.
 * @param groups activities that count as one, such as steps that a shared rollback undoes together
 */
export function independent(
  work: Work,
  some: readonly number[],
  groups: Pick<Groups, "of" | "joined"> = { of: node => node, joined: new Map() },
): (activity: number) => readonly number[] {
  const { before, after } = graphOf(work);
  const membersOf = (node: number): readonly number[] => groups.joined.get(groups.of(node)) ?? [node];
  return activity => {
    const start = membersOf(activity);
    const ordered = [
      reached(start, node => (before[node] ?? []).flatMap(({ from }) => membersOf(from))),
      reached(start, node => (after[node] ?? []).flatMap(({ to }) => membersOf(to))),
    ];
    return some.filter(each => !start.includes(each) && !ordered.some(nodes => nodes.has(each)));
  };
}

function reached(start: readonly number[], next: (node: number) => readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [...start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const each of next(node)) {
      if (seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
  return seen;
}
