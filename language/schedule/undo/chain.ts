/**
 * The longest chain of undoing while one activity after the other begins: undo(a) = own(a) + the largest undo of what a waits
 * for; activities that are undone as one (groups.ts) wait for whatever any of them waits for.
 */
import type { Seconds } from "../../plan/plan.js";
import type { Graph } from "../graph.js";
import { heapOf } from "../heap.js";
import type { UndoStep } from "../schedule.js";
import type { Groups } from "./groups.js";

export interface LongestChain {
  /** Counts an activity, and with it what it waits for. */
  readonly begin: (activity: number) => void;
  /** A temporary change needs no undoing any more. */
  readonly takeBack: (activity: number) => void;
  /** The largest undo of all that has begun. */
  readonly most: () => Chain;
  /** The undo of one activity that has begun: of itself and all it waits for. */
  readonly from: (activity: number) => Chain;
}

export interface Chain {
  readonly seconds: Seconds;
  /** Where it begins among the steps. */
  readonly first: number | undefined;
}

/**
 * @param own by activity; what is taken back becomes 0
 * @param steps grows by one for each step that takes time to undo, and for each whose undoing changes again
 */
export function longestChain(
  { size, before, after }: Graph,
  groups: Groups,
  own: Seconds[],
  steps: UndoStep[],
): LongestChain {
  /** By node that stands for a group: its undo, the largest of what it waits for, and where their chains begin. */
  const undo = new Float64Array(size);
  const waits = new Float64Array(size);
  const chain = new Array<number | undefined>(size).fill(undefined);
  const waitsChain = new Array<number | undefined>(size).fill(undefined);
  /** By group: something known waits for it, whose undo is no less. */
  const passed = new Uint8Array(size);
  const largest = heapOf((a, b) => a > b);
  const { of, rank } = groups;
  const begun = begunMembers(groups, size);

  /** Works out a group from what its members wait for; of one that is added, only what it waits for is looked at. */
  const settle = (group: number, added?: number): void => {
    let most = added === undefined ? 0 : (waits[group] ?? 0);
    let next = added === undefined ? undefined : waitsChain[group];
    for (const node of added === undefined ? begun.of(group) : [added]) {
      for (const { from } of before[node] ?? []) {
        const earlier = of(from);
        if (earlier === group) continue;
        const seconds = undo[earlier] ?? 0;
        if (seconds > most) next = chain[earlier];
        most = Math.max(most, seconds);
        passed[earlier] = 1;
      }
    }
    const isSame = added !== undefined && !own[added] && most === waits[group];
    if (isSame) return;
    waits[group] = most;
    waitsChain[group] = next;
    for (const activity of begun.of(group)) {
      const seconds = own[activity] ?? 0;
      if (seconds > 0) next = steps.push({ activity, seconds, next }) - 1;
      most += seconds;
    }
    undo[group] = most;
    chain[group] = next;
    if (!passed[group]) largest.push({ node: group, key: most });
  };

  /** Works out again whatever waits for a group whose undo was `earlier`. */
  const settleAfter = (group: number, earlier: Seconds | undefined): void => {
    const changed = heapOf((a, b) => a < b);
    const pass = (node: number, was: Seconds | undefined): void => {
      if (undo[node] === was) return;
      for (const member of begun.of(node)) {
        for (const { to } of after[member] ?? []) {
          const later = of(to);
          if (begun.has(to) && later !== node) changed.push({ node: later, key: rank[later] ?? 0 });
        }
      }
    };
    pass(group, earlier);
    for (let next = changed.pop(); next; next = changed.pop()) {
      const was = undo[next.node];
      settle(next.node);
      pass(next.node, was);
    }
  };

  return {
    begin: activity => {
      const waiting = [activity];
      for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
        const unknown = begun.has(node) ? [] : (before[node] ?? []).filter(({ from }) => !begun.has(from));
        for (const { from } of unknown) waiting.push(from);
        if (unknown.length > 0) continue;
        waiting.pop();
        if (begun.has(node)) continue;
        const group = of(node);
        const isFirst = begun.of(group).length === 0;
        const was = undo[group];
        begun.add(node);
        settle(group, isFirst ? undefined : node);
        if (!isFirst) settleAfter(group, was);
      }
    },
    takeBack: activity => {
      if (!own[activity]) return;
      own[activity] = 0;
      if (!begun.has(activity)) return;
      const group = of(activity);
      const was = undo[group];
      settle(group);
      settleAfter(group, was);
    },
    most: () => {
      // What has been settled again since stands there twice: the older entry counts no more.
      for (let first = largest.first(); first; first = largest.first()) {
        if (undo[first.node] === first.key) return { seconds: first.key, first: chain[first.node] };
        largest.pop();
      }
      return { seconds: 0, first: undefined };
    },
    from: activity => ({ seconds: undo[of(activity)] ?? 0, first: chain[of(activity)] }),
  };
}

/** Which nodes have begun, by group. Most groups have one member: these need no list. */
function begunMembers(groups: Groups, size: number) {
  const known = new Uint8Array(size);
  const lists = new Map<number, number[]>();
  return {
    has: (node: number): boolean => known[node] === 1,
    of: (group: number): readonly number[] => lists.get(group) ?? (known[group] === 1 ? [group] : []),
    add: (node: number): void => {
      known[node] = 1;
      const group = groups.of(node);
      const list = lists.get(group);
      if (list) list.push(node);
      else if (groups.joined.has(group)) lists.set(group, [node]);
    },
  };
}
