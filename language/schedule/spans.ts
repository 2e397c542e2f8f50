/** Spans of time: when they meet, and what they have in common. */

import type { Mode, Schedule, Span } from "./schedule.js";

/** When an activity happens; undefined where it has no time, or where that is only the earliest it can be. */
export function exactSpan({ work }: Pick<Schedule, "work">, activity: number, mode: Mode): Span | undefined {
  const times = work.activities[activity];
  return times?.startInexact ? undefined : times?.[mode];
}

/** Whether a span meets a stretch of time. A span without length meets the stretch it stands in. */
export function meets(stretch: Span, { start, end }: Span): boolean {
  return stretch.start < Math.max(end, start + 1) && start < stretch.end;
}

/** What two spans have in common; undefined where that has no length. */
export function overlapOf(a: Span, b: Span): Span | undefined {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : undefined;
}

/** What of a stretch is in none of some others, which are apart and in order. */
export function without({ start, end }: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = start;
  for (const other of others) {
    if (other.end <= from || other.start >= end) continue;
    if (other.start > from) left.push({ start: from, end: other.start });
    from = other.end;
  }
  return from < end ? [...left, { start: from, end }] : left;
}

/** From the first start to the last end; undefined for none. */
export function hullOf(spans: readonly Span[]): Span | undefined {
  let whole: Span | undefined;
  for (const { start, end } of spans) {
    whole = whole ? { start: Math.min(whole.start, start), end: Math.max(whole.end, end) } : { start, end };
  }
  return whole;
}

/** The same stretches of time, apart from each other and in order. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else apart.push({ start, end });
  }
  return apart;
}
