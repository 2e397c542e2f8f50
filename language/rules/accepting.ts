/** Which `accept` takes what is said of a place. */
import type { RuleCode } from "../plan/finding.js";
import { contains, type Place } from "../plan/place.js";
import type { Runbook } from "../plan/plan.js";

/**
 * The position of the first `accept` of a rule that holds there; -1 where none does. A finding that speaks of several
 * activities must speak only of such as have the same: accepted for one, it would be gone for all.
 */
export function acceptFor(accepts: Runbook["accepts"], code: RuleCode, place: Place): number {
  return accepts.findIndex(
    accept =>
      accept.code === code &&
      (accept.on === undefined || (accept.on.within !== undefined && contains(accept.on.within, place))),
  );
}
