/** Where instants stand on the picture, in pixels; long quiet times between the busy ones take no more than a gap. */
import type { Instant, Span } from "./data.js";

export interface TimeScale {
  readonly width: number;
  /** The stretches drawn, in order, each linear in itself. Never empty. */
  readonly segments: readonly ScaleSegment[];
  /** The gaps between them, where time is left out. */
  readonly gaps: readonly ScaleSegment[];
  /** Pixels; what lies in a time left out stands inside its gap, what lies outside all at the nearest end. */
  readonly x: (instantAt: Instant) => number;
  /** The instant at a pixel, to a fraction of a second; inside a gap an instant of the time left out. */
  readonly at: (x: number) => Instant;
}

export interface ScaleSegment extends Span {
  readonly x: number;
  readonly width: number;
}

/** Room at either end for what reaches beyond its moment: half a diamond, a badge, a question mark. */
const leftPadding = 10;
const rightPadding = 26;
const gapWidth = 26;
/** No stretch is drawn narrower, however short: a five-minute announcement a week ahead is still seen. */
const leastShare = 0.08;

/** @param width of all, in pixels */
export function timeScale(spans: readonly Span[], width: number): TimeScale {
  return scaleOver(placed(spans, Math.max(width, 1)));
}

/** The same scale, going on to a later end, though to no more than twice its width. */
export function lengthened(scale: TimeScale, end: Instant): TimeScale {
  const last = scale.segments.at(-1);
  if (!last || end <= last.end) return scale;
  const perSecond = last.width / (last.end - last.start);
  const more = Math.min(end - last.end, scale.width / perSecond);
  return scaleOver([
    ...scale.segments.slice(0, -1),
    { ...last, end: last.end + more, width: last.width + more * perSecond },
  ]);
}

function scaleOver(segments: readonly ScaleSegment[]): TimeScale {
  const gaps = segments.slice(1).map((segment, index): ScaleSegment => {
    const before = segments[index] ?? segment;
    const x = before.x + before.width;
    return { start: before.end, end: segment.start, x, width: segment.x - x };
  });
  const last = segments.at(-1);
  const stretches = segments.flatMap((segment, index) => [segment, ...gaps.slice(index, index + 1)]);
  return {
    width: last ? last.x + last.width + rightPadding : 0,
    segments: segments,
    gaps,
    x: at => {
      const { start, end, x, width } = stretches.find(each => at <= each.end) ?? last ?? nothing;
      return x + width * share(at - start, end - start);
    },
    at: at => {
      const { start, end, x, width } = stretches.find(each => at <= each.x + each.width) ?? last ?? nothing;
      return start + (end - start) * share(at - x, width);
    },
  };
}

const nothing: ScaleSegment = { start: 0, end: 0, x: 0, width: 0 };

/** From 0 to 1, whatever lies beyond. */
function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

/** A stretch without length is given a second on either side: something must be drawn. */
function placed(spans: readonly Span[], width: number): readonly ScaleSegment[] {
  const drawn = spans.map(({ start, end }) => (end > start ? { start, end } : { start: start - 1, end: start + 1 }));
  const inside = Math.max(1, width - leftPadding - rightPadding);
  const gap = Math.min(gapWidth, inside / 4 / Math.max(1, drawn.length - 1));
  const room = inside - gap * (drawn.length - 1);
  const total = drawn.reduce((sum, span) => sum + span.end - span.start, 0);
  const weights = drawn.map(({ start, end }) => Math.max(end - start, total * leastShare));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let x = leftPadding;
  return drawn.map((span, index) => {
    const segment = { ...span, x, width: ((weights[index] ?? 0) / all) * room };
    x += segment.width + gap;
    return segment;
  });
}
