/** The axis of one clock: ticks with labels, the days or months they lie in, and where the clock is changed. */
import { formatDuration } from "../../time/duration.js";
import { type Clock, type ClockChange, changesIn, clockText, dayText, offsetText, wallAt } from "./clock.js";
import type { Instant, Seconds, Span } from "./data.js";
import type { ScaleSegment, TimeScale } from "./scale.js";
import { textWidth } from "./text-width.js";
import {
  beginningsIn,
  day,
  minute,
  month,
  type TickInterval,
  type TickUnit,
  tickIntervalFor,
  ticksIn,
  year,
} from "./ticks.js";

export interface Axis {
  /** Whose clock, in words: "Los Angeles", "Counted from T". */
  readonly title: string;
  /** "America/Los_Angeles, UTC-07:00"; empty where times count from T. */
  readonly detail: string;
  readonly ticks: readonly AxisTick[];
  /** The days, months or years that the ticks lie in, side by side; empty where the clock counts from T. */
  readonly periods: readonly AxisPeriod[];
  readonly changes: readonly AxisChange[];
  /** Of each piece, how far its ticks are apart: pieces of an axis with breaks have scales of their own. */
  readonly scales: readonly AxisScale[];
}

export interface AxisScale {
  readonly x: number;
  readonly width: number;
  /** From tick to tick; absent where the piece has but one. */
  readonly step?: Seconds;
  /** "each tick 15 min"; "15 min in all" where there is but one. */
  readonly text: string;
  /** As much of it as there is room for. */
  readonly label: string;
}

export interface AxisTick {
  readonly at: Instant;
  readonly x: number;
  /** Empty where it would run into another. */
  readonly label: string;
}

export interface AxisPeriod {
  readonly at: Instant;
  readonly x: number;
  readonly width: number;
  /** The longest text that fits: "Sat 2026-05-23", "Sat 23"; empty where none does. */
  readonly label: string;
  /** A period begins at `x`; not so where it only goes on after a gap or at the left edge. */
  readonly begins: boolean;
}

