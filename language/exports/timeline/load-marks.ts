/** What is drawn of somebody's load, along the axis: pixels from the left of the plot. */
import type { Clock } from "./clock.js";
import type { TimelineData } from "./data.js";
import type { Load, LoadRole } from "./load.js";
import { handOverTitle, loadLines, shortShiftTexts, tooLongOf } from "./load-words.js";
import type { Extent } from "./marks.js";
import { spanText } from "./moment-words.js";
import type { TimeScale } from "./scale.js";
import { textWidth } from "./text-width.js";
import type { Area } from "./view.js";

export interface LoadMarks {
  readonly parts: readonly LoadPartMark[];
  /** As planned. */
  readonly shifts: readonly (Extent & { readonly isTooLong: boolean })[];
  readonly handOvers: readonly { readonly x: number; readonly kind: "gives" | "takes"; readonly title: string }[];
  /** How long the shifts are; absent for who has none. */
  readonly end?: LoadEnd;
  /** All of it, line by line. */
  readonly words: readonly string[];
}

export interface LoadPartMark extends Extent {
  readonly role: LoadRole;
  readonly activity: number;
  /** To the end in the worst case. */
  readonly tail?: Extent;
  readonly title: string;
}

/** What is said at the end of a row. */
export interface LoadEnd {
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly width: number;
  readonly text: string;
  /** How many shifts are too long; 0 for none. */
  readonly tooLong: number;
}

export const endSize = 11;
/** For the sign of a shift that is too long. */
export const signRoom = 20;
const gap = 8;
const leastBar = 4;

export function loadMarks(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  visible: Pick<Area, "left" | "right">,
  load: Load,
): LoadMarks {
  const isSeen = ({ x, width }: Extent): boolean => x <= visible.right && x + width >= visible.left;
  const parts = load.parts.map((part): LoadPartMark => {
    const x = scale.x(part.start);
    const width = Math.max(leastBar, scale.x(part.end) - x);
    const tail = scale.x(part.worstEnd) - x - width;
    const title = `${data.activities[part.activity]?.title ?? ""} (${part.role}), ${spanText(data, clock, part)}`;
    return {
      role: part.role,
      activity: part.activity,
      x,
      width,
      title,
      ...(tail >= 0.5 ? { tail: { x: x + width, width: tail } } : {}),
    };
  });
  const booked = parts.filter(({ role }) => role !== "covers");
  const whole = booked.flatMap(part => (part.tail ? [part, part.tail] : [part]));
  const end = endOf(data, scale, load, whole);
  return {
    parts: parts.filter(part => isSeen({ x: part.x, width: part.width + (part.tail?.width ?? 0) })),
    shifts: load.planned.map(({ start, end: until, isTooLong }) => {
      const x = scale.x(start);
      return { x, width: scale.x(until) - x, isTooLong };
    }),
    handOvers: load.handOvers
      .map(each => ({ x: scale.x(each.at), kind: each.kind, title: handOverTitle(data, clock, each) }))
      .filter(({ x }) => isSeen({ x: x - gap, width: 2 * gap })),
    ...(end ? { end } : {}),
    words: loadLines(data, clock, load),
  };
}

/**
 * After the last bar; before the first where there is no room. As short as it has to be; where nothing fits, at the edge, on what is
 * drawn there.
 */
function endOf(data: TimelineData, scale: TimeScale, load: Load, drawn: readonly Extent[]): LoadEnd | undefined {
  const tooLong = tooLongOf(load);
  const ends = shortShiftTexts(data, load).map(text => ({
    text,
    tooLong,
    width: textWidth(text, endSize) + (tooLong > 0 ? signRoom : 0),
  }));
  const right = drawn.reduce((most, { x, width: wide }) => Math.max(most, x + wide), 0) + gap;
  const left = drawn.reduce((least, { x }) => Math.min(least, x), scale.width) - gap;
  for (const end of ends) {
    if (right + end.width <= scale.width) return { ...end, x: right, anchor: "start" };
    if (left - end.width >= 0) return { ...end, x: left, anchor: "end" };
  }
  const shortest = ends.at(-1);
  return shortest && { ...shortest, x: scale.width - 2, anchor: "end" };
}
