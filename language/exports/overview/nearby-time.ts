/** A time in the overview, as short as it can be without being mistaken for another. */

import type { Instant } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { formatExactMoment, formatRelative } from "../../time/format.js";

const sixDays = 6 * 86_400;

/** "Sat 22:00" in the week around T, where the weekday says it all; else "Sat 2026-05-23 22:00"; "T+30m" in an undated runbook. */
export function nearbyTimeText(at: Instant, { runbook, schedule }: Release, zone = runbook.zone): string {
  if (!schedule.dated) return formatRelative(at);
  const moment = formatExactMoment(at, zone);
  const isNear = runbook.zero !== undefined && Math.abs(at - runbook.zero) < sixDays;
  return isNear ? moment.replace(/ \S+/, "") : moment;
}
