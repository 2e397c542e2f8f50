/**
 * What is late in a plan, and what of it follows from what. A delay follows from one before it on the critical path that leads
 * to it, where it would be gone without that one.
 */

import { timedIn } from "../../plan/all-work.js";
import { keptFor } from "../../plan/kept.js";
import type { Activity, Block, Instant, Item, Seconds, Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import type { Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";
import { placedAt } from "../../schedule/work.js";
import { overrunIn } from "../plan-end.js";
import { type Holds, holdsOf } from "./waiting.js";

export interface Delay {
  /** A start after its `at`, an end after its `by`, or the end of what is due after that of the window. */
  readonly kind: "start" | "deadline" | "window";
  /** Undefined for the window. */
  readonly item: Activity | Block | undefined;
  readonly mode: Mode;
  /** When it should be, and when it is. */
  readonly due: Instant;
  readonly actual: Instant;
  readonly by: Seconds;
  /** Where it is milder than its rule says. */
  readonly severity: "warning" | undefined;
  /** The activity that has to wait or, of an end, that ends last. */
  readonly activity: number;
}

export interface Delays {
  /** In the order of the plan: starts, deadlines, then the window. */
  readonly all: readonly Delay[];
  /** What a delay follows from; that may follow from another in turn. */
  readonly causes: ReadonlyMap<Delay, Delay>;
}

/** Linear in the work. */
export function delaysIn(release: Release, mode: Mode): Delays {
  return (mode === "planned" ? plannedDelays : worstDelays)(release);
}

const plannedDelays = keptFor((release: Release) => makeDelays(release, "planned"));
const worstDelays = keptFor((release: Release) => makeDelays(release, "worst"));

function makeDelays(release: Release, mode: Mode): Delays {
  const all = [...lateStarts(release, mode), ...missedDeadlines(release, mode), ...overrunWindow(release, mode)];
  return { all, causes: all.length < 2 ? new Map() : causesOf(all, release, mode) };
}

function* lateStarts({ runbook: { work }, schedule }: Release, mode: Mode): Iterable<Delay> {
  const late = function* (item: Activity | Block, activity: number, actual: Instant | undefined): Iterable<Delay> {
    // What happens twice may be meant as the second.
    const due = item.at?.latest;
    if (due === undefined || actual === undefined || actual <= due) return;
    yield { kind: "start", item, mode, due, actual, by: actual - due, severity: undefined, activity };
  };
  for (const activity of work.activities.filter(({ at }) => at)) {
    yield* late(activity, activity.index, schedule.work.activities[activity.index]?.ready?.[mode]);
  }
  for (const block of work.blocks) {
    const first = block.at && firstIn({ work, schedule }, block);
    if (first) yield* late(block, first.index, first.ready[mode]);
  }
}

/** What a block waits for is what the first activities in it wait for. Undefined where one waits for nothing: that cannot be late. */
function firstIn(
  { work, schedule }: { readonly work: Work; readonly schedule: Release["schedule"] },
  block: Block,
): { readonly ready: Readonly<Record<Mode, Instant>>; readonly index: number } | undefined {
  let first: { ready: Readonly<Record<Mode, Instant>>; index: number } | undefined;
  for (const index of timedIn(work, { kind: "block", index: block.index })) {
    const times = schedule.work.activities[index];
    if (!times?.planned) continue;
    if (!times.ready) return undefined;
    if (!first || times.ready.planned < first.ready.planned) first = { ready: times.ready, index };
  }
  return first;
}

function* missedDeadlines({ runbook: { work }, schedule }: Release, mode: Mode): Iterable<Delay> {
  const items = [...work.activities.filter(({ by }) => by), ...work.blocks.filter(({ by }) => by)];
  for (const item of items) {
    const due = item.by?.at;
    if (due === undefined) continue;
    let last: { end: Instant; activity: number } | undefined;
    for (const activity of timedIn(work, partOf(item))) {
      const times = schedule.work.activities[activity];
      const end = times?.endProven[mode] ? times[mode]?.end : undefined;
      if (end !== undefined && (!last || end > last.end)) last = { end, activity };
    }
    if (!last || last.end <= due) continue;
    const { end: actual, activity } = last;
    yield { kind: "deadline", item, mode, due, actual, by: actual - due, severity: undefined, activity };
  }
}

/** Whose end it is. */
function partOf(item: Activity | Block): Item {
  if ("items" in item) return { kind: "block", index: item.index };
  return item.during?.part ?? { kind: "activity", index: item.index };
}

function* overrunWindow(release: Release, mode: Mode): Iterable<Delay> {
  const over = overrunIn(release, mode);
  if (!over) return;
  const { at: actual, by, activity, due } = over;
  const severity = due === "verification" ? "warning" : undefined;
  yield { kind: "window", item: undefined, mode, due: actual - by, actual, by, severity, activity };
}

/** A delay before something on its path, and how much of it reaches there: an `at` in between does not let more through. */
interface Upstream {
  readonly delay: Delay;
  readonly by: Seconds;
}

/** What is upstream of something: the nearest delay, and the one of which most reaches it. */
interface Upstreams {
  readonly nearest: Upstream | undefined;
  readonly strongest: Upstream | undefined;
}

const nothing: Upstreams = { nearest: undefined, strongest: undefined };

function causesOf(all: readonly Delay[], release: Release, mode: Mode): ReadonlyMap<Delay, Delay> {
  const { work } = release.runbook;
  const { activities } = release.schedule.work;
  const holds = holdsOf(release, mode);
  const causes = new Map<Delay, Delay>();
  const at = delaysAt(all);
  /** By activity: what is upstream of its start, and of its end. */
  const upstream = {
    start: new Array<Upstreams>(activities.length).fill(nothing),
    end: new Array<Upstreams>(activities.length).fill(nothing),
  };
  for (const node of graphOf(work).order) {
    const activity = work.activities[node];
    const times = activities[node];
    const start = times?.[mode]?.start;
    if (!activity || !times || start === undefined) continue;
    const hold = holds[node];
    const held =
      hold && activities[hold.activity]?.endProven[mode] ? (upstream[hold.since][hold.activity] ?? nothing) : nothing;
    const { starts, ends } = at[node] ?? none;
    for (const late of starts) if (hold?.until === late.actual) follow(causes, late, held);
    const placed = placedAt(work, activity)?.latest;
    const slack = placed === undefined ? Number.POSITIVE_INFINITY : Math.max(0, start - placed);
    let before = hold?.until === start ? limited(held, slack) : nothing;
    for (const late of starts) before = joined(before, late);
    upstream.start[node] = before;
    for (const late of ends) {
      follow(causes, late, before);
      before = joined(before, late);
    }
    upstream.end[node] = before;
  }
  followSiblings(all, causes, holds);
  return causes;
}

interface DelaysAt {
  readonly starts: readonly Delay[];
  readonly ends: readonly Delay[];
}

const none: DelaysAt = { starts: [], ends: [] };

/** By activity: what is late about its start, and about its end, the longest first. */
function delaysAt(all: readonly Delay[]): readonly (DelaysAt | undefined)[] {
  const at: { starts: Delay[]; ends: Delay[] }[] = [];
  for (const delay of [...all].sort((a, b) => b.by - a.by)) {
    at[delay.activity] ??= { starts: [], ends: [] };
    (delay.kind === "start" ? at[delay.activity]?.starts : at[delay.activity]?.ends)?.push(delay);
  }
  return at;
}

function follow(causes: Map<Delay, Delay>, late: Delay, { nearest, strongest }: Upstreams): void {
  const cause = [nearest, strongest].find(each => each && each.by >= late.by);
  if (cause) causes.set(late, cause.delay);
}

function limited({ nearest, strongest }: Upstreams, most: Seconds): Upstreams {
  const limit = (each: Upstream | undefined) => each && { ...each, by: Math.min(each.by, most) };
  return { nearest: limit(nearest), strongest: limit(strongest) };
}

function joined({ strongest }: Upstreams, delay: Delay): Upstreams {
  const own = { delay, by: delay.by };
  return { nearest: own, strongest: strongest && strongest.by >= own.by ? strongest : own };
}

/** Starts that one activity holds up side by side: the latest stands for the others. */
function followSiblings(all: readonly Delay[], causes: Map<Delay, Delay>, holds: Holds): void {
  const latest = new Map<number, Delay>();
  const open = all.filter(delay => delay.kind === "start" && !causes.has(delay));
  for (const delay of open) {
    const holder = holds[delay.activity]?.activity;
    const other = holder === undefined ? undefined : latest.get(holder);
    if (holder !== undefined && (!other || delay.by > other.by)) latest.set(holder, delay);
  }
  for (const delay of open) {
    const first = latest.get(holds[delay.activity]?.activity ?? -1);
    if (first && first !== delay) causes.set(delay, first);
  }
}
