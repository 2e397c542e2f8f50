/** A run half folded: what it has come to by some event, as it changes with the next. */
import type { Plan, Runbook } from "../plan/plan.js";
import type { RunEvent } from "./events.js";
import type { Progress, SubjectProgress, Unfit } from "./progress.js";
import { type Readiness, readinessOf } from "./readiness.js";
import { type Named, type Subjects, subjectsOf } from "./subjects.js";

/** What a run needs of a plan. */
export type RunPlan = Pick<Plan, "people" | "teams"> & { readonly runbook: Runbook };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface FoldState {
  readonly plan: RunPlan;
  readonly subjects: Subjects;
  readonly readiness: Readiness;
  readonly run: Mutable<Omit<Progress, "subjects" | "events" | "unfit" | "handovers" | "acknowledged" | "lastSeq">>;
  readonly each: Mutable<SubjectProgress>[];
  readonly handovers: Progress["handovers"][number][];
  readonly acknowledged: Progress["acknowledged"][number][];
  readonly events: RunEvent[];
  readonly unfit: Unfit[];
}

export function startFold(plan: RunPlan): FoldState {
  const subjects = subjectsOf(plan.runbook);
  return {
    plan,
    subjects,
    readiness: readinessOf(plan.runbook.work),
    run: {
      state: "unopened",
      plan: undefined,
      opened: undefined,
      held: undefined,
      rollback: undefined,
      closed: undefined,
      extension: undefined,
    },
    each: subjects.all.map(() => ({ ...untouched })),
    handovers: [],
    acknowledged: [],
    events: [],
    unfit: [],
  };
}

const untouched: SubjectProgress = {
  state: "waiting",
  last: 0,
  lastEvent: undefined,
  began: undefined,
  ended: undefined,
  undone: undefined,
  blocked: undefined,
  wasBlocked: 0,
  early: false,
};

export function namedIn({ subjects }: Pick<FoldState, "subjects">, name: string): Named | undefined {
  return subjects.byName.get(name);
}

/** What an event about something is about, by position: of a phase, all in it. */
export function positionsOf(named: Named): readonly number[] {
  return named.kind === "one" ? [named.position] : named.positions;
}