export interface AxisChange {
  readonly at: Instant;
  readonly x: number;
  /** "Clocks go forward by 1h", and "+1h" */
  readonly text: string;
  readonly short: string;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const fontSize = 11;
const between = 12;

/** @param visible the pixels to be drawn, from left to right */
export function axisOf(
  scale: TimeScale,
  clock: Clock,
  visible: { readonly left: number; readonly right: number },
): Axis {
  const spans = scale.segments.flatMap(piece => {
    const from = Math.max(piece.x, visible.left);
    const to = Math.min(piece.x + piece.width, visible.right);
    if (from > to) return [];
    const span = { start: Math.max(piece.start, scale.at(from)), end: Math.min(piece.end, scale.at(to)) };
    return [{ ...span, piece, step: stepIn(piece, clock) }];
  });
  const widest = spans.reduce((most, { step }) => Math.max(most, step.seconds), 0);
  const unit = unitAbove(widest);
  return {
    title: clock.zone ? clock.zone.city : "Counted from T",
    detail: detailOf(clock, spans[0]),
    ticks: labelled(clock, scale, spans, unit),
    periods: clock.zone ? spans.flatMap((span, index) => periodsIn(clock, scale, span, unit, index)) : [],
    // Beside years an hour is nothing.
    changes: (unit === "year" ? [] : spans).flatMap(span =>
      changesIn(clock, span).map(change => ({ ...changeOf(change), x: scale.x(change.at) })),
    ),
    scales: spans.map(span => scaleIn(clock, scale, span)),
  };
}

/** Pixels of the break that follows what is drawn of a piece. */
function breakAfter({ gaps }: TimeScale, { end }: Span): number {
  return gaps.find(gap => gap.start === end)?.width ?? 0;
}

export const scaleSize = 9.5;

function scaleIn(clock: Clock, scale: TimeScale, { piece, step, ...span }: Stepped): AxisScale {
  const x = scale.x(span.start);
  const width = scale.x(span.end) - x;
  const length = piece.end - piece.start;
  const isTicked = length >= 2 * step.seconds || ticksIn(clock, piece, step).length > 1;
  const [text, short] = isTicked
    ? [`each tick ${lengthText(step.seconds)}`, lengthText(step.seconds)]
    : [`${lengthText(length)} in all`, lengthText(length)];
  // It may go on over the break: nothing stands there.
  const room = width + breakAfter(scale, span) - 4;
  const label = [text, short].find(each => textWidth(each, scaleSize) <= room) ?? "";
  return { x, width, ...(isTicked ? { step: step.seconds } : {}), text, label };
}

const lengths = [
  [year, "year"],
  [month, "month"],
  [7 * day, "week"],
  [day, "day"],
  [3_600, "h"],
  [minute, "min"],
  [1, "s"],
] as const;

/** "15 min", "2 weeks"; "1h30m" where it is no whole number of anything. */
export function lengthText(seconds: Seconds): string {
  const [unit, name] = lengths.find(([length]) => seconds % length === 0 && seconds >= length) ?? [1, "s"];
  const count = seconds / unit;
  if (count >= 120) return formatDuration(seconds);
  return `${count} ${name}${unit >= day && count > 1 ? "s" : ""}`;
}

function detailOf(clock: Clock, span: Span | undefined): string {
  if (!clock.zone || clock.zone.name === "UTC") return "";
  return span ? `${clock.zone.name}, ${offsetText(clock, span.start)}` : clock.zone.name;
}

/** As close as labels may stand: those of days and of T are wider than those of hours. */
function stepIn(
  { start, end, width }: { readonly start: Instant; readonly end: Instant; readonly width: number },
  clock: Clock,
): TickInterval {
  const perPixel = (end - start) / Math.max(width, 1);
  const step = tickIntervalFor(perPixel * (clock.zone ? 46 : 76));
  const wide = step.seconds < minute || (step.seconds >= day && step.seconds < month);
  return clock.zone && wide ? tickIntervalFor(perPixel * 60) : step;
}

function unitAbove(step: number): TickUnit {
  if (step < day) return "day";
  return step < month ? "month" : "year";
}

/** What of a piece is drawn. */
interface Stepped extends Span {
  readonly piece: ScaleSegment;
  readonly step: TickInterval;
}

/** Where a day begins goes before other ticks when not all labels fit. */
function labelled(clock: Clock, scale: TimeScale, spans: readonly Stepped[], unit: TickUnit): readonly AxisTick[] {
  const ticks = spans.flatMap(span => {
    const inside = ticksIn(clock, span, span.step);
    const all = inside.length > 0 ? inside : [span.start];
    return all.map(at => ({ at, x: scale.x(at), label: tickText(clock, at, unit), first: isMidnight(clock, at) }));
  });
  const taken: { readonly from: number; readonly to: number }[] = [];
  const kept = new Set<number>();
  for (const important of [true, false]) {
    for (const { at, x, label, first } of ticks) {
      if (first !== important) continue;
      const half = (textWidth(label, fontSize) + between) / 2;
      if (taken.some(({ from, to }) => x - half < to && x + half > from)) continue;
      taken.push({ from: x - half, to: x + half });
      kept.add(at);
    }
  }
  return ticks.map(({ at, x, label }) => ({ at, x, label: kept.has(at) ? label : "" }));
}

function isMidnight(clock: Clock, at: Instant): boolean {
  if (!clock.zone) return at === 0;
  const { hour, minute, second } = wallAt(clock, at).time;
  return hour === 0 && minute === 0 && second === 0;
}

function tickText(clock: Clock, at: Instant, unit: TickUnit): string {
  if (!clock.zone) return clockText(clock, at);
  const { date } = wallAt(clock, at);
  switch (unit) {
    case "day":
      return clockText(clock, at);
    case "month":
      return `${dayText(clock, at).slice(0, 3)} ${date.day}`;
    case "year":
      return months[date.month - 1] ?? "";
  }
}

function periodsIn(clock: Clock, scale: TimeScale, span: Span, unit: TickUnit, index: number): readonly AxisPeriod[] {
  const begins = beginningsIn(clock, { start: span.start - 1, end: span.end }, unit);
  const starts = begins[0] === span.start ? begins : [span.start, ...begins];
  return starts.map((at, place) => {
    const x = scale.x(at);
    const isLast = place === starts.length - 1;
    const width = scale.x(starts[place + 1] ?? span.end) - x;
    // It may go on over the break: nothing stands there.
    const room = width + (isLast ? breakAfter(scale, span) : 0) - 8;
    const label = periodTexts(clock, at, unit).find(text => textWidth(text, fontSize) <= room) ?? "";
    return { at, x, width, label, begins: place > 0 || index > 0 || begins[0] === span.start };
  });
}

/** From the longest to the shortest. */
function periodTexts(clock: Clock, at: Instant, unit: TickUnit): readonly string[] {
  const { date } = wallAt(clock, at);
  const name = months[date.month - 1] ?? "";
  switch (unit) {
    case "day": {
      const whole = dayText(clock, at);
      const weekday = whole.slice(0, 3);
      return [whole, `${weekday} ${date.day} ${name}`, `${weekday} ${date.day}`, String(date.day)];
    }
    case "month":
      return [`${name} ${date.year}`, name];
    case "year":
      return [String(date.year)];
  }
}

function changeOf({ at, by }: ClockChange): Omit<AxisChange, "x"> {
  const size = formatDuration(Math.abs(by));
  return {
    at,
    text: `Clocks go ${by > 0 ? "forward" : "back"} by ${size}`,
    short: `${by > 0 ? "+" : "\u2212"}${size}`,
  };
}
