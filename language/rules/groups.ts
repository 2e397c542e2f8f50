/** Groups of things that have something in common. */

export type Group<T> = readonly [T, ...T[]];

/** Groups of what has the same key, in order of first mention, each in the order given. */
export function groupsBy<T, Key>(all: Iterable<T>, keyOf: (each: T) => Key): ReadonlyMap<Key, Group<T>> {
  const groups = new Map<Key, [T, ...T[]]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
