/** A plan that is being done: what has happened keeps its times, and the rest is planned from now on. Only a run asks for it. */
import type { Instant, Runbook } from "../plan/plan.js";
import { scheduleWith, settingsOf } from "./compute.js";
import { timeAll } from "./lasting.js";
import type { Schedule } from "./schedule.js";
import type { WhoCan } from "./undo/rollback-lengths.js";
import type { StillToCome } from "./undo/undo.js";
import type { HappenedTimes } from "./work.js";

/** What has happened of a plan by some moment, by activity. Instants on the plan's own clock. */
export interface Happened {
  /** When it began, ended; NaN where it has not. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** When it was left out; NaN where it was not. It takes no time from then on, and its `at` means nothing. */
  readonly skipped: Float64Array;
  /** 1 where it has begun, but has to be done again: it takes all its time once more. */
  readonly again: Uint8Array;
  /** What has not begun begins no earlier, and what has begun ends no earlier: the present moment, or an earlier one to see what waiting costs. */
  readonly now: Float64Array;
}

/**
 * The planner's schedule of a plan that is being done. Its latest safe decision is the one that is still to come. The very same as
 * `schedule` where nothing has happened and now is before it begins.
 */
export function scheduleHappened(runbook: Runbook, whoCan: WhoCan, happened: Happened, now: Instant): Schedule {
  const timed = timeAll(runbook.work, { ...settingsOf(runbook), happened: timesOf(happened) });
  return scheduleWith(runbook, whoCan, timed, from(now));
}

/**
 * What has ended keeps its times. What runs ends when it has taken its time, and no earlier than now. What is left out takes none,
 * once all it would have waited for is over. What has not begun begins no earlier than now.
 */
function timesOf({ start, end, skipped, again, now }: Happened): HappenedTimes {
  const at = (column: Float64Array, node: number): Instant | undefined => {
    const moment = column[node] ?? Number.NaN;
    return Number.isNaN(moment) ? undefined : moment;
  };
  return {
    spanOf: (node, { earliest, begins, lasts }) => {
      const [began, ended, left] = [at(start, node), at(end, node), at(skipped, node)];
      const moment = at(now, node) ?? begins;
      if (left !== undefined) {
        const over = Math.max(earliest, left);
        return { start: over, end: over };
      }
      if (began === undefined) {
        const from = Math.max(begins, moment);
        return { start: from, end: from + lasts };
      }
      if (ended !== undefined) return { start: began, end: Math.max(began, ended) };
      return { start: began, end: again[node] ? Math.max(began, moment) + lasts : Math.max(began + lasts, moment) };
    },
    hasBegun: node => at(start, node) !== undefined,
    hasEnded: node => at(end, node) !== undefined,
    isLeftOut: node => at(skipped, node) !== undefined,
    // What has not begun begins no earlier than now, and ends with its part all the same.
    lasting: (node, part) => {
      const left = at(skipped, node);
      if (left !== undefined) return { start: left, end: left };
      const from = at(start, node) ?? Math.max(part.start, Math.min(part.end, at(now, node) ?? part.start));
      return { start: from, end: Math.max(from, at(end, node) ?? part.end) };
    },
  };
}

/** Before those that still are to come stands the one that holds by then. */
function from(now: Instant): StillToCome {
  return moments => {
    const next = moments.findIndex(({ after }) => after > now);
    const passed = next < 0 ? moments.length : next;
    const current = moments[passed - 1];
    return current ? [{ ...current, after: now }, ...moments.slice(passed)] : moments;
  };
}
