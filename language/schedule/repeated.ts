/** The moments at which something is done that is done again and again. */
import type { Instant, Seconds } from "../plan/plan.js";
import type { Span } from "./schedule.js";

/** At the beginning, and then every so often until the end, which counts. Once where the interval is none. */
export function timesRepeated({ start, end }: Span, every: Seconds): number {
  return every > 0 ? Math.floor((end - start) / every) + 1 : 1;
}

/** The first of these moments, so many at most. */
export function momentsRepeated(span: Span, every: Seconds, most: number): readonly Instant[] {
  const length = Math.min(most, timesRepeated(span, every));
  return Array.from({ length }, (_, index) => span.start + index * every);
}
