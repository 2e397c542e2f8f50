/**
 * Until when a rollback can be decided so that it ends inside the window. Two answers, never mixed:
 *
 * - *from here*: with what has begun by the end of an activity, and nothing more: `decideBy`.
 * - *of the plan*: the last moment up to which turning back always still ends inside the window, while the plan goes on:
 *   `planDecision`. Where a temporary change that is taken back makes it safe again later, that is a further stretch.
 */
import type { Instant } from "../../plan/plan.js";
import type { PlanDecision, Span, UndoState } from "../schedule.js";

/**
 * The window's end less what undoing takes. Undefined without a window and once an irreversible step has begun. Where a
 * duration is missing it is an upper bound.
 */
export function decideBy({ seconds, final }: UndoState, windowEnd: Instant | undefined): Instant | undefined {
  return windowEnd === undefined || final ? undefined : windowEnd - seconds;
}

/**
 * @param moments in order: what undoing takes from right after `after` until the next
 * @returns undefined without a window, where there is never anything to undo and always a rollback, and where a missing duration may make it
 * earlier: nobody could keep it
 */
export function planDecision(
  moments: readonly { readonly after: Instant; readonly activity: number; readonly state: UndoState }[],
  windowEnd: Instant | undefined,
): PlanDecision | undefined {
  if (windowEnd === undefined) return undefined;
  let until: { readonly at: Instant; readonly activity: number } | undefined;
  let last: number | undefined;
  const again: Span[] = [];
  let isAffected = false;
  for (const [index, { after, activity, state }] of moments.entries()) {
    if (after >= windowEnd || (state.inexact && !until)) break;
    isAffected ||= state.final || state.seconds > 0;
    const next = Math.min(moments[index + 1]?.after ?? windowEnd, windowEnd);
    const safeUntil = Math.min(next, decideBy(state, windowEnd) ?? Number.NEGATIVE_INFINITY);
    if (until) {
      if (safeUntil > after && !state.inexact) addTo(again, { start: after, end: safeUntil });
    } else if (safeUntil < next) {
      until = safeUntil > after ? { at: safeUntil, activity } : { at: after, activity };
    }
    last = activity;
  }
  const isInexact = !until && moments.some(({ after, state }) => after < windowEnd && state.inexact);
  if (!isAffected || isInexact || last === undefined) return undefined;
  return { until: until?.at ?? windowEnd, activity: until?.activity ?? last, again };
}

function addTo(spans: Span[], { start, end }: Span): void {
  const last = spans.at(-1);
  if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
  else spans.push({ start, end });
}
