/** Which times the timeline draws, and which quiet ones it leaves out. */

import { merged } from "../../schedule/spans.js";
import type { Span } from "../timeline/data.js";

/**
 * The stretches of time in which something happens. A quiet time that would fill more than half of the picture is left
 * out, and again until none does: an announcement a week ahead must not squeeze the night of the release into a line.
 * @param extents what is to be seen, in any order, each from start to end
 * @returns in order of time, apart from each other; one empty span at 0 when there is nothing to show
 */
export function busySpans(extents: readonly Span[]): readonly Span[] {
  const busy = merged(extents);
  const first = busy[0];
  const last = busy.at(-1);
  if (!first || !last) return [{ start: 0, end: 0 }];
  const gaps = busy
    .slice(1)
    .map((span, index) => ({ index, length: span.start - (busy[index]?.end ?? span.start) }))
    .sort((a, b) => b.length - a.length);
  const cuts = new Set<number>();
  let shown = last.end - first.start;
  for (const gap of gaps) {
    if (gap.length * 2 <= shown) break;
    shown -= gap.length;
    cuts.add(gap.index);
  }
  return joinUncut(busy, cuts);
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
