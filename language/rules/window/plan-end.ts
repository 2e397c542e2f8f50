/** Where the plan ends, and by how much it overruns its window. */

import type { Instant, Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Schedule } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";

export interface PlanEnd {
  readonly at: Instant;
  /** The activity that ends last. */
  readonly activity: number;
}

/** The end of the plan without what is placed after the window; undefined when nothing has a time. */
export function planEnd({ work, afterWindow }: Schedule, mode: Mode): PlanEnd | undefined {
  let last: PlanEnd | undefined;
  for (const [activity, times] of work.activities.entries()) {
    const at = times[mode]?.end;
    if (at !== undefined && !afterWindow[activity] && (!last || at > last.at)) last = { at, activity };
  }
  return last;
}

export interface Overrun extends PlanEnd {
  readonly mode: Mode;
  readonly by: Seconds;
}

/** How far the plan goes beyond its window: as planned or, where that fits, in the worst case. */
export function overrunOf({ runbook, schedule }: Release): Overrun | undefined {
  const { window } = runbook;
  // Where activities could not be read, others may stand in the wrong place.
  if (!window || runbook.work.blocks.some(({ workUnread }) => workUnread)) return undefined;
  for (const mode of modes) {
    const end = planEnd(schedule, mode);
    if (end && end.at > window.end) return { ...end, mode, by: end.at - window.end };
  }
  return undefined;
}
