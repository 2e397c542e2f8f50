/** Ticks at round times of a clock: right across its changes, since each stretch between two changes is cut by itself. */
import { type TimeInterval, utcDay, utcHour, utcMinute, utcMonth, utcSecond, utcYear } from "d3-time";
import { type Clock, daysIn, steadySpans } from "./clock.js";
import type { Instant, Seconds, Span } from "./data.js";

/** How far apart ticks stand: nominally so many seconds, in truth at these times of the wall clock. */
export interface TickInterval {
  readonly seconds: Seconds;
  readonly interval: TimeInterval | null;
}

export const minute = 60;
const hour = 60 * minute;
export const day = 24 * hour;
export const month = 28 * day;
export const year = 365 * day;

/** Distances people read clocks and calendars by. */
const steps: readonly TickInterval[] = [
  ...[1, 5, 15, 30].map(count => ({ seconds: count, interval: utcSecond.every(count) })),
  ...[1, 5, 10, 15, 30].map(count => ({ seconds: count * minute, interval: utcMinute.every(count) })),
  ...[1, 2, 3, 6, 12].map(count => ({ seconds: count * hour, interval: utcHour.every(count) })),
  { seconds: day, interval: utcDay },
  ...[1, 2].map(count => ({ seconds: 7 * count * day, interval: mondays(count) })),
  ...[1, 3].map(count => ({ seconds: count * month, interval: utcMonth.every(count) })),
  ...[1, 10, 100, 1000].map(count => ({ seconds: count * year, interval: utcYear.every(count) })),
];

/** Every so many weeks, counted from Monday 1970-01-05. */
function mondays(weeks: number): TimeInterval {
  const first = 4;
  return utcDay.filter(date => (Math.floor(date.getTime() / 1_000 / day) - first) % (7 * weeks) === 0);
}

/** The closest ticks that are no less than so many seconds apart. */
export function tickIntervalFor(least: Seconds): TickInterval {
  return steps.find(({ seconds }) => seconds >= least) ?? { seconds: 1_000 * year, interval: utcYear.every(1_000) };
}

/**
 * The instants inside a span, both ends included, at which the clock shows a round time. An hour that happens twice has its
 * tick twice, one that is skipped none; a day that begins without a midnight has its tick where it begins.
 */
export function ticksIn(clock: Clock, span: Span, step: TickInterval): readonly Instant[] {
  if (!clock.zone) return multiples(span, step.seconds);
  if (step.seconds >= day) {
    return daysIn(clock, { start: span.start - 1, end: span.end + 1 }, dayAfter(step.interval));
  }
  const reached = { start: span.start, end: span.end + 1 };
  const round = steadySpans(clock, reached).flatMap(({ start, end, offset }) => wallTimes(start, end, offset, step));
  return [...new Set([...round, ...daysIn(clock, reached)])].sort((a, b) => a - b);
}

const units = { day: utcDay, month: utcMonth, year: utcYear } as const;

export type TickUnit = keyof typeof units;

/** The instants inside a span at which a day, a month or a year begins. */
export function beginningsIn(clock: Clock, span: Span, unit: TickUnit): readonly Instant[] {
  return daysIn(clock, span, dayAfter(units[unit]));
}

/** Of the number of a day, the next one that an interval of whole days holds. */
function dayAfter(interval: TimeInterval | null): (number: number) => number {
  if (!interval) return () => Number.POSITIVE_INFINITY;
  return number => interval.ceil(new Date((number + 1) * day * 1_000)).getTime() / 1_000 / day;
}

function multiples({ start, end }: Span, step: Seconds): readonly Instant[] {
  const ticks: Instant[] = [];
  for (let at = Math.ceil(start / step) * step; at <= end; at += step) ticks.push(at);
  return ticks;
}

/** In a stretch without changes the wall clock runs like UTC, an offset away. */
function wallTimes(start: Instant, end: Instant, offset: Seconds, { interval }: TickInterval): readonly Instant[] {
  const times = interval?.range(new Date((start + offset) * 1_000), new Date((end + offset) * 1_000)) ?? [];
  return times.map(date => date.getTime() / 1_000 - offset);
}
