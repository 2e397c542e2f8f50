/** Each of the several activities that a finding speaks of: one more of them is something new. */
import type { Place } from "../plan/place.js";

/** Their heads; empty for a single one, which is what the finding is about. */
export function headsOfSeveral(all: readonly { readonly head: Place }[]): readonly Place[] {
  return all.length > 1 ? all.map(({ head }) => head) : [];
}
