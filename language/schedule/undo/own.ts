/** What each begun step asks for when it is undone: for how long, and of whom. */
import type {
  Activity,
  Answer,
  EnvironmentUse,
  Owners,
  Rollback,
  Runbook,
  Seconds,
  SkillUse,
  Takes,
} from "../../plan/plan.js";
import type { Mode, ScheduledRollback } from "../schedule.js";
import { durationOf } from "../work.js";

/** Something that somebody has to do. */
export interface Asked {
  readonly owners: Owners | undefined;
  readonly needs: readonly SkillUse[];
  /** Undefined for what everybody may do. */
  readonly environment: EnvironmentUse | undefined;
}

/** The positions of the people who can do something; undefined where that is not known, or where somebody always can. */
export type WhoCan = (asked: Asked) => readonly number[] | undefined;

type Lengths = Readonly<Record<Mode, Seconds>>;

/** Work on the way back that these people share. */
export interface Carried extends Lengths {
  readonly people: readonly number[];
}

/** What undoes a step: a rollback, the same object for all that share it, or a later step. */
export interface Counterpart extends Lengths {
  /** It, or its duration, is missing. */
  readonly inexact: boolean;
  /** Who has to do how much of it, as far as that is known. */
  readonly carried: readonly Carried[];
}

const unknown: Counterpart = { planned: 0, worst: 0, inexact: true, carried: [] };

/** By activity; undefined where nothing is undone for it. Linear. */
export function counterpartsOf(
  runbook: Runbook,
  rollbacks: readonly ScheduledRollback[],
  whoCan: WhoCan,
): readonly (Counterpart | undefined)[] {
  const { activities } = runbook.work;
  const ofRollbacks = runbook.rollbacks.map((rollback, index): Counterpart | undefined => {
    const scheduled = rollbacks[index];
    if (!scheduled) return undefined;
    const { planned, worst, inexact } = scheduled;
    return { planned, worst, inexact, carried: carriedBy(rollback, { planned, worst }, whoCan) };
  });
  return activities.map(({ kind, answer }) =>
    kind === "step" ? counterpartOf(answer, ofRollbacks, activities, whoCan) : undefined,
  );
}

function counterpartOf(
  answer: Answer | undefined,
  rollbacks: readonly (Counterpart | undefined)[],
  activities: readonly Activity[],
  whoCan: WhoCan,
): Counterpart | undefined {
  switch (answer?.kind) {
    case "counterpart":
      return rollbacks[answer.rollback];
    case "temporary": {
      const later = activities[answer.by];
      if (!later) return undefined;
      const lengths = lengthsOf(later);
      return { ...lengths, inexact: !later.takes, carried: shareOf(later, lengths, whoCan) };
    }
    case undefined:
    case "unresolved":
      return unknown;
    case "undoes":
    case "none":
    case "irreversible":
      return undefined;
  }
}

export interface Own {
  /** By activity: how long its counterpart takes; 0 where nothing is undone for it. */
  readonly seconds: Float64Array;
  /** By activity: 1 where its counterpart, or the duration of that, is missing. */
  readonly inexact: Uint8Array;
  /** By activity: who has to do what of its counterpart. */
  readonly carried: readonly (readonly Carried[])[];
}

/** A shared counterpart counts at its first user. `byStart`: positions of activities in the order they begin. Linear. */
export function ownOf(mode: Mode, byStart: readonly number[], counterparts: readonly (Counterpart | undefined)[]): Own {
  const seconds = new Float64Array(counterparts.length);
  const inexact = new Uint8Array(counterparts.length);
  const carried = new Array<readonly Carried[]>(counterparts.length).fill([]);
  const counted = new Set<Counterpart>();
  for (const index of byStart) {
    const counterpart = counterparts[index];
    if (!counterpart || counted.has(counterpart)) continue;
    if (counterpart !== unknown) counted.add(counterpart);
    seconds[index] = counterpart[mode];
    carried[index] = counterpart.carried;
    if (counterpart.inexact) inexact[index] = 1;
  }
  return { seconds, inexact, carried };
}

function carriedBy(rollback: Rollback, whole: Lengths, whoCan: WhoCan): readonly Carried[] {
  if (!rollback.work) return shareOf(rollback, whole, whoCan);
  return rollback.work.activities.flatMap(activity => {
    // Whoever watches can do something else meanwhile.
    if (activity.kind === "wait") return [];
    const isInherited = activity.owners?.inherited ?? true;
    const needs = isInherited ? [...rollback.needs, ...activity.needs] : activity.needs;
    const environment = activity.kind === "step" ? activity.environment : undefined;
    return shareOf({ owners: activity.owners, needs, environment }, lengthsOf(activity), whoCan);
  });
}

function lengthsOf(activity: { readonly takes: Takes | undefined }): Lengths {
  return { planned: durationOf(activity, "planned"), worst: durationOf(activity, "worst") };
}

function shareOf(asked: Asked, { planned, worst }: Lengths, whoCan: WhoCan): readonly Carried[] {
  const people = planned > 0 || worst > 0 ? whoCan(asked) : undefined;
  return people && people.length > 0 ? [{ people, planned, worst }] : [];
}
