/** For how long whoever acts when something goes wrong may be needed. */
import type { Contingency } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Span } from "../schedule/schedule.js";
import { strikesFrom } from "../schedule/what-if/strikes.js";

/** From when it may strike to the window's end; without a window, or after it, to the end of the plan. Undefined in an undated plan. */
export function mayBeNeededFor({ runbook, schedule }: Release, contingency: Contingency, mode: Mode): Span | undefined {
  const whole = schedule.work[mode];
  const from = strikesFrom(contingency, { runbook, schedule }, mode);
  if (!schedule.dated || !whole || from === undefined) return undefined;
  const start = Math.max(from, whole.start);
  const end = runbook.window && start < runbook.window.end ? runbook.window.end : whole.end;
  return { start, end: Math.max(start, end) };
}
