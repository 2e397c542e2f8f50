/** The whole plan in a thin strip, and the frame of what is in view. No browser in here. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import type { Extent } from "../../../language/exports/timeline/marks.js";
import { onAxis } from "../../../language/exports/timeline/marks.js";
import { layRows, type PlacedRow } from "../../../language/exports/timeline/rows.js";
import { type TimeScale, timeScale } from "../../../language/exports/timeline/scale.js";
import { axisSpans } from "../../../language/exports/timeline/scene.js";
import { pixels } from "../../../language/exports/timeline/tree.js";
import { type Choices, viewOf } from "./state.js";

export const stripHeight = 36;

/** Drawn anew only where the picture is another: scrolling moves the frame alone. */
export interface Strip {
  readonly scale: TimeScale;
  readonly width: number;
  /** What happens, as two paths of bars: what is critical, and the rest. */
  readonly critical: string;
  readonly others: string;
}

/** What is in view of a picture that is larger. */
export interface InView {
  readonly data: TimelineData;
  readonly choices: Choices;
  /** Of the picture. */
  readonly scale: TimeScale;
  /** Of all rows together, in pixels. */
  readonly rowsHeight: number;
  /** How far it is scrolled, and how much of it there is room for. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly labelWidth: number;
}

export interface Box extends Extent {
  readonly y: number;
  readonly height: number;
}

const thinnest = 1;

/** Linear in the activities. */
export function stripOf({ data, choices, width }: Pick<InView, "data" | "choices" | "width">): Strip {
  const scale = timeScale(axisSpans(data, choices.cutQuiet), width);
  const { rows, height } = layRows(data, viewOf(choices, width));
  const factor = stripHeight / Math.max(1, height);
  const bars = { critical: "", others: "" };
  for (const row of rows) {
    const y = pixels(row.y * factor);
    const tall = pixels(Math.max(thinnest, row.height * factor - 0.5));
    for (const activity of drawnIn(row)) {
      const placed = onAxis(activity);
      if (!placed) continue;
      const x = scale.x(placed.start);
      const wide = Math.max(thinnest, scale.x(placed.end) - x);
      bars[activity.times?.critical ? "critical" : "others"] +=
        `M${pixels(x)} ${y}h${pixels(wide)}v${tall}h${pixels(-wide)}z`;
    }
  }
  return { scale, width, ...bars };
}

function drawnIn(row: PlacedRow): TimelineData["activities"] {
  if (row.kind === "activity") return [row.activity];
  return row.collapsed ? row.group.activities : [];
}

/** Where on the strip what is in view stands. */
export function frameOf({ scale, width }: Strip, view: InView): Box {
  const x = scale.x(view.scale.at(view.left));
  const right = scale.x(view.scale.at(view.left + view.width));
  const down = (top: number): number => (stripHeight * Math.min(top, view.rowsHeight)) / Math.max(1, view.rowsHeight);
  const y = down(view.top);
  return { x, y, width: Math.min(width, right) - x, height: down(view.top + view.height) - y };
}

/** How far to scroll so that the frame begins at a point of the strip. */
export function scrollFor({ scale }: Strip, view: InView, at: { readonly x: number; readonly y: number }) {
  return {
    left: Math.max(0, view.scale.x(scale.at(Math.max(0, at.x)))),
    top: Math.max(0, (at.y / stripHeight) * view.rowsHeight),
  };
}
