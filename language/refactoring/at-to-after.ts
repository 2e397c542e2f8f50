/**
 * Turns a fixed `at` into an `after`: the activity then waits for the one that ends nearest before it, as long as it takes to
 * begin when it did. The schedule stays as planned; when something moves, this moves along.
 */

import { blocksAround } from "../plan/all-work.js";
import type { Activity, Work } from "../plan/plan.js";
import type { ScheduledWork } from "../schedule/schedule.js";
import { mayPrecede } from "../schedule/work.js";
import { formatDuration } from "../time/duration.js";
import { quoted } from "../wording/titles.js";
import { changeOf } from "./change.js";
import { withPredecessors, withSuccessors } from "./cycles.js";
import type { Refactoring } from "./refactoring.js";
import { plannedActivityOf, replacementFor, selected, surroundingOf } from "./statements.js";

export const atToAfter: Refactoring = ({ analysis, selection }) => {
  const { file, plan, schedule } = analysis;
  const node = surroundingOf(analysis, selected(file.text, selection))?.activity;
  const activity = node && plannedActivityOf(analysis, node);
  const at = node?.statements.find(({ $type }) => $type === "At");
  if (
    !activity ||
    activity.during ||
    !at ||
    !plan.runbook ||
    !schedule ||
    node?.statements.some(({ $type }) => $type === "After")
  )
    return [];
  const { work, window, zero } = plan.runbook;
  const start = exactStart(schedule.work, activity);
  // Without its own `at` it begins no earlier than that of a phase around it or, where it waits for that, than the window.
  const opening = mayPrecede(activity) ? Number.NEGATIVE_INFINITY : (window?.start ?? zero ?? 0);
  const earliest = phaseStart(work, activity) ?? opening;
  if (start === undefined || start < earliest) return [];
  const nearest = nearestBefore(work, schedule.work, activity, start);
  if (!nearest) return [];
  const after = `after ${nearest.activity.name}${nearest.lag === 0 ? "" : ` + ${formatDuration(nearest.lag, "hours")}`}`;
  return [
    {
      title: `Wait for ${quoted(nearest.activity.title)} instead of a fixed time: \`${after}\``,
      kind: "rewrite",
      make: () => changeOf(file, [replacementFor(file.text, at, after)]),
    },
  ];
};

function exactStart({ activities }: ScheduledWork, { index }: Activity): number | undefined {
  const scheduled = activities[index];
  return scheduled && !scheduled.startInexact ? scheduled.planned?.start : undefined;
}

/** When the nearest phase around an activity that says so begins at the earliest; what is not understood counts as never. */
function phaseStart(work: Work, activity: Activity): number | undefined {
  for (const { at } of blocksAround(work, activity)) if (at) return at.at ?? Number.POSITIVE_INFINITY;
  return undefined;
}

interface Predecessor {
  readonly activity: Activity;
  readonly lag: number;
}

/** Of those that end last until then, one that is waited for already, else the one written last. */
function nearestBefore(
  work: Work,
  { activities }: ScheduledWork,
  own: Activity,
  start: number,
): Predecessor | undefined {
  const waiting = withSuccessors(work, [own.index]);
  const awaited = withPredecessors(work, [own.index]);
  let nearest: { readonly activity: Activity; readonly end: number; readonly isBefore: boolean } | undefined;
  for (const activity of work.activities) {
    const scheduled = activities[activity.index];
    const end = scheduled?.endInexact ? undefined : scheduled?.planned?.end;
    if (end === undefined || end > start || activity.name === "" || activity.during || waiting.has(activity.index))
      continue;
    const isBefore = awaited.has(activity.index);
    const isNearer = !nearest || end > nearest.end || (end === nearest.end && (isBefore || !nearest.isBefore));
    if (isNearer) nearest = { activity, end, isBefore };
  }
  return nearest && { activity: nearest.activity, lag: start - nearest.end };
}
