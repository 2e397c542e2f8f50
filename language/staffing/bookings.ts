/** Who works when: the first owner and those who take part, for as long as an activity runs, [start, end). */

import { keptFor, type Memoized } from "../plan/kept.js";
import type { Contingency, Owners, PartyUse, Rollback } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode, Span } from "../schedule/schedule.js";
import { exactSpan } from "../schedule/spans.js";
import { isOwned, type OwnedTask } from "./owned.js";
import { activityTasks, tasksInside } from "./tasks.js";

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

type InModes = Readonly<Record<Mode, Diaries>>;

/** What people cannot do anything else beside. */
export const diariesOf: Memoized<Release, InModes> = keptFor((release, before, earlier) =>
  inModes(release, ({ kind }) => kind !== "wait", before, earlier),
);

/** All that keeps people from resting: with that, what they watch. */
export const dutiesOf: Memoized<Release, InModes> = keptFor((release, before, earlier) => {
  if (!release.runbook.work.activities.some(({ kind, owners }) => kind === "wait" && owners)) return diariesOf(release);
  return inModes(release, () => true, before, earlier);
});

/** Takes over the diaries of those for whom nothing has changed since another release. */
export function diariesSince(release: Release, earlier: Release): void {
  diariesOf.since(release, earlier);
  dutiesOf.since(release, earlier);
}

type TaskFilter = (task: OwnedTask) => boolean;

/** @param before those of another release */
function inModes(
  release: Release,
  counts: TaskFilter,
  before: InModes | undefined,
  earlier: Release | undefined,
): InModes {
  const affected = before && earlier && affectedSince(release, earlier);
  if (before && affected?.size === 0) return before;
  const inMode = (mode: Mode): Diaries =>
    diariesIn(release, mode, counts, before && affected && { diaries: before[mode], affected });
  return { planned: inMode("planned"), worst: inMode("worst") };
}

/** Those of another release, and whom they no longer hold for. */
interface Earlier {
  readonly diaries: Diaries;
  readonly affected: ReadonlySet<number>;
}

function diariesIn(release: Release, mode: Mode, counts: TaskFilter, before: Earlier | undefined): Diaries {
  const affected = before?.affected;
  const entries: BookedTask[] = [];
  for (const task of activityTasks(release)) {
    if (!isOwned(task) || !counts(task) || (affected && !isAnyNamed(task.owners, affected))) continue;
    const span = exactSpan(release.schedule, task.activity.index, mode);
    if (span) entries.push({ task, span });
  }
  const made = diariesOfAll(entries, affected);
  if (!before || !affected) return made;
  const diaries = new Map(before.diaries);
  for (const person of affected) diaries.delete(person);
  for (const [person, diary] of made) diaries.set(person, diary);
  return diaries;
}

/** The people who do something that has changed, or did; undefined where everything may have. */
function affectedSince(release: Release, earlier: Release): ReadonlySet<number> | undefined {
  const [now, before] = [activityTasks(release), activityTasks(earlier)];
  // Without dates tasks have no times of their own.
  if (now.length !== before.length || (!release.schedule.dated && release.schedule !== earlier.schedule))
    return undefined;
  const affected = new Set<number>();
  for (const [index, task] of now.entries()) {
    const other = before[index];
    if (task === other) continue;
    for (const owners of [task.owners, other?.owners])
      if (owners) for (const { person } of bookedBy(owners)) affected.add(person);
  }
  return affected;
}

/** Who does what inside a rollback or a contingency, in seconds from when it begins. */
export function diariesInside(release: Release, apart: Rollback | Contingency, mode: Mode): Diaries {
  const { rollbacks, contingencies } = release.schedule;
  const scheduled = ("users" in apart ? rollbacks : contingencies)[apart.index]?.work;
  if (!scheduled) return new Map();
  return diariesOfAll(
    tasksInside(release, apart).flatMap((task, index) => {
      const span = exactSpan({ work: scheduled }, index, mode);
      return span && task.kind !== "wait" && isOwned(task) ? [{ task, span }] : [];
    }),
    undefined,
  );
}

type BookedTask = Pick<Booking, "task" | "span">;

/** Of everybody, or of some. */
function diariesOfAll(entries: readonly BookedTask[], people: ReadonlySet<number> | undefined): Diaries {
  const bookings = new Map<number, Booking[]>();
  for (const { task, span } of entries) {
    for (const use of bookedBy(task.owners)) {
      if (people && !people.has(use.person)) continue;
      const booking: Booking = { task, span, use, responsible: use === task.owners.parties[0] };
      const others = bookings.get(use.person);
      if (others) others.push(booking);
      else bookings.set(use.person, [booking]);
    }
  }
  const diaries = new Map<number, Diary>();
  for (const [person, each] of bookings) diaries.set(person, diaryOf(each));
  return diaries;
}

type PersonUse = Extract<PartyUse, { kind: "person" }>;

/** The first owner and those who take part, each once. */
export function bookedBy({ parties, with: taking }: Owners): readonly PersonUse[] {
  const first = parties[0];
  if (taking.length === 0) return first?.kind === "person" ? [first] : nobody;
  const booked: PersonUse[] = [];
  for (const use of first ? [first, ...taking] : taking) {
    if (use.kind === "person" && !booked.some(({ person }) => person === use.person)) booked.push(use);
  }
  return booked;
}

const nobody: readonly never[] = [];

function isAnyNamed(owners: Owners, people: ReadonlySet<number>): boolean {
  return bookedBy(owners).some(({ person }) => people.has(person));
}

function diaryOf(unsorted: readonly Booking[]): Diary {
  const isSorted = unsorted.every(({ span }, index) => span.start >= (unsorted[index - 1]?.span.start ?? span.start));
  const bookings = isSorted ? unsorted : [...unsorted].sort((a, b) => a.span.start - b.span.start);
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
