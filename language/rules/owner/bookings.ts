/** Who works when: the first owner and those who take part, for as long as an activity runs, [start, end). */

import type { PartyUse, Rollback } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { exactSpan } from "../../schedule/spans.js";
import { keptFor } from "../kept.js";
import { isOwned, type OwnedTask } from "./statements.js";
import { tasksInside, tasksOf } from "./tasks.js";

export interface Booking {
  readonly task: OwnedTask;
  readonly span: Span;
  /** Where the person is named. */
  readonly use: PartyUse;
  /** Responsible for it, not only taking part. */
  readonly responsible: boolean;
}

/** One person's bookings, by start. */
export interface Diary {
  readonly bookings: readonly Booking[];
  /** Parallel to `bookings`: the latest end so far. */
  readonly latestEnds: readonly number[];
}

/** By position of the person. Of teams nobody is booked; what has no certain time is in no diary. In an undated plan, from T. */
export type Diaries = ReadonlyMap<number, Diary>;

/** What people cannot do anything else beside. */
export const diariesOf: (release: Release) => Readonly<Record<Mode, Diaries>> = keptFor(release =>
  makeDiaries(release, ({ kind }) => kind !== "wait"),
);

/** All that keeps people from resting: with that, what they watch. */
export const dutiesOf: (release: Release) => Readonly<Record<Mode, Diaries>> = keptFor(release =>
  makeDiaries(release, () => true),
);

type Counts = (task: OwnedTask) => boolean;

function makeDiaries(release: Release, counts: Counts): Readonly<Record<Mode, Diaries>> {
  return { planned: diariesIn(release, "planned", counts), worst: diariesIn(release, "worst", counts) };
}

function diariesIn(release: Release, mode: Mode, counts: Counts): Diaries {
  return diariesOfAll(
    tasksOf(release).flatMap(task => {
      const span = task.activity && exactSpan(release.schedule, task.activity.index, mode);
      return span && isOwned(task) && counts(task) ? [{ task, span }] : [];
    }),
  );
}

/** Who does what inside a rollback, in seconds from when it begins. */
export function diariesInside(release: Release, rollback: Rollback, mode: Mode): Diaries {
  const scheduled = release.schedule.rollbacks[rollback.index]?.work;
  if (!scheduled) return new Map();
  return diariesOfAll(
    tasksInside(release, rollback).flatMap((task, index) => {
      const span = exactSpan({ work: scheduled }, index, mode);
      return span && task.kind !== "wait" && isOwned(task) ? [{ task, span }] : [];
    }),
  );
}

function diariesOfAll(all: readonly Pick<Booking, "task" | "span">[]): Diaries {
  const bookings = new Map<number, Booking[]>();
  for (const { task, span } of all) {
    const booked = new Set<number>();
    for (const [index, use] of [...task.owners.parties.slice(0, 1), ...task.owners.with].entries()) {
      if (use.kind !== "person" || booked.has(use.person)) continue;
      booked.add(use.person);
      const booking: Booking = { task, span, use, responsible: index === 0 };
      const others = bookings.get(use.person);
      if (others) others.push(booking);
      else bookings.set(use.person, [booking]);
    }
  }
  return new Map([...bookings].map(([person, each]) => [person, diaryOf(each)]));
}

function diaryOf(unsorted: readonly Booking[]): Diary {
  const bookings = [...unsorted].sort((a, b) => a.span.start - b.span.start);
  let latest = Number.NEGATIVE_INFINITY;
  const latestEnds = bookings.map(({ span }) => {
    latest = Math.max(latest, span.end);
    return latest;
  });
  return { bookings, latestEnds };
}

/** Whether a person is booked at any time in a span. Logarithmic. */
export function isBusy(diaries: Diaries, person: number, span: Span): boolean {
  const diary = diaries.get(person);
  if (!diary) return false;
  let low = 0;
  let high = diary.bookings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((diary.bookings[middle]?.span.start ?? span.end) < span.end) low = middle + 1;
    else high = middle;
  }
  return (diary.latestEnds[low - 1] ?? Number.NEGATIVE_INFINITY) > span.start;
}
