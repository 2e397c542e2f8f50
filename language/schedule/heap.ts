/** A binary heap: nodes by a number, taken out in order. Two plain arrays, and no object for an entry. */
export interface Heap {
  readonly push: (node: number, key: number) => void;
  /** The node that comes first, and its number; undefined when it is empty. */
  readonly node: () => number | undefined;
  readonly key: () => number | undefined;
  readonly pop: () => void;
}

export function heapOf(first: "largest" | "smallest"): Heap {
  const nodes: number[] = [];
  const keys: number[] = [];
  const isBefore = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && (first === "largest" ? a > b : a < b);
  const put = (at: number, node: number, key: number): void => {
    nodes[at] = node;
    keys[at] = key;
  };
  return {
    node: () => nodes[0],
    key: () => keys[0],
    push: (node, key) => {
      let at = nodes.length;
      for (let above = (at - 1) >> 1; at > 0 && isBefore(key, keys[above]); above = (at - 1) >> 1) {
        put(at, nodes[above] ?? 0, keys[above] ?? 0);
        at = above;
      }
      put(at, node, key);
    },
    pop: () => {
      const node = nodes.pop();
      const key = keys.pop();
      if (node === undefined || key === undefined || nodes.length === 0) return;
      let at = 0;
      for (;;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const below = isBefore(keys[right], keys[left]) ? right : left;
        if (!isBefore(keys[below], key)) break;
        put(at, nodes[below] ?? 0, keys[below] ?? 0);
        at = below;
      }
      put(at, node, key);
    },
  };
}
