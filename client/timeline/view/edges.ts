/** Rows whose bar is out of view: on which side, and when it is. No browser in here. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import type { Scene } from "../../../language/exports/timeline/scene.js";
import { laterText } from "../../../language/exports/timeline/words.js";

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
    const times = row.kind === "activity" ? row.activity.times : undefined;
    if (row.kind !== "activity" || !times) return [];
    const isEarlier = scale.x(times.worstEnd) < left - least;
    if (!isEarlier && scale.x(times.start) <= left + width + least) return [];
    const at = scale.at(isEarlier ? Math.max(0, left) : left + width);
    return [
      {
        id: row.activity.id,
        title: row.title,
        side: isEarlier ? "earlier" : "later",
        when: laterText(data, clock, at, times.start),
        y: row.y + row.height / 2,
      },
    ];
  });
}
