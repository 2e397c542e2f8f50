/** Where a run stands: what is going on, what may begin, what cannot go on. Everything that is not over is in one list, or waits. */
import type { Activity, Instant, PartyUse, Seconds } from "../plan/plan.js";
import { graphOf, linked } from "../schedule/graph.js";
import { durationOf } from "../schedule/work.js";
import type { PlannedRun } from "./as-run.js";
import { type Forecast, forecastOf, type InModes } from "./forecast.js";
import { type Blocked, type Happening, type Progress, stateIn } from "./progress.js";
import { readinessIn } from "./readiness.js";
import { subjectsOf } from "./subjects.js";
import { type ActivityState, isOver, isRestored, isRunning, isToDo } from "./transitions.js";

export interface Standing {
  readonly now: readonly Running[];
  readonly next: readonly Ready[];
  readonly blocked: readonly Stuck[];
  /** What has failed, and waits for somebody to say how it goes on. */
  readonly failed: readonly { readonly activity: number; readonly ended: Happening }[];
  /** Of a rollback that was called. */
  readonly restoring: Restoring;
  /** How many activities are over, and how many there are. */
  readonly over: number;
  readonly all: number;
}

/** Positions in subjectsOf(runbook).all. */
export interface Restoring {
  readonly now: readonly number[];
  /** Rollbacks that nothing else has to be undone before: what began last is undone first. */
  readonly next: readonly number[];
}

export interface Running {
  readonly activity: number;
  readonly since: Instant;
  readonly takes: InModes<Seconds>;
  /** How long it has run: the moments it was blocked count. */
  readonly ran: Seconds;
  /** By how much that is more than planned, than the worst case; 0 where it is not. */
  readonly over: InModes<Seconds>;
  /** When it ends as planned. Past its worst case all that is known is "not before now". */
  readonly ends: Instant;
  readonly isPastWorst: boolean;
  readonly after: readonly Follower[];
}

/** What waits for something directly, whom to call for it, and by when they are needed. */
export interface Follower {
  readonly activity: number;
  readonly owner: PartyUse | undefined;
  readonly by: Instant;
}

export interface Ready {
  readonly activity: number;
  /** When it begins: now, or its `at`. */
  readonly begins: Instant;
  /** Who is responsible; undefined where nobody is named. */
  readonly owner: PartyUse | undefined;
  readonly after: readonly Follower[];
}

export interface Stuck {
  readonly activity: number;
  readonly blocked: Blocked;
  readonly hasBegun: boolean;
  /** Activities that cannot begin before it, at any distance, and how many people they are of. */
  readonly waiting: number;
  readonly people: number;
  /** By how much the plan ends later because of it so far. */
  readonly costs: Seconds;
  /** How much longer it may last before it moves the end of the plan. */
  readonly float: Seconds;
}

/** @param plan the plan as it was written */
export function standingOf(plan: PlannedRun, forecast: Forecast): Standing {
  const { progress } = forecast;
  const { activities } = forecast.plan.runbook.work;
  const stateOf = (index: number): ActivityState => stateIn(progress, index);
  const readiness = readinessIn(plan.runbook.work, progress);
  const isStopped = forecast.rollback !== undefined || progress.closed !== undefined;
  const isBegun = (activity: Activity): boolean => activity.during === undefined || hasPartBegun(forecast, activity);
  return {
    now: activities.flatMap(({ index }) => (stateOf(index) === "running" ? running(forecast, index) : [])),
    next: activities.flatMap(activity => {
      const state = stateOf(activity.index);
      const mayBegin = (state === "waiting" || state === "undone") && readiness.isReady(activity.index);
      return mayBegin && !isStopped && isBegun(activity) ? ready(forecast, activity.index) : [];
    }),
    blocked: activities.flatMap(({ index }) => stuck(plan, forecast, index)),
    failed: activities.flatMap(({ index }) => {
      const { state, ended } = progress.subjects[index] ?? {};
      return state === "failed" && ended
        ? [{ activity: index, ended: { ...ended, at: ended.at - forecast.shift } }]
        : [];
    }),
    restoring: restoringOf(plan, forecast),
    over: countOver(activities, progress),
    all: activities.length,
  };
}

export function countOver(activities: readonly Activity[], progress: Progress): number {
  return activities.filter(({ index }) => isOver(stateIn(progress, index))).length;
}

