/**
 * What comes after what, before and after. Two activities side by side have no order, however they are written; what is put in
 * between or taken out changes the order of nothing else; and of what is moved only that is told, not all that it has passed.
 */
import { joined, named, said, type Words, words } from "../exports/book/words.js";
import type { Edge, Work } from "../plan/plan.js";
import { graphOf } from "../schedule/graph.js";
import { isLead } from "../schedule/lag.js";

/** An activity that is in both, by its positions. */
export interface Common {
  readonly before: number;
  readonly after: number;
  /** What it waits for is said otherwise now, and told as that. */
  readonly isTold: boolean;
}

/** An activity that comes after something else now. */
export interface Moved<Each extends Common> {
  readonly common: Each;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** @param common in the order of the second */
export function movedIn<Each extends Common>(
  before: Work,
  after: Work,
  common: readonly Each[],
): readonly Moved<Each>[] {
  const told = common.map(({ isTold }) => isTold);
  const changed = differing(before, after, common, told);
  if (!changed.some(Boolean)) return [];
  const stays = longestRising(common.map(each => each.before));
  const moved = changed.map((isChanged, index) => isChanged && !stays[index]);
  const still = differing(
    before,
    after,
    common,
    told.map((isTold, index) => isTold || moved[index] === true),
  );
  const commonBefore = new Map(common.map((each, index) => [each.before, index]));
  const commonAfter = new Map(common.map((each, index) => [each.after, index]));
  return common.flatMap((each, index): readonly Moved<Each>[] => {
    if (!moved[index] && !still[index]) return [];
    const was = directlyBefore(before, each.before);
    const is = directlyBefore(after, each.after);
    const keys = (of: readonly number[], known: ReadonlyMap<number, number>): string =>
      of
        .map(activity => known.get(activity) ?? -1)
        .sort((a, b) => a - b)
        .join(" ");
    return keys(was, commonBefore) === keys(is, commonAfter) ? [] : [{ common: each, before: was, after: is }];
  });
}

/** "after `a`, `b`", "waits for nothing" */
export function orderWords(predecessors: readonly number[], { activities }: Work): Words {
  if (predecessors.length === 0) return said("waits for nothing");
  const most = 4;
  const names = predecessors.slice(0, most).map(index => named(activities[index]?.name ?? ""));
  const more = predecessors.length - names.length;
  return words`after ${joined(names, ", ")}${more > 0 ? said(` and ${more} more`) : undefined}`;
}

/** It waits for the end of what it leads from, of which alone order is made. */
function isOrder({ from, since, lag }: Edge, { activities }: Work): boolean {
  return !isLead(lag) && (since === "end" || from >= activities.length);
}

/** So many activities at a time are looked for among what comes before. */
const columns = 1_024;

/** By common activity: whether other common ones that are not left out have to end before it. */
function differing(
  before: Work,
  after: Work,
  common: readonly Common[],
  isLeftOut: readonly boolean[],
): readonly boolean[] {
  const differs = common.map(() => false);
  for (let first = 0; first < common.length; first += columns) {
    const some = common
      .slice(first, first + columns)
      .map((each, index) => (isLeftOut[first + index] ? undefined : each));
    const was = endedBefore(
      before,
      some.map(each => each?.before),
    );
    const is = endedBefore(
      after,
      some.map(each => each?.after),
    );
    common.forEach((each, index) => {
      if (isLeftOut[index] || differs[index]) return;
      differs[index] = !was.isSame(each.before, is, each.after);
    });
  }
  return differs;
}

interface Ended {
  readonly rows: Uint32Array;
  readonly isSame: (activity: number, other: Ended, otherActivity: number) => boolean;
}

const wide = columns / 32;

/** By activity: which of some others have to end before it. */
function endedBefore(work: Work, some: readonly (number | undefined)[]): Ended {
  const { order, into, size } = graphOf(work);
  const column = new Map(
    some.flatMap((activity, index) => (activity === undefined ? [] : [[activity, index] as const])),
  );
  const rows = new Uint32Array(size * wide);
  const add = (at: number, bits: number): void => {
    rows[at] = (rows[at] ?? 0) | bits;
  };
  for (const node of order) {
    for (let at = into.starts[node] ?? 0; at < (into.starts[node + 1] ?? 0); at++) {
      const edge = work.edges[into.edges[at] ?? 0];
      if (!edge || !isOrder(edge, work)) continue;
      for (let word = 0; word < wide; word++) add(node * wide + word, rows[edge.from * wide + word] ?? 0);
      const own = column.get(edge.from);
      if (own !== undefined) add(node * wide + (own >> 5), 1 << (own & 31));
    }
  }
  const isSame: Ended["isSame"] = (activity, other, otherActivity) => {
    for (let word = 0; word < wide; word++)
      if (rows[activity * wide + word] !== other.rows[otherActivity * wide + word]) return false;
    return true;
  };
  return { rows, isSame };
}

/** The activities that it comes right after. */
function directlyBefore(work: Work, activity: number): readonly number[] {
  const { into } = graphOf(work);
  const found = new Set<number>();
  const seen = new Set([activity]);
  for (const node of seen) {
    for (let at = into.starts[node] ?? 0; at < (into.starts[node + 1] ?? 0); at++) {
      const edge = work.edges[into.edges[at] ?? 0];
      if (!edge || !isOrder(edge, work)) continue;
      if (edge.from < work.activities.length) found.add(edge.from);
      else seen.add(edge.from);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Which numbers are part of a longest rising subsequence: all others have moved. */
function longestRising(numbers: readonly number[]): readonly boolean[] {
  const tails: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  });
  const stays = numbers.map(() => false);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) stays[at] = true;
  return stays;
}
