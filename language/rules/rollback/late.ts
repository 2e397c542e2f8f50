/** Decision points after which a rollback does not end inside the window any more, or for which there is no rollback. */

import type { Related } from "../../plan/finding.js";
import type { Activity, Instant, Plan } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, UndoFromHere } from "../../schedule/schedule.js";
import { carriersText, fromHere } from "../../schedule/undo/words.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { isOverrunSaid } from "../plan-end.js";
import type { IsShown } from "../rule.js";
import { forDecider, mayBeFinal } from "./decision.js";

export interface LateRollback {
  readonly activity: Activity;
  /** `worst`: it is late only then. */
  readonly mode: Mode;
  readonly start: Instant;
  readonly end: Instant;
  /** With all that has begun by its end. */
  readonly undo: UndoFromHere;
  /** Latest safe decision from here; undefined once there is no rollback. */
  readonly decideBy: Instant | undefined;
}

/**
 * Those of some activities that are late, in the order they start; as planned and in the worst case are two judgements. Silent where
 * that the window's end itself is overrun is said, where a start is not exact, where nothing has to be undone, and for what is placed after
 * the window. Linear in the work.
 */
export function lateOnes(
  release: Release,
  isMeant: (activity: Activity) => boolean,
  isShown: IsShown,
): readonly LateRollback[] {
  const { runbook, schedule } = release;
  const { window, work } = runbook;
  if (!window || mayBeFinal(runbook)) return [];
  const isSaidOverrun = (end: Instant, mode: Mode): boolean =>
    end > window.end && isOverrunSaid(isShown, window, { mode });
  const late: LateRollback[] = [];
  for (const activity of work.activities) {
    if (!isMeant(activity)) continue;
    const times = schedule.work.activities[activity.index];
    if (times?.startInexact || schedule.afterWindow[activity.index]) continue;
    const lateIn = (mode: Mode): LateRollback | undefined => {
      const span = times?.[mode];
      const undo = times?.undo?.[mode];
      if (!span || !undo || !isPast(undo, span.end) || isSaidOverrun(span.end, mode)) return undefined;
      return { activity, mode, start: span.start, end: span.end, undo, decideBy: undo.decideBy };
    };
    const found = lateIn("planned") ?? lateIn("worst");
    if (found) late.push(found);
  }
  return late.sort((a, b) => a.start - b.start || a.activity.index - b.activity.index);
}

function isPast({ decideBy, final, seconds }: UndoFromHere, end: Instant): boolean {
  return final || (seconds > 0 && decideBy !== undefined && end > decideBy);
}

/** By when to decide, and by how much that is missed. */
export function lateness(
  { activity, mode, end, undo, decideBy = end }: LateRollback,
  plan: Plan,
  release: Release,
): string {
  const atLeast = undo.inexact ? "at least " : "";
  const people = carriersText(undo.carriers.flatMap(person => plan.people[person]?.title ?? []));
  const excess = duration(end - decideBy);
  return `${inWorstCase(mode)}${quoted(activity.title)} ends at ${when(end, release)}. A rollback of everything started by then takes ${atLeast}${duration(undo.seconds)}${people}. That is ${atLeast}${excess} longer than the rest of the window. ${fromHere}: ${when(decideBy, release)}${forDecider(decideBy, plan, release)}.`;
}

export function theWindow({ runbook }: Release): readonly Related[] {
  return runbook.window ? [{ message: "the window", place: runbook.window.place }] : [];
}
