/**
 * How a run goes on from now: the planner's own schedule (critical path method: earliest starts forward, latest starts backward, float
 * between them), with the times of what has happened in their place and `now` as the earliest start of the rest.
 *
 *   done           start and end as recorded
 *   running        start as recorded; end = max(start + takes, now)
 *   failed         start as recorded; end = now + takes, as it has to be done again
 *   skipped        no time, once all it would have waited for is over
 *   everything else  start = max(start by the plan's own rules, now)
 *
 * So float is used up before anything moves, and nothing but what is written is assumed: a block or a hold lasts until now, no longer.
 * Instants here are on the plan's own clock (as-run.ts).
 */
import type { Instant, Item, Moment, Seconds } from "../plan/plan.js";
import { dueEnd, planEnd } from "../schedule/due-end.js";
import { scheduleHappened } from "../schedule/happened.js";
import { type Release, releaseOf } from "../schedule/release.js";
import { type Mode, modes, type PlanDecision, type Schedule, type UndoState } from "../schedule/schedule.js";
import { whoCanIn } from "../staffing/capable.js";
import { happenedBy, type PlannedRun, planAsRun, shiftOf } from "./as-run.js";
import { type Progress, stateIn } from "./progress.js";
import { isOver, isRollingBack } from "./transitions.js";

export interface Forecast {
  readonly progress: Progress;
  /** On the plan's own clock. */
  readonly now: Instant;
  /** Moments of the run = moments of the plan + shift. */
  readonly shift: Seconds;
  /** The plan as it was, and as it is being done. */
  readonly written: Release;
  readonly plan: PlannedRun;
  readonly release: Release;
  readonly end: InModes<Instant | undefined>;
  /** By how much the end has moved since the plan; below 0 where it is earlier. */
  readonly later: InModes<Seconds | undefined>;
  /** What is left of the window after all that has to end with it; undefined without a window. */
  readonly slack: InModes<Seconds | undefined>;
  /** The critical path from here: activities that are not over, in order. */
  readonly path: readonly number[];
  readonly missed: readonly Missed[];
  /** The latest safe decision that is still to come; undefined where there is none. */
  readonly decision: InModes<PlanDecision | undefined>;
  /** What undoing everything that has begun takes when it is decided now. */
  readonly undo: InModes<UndoState | undefined>;
  /** Set while it is rolled back, with what of the plan nobody does any more. */
  readonly rollback: (RollbackEnd & { readonly left: readonly number[] }) | undefined;
}

/** When a rollback ends, and what is left of the window then; undefined without a window. */
export interface RollbackEnd {
  readonly ends: InModes<Instant>;
  readonly slack: InModes<Seconds | undefined>;
}

export type InModes<T> = Readonly<Record<Mode, T>>;

/** An `at` or `by` that is not kept. */
export interface Missed {
  readonly kind: "at" | "by";
  readonly item: Item;
  readonly limit: Instant;
  /** When it begins, or ends, instead. */
  readonly expected: Instant;
  /** `worst`: only in the worst case. */
  readonly mode: Mode;
}

/**
 * @param written the schedule of the plan as it is
 * @param at the present moment, on the clock of the run
 * @param during by activity: where waiting has begun, to see the same without it; the present moment where it is undefined
 */
export function forecastOf(
  plan: PlannedRun,
  written: Schedule,
  progress: Progress,
  at: Instant,
  during?: (activity: number) => Instant | undefined,
): Forecast {
  const shift = shiftOf(plan.runbook, progress);
  const now = at - shift;
  const asRun = planAsRun(plan, written, progress, now);
  const happened = happenedBy(asRun, progress, now);
  if (during) for (const index of happened.now.keys()) happened.now[index] = (during(index) ?? at) - shift;
  const planned = scheduleHappened(asRun.runbook, whoCanIn(asRun), happened, now);
  const before = releaseOf(plan, written) ?? { runbook: plan.runbook, schedule: written };
  // What could begin now has not begun: a moment later it still has not.
  const begunOnly = (): Schedule =>
    scheduleHappened(asRun.runbook, whoCanIn(asRun), { ...happened, now: happened.now.map(() => now + 1) }, now);
  const mayBeginNow = planned.undoMoments.some(({ after }) => after === now);
  const begun = mayBeginNow ? begunOnly() : planned;
  const undo = inModes(mode => undoAt(begun, now, mode));
  const schedule = stillDecided(planned, undo, asRun.runbook.window?.end, now);
  const release = releaseOf(asRun, schedule) ?? { runbook: asRun.runbook, schedule };
  const end = inModes(mode => (isEndKnown(asRun, progress) ? planEnd(schedule, mode)?.at : undefined));
  return {
    progress,
    now,
    shift,
    written: before,
    plan: asRun,
    release,
    end,
    later: inModes(mode => difference(end[mode], planEnd(written, mode)?.at)),
    slack: inModes(mode => difference(asRun.runbook.window?.end, dueEnd(release, mode)?.at)),
    path: schedule.work.criticalPath.filter(index => !isOver(stateIn(progress, index))),
    missed: missedIn(release, progress),
    decision: schedule.safeDecision,
    undo,
    rollback: isRollingBack(progress.state) ? rollbackFrom(asRun, progress, undo, now) : undefined,
  };
}

