/** What each begun step asks for when it is undone: for how long, and of whom. */
import type { Answer, EnvironmentUse, Owners, Rollback, Runbook, Seconds, SkillUse, Takes } from "../../plan/plan.js";
import type { Mode, ScheduledApart } from "../schedule.js";
import { durationOf } from "../work.js";

/** Something that somebody has to do. */
export interface RollbackDuty {
  readonly owners: Owners | undefined;
  readonly needs: readonly SkillUse[];
  /** Undefined for what everybody may do. */
  readonly environment: EnvironmentUse | undefined;
}

/** The positions of the people who can do something; undefined where that is not known, or where somebody always can. */
export type WhoCan = (asked: RollbackDuty) => readonly number[] | undefined;

type Lengths = Readonly<Record<Mode, Seconds>>;

/** People who can do the same of what is undone, each crew once; by its number. */
export type Crews = readonly (readonly number[])[];

/** Work in a rollback that a crew shares. */
export interface Carried extends Lengths {
  readonly crew: number;
}

/** What undoes a step: a rollback, the same object for all that share it, or a later step. */
export interface Counterpart extends Lengths {
  /** It, or its duration, is missing. */
  readonly inexact: boolean;
  /** Several steps have it. */
  readonly shared: boolean;
  /** Who has to do how much of it, as far as that is known. */
  readonly carried: readonly Carried[];
}

const unknown: Counterpart = { planned: 0, worst: 0, inexact: true, shared: false, carried: [] };

export interface Counterparts {
  /** By activity; undefined where nothing is undone for it. */
  readonly of: readonly (Counterpart | undefined)[];
  readonly crews: Crews;
}

/** Linear. */
export function counterpartsOf(runbook: Runbook, rollbacks: readonly ScheduledApart[], whoCan: WhoCan): Counterparts {
  const { activities } = runbook.work;
  const { crews, share } = sharing(whoCan);
  const ofRollbacks = runbook.rollbacks.map((rollback, index): Counterpart | undefined => {
    const scheduled = rollbacks[index];
    if (!scheduled) return undefined;
    const { planned, worst, inexact } = scheduled;
    const shared = rollback.users.length > 1;
    return { planned, worst, inexact, shared, carried: carriedBy(rollback, { planned, worst }, share) };
  });
  const counterpartOf = (answer: Answer | undefined): Counterpart | undefined => {
    switch (answer?.kind) {
      case "counterpart":
        return ofRollbacks[answer.rollback];
      case "temporary": {
        const later = activities[answer.by];
        if (!later) return undefined;
        const lengths = lengthsOf(later);
        const { planned, worst } = lengths;
        return { planned, worst, inexact: !later.takes, shared: false, carried: share(later, lengths) };
      }
      case undefined:
      case "unresolved":
        return unknown;
      case "undoes":
      case "none":
      case "irreversible":
        return undefined;
    }
  };
  return { of: activities.map(({ kind, answer }) => (kind === "step" ? counterpartOf(answer) : undefined)), crews };
}

export interface RollbackLengths {
  /** By activity: how long its counterpart takes; 0 where nothing is undone for it. */
  readonly seconds: Float64Array;
  /** By activity: 1 where its counterpart, or the duration of that, is missing. */
  readonly inexact: Uint8Array;
  /** By activity: who has to do what of its counterpart. */
  readonly carried: readonly (readonly Carried[] | undefined)[];
}

/** A shared counterpart counts at its first user. `byStart`: positions of activities in the order they begin. Linear. */
export function rollbackLengthsOf(mode: Mode, byStart: readonly number[], { of }: Counterparts): RollbackLengths {
  const seconds = new Float64Array(of.length);
  const inexact = new Uint8Array(of.length);
  const carried = new Array<readonly Carried[] | undefined>(of.length).fill(undefined);
  const counted = new Set<Counterpart>();
  for (const index of byStart) {
    const counterpart = of[index];
    if (!counterpart || counted.has(counterpart)) continue;
    if (counterpart.shared) counted.add(counterpart);
    seconds[index] = counterpart[mode];
    carried[index] = counterpart.carried;
    if (counterpart.inexact) inexact[index] = 1;
  }
  return { seconds, inexact, carried };
}

type ShareOut = (asked: RollbackDuty, lengths: Lengths) => readonly Carried[];

function carriedBy(rollback: Rollback, whole: Lengths, share: ShareOut): readonly Carried[] {
  if (!rollback.work) return share(rollback, whole);
  return rollback.work.activities.flatMap(activity => {
    // Whoever watches can do something else meanwhile.
    if (activity.kind === "wait") return [];
    const isInherited = activity.owners?.inherited ?? true;
    const needs = isInherited ? [...rollback.needs, ...activity.needs] : activity.needs;
    const environment = activity.kind === "step" ? activity.environment : undefined;
    return share({ owners: activity.owners, needs, environment }, lengthsOf(activity));
  });
}

/** Finds who shares what, and gives each crew a number: lists of people that are the very same are looked at once. */
function sharing(whoCan: WhoCan): { readonly crews: Crews; readonly share: ShareOut } {
  const crews: (readonly number[])[] = [];
  const byList = new Map<readonly number[], number>();
  const byPeople = new Map<string, number>();
  const crewOf = (people: readonly number[]): number => {
    const known = byList.get(people);
    if (known !== undefined) return known;
    const key = people.toSorted((a, b) => a - b).join(" ");
    const crew = byPeople.get(key) ?? crews.push(people) - 1;
    byPeople.set(key, crew);
    byList.set(people, crew);
    return crew;
  };
  const share: ShareOut = (asked, { planned, worst }) => {
    const people = planned > 0 || worst > 0 ? whoCan(asked) : undefined;
    return people && people.length > 0 ? [{ crew: crewOf(people), planned, worst }] : [];
  };
  return { crews, share };
}

function lengthsOf(activity: { readonly takes: Takes | undefined }): Lengths {
  return { planned: durationOf(activity, "planned"), worst: durationOf(activity, "worst") };
}
