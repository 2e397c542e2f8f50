/** The plan of a text that was changed, as the editor has it: what the change left alone is the very same object, where it stands now. */
import type { Place, Plan, Runbook, Schedule, Work } from "../../language/index.js";

export interface State {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
}

/** A plan of plain objects, the same ones in the same places, which `followed` can move. */
export function plainly<T>(value: T): T {
  const copies = new Map<unknown, unknown>();
  const copyOf = (of: unknown): unknown => {
    if (!isObject(of)) return of;
    const known = copies.get(of);
    if (known) return known;
    const copy: Record<string, unknown> | unknown[] = Array.isArray(of) ? [] : {};
    copies.set(of, copy);
    // What is worked out when somebody asks.
    const from = "toJSON" in of && typeof of.toJSON === "function" ? (of.toJSON() as Parts) : of;
    for (const key of Object.keys(from)) (copy as Record<string, unknown>)[key] = copyOf(from[key]);
    return copy;
  };
  return copyOf(value) as T;
}

/** Spoils `before`: its objects stand where those of `after` do. */
export function followed(before: State, after: State): State {
  const [old, plan] = [before.plan, after.plan];
  const runbook = old.runbook && plan.runbook ? followedRunbook(old.runbook, plan.runbook) : plan.runbook;
  return {
    plan: {
      ...plan,
      people: all(old.people, plan.people),
      teams: all(old.teams, plan.teams),
      skills: all(old.skills, plan.skills),
      environments: all(old.environments, plan.environments),
      freezes: all(old.freezes, plan.freezes),
      policy: one(old.policy, plan.policy),
      runbook,
    },
    schedule: one(before.schedule, after.schedule),
  };
}

function followedRunbook(before: Runbook, after: Runbook): Runbook {
  return {
    ...after,
    accepts: all(before.accepts, after.accepts),
    contingencies: all(before.contingencies, after.contingencies),
    rollbacks: all(before.rollbacks, after.rollbacks),
    work: followedWork(before.work, after.work),
  };
}

function followedWork(before: Work, after: Work): Work {
  return {
    activities: all(before.activities, after.activities),
    blocks: all(before.blocks, after.blocks),
    edges: all(before.edges, after.edges),
  };
}

function all<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  const items = after.map((each, index) => (index < before.length ? one(before[index] as T, each) : each));
  return items.length === before.length && items.every((each, index) => each === before[index]) ? before : items;
}

function one<T>(before: T, after: T): T {
  if (!alike(before, after)) return after;
  moveTo(before, after);
  return before;
}

type Parts = Readonly<Record<string, unknown>>;

/** The same but for where it stands. */
function alike(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(key => key in b && (key === "range" || alike(a[key], b[key])));
}

function moveTo(a: unknown, b: unknown): void {
  if (!isObject(a) || !isObject(b)) return;
  for (const key of Object.keys(a)) {
    if (key === "range") (a as { range: Place["range"] }).range = b[key] as Place["range"];
    else moveTo(a[key], b[key]);
  }
}

function isObject(value: unknown): value is Parts {
  return typeof value === "object" && value !== null;
}
