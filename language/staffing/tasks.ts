/** What people are asked to do: activities, rollbacks, and what is inside a rollback or a contingency, seen alike. */

import { keptFor, type Memoized } from "../plan/kept.js";
import type { Place } from "../plan/place.js";
import type {
  Activity,
  ActivityKind,
  Contingency,
  EnvironmentUse,
  Insertion,
  Owners,
  Rollback,
  SkillUse,
} from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Schedule, Span } from "../schedule/schedule.js";
import { exactSpan } from "../schedule/spans.js";
import { mayBeNeededFor } from "./contingency-need.js";
import { mayBeNeededForRollback } from "./rollback-need.js";

export interface Task {
  readonly kind: ActivityKind | "rollback";
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  readonly owners: Owners | undefined;
  readonly needs: readonly SkillUse[];
  /** Where it acts; undefined for what changes nothing, which everybody may do. */
  readonly environment: EnvironmentUse | undefined;
  /** A syntax error stands in it, or where its owners come from: what seems missing may be that line. */
  readonly broken: boolean;
  /** Where a statement of its own would go. */
  readonly insertion: Insertion;
  /**
   * When it happens; for a rollback or a contingency, and what is inside one, when it may be needed. Undefined where nobody can be judged at a minute: undated, in a cycle, or after a missing duration.
   */
  readonly planned: Span | undefined;
  readonly worst: Span | undefined;
  /** The activity itself; undefined for rollbacks and what is inside them or contingencies, which happen only if all goes wrong. */
  readonly activity: Activity | undefined;
  /** The step whose own counterpart it is, by index. */
  readonly undoes: number | undefined;
  /** It is inside a contingency: what is wrong with it is not wrong with the plan. */
  readonly isContingent: boolean;
}

/**
 * In the order of the plan: the activities (a task's position is its activity's index), then the rollbacks and what is inside contingencies. Linear. What has changed
 * neither in the text nor in its times is the very same task as in the release before.
 */
export const tasksOf: Memoized<Release, readonly Task[]> = keptFor((release, before) =>
  sameUnlessChanged(
    [...ofActivities(release, before), ...tasksOfRollbacks(release).flat(), ...ofContingencies(release, before)],
    before,
  ),
);

export type ActivityTask = Task & { readonly activity: Activity };

/** Those of the activities alone. */
export const activityTasks: (release: Release) => readonly ActivityTask[] = keptFor(release =>
  tasksOf(release).filter((task): task is ActivityTask => task.activity !== undefined),
);

/** Takes over what has not changed since another release. */
export function tasksSince(release: Release, earlier: Release): void {
  tasksOfRollbacks.since(release, earlier);
  tasksOf.since(release, earlier);
}

function sameUnlessChanged<T>(all: readonly T[], before: readonly T[] = []): readonly T[] {
  return all.length === before.length && all.every((each, index) => each === before[index]) ? before : all;
}

function ofActivities({ runbook, schedule }: Release, before: readonly Task[] = []): readonly Task[] {
  return runbook.work.activities.map((activity, index) => {
    const known = before[index];
    const planned = judged(schedule, index, "planned");
    const worst = judged(schedule, index, "worst");
    return known?.activity === activity && isSameSpan(known.planned, planned) && isSameSpan(known.worst, worst)
      ? known
      : taskOf(activity, { kind: activity.kind, planned, worst, activity, undoes: undefined });
  });
}

/** By rollback. */
export const tasksOfRollbacks: Memoized<Release, readonly (readonly Task[])[]> = keptFor((release, before, earlier) => {
  const all = release.runbook.rollbacks.map((rollback, index) => {
    const planned = mayBeNeededForRollback(release, rollback.users, "planned");
    const worst = mayBeNeededForRollback(release, rollback.users, "worst");
    const known = before?.[index];
    const isSame =
      earlier?.runbook.rollbacks[index] === rollback &&
      known?.every(task => isSameSpan(task.planned, planned) && isSameSpan(task.worst, worst));
    return isSame && known ? known : rollbackTasks(rollback, { planned, worst });
  });
  return sameUnlessChanged(all, before);
});

function isSameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.start === b.start && a.end === b.end);
}

type Spans = Pick<Task, "planned" | "worst">;

