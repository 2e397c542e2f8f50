/** The time axis: which stretches of time are shown, and where its ticks stand, right across changes of the clock. */
import type { Span } from "../schedule/schedule.js";
import { merged } from "../schedule/spans.js";
import { formatClock, formatDay, formatRelative } from "../time/format.js";
import { type LocalDate, nextDate, startOfDay, toInstant, toLocal } from "../time/local.js";

export interface Tick {
  /** Epoch seconds, or seconds from T. */
  readonly at: number;
  /** "22:00", a day where ticks are days apart, or "T+1h". */
  readonly label: string;
  /** The day that begins to hold at this tick ("Sat 2026-05-23"); only where it differs from the tick before. */
  readonly day?: string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances people read clocks by. */
const steps = [
  ...[1, 5, 10, 15, 30].map(count => count * minute),
  ...[1, 2, 3, 6, 12].map(count => count * hour),
  ...[1, 2, 7, 14, 28, 91, 365, 3650].map(count => count * day),
];
const mostTicks = 14;

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

/**
 * Ticks at round times of the zone's own clock, so that they stand at full hours before and after the clock changes;
 * an hour that happens twice gets its tick twice. Every span has one, if only at its start.
 * @param zone IANA name; undefined for an undated runbook, whose ticks are distances from T
 */
export function ticksFor(spans: readonly Span[], zone: string | undefined): readonly Tick[] {
  const step = stepFor(spans);
  const times = spans.flatMap(span => {
    const inside = zone === undefined ? plainTimes(span, step) : clockTimes(span, step, zone);
    return inside.length > 0 ? inside : [span.start];
  });
  if (zone === undefined) return times.map(at => ({ at, label: formatRelative(at) }));
  let before = "";
  return times.map(at => {
    const today = formatDay(at, zone);
    const changed = today !== before;
    before = today;
    if (step >= day) return { at, label: today };
    return { at, label: formatClock(at, zone), ...(changed ? { day: today } : {}) };
  });
}

function stepFor(spans: readonly Span[]): number {
  const shown = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return steps.find(step => shown / step <= mostTicks) ?? 3650 * day;
}

function plainTimes(span: Span, step: number): number[] {
  const times: number[] = [];
  for (let at = Math.ceil(span.start / step) * step; at <= span.end; at += step) times.push(at);
  return times;
}

function clockTimes(span: Span, step: number, zone: string): number[] {
  const days = Math.max(1, Math.round(step / day));
  // Bounded by count, not by the clock: at the end of the calendar a next day may not come.
  const mostDays = Math.ceil((span.end - span.start) / day / days) + 2;
  const times: number[] = [];
  let date = toLocal(span.start, zone).date;
  for (let count = 0; count < mostDays; count++) {
    const begins = startOfDay(date, zone);
    times.push(...(step >= day ? [begins] : timesOfDay(date, begins, step, zone, span)));
    date = nextDate(date, days);
  }
  return [...new Set(times)].filter(at => at >= span.start && at <= span.end).sort((a, b) => a - b);
}

function timesOfDay(date: LocalDate, begins: number, step: number, zone: string, span: Span): number[] {
  const times: number[] = [];
  for (let second = 0; second < day; second += step) {
    // The clock is never changed by more than a few hours a day: what is further off cannot be in the span.
    if (begins + second < span.start - 6 * hour || begins + second > span.end + 6 * hour) continue;
    const time = { hour: Math.floor(second / hour), minute: Math.floor((second % hour) / minute), second: 0 };
    const reading = toInstant(date, time, zone);
    switch (reading.kind) {
      case "one":
        times.push(reading.at);
        break;
      case "two":
        times.push(reading.first, reading.second);
        break;
      case "none":
        times.push(reading.after.at);
        break;
    }
  }
  return times;
}
