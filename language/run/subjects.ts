/** What the events of a run can be about: everything in a runbook that is done by somebody, by its name. */
import { activitiesIn } from "../plan/all-work.js";
import { keptFor } from "../plan/kept.js";
import type { Activity, Rollback, Runbook } from "../plan/plan.js";

/** One thing that is begun and ended. */
export type Subject = { readonly name: string; readonly title: string } & (
  | { readonly kind: "activity"; readonly index: number; readonly activity: Activity }
  | { readonly kind: "rollback"; readonly rollback: Rollback }
  /** Inside a rollback or a contingency. */
  | { readonly kind: "inside"; readonly activity: Activity; readonly rollback: Rollback | undefined }
);

export interface Subjects {
  /** The plan's activities first: the position of one is its index. */
  readonly all: readonly Subject[];
  /** Positions in `all`; of a phase, those of all activities in it. */
  readonly byName: ReadonlyMap<string, Named>;
  /** Positions of a rollback itself, then of what is inside it. */
  readonly ofRollback: ReadonlyMap<Rollback, readonly number[]>;
}

export type Named =
  | { readonly kind: "one"; readonly position: number }
  | { readonly kind: "phase"; readonly title: string; readonly positions: readonly number[] };

/** Linear. The first of two that have the same name has it. */
export const subjectsOf: (runbook: Runbook) => Subjects = keptFor((runbook: Runbook) => {
  const { work, rollbacks, contingencies } = runbook;
  const inside = ({ activities = [] }: { readonly activities?: readonly Activity[] } = {}, rollback?: Rollback) =>
    activities.map((activity): Subject => ({ kind: "inside", ...called(activity), activity, rollback }));
  const all: readonly Subject[] = [
    ...work.activities.map((activity, index): Subject => ({ kind: "activity", ...called(activity), index, activity })),
    ...rollbacks.map(
      (rollback): Subject => ({
        kind: "rollback",
        name: nameOfRollback(runbook, rollback),
        title: rollback.title,
        rollback,
      }),
    ),
    ...rollbacks.flatMap(rollback => inside(rollback.work, rollback)),
    ...contingencies.flatMap(contingency => inside(contingency.work)),
  ];
  const byName = new Map<string, Named>();
  const add = (name: string, named: Named): void => {
    if (name !== "" && !byName.has(name)) byName.set(name, named);
  };
  for (const [position, { name }] of all.entries()) add(name, { kind: "one", position });
  for (const { index, kind, name, title } of work.blocks)
    if (kind === "phase") add(name, { kind: "phase", title, positions: activitiesIn(work, index) });
  const ofRollback = new Map<Rollback, number[]>(rollbacks.map(rollback => [rollback, []]));
  for (const [position, subject] of all.entries())
    if (subject.kind !== "activity" && subject.rollback) ofRollback.get(subject.rollback)?.push(position);
  return { all, byName, ofRollback };
});

function called({ name, title }: Activity): Pick<Subject, "name" | "title"> {
  return { name, title };
}

/** A step's own rollback has no name: it is called after the step, as in `rollback promote`. */
export function nameOfRollback({ work }: Runbook, { shared, name, step }: Rollback): string {
  return shared ? name : `rollback ${work.activities[step ?? -1]?.name ?? ""}`;
}
