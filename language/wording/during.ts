/** In words: what something lasts as long as, and how often it is done again meanwhile. */
import type { Instant, Seconds } from "../plan/plan.js";
import { momentsRepeated, timesRepeated } from "../schedule/repeated.js";
import type { Span } from "../schedule/schedule.js";
import { formatDuration } from "../time/duration.js";
import { list } from "./lists.js";

/** "Cut over, every 1h" */
export function alongInWords(title: string, every: Seconds | undefined): string {
  return every === undefined ? title : `${title}, every ${formatDuration(every)}`;
}

const mostNamed = 4;

/** "every 1h: 22:05, 23:05 and 00:05", "every 15m: 22:05, 22:20, 22:35, 22:50 and 7 more" */
export function everyInWords(every: Seconds, span: Span | undefined, say: (at: Instant) => string): string {
  const interval = `every ${formatDuration(every)}`;
  if (!span) return interval;
  const named = momentsRepeated(span, every, mostNamed).map(say);
  const more = timesRepeated(span, every) - named.length;
  return `${interval}: ${list(more > 0 ? [...named, `${more} more`] : named)}`;
}
