/** A binary heap: nodes by a number, taken out in order. */
export interface Entry {
  readonly node: number;
  readonly key: number;
}

export interface Heap {
  readonly push: (entry: Entry) => void;
  readonly first: () => Entry | undefined;
  readonly pop: () => Entry | undefined;
}

export function heapOf(comesBefore: (a: number, b: number) => boolean): Heap {
  const entries: Entry[] = [];
  const isBefore = (a: Entry | undefined, b: Entry | undefined): boolean =>
    a !== undefined && b !== undefined && comesBefore(a.key, b.key);
  const swap = (one: number, other: number): void => {
    const [a, b] = [entries[one], entries[other]];
    if (!a || !b) return;
    entries[one] = b;
    entries[other] = a;
  };
  return {
    first: () => entries[0],
    push: entry => {
      let at = entries.push(entry) - 1;
      for (let above = (at - 1) >> 1; at > 0 && isBefore(entries[at], entries[above]); above = (at - 1) >> 1) {
        swap(at, above);
        at = above;
      }
    },
    pop: () => {
      const [first] = entries;
      const last = entries.pop();
      if (!last || entries.length === 0) return first;
      entries[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const below = isBefore(entries[right], entries[left]) ? right : left;
        if (!isBefore(entries[below], entries[at])) return first;
        swap(at, below);
        at = below;
      }
    },
  };
}
