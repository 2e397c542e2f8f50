/** What did not change with the text keeps its old object, so that whatever was made of it still holds. */
import { isEqual } from "../plan/equal.js";
import type { Activity, Block, Edge, Rollback, Runbook, Work } from "../plan/plan.js";
import type { Schedule, ScheduledWork } from "./schedule.js";

/** A schedule, but with the very objects of the one before wherever they say the same; that one itself where all does. */
export function keepSchedule(before: Schedule, now: Schedule): Schedule {
  return keepParts(before, {
    dated: now.dated,
    work: keepWork(before.work, now.work),
    rollbacks: keepEach(before.rollbacks, now.rollbacks),
    contingencies: keepEach(before.contingencies, now.contingencies),
    undoSteps: keepEach(before.undoSteps, now.undoSteps),
    undoMoments: keepEach(before.undoMoments, now.undoMoments),
    safeDecision: keep(before.safeDecision, now.safeDecision),
    afterWindow: keep(before.afterWindow, now.afterWindow),
    pointOfNoReturn: keep(before.pointOfNoReturn, now.pointOfNoReturn),
  });
}

function keepWork(before: ScheduledWork, now: ScheduledWork): ScheduledWork {
  return keepParts(before, {
    activities: keepEach(before.activities, now.activities),
    blocks: keepEach(before.blocks, now.blocks),
    planned: keep(before.planned, now.planned),
    worst: keep(before.worst, now.worst),
    criticalPath: keep(before.criticalPath, now.criticalPath),
    cycles: keep(before.cycles, now.cycles),
  });
}

function keep<T>(before: T, now: T): T {
  return isSame(before, now) ? before : now;
}

function keepEach<T extends object>(before: readonly T[], now: readonly T[]): readonly T[] {
  const kept = now.map((each, index) => keep(before[index] ?? each, each));
  return kept.length === before.length && kept.every((each, index) => each === before[index]) ? before : kept;
}

function keepParts<T extends object>(before: T, now: T): T {
  return areSame(before, now, Object.keys(now) as (keyof T)[], Object.is) ? before : now;
}

/** Whether two runbooks say the same of all that times and undoing follow from. Linear, and one step for what is the very same. */
export function isTimedTheSame(a: Runbook, b: Runbook): boolean {
  return (
    areSame(a, b, ["window", "zero", "zone", "keeps"]) &&
    isWorkTheSame(a.work, b.work) &&
    isEachSame(
      a.rollbacks,
      b.rollbacks,
      (one, other) => areSame(one, other, ofRollback) && isOwnWorkTheSame(one, other),
    ) &&
    isEachSame(
      a.contingencies,
      b.contingencies,
      (one, other) => areSame(one, other, ["takes"]) && isOwnWorkTheSame(one, other),
    )
  );
}

const ofActivity: readonly (keyof Activity)[] = [
  "kind",
  "block",
  "owners",
  "takes",
  "at",
  "needs",
  "environment",
  "otherwise",
  "answer",
  "startUnread",
];
const ofBlock: readonly (keyof Block)[] = ["parent", "at", "startUnread", "workUnread"];
const ofEdge: readonly (keyof Edge)[] = ["from", "to", "since", "lag"];
const ofRollback: readonly (keyof Rollback)[] = ["users", "owners", "needs", "environment", "takes"];

function isWorkTheSame(a: Work, b: Work): boolean {
  return (
    isEachSame(a.activities, b.activities, isActivityTheSame) &&
    isEachSame(a.blocks, b.blocks, (one, other) => areSame(one, other, ofBlock)) &&
    isEachSame(a.edges, b.edges, (one, other) => areSame(one, other, ofEdge))
  );
}

function isActivityTheSame(a: Activity, b: Activity): boolean {
  return (
    areSame(a, b, ofActivity) &&
    (a.during === undefined) === (b.during === undefined) &&
    isSame(a.during?.part, b.during?.part)
  );
}

type Apart = Pick<Rollback, "work">;

function isOwnWorkTheSame({ work: a }: Apart, { work: b }: Apart): boolean {
  return a && b ? isWorkTheSame(a, b) : a === b;
}

function isEachSame<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => same(each, b[index] as T)));
}

function areSame<T extends object>(a: T, b: T, keys: readonly (keyof T)[], same = isSame): boolean {
  return a === b || keys.every(key => same(a[key], b[key]));
}

/** Whether two pieces of plain data say the same, wherever that is written. */
function isSame(a: unknown, b: unknown): boolean {
  return isEqual(a, b, "place");
}
