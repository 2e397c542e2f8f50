/** What runs at the same time, among what is in the order of its starts. */
import type { Span } from "../schedule/schedule.js";
import { overlapOf } from "../schedule/spans.js";

export interface Overlap<T> {
  readonly earlier: T;
  readonly later: T;
  /** What the two have in common; it has a length. */
  readonly span: Span;
}

/**
 * Each at most once as the later one, against the one that runs longest of those before it. Linear.
 * @param sideOf only what is on two sides counts: of two with the same side, neither minds the other
 */
export function overlapsIn<T extends { readonly span: Span }>(
  byStart: readonly T[],
  sideOf: (each: T) => unknown = each => each,
): readonly Overlap<T>[] {
  const overlaps: Overlap<T>[] = [];
  let longest: T | undefined;
  /** The longest of another side than that one. */
  let other: T | undefined;
  for (const later of byStart) {
    const earlier = longest && sideOf(longest) !== sideOf(later) ? longest : other;
    const span = earlier && overlapOf(earlier.span, later.span);
    if (earlier && span) overlaps.push({ earlier, later, span });
    if (!longest || later.span.end > longest.span.end) {
      if (longest && sideOf(longest) !== sideOf(later)) other = longest;
      longest = later;
    } else if (sideOf(longest) !== sideOf(later) && (!other || later.span.end > other.span.end)) other = later;
  }
  return overlaps;
}
