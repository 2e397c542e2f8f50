/** What each begun step asks for when it is undone: for how long, and of whom. */
import type { Activity, EnvironmentUse, Owners, Rollback, Runbook, Seconds, SkillUse } from "../../plan/plan.js";
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

/** Work on the way back that these people share. */
export interface Carried {
  readonly people: readonly number[];
  readonly seconds: Seconds;
}

export interface Own {
  /** By activity: how long its counterpart takes; 0 where nothing is undone for it. */
  readonly seconds: Seconds[];
  /** Steps whose counterpart, or its duration, is missing. */
  readonly inexact: ReadonlySet<number>;
  /** By activity: who has to do how much of its counterpart, as far as that is known. */
  readonly carried: readonly (readonly Carried[])[];
}

/** A shared counterpart counts at its first user. `byStart`: activities in the order they begin. Linear. */
export function ownOf(
  mode: Mode,
  runbook: Runbook,
  byStart: readonly Activity[],
  rollbacks: readonly ScheduledRollback[],
  whoCan: WhoCan,
): Own {
  const { activities } = runbook.work;
  const seconds = new Array<Seconds>(activities.length).fill(0);
  const carried = new Array<readonly Carried[]>(activities.length).fill([]);
  const inexact = new Set<number>();
  const counted = new Set<number>();
  for (const { index, answer, kind } of byStart) {
    if (kind !== "step") continue;
    switch (answer?.kind) {
      case "counterpart": {
        const rollback = runbook.rollbacks[answer.rollback];
        const scheduled = rollbacks[answer.rollback];
        if (!rollback || !scheduled || counted.has(answer.rollback)) break;
        counted.add(answer.rollback);
        seconds[index] = scheduled[mode];
        carried[index] = carriedBy(rollback, scheduled[mode], mode, whoCan);
        if (scheduled.inexact) inexact.add(index);
        break;
      }
      case "temporary": {
        const later = activities[answer.by];
        if (!later) break;
        seconds[index] = durationOf(later, mode);
        carried[index] = shareOf(later, seconds[index], whoCan);
        if (!later.takes) inexact.add(index);
        break;
      }
      case undefined:
      case "unresolved":
        inexact.add(index);
        break;
      case "undoes":
      case "none":
      case "irreversible":
        break;
    }
  }
  return { seconds, inexact, carried };
}

function carriedBy(rollback: Rollback, whole: Seconds, mode: Mode, whoCan: WhoCan): readonly Carried[] {
  if (!rollback.work) return shareOf(rollback, whole, whoCan);
  return rollback.work.activities.flatMap(activity => {
    // Whoever watches can do something else meanwhile.
    if (activity.kind === "wait") return [];
    const isInherited = activity.owners?.inherited ?? true;
    const needs = isInherited ? [...rollback.needs, ...activity.needs] : activity.needs;
    const environment = activity.kind === "step" ? activity.environment : undefined;
    return shareOf({ owners: activity.owners, needs, environment }, durationOf(activity, mode), whoCan);
  });
}

function shareOf(asked: Asked, seconds: Seconds, whoCan: WhoCan): readonly Carried[] {
  const people = seconds > 0 ? whoCan(asked) : undefined;
  return people && people.length > 0 ? [{ people, seconds }] : [];
}
