/** Where the plan ends, what of it has to end with the window, and by how much that overruns it. */

import { keptFor } from "../plan/kept.js";
import type { Activity, Instant, Seconds, Window } from "../plan/plan.js";
import { graphOf, type Links } from "../schedule/graph.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Schedule, ScheduledActivity } from "../schedule/schedule.js";
import { modes } from "../schedule/schedule.js";
import type { IsShown, Report } from "./rule.js";

export interface PlanEnd {
  readonly at: Instant;
  /** The activity that ends last. */
  readonly activity: number;
}

/** The end of the plan without what is placed after the window; undefined when nothing has a time. */
export function planEnd(schedule: Schedule, mode: Mode): PlanEnd | undefined {
  return planEnds(schedule)[mode];
}

const planEnds = keptFor((schedule: Schedule) => ({
  planned: latest(schedule, ({ planned }) => planned?.end),
  worst: latest(schedule, ({ worst }) => worst?.end),
}));

/** The first of those that end last, without what is placed after the window. */
function latest(
  { work, afterWindow }: Schedule,
  endOf: (times: ScheduledActivity, activity: number) => Instant | undefined,
): PlanEnd | undefined {
  let last: PlanEnd | undefined;
  work.activities.forEach((times, activity) => {
    const at = endOf(times, activity);
    if (at !== undefined && !afterWindow[activity] && (!last || at > last.at)) last = { at, activity };
  });
  return last;
}

/** What has to end with the window: the changes and decisions, and the first check that sees whether they worked. */
export interface DueEnd extends PlanEnd {
  /** `verification`: all that changes or decides has ended before. */
  readonly due: "work" | "verification";
}

/** The end of what has to be over with the window; the watch after it may go on. Undefined when nothing has a time that is sure. */
export function dueEnd(release: Release, mode: Mode): DueEnd | undefined {
  return dueEnds(release)[mode];
}

const dueEnds = keptFor((release: Release) => ({
  planned: makeDueEnd(release, "planned"),
  worst: makeDueEnd(release, "worst"),
}));

function makeDueEnd(release: Release, mode: Mode): DueEnd | undefined {
  const { afterWindow, work } = release.schedule;
  const isWatch = watchOf(release);
  const last = latest(release.schedule, (times, activity) =>
    times.endProven[mode] && !isWatch[activity] ? times[mode]?.end : undefined,
  );
  if (!last) return undefined;
  let first: PlanEnd | undefined;
  for (const { kind, index } of release.runbook.work.activities) {
    const times = work.activities[index];
    const span = times?.[mode];
    if (kind !== "check" || !isWatch[index] || afterWindow[index] || !span || !times.endProven[mode]) continue;
    // What takes no time verifies nothing.
    if (span.start < last.at || span.start === span.end) continue;
    if (!first || span.end < first.at) first = { at: span.end, activity: index };
  }
  return first ? { ...first, due: "verification" } : { ...last, due: "work" };
}

/**
 * By activity: whether it only watches what was changed. A check, wait or message after a step does, where no step and no decision
 * waits for it. Linear in the work.
 */
const watchOf: (release: Release) => readonly boolean[] = keptFor(makeWatch);

function makeWatch({ runbook: { work }, schedule: { afterWindow } }: Release): readonly boolean[] {
  const { size, order, into, outOf } = graphOf(work);
  const isInside = (node: number): Activity | undefined => (afterWindow[node] ? undefined : work.activities[node]);
  const [followsStep, isWaitedFor] = [new Uint8Array(size), new Uint8Array(size)];
  for (const node of order) {
    const follows = someOf(into, node, from => followsStep[from] === 1 || isInside(from)?.kind === "step");
    followsStep[node] = follows ? 1 : 0;
  }
  for (let position = order.length - 1; position >= 0; position--) {
    const node = order[position] ?? 0;
    isWaitedFor[node] = someOf(outOf, node, to => isWaitedFor[to] === 1 || isWork(isInside(to))) ? 1 : 0;
  }
  return work.activities.map(
    (activity, index) => !isWork(activity) && followsStep[index] === 1 && isWaitedFor[index] === 0,
  );
}

/** Whether something holds for one of the nodes at the other ends of a node's edges. */
function someOf({ starts, nodes }: Links, node: number, holds: (other: number) => boolean): boolean {
  for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) if (holds(nodes[at] ?? 0)) return true;
  return false;
}

/** It changes something, or decides whether to go on. */
function isWork(activity: Activity | undefined): boolean {
  return activity?.kind === "step" || activity?.kind === "gate" || activity?.otherwise?.kind === "rollback";
}

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
