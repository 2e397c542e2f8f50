/** The timeline on a page: what it comes to, the picture for the screen, the same cut into sheets for paper, and the table. */
import { clockOf } from "../timeline/clock.js";
import type { TimelineData } from "../timeline/data.js";
import { inkOf, variableInk } from "../timeline/ink.js";
import { loadTable } from "../timeline/load-words.js";
import { pagesOf } from "../timeline/pages.js";
import { pictureOf } from "../timeline/picture.js";
import { undoingFrom } from "../timeline/rollback-from.js";
import { layRows } from "../timeline/rows.js";
import { tableOf } from "../timeline/table.js";
import { type DrawnElement, drawn } from "../timeline/tree.js";
import { type TimelineView, wholeView } from "../timeline/view.js";
import { factsOf } from "../timeline/words.js";
import { type Content, el, lazily } from "./page.js";
import { table } from "./tables.js";

export interface TimelineContentOptions {
  /** Of the picture on the screen, in pixels. */
  readonly width: number;
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** Which texts it comes from. */
  readonly source: string;
}

/** No browser opens a page with a picture of more in a time that people wait. */
export const mostDrawn = 3_000;

/** What is laid out as one picture; a larger one is shown in the sheets that are printed, of which only those in view are laid out. */
export const mostAtOnce = 1_000;

export function timelineContent(data: TimelineData, options: TimelineContentOptions): Content {
  const { view, width } = options;
  const clock = clockOf(data, view.zone);
  const selected = data.activities.find(({ id }) => id === view.selected);
  const undoing = selected && undoingFrom(data, clock, selected, view.turnBackAt);
  const facts = [...factsOf(data, clock), ...(undoing ? [undoing.text] : [])];
  return [
    el(
      "ul",
      "facts",
      facts.map(fact => el("li", "", [fact])),
    ),
    ...drawings(data, options),
    el("details", "", [
      el("summary", "", ["The timeline as a table"]),
      pictureTable(data, { ...wholeView(width), ...view }),
    ]),
  ];
}

function drawings(data: TimelineData, { view, source, width }: TimelineContentOptions): Content {
  const count = data.activities.length;
  if (count > mostDrawn) return [el("p", "", [tooManyToDraw(count)])];
  const isLarge = count > mostAtOnce;
  const pages = pagesOf(data, { view, ink: isLarge ? variableInk : inkOf("light"), prefix: "page" });
  const paper = pages.map(draw => lazily(el("div", "page"), () => [draw().tree]));
  const region = { tabindex: "0", role: "region", "aria-label": "Timeline, as a picture" };
  if (isLarge) return [drawn("div", { class: "pages shown", ...region }, paper)];
  const screen = (): Content => [
    pictureOf(data, { view, source, width, ink: variableInk, heading: "none", prefix: "screen" }).tree,
  ];
  return [lazily(drawn("div", { class: "screen", ...region }), screen), el("div", "pages", paper)];
}

export function tooManyToDraw(count: number): string {
  return `The timeline of ${count} activities is no picture here, as a page shows at most ${mostDrawn}: gonogo export --to svg --output timeline/ draws it in sheets.`;
}

/** What the picture shows, for those who would rather read: also how long undoing takes, and what a what-if or another version changes. */
function pictureTable(data: TimelineData, view: TimelineView): DrawnElement {
  if (view.rows === "load" && !data.waiting) {
    const load = loadTable(data, clockOf(data, view.zone), layRows(data, view).groups);
    return table(
      "The timeline",
      load.columns,
      load.rows.map(row => row.map(cell => [cell])),
    );
  }
  const { columns, groups } = tableOf(data, view);
  const rows = groups.flatMap(({ rows: inside }) => inside.map(({ cells }) => cells.map(cell => [cell])));
  return table("The timeline", columns, rows);
}