/** @param plan as it was written: what is going on of a rollback has no steps in the forecast's */
function restoringOf(plan: PlannedRun, { progress, rollback: called }: Forecast): Restoring {
  if (!called) return { now: [], next: [] };
  const { all, ofRollback } = subjectsOf(plan.runbook);
  const stateOf = (position: number): ActivityState => stateIn(progress, position);
  const now = all.flatMap(({ kind }, position) =>
    kind !== "activity" && isRunning(stateOf(position)) ? [position] : [],
  );
  const toUndo = (user: number): boolean => progress.subjects[user]?.began !== undefined && stateOf(user) !== "undone";
  const left = plan.runbook.rollbacks.flatMap(rollback => {
    const positions = ofRollback.get(rollback) ?? [];
    const users = rollback.users.filter(toUndo);
    const [first] = positions;
    const isDone = first === undefined || isRestored(positions.map(stateOf));
    return isDone || users.length === 0 ? [] : [{ rollback, first, positions, users }];
  });
  const next = left.flatMap(({ rollback, first, positions, users }) => {
    if (positions.some(position => stateOf(position) !== "waiting" && stateOf(position) !== "undone")) return [];
    const later = new Set(users.flatMap(user => afterAll(plan, user)));
    const waits = left.some(other => other.rollback !== rollback && other.users.some(user => later.has(user)));
    return waits ? [] : [first];
  });
  return { now, next };
}

/** What lasts as long as a part of the plan begins with it. */
function hasPartBegun({ release, now }: Forecast, { during }: Activity): boolean {
  const part = during?.part;
  if (!part) return false;
  const { activities, blocks } = release.schedule.work;
  const span = (part.kind === "activity" ? activities[part.index] : blocks[part.index])?.planned;
  return span !== undefined && span.start <= now;
}

function running(forecast: Forecast, index: number): readonly Running[] {
  const { plan, release, progress, now, shift } = forecast;
  const activity = plan.runbook.work.activities[index];
  const began = progress.subjects[index]?.began;
  const span = release.schedule.work.activities[index]?.planned;
  if (!activity || !began || !span) return [];
  const since = began.at - shift;
  const ran = Math.max(0, now - since);
  const takes = { planned: durationOf(activity, "planned"), worst: durationOf(activity, "worst") };
  const isTimed = activity.takes !== undefined;
  const over = (seconds: Seconds): Seconds => (isTimed ? Math.max(0, ran - seconds) : 0);
  return [
    {
      activity: index,
      since,
      takes,
      ran,
      over: { planned: over(takes.planned), worst: over(takes.worst) },
      ends: span.end,
      isPastWorst: over(takes.worst) > 0,
      after: afterIt(forecast, index),
    },
  ];
}

function ready(forecast: Forecast, index: number): readonly Ready[] {
  const { plan, release } = forecast;
  const span = release.schedule.work.activities[index]?.planned;
  const owner = plan.runbook.work.activities[index]?.owners?.parties[0];
  return span ? [{ activity: index, begins: span.start, owner, after: afterIt(forecast, index) }] : [];
}

/** Nobody, once a rollback is called: nothing more of the plan begins. */
function afterIt({ plan, release, progress, rollback }: Forecast, index: number): readonly Follower[] {
  if (rollback) return [];
  return followers(plan, index).flatMap(activity => {
    const by = release.schedule.work.activities[activity]?.planned?.start;
    const isToCome = isToDo(stateIn(progress, activity));
    const owner = plan.runbook.work.activities[activity]?.owners?.parties[0];
    return by === undefined || !isToCome ? [] : [{ activity, owner, by }];
  });
}

/** The activities that wait for one directly, through the ends and beginnings of blocks. */
function followers({ runbook: { work } }: PlannedRun, index: number): readonly number[] {
  const { outOf } = graphOf(work);
  const found = new Set<number>();
  const seen = new Set<number>();
  const waiting = [index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of linked(outOf, node)) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next < work.activities.length) found.add(next);
      else waiting.push(next);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function stuck(plan: PlannedRun, forecast: Forecast, index: number): readonly Stuck[] {
  const { progress, release, now, shift } = forecast;
  const subject = progress.subjects[index];
  const blocked = subject?.blocked;
  if (!subject || !blocked) return [];
  const { activities } = forecast.plan.runbook.work;
  const after = afterAll(forecast.plan, index).filter(each => !isOver(stateIn(progress, each)));
  const owners = new Set(after.flatMap(each => activities[each]?.owners?.parties[0]?.name ?? []));
  // As it would be if it had gone on when it was blocked, and what comes after it then.
  const concerned = new Set([index, ...after]);
  const since = (each: number): Instant | undefined => (concerned.has(each) ? blocked.at : undefined);
  const without = forecastOf(plan, forecast.written.schedule, progress, now + shift, since);
  return [
    {
      activity: index,
      blocked: { ...blocked, at: blocked.at - shift },
      hasBegun: isRunning(subject.state),
      waiting: after.length,
      people: owners.size,
      costs: Math.max(0, (forecast.end.planned ?? 0) - (without.end.planned ?? 0)),
      float: release.schedule.work.activities[index]?.float ?? 0,
    },
  ];
}

function afterAll({ runbook: { work } }: PlannedRun, index: number): readonly number[] {
  const { outOf } = graphOf(work);
  const found = new Set([index]);
  for (const node of found) for (const next of linked(outOf, node)) found.add(next);
  found.delete(index);
  return [...found].filter(node => node < work.activities.length);
}
