/** Which `accept` takes what is said of some places. */
import type { RuleCode } from "../plan/finding.js";
import { contains, type Place } from "../plan/place.js";
import type { Accept, Plan, Runbook } from "../plan/plan.js";
import { type Group, groupsBy } from "./groups.js";

/** Of a file's runbook or programme. */
export function acceptsOf({ runbook, programme }: Pick<Plan, "runbook" | "programme">): readonly Accept[] {
  return runbook?.accepts ?? programme?.accepts ?? none;
}

const none: readonly never[] = [];

/** The position of the first `accept` of a rule that holds at a place, or at all of several; -1 where none does. */
export function acceptFor(accepts: Runbook["accepts"], code: RuleCode, at: Place | readonly Place[]): number {
  const places = "uri" in at ? [at] : at;
  return accepts.findIndex(({ code: accepted, on }) => {
    if (accepted !== code) return false;
    const within = on?.within;
    return on === undefined || (within !== undefined && places.every(place => contains(within, place)));
  });
}

/**
 * What one finding says of several things is accepted for all of them or for none: things that different accepts take, or none,
 * are told apart. By the position of the accept, in order of first mention.
 */
export function byAccept<T>(
  all: Iterable<T>,
  { accepts }: Pick<Runbook, "accepts">,
  code: RuleCode,
  placeOf: (each: T) => Place,
): ReadonlyMap<number, Group<T>> {
  return groupsBy(all, each => acceptFor(accepts, code, placeOf(each)));
}
