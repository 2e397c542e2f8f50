/** A plan that a contingency has struck: the planner's own schedule of it, with what is done in between. */
import type { Runbook } from "../../plan/plan.js";
import { scheduleStruck } from "../compute.js";
import type { Release } from "../release.js";
import type { Mode, Schedule, ScheduledActivity, Span } from "../schedule.js";
import type { WhoCan } from "../undo/rollback-lengths.js";
import { endsThen, type WhatIf } from "./what-if.js";

export interface Struck {
  readonly whatIf: WhatIf;
  readonly runbook: Runbook;
  /** Of the plan as it goes on. Where it is rolled back, what is `left` is not done. */
  readonly schedule: Schedule;
  /** By activity: nobody does it any more. */
  readonly left: readonly boolean[];
  /** When the contingency's activities happen, in its own order. */
  readonly activities: readonly ScheduledActivity[];
  /** From when it strikes until it is over. */
  readonly span: Readonly<Record<Mode, Span>>;
  /** When all that has begun is rolled back; undefined where the plan goes on. */
  readonly rollback: Span | undefined;
}

export function struckPlan({ runbook, schedule }: Release, whatIf: WhatIf, whoCan: WhoCan): Struck {
  const { strike, contingency, outcome, mode } = whatIf;
  const spanIn = (mode: Mode): Span => ({ start: strike.at[mode], end: strike.at[mode] + strike.lasts[mode] });
  const span = { planned: spanIn("planned"), worst: spanIn("worst") };
  const isRolledBack = outcome === "rollback";
  return {
    whatIf,
    runbook,
    schedule: isRolledBack ? schedule : scheduleStruck(runbook, whoCan, strike),
    left: schedule.work.activities.map(
      times => isRolledBack && (times[mode]?.start ?? strike.at[mode]) >= strike.at[mode],
    ),
    activities: (schedule.contingencies[contingency.index]?.work?.activities ?? []).map(each => movedTo(each, span)),
    span,
    rollback: isRolledBack ? { start: span[mode].end, end: endsThen(whatIf) } : undefined,
  };
}

/** Its own times begin at 0. */
function movedTo(times: ScheduledActivity, span: Struck["span"]): ScheduledActivity {
  const moved = (mode: Mode): Span | undefined => {
    const [own, { start }] = [times[mode], span[mode]];
    return own && { start: start + own.start, end: start + own.end };
  };
  return { ...times, planned: moved("planned"), worst: moved("worst"), ready: undefined };
}
