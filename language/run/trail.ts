/**
 * Where the latest safe decision stood while a run went on: asked of the forecast as it was after each event, with all that is known now
 * of what had happened by then.
 */
import { isEqual } from "../plan/equal.js";
import { keptFor } from "../plan/kept.js";
import type { Instant } from "../plan/plan.js";
import type { PlannedRun } from "./as-run.js";
import type { RunEvent } from "./events.js";
import { progressOf } from "./fold.js";
import { type Forecast, forecastOf } from "./forecast.js";
import type { Progress } from "./progress.js";

export interface TrailPoint {
  /** On the plan's own clock, as `until`. */
  readonly at: Instant;
  /** Until when a rollback could then be decided; undefined where there was no such moment. */
  readonly until: Instant | undefined;
}

/** So often it is asked at most: of a longer log, after every second event, every fourth and so on, so that what was asked once is asked no more. */
const mostAsked = 60;

/**
 * The first is where it stood when the run was opened, or first of all; then only where it moved, until now.
 * @param plan as it was written
 */
export function trailOf(
  plan: PlannedRun,
  { written, progress, now, shift, decision }: Forecast,
): readonly TrailPoint[] {
  const asked = askedBefore(plan);
  const present: TrailPoint = { at: now, until: decision.planned?.until };
  const earlier = momentsOf(progress, now + shift).map((at): TrailPoint => {
    const by = progress.events.filter(event => event.at <= at);
    const known = asked.get(at);
    const isKnown = known && known.by.length === by.length && known.by.every((each, index) => isEqual(each, by[index]));
    if (isKnown) return known.point;
    const { planned } = forecastOf(plan, written.schedule, progressOf(plan, by), at).decision;
    const point = { at: at - shift, until: planned?.until };
    asked.set(at, { by, point });
    return point;
  });
  return [...earlier.filter(({ at }) => at < now), present].filter(
    ({ until }, index, all) => index === 0 || until !== all[index - 1]?.until,
  );
}

interface Asked {
  /** What had happened by then. */
  readonly by: readonly RunEvent[];
  readonly point: TrailPoint;
}

/** By moment on the clock of the run. */
const askedBefore = keptFor((_: PlannedRun) => new Map<Instant, Asked>());

/** What is only said moves nothing. */
const still: ReadonlySet<RunEvent["kind"]> = new Set(["note", "acknowledged", "corrected"]);

/** In order, on the clock of the run. */
function momentsOf({ events, opened }: Progress, now: Instant): readonly Instant[] {
  if (!opened) return [];
  const moving = events.filter(({ kind, at }) => !still.has(kind) && at <= now);
  const moments = [...new Set(moving.map(({ at }) => Math.max(at, opened.at)))].sort((a, b) => a - b);
  let step = 1;
  while (moments.length > mostAsked * step) step *= 2;
  return moments.filter((_, index) => index % step === 0);
}
