/** What people are asked to do: activities, rollbacks, and what is inside a rollback, seen alike. */

import type { Place } from "../../plan/place.js";
import type {
  Activity,
  ActivityKind,
  EnvironmentUse,
  Insertion,
  Instant,
  Owners,
  Rollback,
  SkillUse,
} from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Schedule, Span } from "../../schedule/schedule.js";
import { exactSpan } from "../../schedule/spans.js";
import { keptFor } from "../kept.js";
import { planEnd } from "../window/plan-end.js";

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
   * When somebody must be able to do it: for a rollback, from the start of the first step it serves to the end of the plan.
   * Undefined where nobody can be judged at a minute: undated, in a cycle, or behind a missing duration.
   */
  readonly planned: Span | undefined;
  readonly worst: Span | undefined;
  /** The activity itself; undefined for rollbacks and what is inside them, which happen only if all goes wrong. */
  readonly activity: Activity | undefined;
  /** The step whose own counterpart it is, by index. */
  readonly undoes: number | undefined;
}

/** In the order of the plan: the activities (a task's position is its activity's index), then the rollbacks. Linear. */
export const tasksOf: (release: Release) => readonly Task[] = keptFor(makeTasks);

function makeTasks({ runbook, schedule }: Release): readonly Task[] {
  const { activities } = runbook.work;
  const ends = { planned: planEnd(schedule, "planned")?.at, worst: planEnd(schedule, "worst")?.at };
  return [
    ...activities.map((activity): Task => {
      const planned = judged(schedule, activity.index, "planned");
      const worst = judged(schedule, activity.index, "worst");
      return taskOf(activity, { kind: activity.kind, planned, worst, activity, undoes: undefined });
    }),
    ...runbook.rollbacks.flatMap(rollback => {
      const planned = fromFirstUse(rollback, schedule, "planned", ends.planned);
      const worst = fromFirstUse(rollback, schedule, "worst", ends.worst);
      return rollbackTasks(rollback, { planned, worst });
    }),
  ];
}

type Spans = Pick<Task, "planned" | "worst">;

function judged(schedule: Schedule, index: number, mode: Mode): Span | undefined {
  return schedule.dated ? exactSpan(schedule, index, mode) : undefined;
}

function fromFirstUse(rollback: Rollback, schedule: Schedule, mode: Mode, end: Instant | undefined): Span | undefined {
  const starts = rollback.users.map(step => judged(schedule, step, mode)?.start);
  let first = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    if (start === undefined) return undefined;
    first = Math.min(first, start);
  }
  return Number.isFinite(first) ? { start: first, end: Math.max(first, end ?? first) } : undefined;
}

/**
 * A rollback as a whole, where its owners do anything themselves, and those of its activities that say for themselves who
 * does them or what it takes.
 */
function rollbackTasks(rollback: Rollback, spans: Spans): readonly Task[] {
  const inside = rollback.work?.activities ?? [];
  const rests = inside.length === 0 || rollback.needs.length > 0 || inside.some(inheritsOwners);
  const whole = taskOf(rollback, { ...spans, kind: "rollback", activity: undefined, undoes: rollback.step });
  const own = inside
    .filter(each => each.needs.length > 0 || !inheritsOwners(each))
    .map(each => taskOf(each, { ...spans, kind: each.kind, activity: undefined, undoes: undefined }));
  return rests ? [whole, ...own] : own;
}

function taskOf(
  { title, place, head, owners, needs, environment, broken, brokenAround, insertion }: Activity | Rollback,
  { kind, planned, worst, activity, undoes }: Pick<Task, "kind" | "planned" | "worst" | "activity" | "undoes">,
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
  };
}

function inheritsOwners({ owners }: Pick<Activity, "owners">): boolean {
  return owners?.inherited ?? true;
}

/** Whether it matters who can do it: it acts, verifies or decides. A message or a wait needs no expertise. */
export function needsAbility({ kind }: Task): boolean {
  return kind === "step" || kind === "check" || kind === "gate" || kind === "rollback";
}
