/** Each of the several things that a finding speaks of: one more of them is something new. */
import type { Place } from "../plan/place.js";

/** Their places; empty for a single one, which is what the finding is about. */
export function severalOf(all: readonly { readonly place: Place }[]): readonly Place[] {
  return all.length > 1 ? all.map(({ place }) => place) : [];
}

/** The same of activities and the like. */
export function headsOfSeveral(all: readonly { readonly head: Place }[]): readonly Place[] {
  return all.length > 1 ? all.map(({ head }) => head) : [];
}
