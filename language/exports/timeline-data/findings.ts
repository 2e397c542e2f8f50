import type { Finding } from "../../plan/finding.js";
import { comparePositions, contains, type Place } from "../../plan/place.js";
import type { Activity, Runbook } from "../../plan/plan.js";

/** Findings by the activity in whose statement they stand, and the rest. Activities do not overlap and are in order of place. */
export function findingsByActivity(
  { work, place }: Runbook,
  findings: readonly Finding[],
): { readonly inActivities: readonly (readonly Finding[])[]; readonly elsewhere: readonly Finding[] } {
  const inActivities: Finding[][] = work.activities.map(() => []);
  const elsewhere: Finding[] = [];
  for (const finding of findings) {
    const index = finding.place.uri === place.uri ? lastBeginning(work.activities, finding.place) : -1;
    const activity = work.activities[index];
    const found = activity && contains(activity.place, finding.place) ? inActivities[index] : undefined;
    (found ?? elsewhere).push(finding);
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
