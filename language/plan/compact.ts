/** Up to so many, the room that V8 keeps for more is larger than the list. */
const few = 16;

/**
 * A list that is complete. V8 gives one that is filled value by value room for 16 more at the first: of the memory of a large plan that was a
 * tenth. A copy takes what it holds.
 */
export function compact<T>(list: readonly T[]): readonly T[] {
  return list.length > few ? list : list.slice();
}
