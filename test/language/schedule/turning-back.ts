/**
 * Turning back, executed step by step with no thought of speed and written apart from the scheduler: at a moment, what has begun is
 * undone as people would, each thing as soon as all that came after it has been undone. Minutes from T.
 */
import { length, type Mode, type Times, timesOf, waits } from "./letter.js";
import { everything, type Item, isActivity, sharedMinutes } from "./plans.js";

export interface TurningBack {
  /** Minutes until everything is undone; undefined once an irreversible step has begun. */
  readonly takes: number | undefined;
  /** Two shared rollbacks wait for each other: neither order is right. */
  readonly knotted: boolean;
}

/** One thing to be done in a rollback. */
interface Job {
  readonly minutes: number;
  /** The steps that stand for it. */
  readonly steps: readonly Item[];
}

/**
 * @param moment when it is decided: begun is what began before
 * @param asked at whose end: what it waits for has begun too
 */
export function turnBack(tree: readonly Item[], mode: Mode, moment: number, asked?: Item): TurningBack {
  const times = timesOf(tree, mode);
  const before = ancestors(tree);
  const reached = asked && new Set([asked, ...(before.get(asked) ?? [])]);
  const hasBegun = (item: Item): boolean => {
    const start = times.get(item)?.start;
    return start !== undefined && (start < moment || (reached?.has(item) ?? false));
  };
  const steps = everything(tree).filter(item => item.kind === "step" && times.has(item));
  const begun = steps.filter(hasBegun);
  if (begun.some(({ answer }) => answer.kind === "irreversible")) return { takes: undefined, knotted: false };

  const kept = keptBy(moment, tree, times);
  const isFirst = (step: Item, users: readonly Item[]): boolean => !users.some(user => before.get(step)?.has(user));
  const jobs: Job[] = [];
  for (const which of sharedMinutes.keys()) {
    const users = begun.filter(({ answer }) => answer.kind === "shared" && answer.which === which);
    const { minutes, worst } = sharedMinutes[which] ?? { minutes: 0, worst: 0 };
    const all = everything(tree).filter(
      ({ kind, answer }) => kind === "step" && answer.kind === "shared" && answer.which === which,
    );
    if (users.length === 0 || all.every(user => kept.has(user))) continue;
    jobs.push({ minutes: mode === "planned" ? minutes : worst, steps: users.filter(user => isFirst(user, users)) });
  }
  for (const step of begun.filter(each => !kept.has(each))) {
    const { answer, takenBackBy } = step;
    if (takenBackBy) {
      const later = times.get(takenBackBy);
      const isTakenBack = hasBegun(takenBackBy) && later && later.start >= (times.get(step)?.end ?? 0);
      if (!isTakenBack) jobs.push({ minutes: length(takenBackBy, mode), steps: [step] });
    } else if (answer.kind === "own") {
      jobs.push({ minutes: answer.minutes + (mode === "worst" ? answer.worst : 0), steps: [step] });
    }
  }
  const cameAfter = (job: Job, other: Job): boolean =>
    job.steps.some(step => other.steps.some(earlier => before.get(step)?.has(earlier)));
  return { takes: execute(jobs, cameAfter), knotted: isKnotted(steps, before, isFirst) };
}

/** The steps that were done when a gate was passed that keeps them. */
function keptBy(moment: number, tree: readonly Item[], times: ReadonlyMap<Item, Times>): ReadonlySet<Item> {
  const endOf = (item: Item): number => times.get(item)?.end ?? Number.POSITIVE_INFINITY;
  const gates = everything(tree).filter(item => item.keeps.length > 0 && endOf(item) < moment);
  return new Set(
    gates.flatMap(gate => everything(gate.keeps).filter(step => step.kind === "step" && endOf(step) <= endOf(gate))),
  );
}

/** Starts whatever waits for nothing more, then goes on to the next end. What waits in a cycle is done one by one. */
function execute(jobs: readonly Job[], cameAfter: (job: Job, other: Job) => boolean): number {
  const left = new Set(jobs);
  const running = new Map<Job, number>();
  let now = 0;
  while (left.size > 0) {
    const pending = [...left];
    const ready = pending.filter(job => !pending.some(other => other !== job && cameAfter(other, job)));
    for (const job of ready) if (!running.has(job)) running.set(job, now + job.minutes);
    const [next] = pending;
    if (running.size === 0 && next) running.set(next, now + next.minutes);
    now = Math.min(...running.values());
    for (const [job, end] of running) {
      if (end > now) continue;
      running.delete(job);
      left.delete(job);
    }
  }
  return now;
}

/** Whether, in the whole plan, the first users of two shared rollbacks come after each other both ways. */
function isKnotted(
  steps: readonly Item[],
  before: ReadonlyMap<Item, ReadonlySet<Item>>,
  isFirst: (step: Item, users: readonly Item[]) => boolean,
): boolean {
  const [some = [], others = []] = [...sharedMinutes.keys()].map(which => {
    const users = steps.filter(({ answer }) => answer.kind === "shared" && answer.which === which);
    return users.filter(user => isFirst(user, users));
  });
  const follow = (later: readonly Item[], earlier: readonly Item[]): boolean =>
    later.some(step => earlier.some(each => before.get(step)?.has(each)));
  return follow(some, others) && follow(others, some);
}

/** By activity: every activity it waits for, at any distance. */
function ancestors(tree: readonly Item[]): ReadonlyMap<Item, ReadonlySet<Item>> {
  const known = new Map<Item, ReadonlySet<Item>>();
  const of = (item: Item): ReadonlySet<Item> => {
    const found = known.get(item);
    if (found) return found;
    const all = new Set<Item>();
    for (const { item: each, lag } of waits(item)) {
      // With a lead it begins before that ends: what it waits for is that it has begun.
      if (lag < 0) continue;
      if (isActivity(each)) all.add(each);
      for (const inside of everything(each.items).filter(isActivity)) all.add(inside);
      for (const further of [each, ...everything(each.items)]) for (const ancestor of of(further)) all.add(ancestor);
    }
    known.set(item, all);
    return all;
  };
  for (const item of everything(tree)) of(item);
  return known;
}
