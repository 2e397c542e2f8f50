/** Where instants stand on the picture, as shares of its width. No browser in here. */
import type { Tick } from "../../../language/exports/axis.js";
import type { Span } from "../../../language/schedule/schedule.js";

export interface Scale {
  /** Share of the width, 0 to 1. What lies in a time left out stands in the middle of the break. */
  at(instant: number): number;
  /** The breaks, where a quiet time is left out: shares of the width. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}

const breakShare = 0.03;
/** No stretch is drawn narrower, however short: a five-minute announcement a week ahead is still seen. */
const leastShare = 0.17;

/** Long and short stretches side by side, each linear in itself. */
export function scaleOf(spans: readonly Span[]): Scale {
  const total = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const weights = spans.map(span => Math.max(span.end - span.start, total * leastShare, 1));
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  const room = 1 - breakShare * Math.max(0, spans.length - 1);
  let from = 0;
  const placed = spans.map((span, index) => {
    const width = ((weights[index] ?? 0) / allWeights) * room;
    const piece = { ...span, from, width };
    from += width + breakShare;
    return piece;
  });
  const breaks = placed.slice(0, -1).map(piece => {
    const begins = piece.from + piece.width;
    return { from: begins, to: begins + breakShare };
  });
  return {
    breaks,
    at(instant) {
      const index = placed.findIndex(piece => instant <= piece.end);
      const piece = placed[index];
      if (!piece) return 1;
      if (instant < piece.start) return index === 0 ? 0 : piece.from - breakShare / 2;
      const length = piece.end - piece.start;
      return length === 0 ? piece.from : piece.from + (piece.width * (instant - piece.start)) / length;
    },
  };
}

/**
 * The ticks whose labels fit side by side; where a day begins goes first.
 * @param width of the picture, and `need` of one label, both in the same unit
 */
export function thin(ticks: readonly Tick[], scale: Scale, width: number, need: number): readonly Tick[] {
  const kept: Tick[] = [];
  const days = ticks.filter(tick => tick.day !== undefined);
  const others = ticks.filter(tick => tick.day === undefined);
  for (const tick of [...days, ...others]) {
    const near = kept.some(other => Math.abs(scale.at(other.at) - scale.at(tick.at)) * width < need);
    if (!near) kept.push(tick);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/**
 * The days to write above their ticks: in full where all fit, else without the year, else those that fit.
 * @param need of a day in full and of one without its year
 * @returns the text by the tick's instant
 */
export function days(
  ticks: readonly Tick[],
  scale: Scale,
  width: number,
  need: { readonly full: number; readonly short: number },
): ReadonlyMap<number, string> {
  const dated = ticks.filter(tick => tick.day !== undefined);
  if (thin(dated, scale, width, need.full).length === dated.length)
    return new Map(dated.map(tick => [tick.at, tick.day ?? ""]));
  // The last days are those of the release; what was announced long before it gives way.
  const fitting = thin(dated.toReversed(), scale, width, need.short);
  return new Map(fitting.map(tick => [tick.at, (tick.day ?? "").replace(/ \d{4}-/, " ")]));
}
