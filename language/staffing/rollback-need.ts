/** For how long whoever undoes something, or decides to, may be needed. */
import { keptFor } from "../plan/kept.js";
import type { Instant, Runbook } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Schedule, Span } from "../schedule/schedule.js";
import { exactSpan } from "../schedule/spans.js";
import { keptSteps } from "../schedule/undo/kept-steps.js";

/**
 * From the beginning of the first of these steps to the window's end; without a window, or after it, to the end of the plan and
 * what undoing takes then. Where gates keep all of them, until the last of these is passed; where an irreversible step begins later,
 * until the point of no return. Undefined where none of them has a certain time, and in an undated plan.
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
  const last = keptUntil(release, steps, mode) ?? lastMoment(runbook, schedule, start, mode);
  const end = Math.max(start, last);
  return { start, end: noReturn !== undefined && start < noReturn ? Math.min(end, noReturn) : end };
}

/** When the last of these steps is kept; undefined where one never is. */
function keptUntil(release: Release, steps: readonly number[], mode: Mode): Instant | undefined {
  const passed = (mode === "planned" ? keptPlanned : keptWorst)(release);
  if (passed.size === 0) return undefined;
  let last = Number.NEGATIVE_INFINITY;
  for (const step of steps) last = Math.max(last, passed.get(step) ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(last) ? last : undefined;
}

const keptPlanned = keptFor((release: Release) => keptSince(release, "planned"));
const keptWorst = keptFor((release: Release) => keptSince(release, "worst"));

/** By step that is done when a gate that keeps it is passed: the end of the first such gate. */
function keptSince({ runbook, schedule }: Release, mode: Mode): ReadonlyMap<number, Instant> {
  const since = new Map<number, Instant>();
  if (runbook.keeps.length === 0) return since;
  const endOf = (activity: number): Instant | undefined => schedule.work.activities[activity]?.[mode]?.end;
  for (const [gate, steps] of keptSteps(runbook)) {
    const passed = endOf(gate);
    if (passed === undefined) continue;
    for (const step of steps) {
      const isDone = (endOf(step) ?? Number.POSITIVE_INFINITY) <= passed;
      if (isDone) since.set(step, Math.min(passed, since.get(step) ?? passed));
    }
  }
  return since;
}

function lastMoment({ window }: Runbook, schedule: Schedule, start: Instant, mode: Mode): Instant {
  return window && start < window.end ? window.end : allUndone(schedule, mode);
}

/** When all is undone again, if that is decided at the end. */
function allUndone({ work, undoMoments }: Schedule, mode: Mode): Instant {
  return (work[mode]?.end ?? Number.NEGATIVE_INFINITY) + (undoMoments.at(-1)?.[mode].seconds ?? 0);
}
