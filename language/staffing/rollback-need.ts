/** For how long whoever undoes something, or decides to, may be needed. */
import type { Instant, Runbook } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Schedule, Span } from "../schedule/schedule.js";
import { exactSpan } from "../schedule/spans.js";

/**
 * From the beginning of the first of these steps to the window's end; without a window, or after it, to the end of the plan and
 * what undoing takes then. Where an irreversible step begins later, until the point of no return. Undefined where none of them has
 * a certain time, and in an undated plan.
 */
export function mayBeNeededForRollback(release: Release, steps: readonly number[], mode: Mode): Span | undefined {
  const { runbook, schedule } = release;
  if (!schedule.dated) return undefined;
  let start = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const span = exactSpan(schedule, step, mode);
    if (span && span.start < start) start = span.start;
  }
  if (!Number.isFinite(start)) return undefined;
  const noReturn = schedule.pointOfNoReturn?.[mode === "planned" ? "at" : "worst"];
  const end = Math.max(start, lastMoment(runbook, schedule, start, mode));
  return { start, end: noReturn !== undefined && start < noReturn ? Math.min(end, noReturn) : end };
}

function lastMoment({ window }: Runbook, schedule: Schedule, start: Instant, mode: Mode): Instant {
  return window && start < window.end ? window.end : allUndone(schedule, mode);
}

/** When all is undone again, if that is decided at the end. */
function allUndone({ work, undoMoments }: Schedule, mode: Mode): Instant {
  return (work[mode]?.end ?? Number.NEGATIVE_INFINITY) + (undoMoments.at(-1)?.[mode].seconds ?? 0);
}
