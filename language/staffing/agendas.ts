/** All that is asked of each person: what they are there for, and what they may have to undo. */

import { keptFor, type Memoized } from "../plan/kept.js";
import type { Release } from "../schedule/release.js";
import { bookedBy, type Diary, dutiesOf } from "./bookings.js";
import { isOwned, type OwnedTask } from "./owned.js";
import { type Task, tasksOfRollbacks } from "./tasks.js";

export interface Agenda {
  /** Position of the person. */
  readonly person: number;
  /** All that keeps them from resting, as planned and in the worst case. */
  readonly planned: Diary | undefined;
  readonly worst: Diary | undefined;
  /** What they are the first owner of, or take part in, should it have to be undone. */
  readonly rollbacks: readonly OwnedTask[];
}

/** By position of the person; undefined for those of whom nothing is asked. */
export type Agendas = readonly (Agenda | undefined)[];

/** The very same as in the release before where nothing in it has changed. */
export const agendasOf: Memoized<Release, Agendas> = keptFor((release, before) => {
  const { planned, worst } = dutiesOf(release);
  const rollbacks = rollbacksBy(tasksOfRollbacks(release));
  const asked = new Set<number>();
  for (const each of [planned, worst, rollbacks]) for (const person of each.keys()) asked.add(person);
  const agendas: (Agenda | undefined)[] = [];
  for (const person of asked) {
    // Without gaps, as those in an array are passed over.
    while (agendas.length < person) agendas.push(undefined);
    const agenda = {
      person,
      planned: planned.get(person),
      worst: worst.get(person),
      rollbacks: rollbacks.get(person) ?? nothing,
    };
    const known = before?.[person];
    agendas[person] = known && isSame(known, agenda) ? known : agenda;
  }
  return agendas;
});

const nothing: readonly never[] = [];

function isSame(a: Agenda, b: Agenda): boolean {
  return (
    a.planned === b.planned &&
    a.worst === b.worst &&
    a.rollbacks.length === b.rollbacks.length &&
    a.rollbacks.every((task, index) => task === b.rollbacks[index])
  );
}

/** By position of the person, from the tasks of each rollback. */
const rollbacksBy = keptFor((all: readonly (readonly Task[])[]): ReadonlyMap<number, readonly OwnedTask[]> => {
  const rollbacks = new Map<number, OwnedTask[]>();
  for (const tasks of all) {
    for (const task of tasks) {
      if (!isOwned(task)) continue;
      for (const { person } of bookedBy(task.owners)) {
        const own = rollbacks.get(person);
        if (own) own.push(task);
        else rollbacks.set(person, [task]);
      }
    }
  }
  return rollbacks;
});
