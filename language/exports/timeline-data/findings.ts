import type { Finding } from "../../plan/finding.js";
import { comparePositions, contains, type Place } from "../../plan/place.js";
import type { Activity, Runbook } from "../../plan/plan.js";

/**
 * Findings by the activity in whose statement they stand, and the rest. One that stands in an activity and speaks of others as well
 * is found at each. Activities do not overlap and are in order of place.
 */
export function findingsByActivity(
  { work, place }: Runbook,
  findings: readonly Finding[],
): { readonly inActivities: readonly (readonly Finding[])[]; readonly elsewhere: readonly Finding[] } {
  const inActivities: Finding[][] = work.activities.map(() => []);
  const elsewhere: Finding[] = [];
  for (const finding of findings) {
    const indexOf = (at: Place): number => {
      const index = at.uri === place.uri ? lastBeginning(work.activities, at) : -1;
      const activity = work.activities[index];
      return activity && contains(activity.place, at) ? index : -1;
    };
    const own = indexOf(finding.place);
    const all = own < 0 ? [] : new Set([own, ...finding.concerns.map(indexOf)]);
    if (own < 0) elsewhere.push(finding);
    for (const index of all) inActivities[index]?.push(finding);
  }
  return { inActivities, elsewhere };
}

/** The last activity that begins at or before a place; -1 when none does. */
function lastBeginning(activities: readonly Activity[], { range }: Place): number {
  let from = 0;
  let to = activities.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const activity = activities[middle];
    if (activity && comparePositions(activity.place.range.start, range.start) <= 0) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
