/** Which findings the timeline shows at which activity. */

import type { Finding } from "../../plan/finding.js";
import { contains, type Place, placeKey } from "../../plan/place.js";
import type { Runbook } from "../../plan/plan.js";

/**
 * Findings by the activity in whose statement they stand, and the rest. One that stands in an activity and speaks of others as well
 * is found at each. Activities do not overlap and are in order of place.
 */
export function findingsByActivity(
  runbook: Runbook,
  findings: readonly Finding[],
): { readonly inActivities: readonly (readonly Finding[])[]; readonly elsewhere: readonly Finding[] } {
  const indexOf = activityAt(runbook);
  const inActivities: Finding[][] = runbook.work.activities.map(() => []);
  const elsewhere: Finding[] = [];
  for (const finding of findings) {
    const own = indexOf(finding.place);
    if (own < 0) {
      elsewhere.push(finding);
      continue;
    }
    for (const index of new Set([own, ...finding.concerns.map(indexOf)])) inActivities[index]?.push(finding);
  }
  return { inActivities, elsewhere };
}

/** The position of the activity in which a place lies; -1 for a place outside. */
export function activityAt({ work: { activities }, place }: Runbook): (at: Place) => number {
  const starts = Float64Array.from(activities, each => placeKey(each.place));
  return at => {
    const index = at.uri === place.uri ? lastBeginning(starts, placeKey(at)) : -1;
    const activity = activities[index];
    return activity && contains(activity.place, at) ? index : -1;
  };
}

/** The last activity that begins at or before a place; -1 when none does. */
function lastBeginning(starts: Float64Array, at: number): number {
  let from = 0;
  let to = starts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? at) <= at) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
