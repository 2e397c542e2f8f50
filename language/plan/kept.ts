/** What is made of something, kept for as long as that is there. */
export interface Memoized<Of extends object, Made> {
  (of: Of): Made;
  /** Makes it of something that follows on something else, from what was made of that, so that what has not changed stays. */
  readonly since: (of: Of, earlier: Of) => void;
}

/**
 * What is made of something, once: many rules ask the same of one plan. It is kept for as long as what it was made of, and
 * nothing of either ever changes.
 * @param make may take over parts of what it made earlier of something else
 */
export function keptFor<Of extends object, Made>(
  make: (of: Of, before?: Made, earlier?: Of) => Made,
): Memoized<Of, Made> {
  const kept = new WeakMap<Of, { readonly made: Made }>();
  const keep = (of: Of, before?: Made, earlier?: Of): Made => {
    const made = make(of, before, earlier);
    kept.set(of, { made });
    return made;
  };
  const of = (of: Of): Made => {
    const known = kept.get(of);
    return known ? known.made : keep(of);
  };
  const since = (of: Of, earlier: Of): void => {
    const before = kept.get(earlier);
    if (before && !kept.has(of)) keep(of, before.made, earlier);
  };
  return Object.assign(of, { since });
}
