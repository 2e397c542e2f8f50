import type { Instant } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, ScheduledActivity } from "../../schedule/schedule.js";
import { safeDecision } from "../release.js";
import type { Decision, TimelineData } from "../timeline/data.js";

/** Until when one can still turn back, and from when on there is no way back. */
export function decisionsOf({ schedule }: Release): Pick<TimelineData, "latestSafeDecision" | "pointOfNoReturn"> {
  const planned = latestSafe(schedule.work.activities, "planned");
  const worst = latestSafe(schedule.work.activities, "worst");
  const noReturn = schedule.pointOfNoReturn;
  return {
    ...(planned ? { latestSafeDecision: decision(planned.at, worst?.at, planned.activity) } : {}),
    ...(noReturn ? { pointOfNoReturn: decision(noReturn.at, noReturn.worst, noReturn.activity) } : {}),
  };
}

function decision(at: Instant, worst: Instant | undefined, activity: number): Decision {
  return { at, ...(worst === undefined || worst === at ? {} : { worst }), activity };
}

/**
 * What is begun only grows, so the time left to decide only shrinks: while an activity is the last begun, one can decide
 * until its own latest safe decision or until the next begins, whichever comes first.
 */
function latestSafe(
  activities: readonly ScheduledActivity[],
  mode: Mode,
): { readonly at: Instant; readonly activity: number } | undefined {
  const begun = activities
    .flatMap((each, activity) => {
      const start = each[mode]?.start;
      const decideBy = safeDecision(each.undo)?.[mode];
      return start === undefined ? [] : [{ activity, start, decideBy }];
    })
    .sort((a, b) => a.start - b.start || a.activity - b.activity);
  let latest: { readonly at: Instant; readonly activity: number } | undefined;
  begun.forEach(({ activity, start, decideBy }, index) => {
    if (decideBy === undefined) return;
    const at = Math.min(decideBy, begun[index + 1]?.start ?? Number.POSITIVE_INFINITY);
    if (at >= start && (!latest || at >= latest.at)) latest = { at, activity };
  });
  return latest;
}
