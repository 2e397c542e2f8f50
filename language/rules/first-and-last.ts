/** What comes first and last: by the schedule, or in the order of writing where a cycle leaves something without a time. */
import type { Activity } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";

export function firstStep(release: Release): Activity | undefined {
  return stepsOf(release).reduce<Activity | undefined>(
    (first, step) => (first && !comesBefore(release, step, first) ? first : step),
    undefined,
  );
}

/** The one of the steps that ends last. Steps placed after the window are an epilogue; they count only when there are no others. */
export function lastStep(release: Release, counts: (step: Activity) => boolean = () => true): Activity | undefined {
  const steps = stepsOf(release).filter(counts);
  const proper = steps.filter(({ index }) => !release.schedule.afterWindow[index]);
  return (proper.length > 0 ? proper : steps).reduce<Activity | undefined>(
    (last, step) => (last && endsBefore(release, step, last) ? last : step),
    undefined,
  );
}

/** It begins first; of what begins at the same time, it is written first. */
export function comesBefore(release: Release, a: Activity, b: Activity): boolean {
  const [one, other] = [spanOf(release, a), spanOf(release, b)];
  if (one && other && one.start !== other.start) return one.start < other.start;
  return a.index < b.index;
}

/** It begins when the step is done. */
export function comesAfter(release: Release, a: Activity, step: Activity): boolean {
  const [one, other] = [spanOf(release, a), spanOf(release, step)];
  if (!one || !other) return a.index > step.index;
  return one.start >= other.end && (one.start > other.start || a.index > step.index);
}

function endsBefore(release: Release, a: Activity, b: Activity): boolean {
  const [one, other] = [spanOf(release, a), spanOf(release, b)];
  return one && other ? one.end < other.end : a.index < b.index;
}

function stepsOf({ runbook }: Release): readonly Activity[] {
  return runbook.work.activities.filter(({ kind }) => kind === "step");
}

function spanOf({ schedule }: Release, { index }: Activity): Span | undefined {
  return schedule.work.activities[index]?.planned;
}
