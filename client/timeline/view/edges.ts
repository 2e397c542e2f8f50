/** Rows whose bar is out of view: on which side, and when it is. No browser in here. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { onAxis } from "../../../language/exports/timeline/marks.js";
import { laterText } from "../../../language/exports/timeline/moment-words.js";
import type { Scene } from "../../../language/exports/timeline/scene.js";
import { columnText } from "../../../language/exports/timeline/words.js";

export interface Edge {
  readonly id: string;
  readonly title: string;
  readonly side: "earlier" | "later";
  /** When it starts: only the clock where that is on the day at the edge. */
  readonly when: string;
  /** The middle of its row. */
  readonly y: number;
}

/** A bar is in view as long as so many pixels of it are. */
const least = 4;

/** @param left the first pixel in view. @param width how many are */
export function edgesIn(
  { rows, scale, clock }: Pick<Scene, "rows" | "scale" | "clock">,
  data: TimelineData,
  left: number,
  width: number,
): readonly Edge[] {
  return rows.flatMap((row): readonly Edge[] => {
    const placed = row.kind === "activity" ? onAxis(row.activity) : undefined;
    if (row.kind !== "activity" || !placed) return [];
    const isEarlier = scale.x(placed.worstEnd) < left - least;
    if (!isEarlier && scale.x(placed.start) <= left + width + least) return [];
    const { times, waits } = row.activity;
    const at = scale.at(isEarlier ? Math.max(0, left) : left + width);
    return [
      {
        id: row.activity.id,
        title: row.title,
        side: isEarlier ? "earlier" : "later",
        when: times ? laterText(data, clock, at, times.start) : waits ? columnText(waits) : "",
        y: row.y + row.height / 2,
      },
    ];
  });
}
