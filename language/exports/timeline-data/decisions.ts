/** The last safe moment to decide on a rollback, and the point of no return, for the timeline. */

import type { Instant } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Decision, SafeDecision, TimelineData } from "../timeline/data.js";

/** Until when one can still turn back, and from when on nothing can be undone. */
export function decisionsOf({ schedule }: Release): Pick<TimelineData, "latestSafeDecision" | "pointOfNoReturn"> {
  const noReturn = schedule.pointOfNoReturn;
  const safe = safeDecision(schedule);
  return {
    ...(safe ? { latestSafeDecision: safe } : {}),
    ...(noReturn ? { pointOfNoReturn: decision(noReturn.at, noReturn.worst, noReturn.activity) } : {}),
  };
}

function safeDecision({ safeDecision: { planned, worst } }: Release["schedule"]): SafeDecision | undefined {
  if (!planned) return undefined;
  return { ...decision(planned.until, worst?.until, planned.activity), again: planned.again };
}

function decision(at: Instant, worst: Instant | undefined, activity: number): Decision {
  return { at, ...(worst === undefined || worst === at ? {} : { worst }), activity };
}
