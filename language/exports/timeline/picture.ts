/** The whole picture on one sheet: heading, labels, axes, rows, legend and where it comes from. */
import { clockOf } from "./clock.js";
import type { TimelineData } from "./data.js";
import { drawHead, drawHeadLabels, headHeights } from "./draw-axis.js";
import { detailWidth, drawLabels, titleWidth } from "./draw-labels.js";
import { drawPlot } from "./draw-plot.js";
import { drawHeading } from "./heading.js";
import type { Ink } from "./ink.js";
import { type Contents, contentsOf, drawLegend } from "./legend.js";
import { type Scene, sceneOf } from "./scene.js";
import { hatchingDefinitions, hatchings, move, runHatchingDefinitions } from "./shapes.js";
import { fitted } from "./text-width.js";
import { type DrawnElement, drawn, pixels, toXml } from "./tree.js";
import type { TimelineView } from "./view.js";
import { detailText, pictureText } from "./words.js";

export interface PictureOptions {
  /** The whole sheet's, in pixels; the plot takes what the labels leave. */
  readonly width: number;
  readonly ink: Ink;
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** Where it comes from, at the foot: the source's name and hash; empty where the page says it. */
  readonly source: string;
  /** Sets its ids apart from those of other pictures on the same page. */
  readonly prefix?: string;
  /** Absent where the page has a heading of its own. */
  readonly heading?: "none";
  /** For rasterising: what reaches out of the rows is painted over, where clipping would take most of the time. */
  readonly isCovered?: boolean;
  /** What the legend explains, and the labels' width, where only some rows of the whole are drawn. */
  readonly contents?: Contents;
  readonly labels?: number;
}

export interface Picture {
  readonly tree: DrawnElement;
  readonly width: number;
  readonly height: number;
}

export const margin = 20;
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/** The labels' width on a sheet, as what stands in them needs it, and what that leaves for the plot. */
export function sheetWidths(
  data: TimelineData,
  { width, view }: Pick<PictureOptions, "width" | "view">,
): { readonly labels: number; readonly plot: number } {
  const inside = width - 2 * margin;
  const clock = clockOf(data, view.zone);
  const details =
    view.density === "compact" ? [] : data.activities.map(each => detailWidth(detailText(data, clock, each)));
  const wanted = data.activities.reduce((most, { title }) => Math.max(most, titleWidth(title)), 220);
  const labels = Math.round(Math.min(largest(details, 340, wanted), 420, inside * 0.38));
  return { labels, plot: inside - labels - 8 };
}

/** The largest of some widths, each counted up to `most`, and of `least`. */
function largest(widths: readonly number[], most: number, least: number): number {
  return widths.reduce((width, each) => Math.max(width, Math.min(each, most)), least);
}

export function pictureOf(data: TimelineData, options: PictureOptions): Picture {
  const { plot } = sheetWidths(data, options);
  return sheetOf(data, sceneOf(data, { ...options.view, width: plot, zoom: 1 }), options);
}

/** A sheet with a scene, or with the rows of one that fit a page. */
export function sheetOf(data: TimelineData, scene: Scene, options: PictureOptions): Picture {
  const { ink, width, source } = options;
  const { labels = sheetWidths(data, options).labels } = options;
  // What is undone late may reach further to the right than the sheet.
  const sheet = Math.max(width, labels + 8 + scene.width + 2 * margin);
  const hatching = hatchings(options.prefix ?? "gonogo");
  const heading = headingOf(data, scene, sheet - 2 * margin, options);
  const top = scene.rows[0]?.y ?? 0;
  const last = scene.rows.at(-1);
  const rowsHeight = last ? last.y + last.height - top : 0;
  const head = headHeights(scene).all;
  const headY = margin + heading.height + (heading.height > 0 ? 12 : 0);
  const rowsY = headY + head;
  const legend = drawLegend(options.contents ?? contentsOf(scene), sheet - 2 * margin, ink, hatching);
  const legendY = rowsY + rowsHeight + 14;
  const footY = legendY + legend.height + 18;
  const height = source === "" ? footY - 18 : footY + margin - 6;
  const plotX = margin + labels + 8;
  const clip = `${options.prefix ?? "gonogo"}-rows`;
  const title = `${data.title}: timeline`;
  const area = { x: -12, y: top, width: scene.width + 24, height: rowsHeight };
  const plot = drawPlot(scene, ink, hatching);
  const placed = (child: DrawnElement): DrawnElement => drawn("g", { transform: move(plotX, rowsY - top) }, [child]);
  const beneath = options.isCovered
    ? [placed(plot), ...around({ ...area, x: plotX - 12, y: rowsY }, sheet, height, ink("background"))]
    : [];
  const above = options.isCovered ? [] : [placed(drawn("g", { "clip-path": `url(#${clip})` }, [plot]))];
  const tree = drawn(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "gonogo-timeline",
      width: sheet,
      height,
      viewBox: `0 0 ${pixels(sheet)} ${pixels(height)}`,
      preserveAspectRatio: "xMidYMin meet",
      role: "img",
      "font-family": fonts,
      "font-variant-numeric": "tabular-nums",
    },
    [
      drawn("title", {}, [title]),
      drawn("desc", {}, [pictureText(data, scene.clock)]),
      hatchingDefinitions(hatching, ink),
      data.run && runHatchingDefinitions(hatching, ink),
      above.length > 0 ? drawn("clipPath", { id: clip }, [drawn("rect", area)]) : undefined,
      drawn("rect", { width: sheet, height, fill: ink("background") }),
      ...beneath,
      heading.tree && drawn("g", { transform: move(margin, margin) }, [heading.tree]),
      drawn("g", { transform: move(margin, headY) }, [drawHeadLabels(scene, ink)]),
      drawn("g", { transform: move(plotX, headY) }, [drawHead(scene, ink)]),
      drawn("g", { transform: move(margin, rowsY - top) }, [drawLabels(scene, labels, options.view.density, ink)]),
      ...above,
      drawn("g", { transform: move(margin, legendY) }, [legend.picture]),
      source === ""
        ? undefined
        : drawn("text", { x: margin, y: footY, "font-size": 10.5, fill: ink("soft") }, [
            fitted(source, 10.5, sheet - 2 * margin),
          ]),
    ],
  );
  return { tree, width: sheet, height };
}

/** All of a sheet but an area of it, as rectangles of a colour. */
function around(
  { x, y, width, height }: Readonly<Record<"x" | "y" | "width" | "height", number>>,
  sheetWidth: number,
  sheetHeight: number,
  fill: string,
): readonly DrawnElement[] {
  const [right, bottom] = [x + width, y + height];
  return [
    drawn("rect", { width: sheetWidth, height: y, fill }),
    drawn("rect", { y: bottom, width: sheetWidth, height: sheetHeight - bottom, fill }),
    drawn("rect", { y, width: x, height, fill }),
    drawn("rect", { x: right, y, width: Math.max(0, sheetWidth - right), height, fill }),
  ];
}

function headingOf(
  data: TimelineData,
  scene: Scene,
  width: number,
  { heading, ink }: PictureOptions,
): { readonly tree: DrawnElement | undefined; readonly height: number } {
  return heading === "none" ? { tree: undefined, height: 0 } : drawHeading(data, scene, width, ink);
}

/** The picture as a file of its own. */
export function svgText({ tree }: Picture): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(tree)}\n`;
}
