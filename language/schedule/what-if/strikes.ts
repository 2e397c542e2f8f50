/** When a contingency may strike. */
import type { Contingency, Instant } from "../../plan/plan.js";
import { afterLag } from "../lag.js";
import { dayZoneOf, type Release } from "../release.js";
import type { Mode } from "../schedule.js";

/**
 * From when on: once all it waits for has ended, or begun. -Infinity where it may strike at any time, undefined where something it
 * waits for has no certain time.
 */
export function strikesFrom({ after }: Contingency, release: Release, mode: Mode): Instant | undefined {
  const { activities, blocks } = release.schedule.work;
  let from = Number.NEGATIVE_INFINITY;
  for (const { item, since, lag } of after) {
    const span = (item.kind === "activity" ? activities[item.index] : blocks[item.index])?.[mode];
    if (!span) return undefined;
    // However long a lead is, it does not strike before what it names begins.
    from = Math.max(
      from,
      span.start,
      afterLag(since === "start" ? span.start : span.end, lag, dayZoneOf(release.runbook)),
    );
  }
  return from;
}
