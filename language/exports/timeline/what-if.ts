/** A contingency that strikes, as marks: what it does, and where the plan's bars then are. */
import type { Clock } from "./clock.js";
import type { Span, TimelineData, TimelineWhatIf } from "./data.js";
import type { Ink } from "./ink.js";
import type { Extent } from "./marks.js";
import { spanText } from "./moment-words.js";
import type { PlacedRow } from "./rows.js";
import type { TimeScale } from "./scale.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";
import { whatIfFacts } from "./words.js";

export interface WhatIfMark extends Extent {
  /** Where what it may miss ends. */
  readonly endX: number;
  readonly text: string;
  /** What it does and, at last, the rollback: at the lower edge of the row it strikes. */
  readonly bars: readonly (PlacedMark & { readonly ink: BarInk })[];
  /** Where bars of the plan then are. */
  readonly ghosts: readonly PlacedMark[];
  /** Bars that are not done any more, struck through. */
  readonly left: readonly PlacedMark[];
}

type BarInk = "what-if" | "undo";

interface PlacedMark extends Extent {
  /** Its middle. */
  readonly y: number;
  readonly title: string;
}

/**
 * @param rowOf by activity: its row, or its group's where that is folded
 * @param first the row that stands for one that is not shown
 */
export function whatIfMark(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  rowOf: ReadonlyMap<number, PlacedRow>,
  first: PlacedRow | undefined,
  whatIf: TimelineWhatIf,
): WhatIfMark {
  const { anchor = -1, activities, moved, left, rollback, ends } = whatIf;
  const place = ({ start, end }: Span): Extent => ({ x: scale.x(start), width: scale.x(end) - scale.x(start) });
  const inRow = (activity: number, span: Span | undefined, what: string): readonly PlacedMark[] => {
    const row = rowOf.get(activity);
    if (!row || !span) return [];
    const title = `${data.activities[activity]?.title ?? ""}, if ${whatIf.title} strikes: ${what}`;
    return [{ ...place(span), y: row.y + row.height / 2, title }];
  };
  const struck = rowOf.get(anchor) ?? first;
  const y = struck ? struck.y + struck.height - 6 : 0;
  const bars = activities.map(({ title, ownerText, ...span }) => ({
    ...place(span),
    y,
    title: `${title} (${whatIf.title}), ${spanText(data, clock, span)}, ${ownerText || "nobody"}`,
    ink: "what-if" as const,
  }));
  const back = rollback
    ? [{ ...place(rollback), y, title: `Rollback, ${spanText(data, clock, rollback)}`, ink: "undo" as const }]
    : [];
  return {
    ...place(whatIf),
    endX: scale.x(ends),
    text: whatIfFacts(data, clock).join("\n"),
    bars: struck ? [...bars, ...back] : [],
    ghosts: moved.flatMap(each => inRow(each.activity, each, spanText(data, clock, each))),
    left: left.flatMap(each => inRow(each, data.activities[each]?.times, "not done")),
  };
}

/** While it lasts, through all rows, and the line at which what it may miss ends. */
export function drawWhatIfBehind({ x, width, endX, text }: WhatIfMark, height: number, ink: Ink): DrawnElement {
  return drawn("g", { class: "gonogo-what-if" }, [
    drawn("title", {}, [text]),
    drawn("rect", { x, y: 0, width: Math.max(1, width), height, fill: ink("what-if"), "fill-opacity": 0.1 }),
    drawn("path", { d: `M${pixels(x)} 0V${pixels(height)}`, stroke: ink("what-if"), "stroke-width": 1.5 }),
    drawn("path", {
      d: `M${pixels(endX)} 0V${pixels(height)}`,
      stroke: ink("what-if"),
      "stroke-width": 1.5,
      "stroke-dasharray": "2 3",
    }),
  ]);
}

export function drawWhatIf({ bars, ghosts, left }: WhatIfMark, ink: Ink): DrawnElement {
  const titled = ({ title }: PlacedMark, shape: DrawnElement): DrawnElement =>
    drawn("g", {}, [drawn("title", {}, [title]), shape]);
  return drawn("g", { class: "gonogo-what-if" }, [
    ...ghosts.map(each => titled(each, ghostOf(each, ink))),
    ...left.map(each =>
      titled(
        each,
        drawn("path", {
          d: `M${pixels(each.x - 4)} ${pixels(each.y)}H${pixels(each.x + Math.max(4, each.width) + 4)}`,
          stroke: ink("what-if"),
          "stroke-width": 3,
        }),
      ),
    ),
    ...bars.map(each => titled(each, barOf(each, ink, each.ink))),
  ]);
}

/** An outline: the bar itself stays where the plan has it. */
export function ghostOf({ x, width, y }: Extent & { readonly y: number }, ink: Ink): DrawnElement {
  return drawn("rect", {
    x,
    y: y - 8,
    width: Math.max(4, width),
    height: 16,
    rx: 3,
    fill: "none",
    stroke: ink("what-if"),
    "stroke-width": 1.5,
    "stroke-dasharray": "4 2",
  });
}

export function barOf(
  { x, width, y }: Extent & { readonly y: number },
  ink: Ink,
  role: BarInk = "what-if",
): DrawnElement {
  return drawn("rect", {
    x,
    y: y - 4,
    width: Math.max(4, width),
    height: 8,
    rx: 2,
    fill: ink(role),
    stroke: ink("background"),
    "stroke-width": 1,
  });
}