function judged(schedule: Schedule, index: number, mode: Mode): Span | undefined {
  return schedule.dated ? exactSpan(schedule, index, mode) : undefined;
}

/**
 * A rollback as a whole, for all in it that says nothing of its own, and those of its activities that say for themselves who
 * does them, what it takes or where.
 */
function rollbackTasks(rollback: Rollback, spans: Spans): readonly Task[] {
  const inside = rollback.work?.activities ?? nothing;
  if (inside.length === 0) {
    return [
      taskOf(rollback, {
        planned: spans.planned,
        worst: spans.worst,
        kind: "rollback",
        activity: undefined,
        undoes: rollback.step,
      }),
    ];
  }
  const resting = inside.filter(each => !isItsOwn(each));
  // What changes and verifies nothing, such as a message, asks for less than the rollback may.
  const kind = resting.some(needsAbility) ? "rollback" : resting[0]?.kind;
  const whole = kind ?? (rollback.needs.length > 0 ? "rollback" : undefined);
  const own = inside
    .filter(isItsOwn)
    .map(each => taskOf(each, { ...spans, kind: each.kind, activity: undefined, undoes: undefined }));
  if (!whole) return own;
  return [taskOf(rollback, { ...spans, kind: whole, activity: undefined, undoes: rollback.step }), ...own];
}

const nothing: readonly never[] = [];

function isItsOwn({ needs, owners, environment }: Activity): boolean {
  return needs.length > 0 || !inheritsOwners({ owners }) || environment?.inherited === false;
}

/** All that is inside a rollback, also what the rollback speaks for, or inside a contingency. */
export function tasksInside(release: Release, apart: Rollback | Contingency): readonly Task[] {
  const isContingent = !("users" in apart);
  const inMode = (mode: Mode): Span | undefined =>
    isContingent ? mayBeNeededFor(release, apart, mode) : mayBeNeededForRollback(release, apart.users, mode);
  const [planned, worst] = [inMode("planned"), inMode("worst")];
  return (apart.work?.activities ?? nothing).map(each =>
    taskOf(each, { planned, worst, kind: each.kind, activity: undefined, undoes: undefined, isContingent }),
  );
}

function ofContingencies(release: Release, before: readonly Task[] = []): readonly Task[] {
  const { contingencies } = release.runbook;
  if (!contingencies.some(({ work }) => work !== undefined)) return nothing;
  const known = new Map(before.flatMap(task => (task.isContingent ? [[task.head, task] as const] : [])));
  return contingencies
    .flatMap(contingency => tasksInside(release, contingency))
    .map(task => {
      const earlier = known.get(task.head);
      return earlier && isSameTask(earlier, task) ? earlier : task;
    });
}

/** Of the same activity: whose fields are the very same. */
function isSameTask(a: Task, b: Task): boolean {
  return (
    a.place === b.place &&
    a.owners === b.owners &&
    a.needs === b.needs &&
    a.environment === b.environment &&
    a.broken === b.broken &&
    isSameSpan(a.planned, b.planned) &&
    isSameSpan(a.worst, b.worst)
  );
}

function taskOf(
  { title, place, head, owners, needs, environment, broken, brokenAround, insertion }: Activity | Rollback,
  {
    kind,
    planned,
    worst,
    activity,
    undoes,
    isContingent = false,
  }: Pick<Task, "kind" | "planned" | "worst" | "activity" | "undoes"> & Partial<Pick<Task, "isContingent">>,
): Task {
  const acts = kind === "step" || kind === "rollback";
  return {
    kind,
    title,
    place,
    head,
    owners,
    needs,
    environment: acts ? environment : undefined,
    broken: broken || (brokenAround && inheritsOwners({ owners })),
    insertion,
    planned,
    worst,
    activity,
    undoes,
    isContingent,
  };
}

function inheritsOwners({ owners }: Pick<Activity, "owners">): boolean {
  return owners?.inherited ?? true;
}

/** Whether it matters who can do it: it acts, verifies or decides. A message or a wait needs no expertise. */
export function needsAbility({ kind }: Pick<Task, "kind">): boolean {
  return kind === "step" || kind === "check" || kind === "gate" || kind === "rollback";
}
