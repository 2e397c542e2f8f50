/**
 * The longest chain of undoing while one activity after the other begins: undo(a) = own(a) + the largest undo of what a waits
 * for; activities that are undone as one (groups.ts) wait for whatever any of them waits for.
 */
import type { Seconds } from "../../plan/plan.js";
import type { Graph } from "../graph.js";
import { heapOf } from "../heap.js";
import type { Groups } from "./groups.js";
import type { Steps } from "./steps.js";

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

/** In the place of a node, a step: there is none. */
const none = -1;

/**
 * @param own by activity; what is taken back becomes 0
 * @param steps grows by one for each step that takes time to undo, and for each whose undoing changes again
 */
export function longestChain(
  { size, into }: Graph,
  { of, joined, rank }: Groups,
  own: Float64Array,
  steps: Steps,
): LongestChain {
  /** By node that stands for a group: its undo, the largest of what it waits for, and where their chains begin. */
  const undo = new Float64Array(size);
  const waits = new Float64Array(size);
  const chain = new Int32Array(size).fill(none);
  const waitsChain = new Int32Array(size).fill(none);
  /** By group: something known waits for it, whose undo is no less. */
  const passed = new Uint8Array(size);
  const largest = heapOf("largest");
  const hasBegun = new Uint8Array(size);
  /** What has begun of each group of several, in that order. */
  const begunOf = new Map<number, number[]>([...joined.keys()].map(group => [group, []]));
  /**
   * What adds nothing itself and waits for one thing only has the undo of that, now and whatever happens: so it is that, and is
   * never worked out again. Of changes in each other that are taken back from the inside out, each is looked at once.
   */
  const same = sameAs(size);
  /** By group: the groups that wait for it, or for what is the same. */
  const waiting = new Map<number, number[]>();

  const each = (group: number, visit: (node: number) => void): void => {
    const members = begunOf.get(group);
    if (members) for (const node of members) visit(node);
    else if (hasBegun[group]) visit(group);
  };

  const eachBefore = (node: number, visit: (earlier: number) => void): void => {
    const last = into.starts[node + 1] ?? 0;
    for (let link = into.starts[node] ?? 0; link < last; link++) visit(same.find(of(into.nodes[link] ?? 0)));
  };

  /** The one group that it has the undo of, in whatever way that changes; undefined where there is none or several. */
  const onlyBefore = (node: number): number | undefined => {
    if (own[node] || begunOf.has(of(node))) return undefined;
    let only: number | undefined;
    let isOnly = true;
    eachBefore(node, earlier => {
      isOnly &&= only === undefined || only === earlier;
      only = earlier;
    });
    return isOnly ? only : undefined;
  };

  /** What `settle` has found so far. */
  let most = 0;
  let next = none;
  const wait = (group: number, node: number): void => {
    eachBefore(node, earlier => {
      if (earlier === group) return;
      const seconds = undo[earlier] ?? 0;
      if (seconds > most) {
        most = seconds;
        next = chain[earlier] ?? none;
      }
      passed[earlier] = 1;
    });
  };
  const addOwn = (node: number): void => {
    const seconds = own[node] ?? 0;
    if (seconds > 0) next = steps.add(node, seconds, next === none ? undefined : next) ?? none;
    most += seconds;
  };

  /** Works out a group from what its members wait for; of one that is added, only what it waits for is looked at. */
  const settle = (group: number, added?: number): void => {
    most = added === undefined ? 0 : (waits[group] ?? 0);
    next = added === undefined ? none : (waitsChain[group] ?? none);
    if (added === undefined) each(group, node => wait(group, node));
    else wait(group, added);
    const isSame = added !== undefined && !own[added] && most === waits[group];
    if (isSame) return;
    waits[group] = most;
    waitsChain[group] = next;
    each(group, addOwn);
    undo[group] = most;
    chain[group] = next;
    if (!passed[group]) largest.push(group, most);
  };

  /** Works out again whatever waits for a group whose undo was `earlier`. */
  const settleAfter = (group: number, earlier: Seconds | undefined): void => {
    const changed = heapOf("smallest");
    const pass = (from: number, was: Seconds | undefined): void => {
      if (undo[from] === was) return;
      for (const later of waitingFor(from)) changed.push(later, rank[later] ?? 0);
    };
    pass(group, earlier);
    for (let later = changed.node(); later !== undefined; later = changed.node()) {
      changed.pop();
      const was = undo[later];
      settle(later);
      pass(later, was);
    }
  };

  /** Those that have become the same as something else meanwhile are left out, for good. */
  const waitingFor = (group: number): number[] => {
    const left = [...new Set(waiting.get(group))].filter(later => same.find(later) === later);
    waiting.set(group, left);
    return left;
  };

  const enter = (node: number): void => {
    hasBegun[node] = 1;
    const group = of(node);
    const only = onlyBefore(node);
    if (only !== undefined) {
      same.join(group, only);
      return;
    }
    eachBefore(node, earlier => {
      if (earlier === group) return;
      const known = waiting.get(earlier);
      if (known) known.push(group);
      else waiting.set(earlier, [group]);
    });
    const members = begunOf.get(group);
    const isFirst = !members || members.push(node) === 1;
    const was = undo[group];
    settle(group, isFirst ? undefined : node);
    if (!isFirst) settleAfter(group, was);
  };

  /** What waited for a group waits for what that has become. */
  const become = (group: number, only: number): void => {
    const [some, others] = [waitingFor(group), waitingFor(only).filter(each => each !== group)];
    const [many, few] = some.length > others.length ? [some, others] : [others, some];
    waiting.delete(group);
    for (const each of few) many.push(each);
    waiting.set(only, many);
    same.join(group, only);
    // Perhaps nothing that adds to it waits for it any more.
    passed[only] = 0;
    largest.push(only, undo[only] ?? 0);
  };

  const chainOf = (group: number): Chain => {
    const first = chain[group] ?? none;
    return { seconds: undo[group] ?? 0, first: first === none ? undefined : first };
  };

  return {
    begin: activity => {
      const waiting = [activity];
      for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
        const count = waiting.length;
        const last = hasBegun[node] ? 0 : (into.starts[node + 1] ?? 0);
        for (let link = into.starts[node] ?? 0; link < last; link++) {
          const from = into.nodes[link] ?? 0;
          if (!hasBegun[from]) waiting.push(from);
        }
        if (waiting.length > count) continue;
        waiting.pop();
        if (!hasBegun[node]) enter(node);
      }
    },
    takeBack: activity => {
      if (!own[activity]) return;
      own[activity] = 0;
      if (!hasBegun[activity]) return;
      const group = of(activity);
      const was = undo[group];
      settle(group);
      settleAfter(group, was);
      const only = onlyBefore(activity);
      if (only !== undefined) become(group, only);
    },
    most: () => {
      // What has been settled again since stands there twice, and so does what is the same as something else by now: the older entry counts no more.
      for (let group = largest.node(); group !== undefined; group = largest.node()) {
        if (undo[group] === largest.key() && same.find(group) === group) return chainOf(group);
        largest.pop();
      }
      return { seconds: 0, first: undefined };
    },
    from: activity => chainOf(same.find(of(activity))),
  };
}

interface Same {
  readonly find: (group: number) => number;
  readonly join: (group: number, other: number) => void;
}

/** Union-find, in which each is found in nearly constant time (Tarjan 1975). */
function sameAs(size: number): Same {
  const parents = Int32Array.from({ length: size }, (_, node) => node);
  return {
    find: group => {
      let root = group;
      for (let above = parents[root] ?? root; above !== root; above = parents[root] ?? root) root = above;
      for (let node = group; node !== root; ) {
        const above = parents[node] ?? root;
        parents[node] = root;
        node = above;
      }
      return root;
    },
    join: (group, other) => {
      parents[group] = other;
    },
  };
}
