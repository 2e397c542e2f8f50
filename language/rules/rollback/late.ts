/** Activities that end after the latest safe decision: a rollback decided on then does not end inside the window. */

import type { Related } from "../../plan/finding.js";
import type { Activity, ActivityKind, Instant, Plan, Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import { overrunOf } from "../window/plan-end.js";
import { duration, inWorstCase, quoted, when } from "../words.js";
import { forDecider } from "./decision.js";

export interface Late {
  readonly activity: Activity;
  /** `worst`: it is late only then. */
  readonly mode: Mode;
  readonly start: Instant;
  readonly end: Instant;
  readonly decideBy: Instant;
  /** How long going back takes once it has begun. */
  readonly undo: Seconds;
  /** Durations are missing: `undo` is the least it can be. */
  readonly inexact: boolean;
}

/**
 * Those of a kind that are late, in the order they start. Silent where the window's end itself is overrun before, where a
 * start is not exact, and for what is placed after the window. Linear in the work.
 */
export function lateOnes(release: Release, kind: ActivityKind): readonly Late[] {
  const { runbook, schedule } = release;
  const { window, work } = runbook;
  if (!window) return [];
  // A line that was not read may say that a step cannot be undone: there is no deciding behind that.
  if (work.activities.some(({ kind, answer, answerUnread }) => kind === "step" && !answer && answerUnread)) return [];
  const overruns = overrunOf(release) !== undefined;
  const late: Late[] = [];
  for (const activity of work.activities) {
    const times = schedule.work.activities[activity.index];
    const { undo } = times ?? {};
    if (activity.kind !== kind || !undo?.decideBy || times?.startInexact) continue;
    for (const mode of modes) {
      const span = times?.[mode];
      if (!span || (overruns && span.end > window.end)) break;
      if (span.end <= undo.decideBy[mode]) continue;
      late.push({ activity, mode, ...span, decideBy: undo.decideBy[mode], undo: undo[mode], inexact: undo.inexact });
      break;
    }
  }
  return late.sort((a, b) => a.start - b.start || a.activity.index - b.activity.index);
}

/** By when to decide, and by how much that is missed: one sentence and the beginning of the remedy. */
export function lateness(late: Late, plan: Plan, release: Release): string {
  const { activity, mode, end, decideBy, undo } = late;
  const atLeast = late.inexact ? "at least " : "";
  const excess = duration(end - decideBy);
  return `${inWorstCase(mode)}${quoted(activity.title)} ends at ${when(end, release)}, and going back then takes ${atLeast}${duration(undo)}, ${atLeast}${excess} more than is left of the window. The latest safe decision is at ${when(decideBy, release)}${forDecider(decideBy, plan, release)}`;
}

export function theWindow({ runbook }: Release): readonly Related[] {
  return runbook.window ? [{ message: "the window", place: runbook.window.place }] : [];
}
