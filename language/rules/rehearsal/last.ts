/** The last rehearsal of a runbook, which the rules about rehearsals judge. */

import type { Rehearsal, Runbook } from "../../plan/plan.js";

/** The rehearsal with the latest date; of those on one day the one written last. Undefined dates count as the earliest. */
export function lastRehearsal({ rehearsals }: Pick<Runbook, "rehearsals">): Rehearsal | undefined {
  let last: Rehearsal | undefined;
  for (const rehearsal of rehearsals) {
    if (!last || (rehearsal.at ?? Number.NEGATIVE_INFINITY) >= (last.at ?? Number.NEGATIVE_INFINITY)) last = rehearsal;
  }
  return last;
}