/** Where nothing says how long it takes, or when it is, only when all of it is over. */
function isEndKnown({ runbook: { work } }: PlannedRun, progress: Progress): boolean {
  return (
    work.activities.some(({ takes, at }) => takes || at) ||
    work.activities.every(({ index }) => isOver(stateIn(progress, index)))
  );
}

function inModes<T>(of: (mode: Mode) => T): InModes<T> {
  return { planned: of("planned"), worst: of("worst") };
}

function difference(a: Instant | undefined, b: Instant | undefined): Seconds | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}

/** Without a latest safe decision where undoing what has begun would not end inside the window any more, whenever that is called. */
function stillDecided(
  schedule: Schedule,
  undo: Forecast["undo"],
  windowEnd: Instant | undefined,
  now: Instant,
): Schedule {
  const isLate = inModes(mode => isTooLate(undo[mode], windowEnd, now));
  if (!isLate.planned && !isLate.worst) return schedule;
  return { ...schedule, safeDecision: inModes(mode => (isLate[mode] ? undefined : schedule.safeDecision[mode])) };
}

/** Whether a rollback that is called now would end after the window, or cannot undo all that has begun. */
export function isTooLate(undo: UndoState | undefined, windowEnd: Instant | undefined, now: Instant): boolean {
  if (!undo || windowEnd === undefined) return false;
  return undo.final || now + undo.seconds > windowEnd;
}

/** Undefined before anything has begun. */
function undoAt({ undoMoments }: Schedule, now: Instant, mode: Mode): UndoState | undefined {
  return undoMoments.findLast(({ after }) => after <= now)?.[mode];
}

/** Of one that is being done, or is called now. */
export function rollbackEnd({ plan, undo, now }: Pick<Forecast, "plan" | "undo" | "now">): RollbackEnd {
  const ends = inModes(mode => now + (undo[mode]?.seconds ?? 0));
  return { ends, slack: inModes(mode => difference(plan.runbook.window?.end, ends[mode])) };
}

function rollbackFrom(
  plan: PlannedRun,
  { subjects }: Progress,
  undo: Forecast["undo"],
  now: Instant,
): Forecast["rollback"] {
  const left = plan.runbook.work.activities.flatMap(({ index }) => {
    const { state } = subjects[index] ?? {};
    return state === "waiting" || state === "waiting, blocked" ? [index] : [];
  });
  return { ...rollbackEnd({ plan, undo, now }), left };
}

/** What is skipped has no times to keep any more. */
function missedIn({ runbook: { work }, schedule }: Release, { subjects }: Progress): readonly Missed[] {
  const missed: Missed[] = [];
  const add = (each: Missed | undefined): unknown => each && missed.push(each);
  for (const activity of work.activities) {
    const { index, at, by } = activity;
    const { state } = subjects[index] ?? {};
    if (state === "skipped") continue;
    const item: Item = { kind: "activity", index };
    const spanIn = (mode: Mode) => schedule.work.activities[index]?.[mode];
    add(missedBy("at", item, at?.at, mode => spanIn(mode)?.start));
    add(missedBy("by", item, latestOf(by), mode => spanIn(mode)?.end));
  }
  for (const { index, at, by } of work.blocks) {
    const item: Item = { kind: "block", index };
    add(missedBy("at", item, at?.at, mode => schedule.work.blocks[index]?.[mode]?.start));
    add(missedBy("by", item, latestOf(by), mode => schedule.work.blocks[index]?.[mode]?.end));
  }
  return missed;
}

function latestOf(by: Moment | undefined): Instant | undefined {
  return by?.latest ?? by?.at;
}

function missedBy(
  kind: Missed["kind"],
  item: Item,
  limit: Instant | undefined,
  expectedIn: (mode: Mode) => Instant | undefined,
): Missed | undefined {
  if (limit === undefined) return undefined;
  for (const mode of modes) {
    const expected = expectedIn(mode);
    if (expected !== undefined && expected > limit) return { kind, item, limit, expected, mode };
  }
  return undefined;
}
