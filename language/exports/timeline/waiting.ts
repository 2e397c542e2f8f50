/** A plan in the order of waiting: equal columns instead of time, and what is written of anything's time in words. */
import { type Axis, type AxisPeriod, scaleSize } from "./axis.js";
import type { Clock } from "./clock.js";
import type { TimelineActivity, TimelineData, TimelineWaiting } from "./data.js";
import { nearText } from "./moment-words.js";
import type { TimeScale } from "./scale.js";
import { textWidth } from "./text-width.js";
import { alongText } from "./words.js";

interface Visible {
  readonly left: number;
  readonly right: number;
}

const scaleText = "each column: one wait, however long it takes";

/** @param visible the pixels to be drawn, from left to right */
export function waitingAxis(scale: TimeScale, clock: Clock, { columns }: TimelineWaiting, visible: Visible): Axis {
  const from = Math.max(0, scale.x(0));
  const width = scale.x(columns) - from;
  return {
    title: "In order of waiting",
    detail: clock.zone ? `Times that are written: ${clock.zone.name}` : "",
    ticks: [],
    periods: periodsIn(scale, columns, visible),
    changes: [],
    scales: [{ x: from, width, text: scaleText, label: textWidth(scaleText, scaleSize) <= width ? scaleText : "" }],
  };
}

/** So much room has the number of a column. */
const leastPeriod = 24;
const rounds = [1, 2, 5] as const;

/** The columns by number from 1; several together where they are narrow. */
function periodsIn(scale: TimeScale, columns: number, { left, right }: Visible): readonly AxisPeriod[] {
  const each = scale.x(1) - scale.x(0);
  let together = 1;
  for (let power = 1, index = 0; together * each < leastPeriod && together < columns; index++) {
    if (index === rounds.length) [power, index] = [power * 10, 0];
    together = power * (rounds[index] ?? 1);
  }
  const first = Math.max(0, Math.floor(scale.at(left) / together));
  const last = Math.min(Math.ceil(columns / together), Math.floor(scale.at(right) / together) + 1);
  return Array.from({ length: Math.max(0, last - first) }, (_, position) => {
    const at = (first + position) * together;
    const x = scale.x(at);
    return { at, x, width: scale.x(Math.min(columns, at + together)) - x, label: String(at + 1), begins: true };
  });
}

/** What is written of an activity's time: "at Sat 22:00 · takes 5m"; empty where nothing is. */
export function captionOf(data: TimelineData, clock: Clock, { waits, by, during }: TimelineActivity): string {
  if (!waits) return "";
  return [
    ...(waits.at === undefined ? [] : [`at ${nearText(data, clock, waits.at)}`]),
    ...waits.says,
    ...(during ? [`during ${alongText(during)}`] : []),
    ...(by === undefined ? [] : [`by ${nearText(data, clock, by)}`]),
  ].join(" · ");
}
