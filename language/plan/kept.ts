let generation = 0;

/**
 * Forgets all that was kept: for whoever checks one file after the other, and asks nothing more of one that is done. What a WeakMap
 * holds outlives every collection of young objects, whether or not its key does.
 */
export function forgetAll(): void {
  generation += 1;
}

/** What is known of objects, for as long as they are there. */
export interface Notes<Of extends object, Made> {
  readonly get: (of: Of) => Made | undefined;
  readonly set: (of: Of, made: Made) => unknown;
}

export function createNotes<Of extends object, Made>(): Notes<Of, Made> {
  let written = generation;
  let notes = new WeakMap<Of, Made>();
  const now = (): WeakMap<Of, Made> => {
    if (written !== generation) {
      written = generation;
      notes = new WeakMap();
    }
    return notes;
  };
  return { get: of => now().get(of), set: (of, made) => now().set(of, made) };
}

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
  const kept = createNotes<Of, { readonly made: Made }>();
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
    if (before && !kept.get(of)) keep(of, before.made, earlier);
  };
  return Object.assign(of, { since });
}
