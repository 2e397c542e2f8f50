/** Where the plan ends, and what of it has to end with the window. */

import { keptFor } from "../plan/kept.js";
import type { Activity, Instant } from "../plan/plan.js";
import { graphOf, type Links } from "./graph.js";
import type { Release } from "./release.js";
import type { Mode, Schedule, ScheduledActivity } from "./schedule.js";

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
    if (at !== undefined && !afterWindow[activity] && !times.lasting && (!last || at > last.at))
      last = { at, activity };
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
  for (const { kind, index, during } of release.runbook.work.activities) {
    const times = work.activities[index];
    const span = times?.[mode];
    if (kind !== "check" || during || !isWatch[index] || afterWindow[index] || !span || !times.endProven[mode])
      continue;
    // What takes no time verifies nothing.
    if (span.start < last.at || span.start === span.end) continue;
    if (!first || span.end < first.at) first = { at: span.end, activity: index };
  }
  return first ? { ...first, due: "verification" } : { ...last, due: "work" };
}

/** By activity: whether it has to end with the window: it is not placed after it, and does not only watch, or verifies what is due. */
export function dueActivities(release: Release, mode: Mode): readonly boolean[] {
  const { afterWindow } = release.schedule;
  const isWatch = watchOf(release);
  const last = dueEnd(release, mode)?.activity;
  return release.runbook.work.activities.map(
    (_, index) => index === last || (afterWindow[index] === false && isWatch[index] === false),
  );
}

/**
 * By activity: whether it only watches what was changed. A check, wait or message after a step does, where no step and no decision
 * waits for it; and whatever lasts as long as something else. Linear in the work.
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
    (activity, index) =>
      activity.during !== undefined || (!isWork(activity) && followsStep[index] === 1 && isWaitedFor[index] === 0),
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
