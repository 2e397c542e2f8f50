/**
 * The plan with what has happened written into it: who has taken over what, what was left out, what of a rollback is still to do. So
 * the planner's own schedule, rules and staffing can be asked again, with the truth; nothing of them is done a second time here.
 */
import type { Activity, Instant, Owners, PartyUse, Plan, Rollback, Runbook, Seconds } from "../plan/plan.js";
import type { Happened } from "../schedule/happened.js";
import type { Mode, Schedule } from "../schedule/schedule.js";
import type { RunPlan } from "./fold-state.js";
import type { Handover, Progress } from "./progress.js";
import { stageOf } from "./readiness.js";
import { subjectsOf } from "./subjects.js";
import { isRestored } from "./transitions.js";

/** A file with a runbook. */
export type PlannedRun = Plan & { readonly runbook: Runbook };

/**
 * By how much later than the plan says it is done: 0, but for a rehearsal and for a plan without a date, which counts from T.
 * Moments of the plan = moments of the run - shift.
 */
export function shiftOf({ zero }: Pick<Runbook, "zero">, { opened }: Pick<Progress, "opened">): Seconds {
  const isElsewhere = opened && (opened.zero !== undefined || opened.rehearsal !== undefined || zero === undefined);
  return isElsewhere ? (opened.zero ?? opened.at) - (zero ?? 0) : 0;
}

/** By activity, on the plan's own clock. */
export function happenedBy({ runbook }: PlannedRun, progress: Progress, now: Instant): Happened {
  const shift = shiftOf(runbook, progress);
  const { length } = runbook.work.activities;
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  const happened: Happened = {
    start: column(),
    end: column(),
    skipped: column(),
    again: new Uint8Array(length),
    now: new Float64Array(length).fill(now),
  };
  for (let index = 0; index < length; index++) {
    const { state = "waiting", began, ended } = progress.subjects[index] ?? {};
    if (state === "skipped" && ended) happened.skipped[index] = ended.at - shift;
    if (!began || stageOf(state) === "to do") continue;
    happened.start[index] = began.at - shift;
    if (state === "done" && ended) happened.end[index] = ended.at - shift;
    if (state === "failed") happened.again[index] = 1;
  }
  return happened;
}

/** The very same plan where none of this has happened. */
export function planAsRun(plan: PlannedRun, schedule: Schedule, progress: Progress, now: Instant): PlannedRun {
  const { runbook } = plan;
  const isSkipped = (index: number): boolean => progress.subjects[index]?.state === "skipped";
  const ownersOf = ownersAfter(plan, progress.handovers);
  const activities = sameUnlessChanged(runbook.work.activities, activity => {
    const owners = ownersOf(activity);
    const skipped = isSkipped(activity.index) ? skippedActivity(activity) : activity;
    return owners === activity.owners ? skipped : { ...skipped, owners };
  });
  const rollbacks = sameUnlessChanged(runbook.rollbacks, rollback => {
    const left = remaining(plan, schedule, progress, rollback, now);
    const users = rollback.users.filter(user => !isSkipped(user));
    return left === undefined && users.length === rollback.users.length
      ? rollback
      : { ...rollback, users, ...(left ? { takes: left, work: undefined } : {}) };
  });
  const keeps = runbook.keeps.filter(({ gate }) => !isSkipped(gate));
  if (
    activities === runbook.work.activities &&
    rollbacks === runbook.rollbacks &&
    keeps.length === runbook.keeps.length
  )
    return plan;
  return { ...plan, runbook: { ...runbook, work: { ...runbook.work, activities }, rollbacks, keeps } };
}

function sameUnlessChanged<T>(all: readonly T[], change: (each: T) => T): readonly T[] {
  const changed = all.map(change);
  return changed.every((each, index) => each === all[index]) ? all : changed;
}

/** Nothing of it is left to undo, to wait for or to miss. */
function skippedActivity(activity: Activity): Activity {
  const { kind, place, answer } = activity;
  return {
    ...activity,
    at: undefined,
    by: undefined,
    needs: [],
    answer: kind === "step" && answer ? { kind: "none", because: "it was skipped", place } : answer,
  };
}

/** Of a rollback that has begun or is over: what is left of its time. Undefined where it has not begun. */
function remaining(
  { runbook }: PlannedRun,
  schedule: Schedule,
  progress: Progress,
  rollback: Rollback,
  now: Instant,
): Rollback["takes"] {
  const shift = shiftOf(runbook, progress);
  const whole = schedule.rollbacks[rollback.index];
  const positions = subjectsOf(runbook).ofRollback.get(rollback) ?? [];
  const done = positions.flatMap(position => progress.subjects[position] ?? []);
  if (!whole) return undefined;
  const isAllOver = isRestored(done.map(({ state }) => state));
  const begun = done.flatMap(({ began }) => (began ? [began.at - shift] : []));
  if (begun.length === 0 && !isAllOver) return undefined;
  const since = now - begun.reduce((first, at) => Math.min(first, at), now);
  const left = (mode: Mode): Seconds => (isAllOver ? 0 : Math.max(0, whole[mode] - since));
  return { planned: left("planned"), worst: left("worst"), place: rollback.place };
}

/** Who an activity belongs to after all that was handed over, in that order. */
export function ownersAfter(plan: RunPlan, handovers: readonly Handover[]): (activity: Activity) => Owners | undefined {
  if (handovers.length === 0) return ({ owners }) => owners;
  const all = handovers.map(handover => ({ ...handover, concerns: concernedBy(plan.runbook, handover) }));
  return ({ index, owners }) =>
    all.reduce<Owners | undefined>((current, { from, to, activity, concerns }) => {
      if (!current || !concerns(index)) return current;
      const isNamed = [...current.parties, ...current.with].some(({ name }) => name === from);
      // Of one activity the whole belongs to who takes it, whoever was named for it.
      if (!isNamed && activity === undefined) return current;
      return takenOver(plan, current, from, to);
    }, owners);
}

function concernedBy(runbook: Runbook, { activity }: Handover): (index: number) => boolean {
  if (activity === undefined) return () => true;
  const named = subjectsOf(runbook).byName.get(activity);
  if (!named) return () => false;
  const positions = new Set(named.kind === "one" ? [named.position] : named.positions);
  return index => positions.has(index);
}

/** In the place of who hands over; who takes one activity that was not theirs is responsible for it. */
function takenOver(plan: RunPlan, owners: Owners, from: string, to: string): Owners {
  const { parties, with: taking } = owners;
  const place = [...parties, ...taking].find(({ name }) => name === from)?.place ?? owners.place;
  const party = partyNamed(plan, to, place);
  if (!party) return owners;
  const isNamed = (each: PartyUse): boolean => each.name === from;
  const isOther = (each: PartyUse): boolean => each === party || each.name !== to;
  if (parties.some(isNamed))
    return { ...owners, parties: parties.map(each => (isNamed(each) ? party : each)).filter(isOther) };
  if (taking.some(isNamed)) {
    return { ...owners, with: taking.map(each => (isNamed(each) ? { ...each, ...party } : each)) };
  }
  return { ...owners, parties: [party, ...parties.filter(isOther)] };
}

function partyNamed({ people, teams }: RunPlan, name: string, place: PartyUse["place"]): PartyUse | undefined {
  const person = people.findIndex(each => each.name === name);
  if (person >= 0) return { kind: "person", person, name, place };
  const team = teams.findIndex(each => each.name === name);
  return team >= 0 ? { kind: "team", team, name, place } : undefined;
}
