/**
 * What is made of something, once: many rules ask the same of one plan. It is kept for as long as what it was made of, and
 * nothing of either ever changes.
 */
export function keptFor<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const kept = new WeakMap<Of, { readonly made: Made }>();
  return of => {
    const known = kept.get(of);
    if (known) return known.made;
    const made = make(of);
    kept.set(of, { made });
    return made;
  };
}
