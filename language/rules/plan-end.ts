/** By how much what has to end with the window overruns it. */
import type { Seconds, Window } from "../plan/plan.js";
import { type DueEnd, dueEnd } from "../schedule/due-end.js";
import type { Release } from "../schedule/release.js";
import { type Mode, modes } from "../schedule/schedule.js";
import type { IsShown, Report } from "./rule.js";

export interface Overrun extends DueEnd {
  readonly mode: Mode;
  readonly by: Seconds;
}

/** Whether the overrun window is said, by its own rule or by the start or the deadline that it follows from. */
export function isOverrunSaid(
  isShown: IsShown,
  { place }: Window,
  hidden: Pick<Report, "mode" | "severity"> = {},
): boolean {
  return (
    isShown("window/overrun", undefined, hidden) ||
    isShown("order/late-start", { place }, hidden) ||
    isShown("order/deadline", { place }, hidden)
  );
}

/** How far what is due goes beyond the window: as planned or, where that fits, in the worst case. */
export function overrunOf(release: Release): Overrun | undefined {
  for (const mode of modes) {
    const over = overrunIn(release, mode);
    if (over) return over;
  }
  return undefined;
}

export function overrunIn(release: Release, mode: Mode): Overrun | undefined {
  const { window, work } = release.runbook;
  // Where activities could not be read, others may stand in the wrong place.
  if (!window || work.blocks.some(({ workUnread }) => workUnread)) return undefined;
  const end = dueEnd(release, mode);
  return end && end.at > window.end ? { ...end, mode, by: end.at - window.end } : undefined;
}
