/** Which times the timeline draws, and which quiet ones it leaves out. */

import { merged } from "../../schedule/spans.js";
import type { Span } from "../timeline/data.js";

/** What is closer together belongs together. */
const together = 2 * 3_600;

/** No stretch is shorter: a moment alone has no scale that could be read. */
const shortest = 15 * 60;

/**
 * The stretches of time in which something happens. Quiet times are left out, the longest first, where the picture gets shorter by a third
 * without them: an announcement a week ahead must not squeeze the night of the release into a line.
 * @param extents what is to be seen, in any order, each from start to end
 * @returns in order of time, apart from each other; one empty span at 0 when there is nothing to show
 */
export function busySpans(extents: readonly Span[]): readonly Span[] {
  const busy = merged(extents);
  const begin = busy[0];
  const last = busy.at(-1);
  if (!begin || !last) return [{ start: 0, end: 0 }];
  const gaps = busy
    .slice(1)
    .map((span, index) => ({ index, length: span.start - (busy[index]?.end ?? span.start) }))
    .sort((a, b) => b.length - a.length);
  const cuts = new Set<number>();
  let shown = last.end - begin.start;
  // Nights of equal distance are left out together, or none of them is.
  let [first, less] = [0, 0];
  for (const [position, { length }] of gaps.entries()) {
    if (length < together) break;
    less += length;
    if (less * 3 < shown) continue;
    for (const { index } of gaps.slice(first, position + 1)) cuts.add(index);
    shown -= less;
    [first, less] = [position + 1, 0];
  }
  return joinUncut(busy, cuts).map(atLeastShortest);
}

/** With room on either side, in whole minutes. */
function atLeastShortest({ start, end }: Span): Span {
  const missing = shortest - (end - start);
  if (missing <= 0) return { start, end };
  const before = Math.floor(missing / 120) * 60;
  return { start: start - before, end: end + missing - before };
}

function joinUncut(busy: readonly Span[], cuts: ReadonlySet<number>): readonly Span[] {
  const spans: Span[] = [];
  let start = busy[0]?.start ?? 0;
  busy.forEach((span, index) => {
    if (!cuts.has(index) && index < busy.length - 1) return;
    spans.push({ start, end: span.end });
    start = busy[index + 1]?.start ?? span.end;
  });
  return spans;
}
