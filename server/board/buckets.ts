/** Token buckets: so many at once, and so many a second in the long run. One for each name, as long as it is not full. */

export interface Rate {
  readonly atOnce: number;
  readonly aSecond: number;
}

export interface Buckets {
  /** Takes one: 0, or in how many seconds there is one again. */
  readonly take: (name: string) => number;
  readonly size: () => number;
}

/** @param now in seconds, with fractions */
export function buckets({ atOnce, aSecond }: Rate, now: () => number): Buckets {
  const all = new Map<string, { readonly left: number; readonly at: number }>();
  const leftOf = (name: string, at: number): number => {
    const bucket = all.get(name);
    return bucket ? Math.min(atOnce, bucket.left + Math.max(0, at - bucket.at) * aSecond) : atOnce;
  };
  return {
    take: name => {
      const at = now();
      if (all.size >= mostKept) for (const each of all.keys()) if (leftOf(each, at) >= atOnce) all.delete(each);
      const left = leftOf(name, at);
      if (left < 1) {
        // Counted from now on, also where the clock was set back.
        all.set(name, { left, at });
        return Math.ceil((1 - left) / aSecond);
      }
      // Whoever makes up names fills nothing: the oldest go.
      if (all.size >= mostKept) all.delete(all.keys().next().value ?? "");
      all.delete(name);
      all.set(name, { left: left - 1, at });
      return 0;
    },
    size: () => all.size,
  };
}

const mostKept = 10_000;
