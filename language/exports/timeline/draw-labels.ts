/** The column beside the rows: kind, title, when and who. */
import { drawSign } from "./draw-run.js";
import type { Ink } from "./ink.js";
import { gravest, onAxis } from "./marks.js";
import type { ActivityRow, GroupRow, Scene } from "./scene.js";
import { kindIcon, severityBadge } from "./shapes.js";
import { fitted, fittedTitle, textWidth } from "./text-width.js";
import { type DrawnElement, drawn } from "./tree.js";
import type { Density } from "./view.js";

const indent = 24;
const titleSize = 12.5;
const detailSize = 11;

/** What an activity's label needs for its title to be read in full, in pixels. */
export function titleWidth(title: string): number {
  return indent + textWidth(title, titleSize, "bold") + 12;
}

/** The same for what stands below the title. */
export function detailWidth(detail: string): number {
  return indent + textWidth(detail, detailSize) + 12;
}

/** From (0, 0) down in the scene's own coordinates. @param width of the column, in pixels */
export function drawLabels({ rows }: Scene, width: number, density: Density, ink: Ink): DrawnElement {
  return drawn(
    "g",
    { class: "gonogo-labels" },
    rows.map(row => {
      if (row.kind === "activity") return activityLabel(row, width, density, ink);
      return row.load ? loadLabel(row, row.load.words, width, density, ink) : groupLabel(row, width, ink);
    }),
  );
}

function groupLabel(
  { y, height, title, detail, count, collapsed, severity, findings }: GroupRow,
  width: number,
  ink: Ink,
): DrawnElement {
  const middle = y + height / 2;
  const badge = collapsed && severity ? severityBadge(severity, findings, width - 14, middle, ink) : undefined;
  const room = width - (badge ? 34 : 14);
  const shown = fittedTitle(title, 12.5, room, "bold");
  const left = room - textWidth(shown, 12.5, "bold") - 10;
  const beside = [detail, count].find(text => textWidth(text, 11) <= left);
  return drawn("g", { class: "gonogo-group" }, [
    drawn("title", {}, [`${title}: ${detail}`]),
    drawn("rect", { x: 0, y, width, height, fill: ink("raised") }),
    drawn("text", { x: 4, y: middle + 4.5, "font-size": 12.5, "font-weight": 700, fill: ink("text") }, [
      shown,
      beside === undefined
        ? undefined
        : drawn("tspan", { dx: 8, "font-size": 11, "font-weight": 400, fill: ink("soft") }, [beside]),
    ]),
    badge,
  ]);
}

function loadLabel(
  { y, height, title, detail, severity, findings }: GroupRow,
  words: readonly string[],
  width: number,
  density: Density,
  ink: Ink,
): DrawnElement {
  const middle = y + height / 2;
  const badge = severity ? severityBadge(severity, findings, width - 14, middle, ink) : undefined;
  const room = width - (badge ? 34 : 14);
  const isCompact = density === "compact";
  return drawn("g", { class: "gonogo-label" }, [
    drawn("title", {}, [[`${title}: ${detail}`, ...words].join("\n")]),
    drawn("path", { d: `M0 ${y + height}H${width}`, stroke: ink("grid") }),
    drawn(
      "text",
      { x: 4, y: isCompact ? middle + 4 : y + 19, "font-size": titleSize, "font-weight": 700, fill: ink("text") },
      [fittedTitle(title, titleSize, room, "bold")],
    ),
    isCompact
      ? undefined
      : drawn("text", { x: 4, y: y + 34, "font-size": detailSize, fill: ink("soft") }, [
          fitted(detail, detailSize, room),
        ]),
    badge,
  ]);
}

function activityLabel(
  { y, height, activity, title, detail, words, mark, critical, state }: ActivityRow,
  width: number,
  density: Density,
  ink: Ink,
): DrawnElement {
  const weight = critical ? "bold" : "normal";
  const middle = y + height / 2;
  const room = width - indent - 10;
  const text = (
    value: string,
    size: number,
    line: number,
    shown: "text" | "soft",
    heavy: "bold" | "normal",
  ): DrawnElement =>
    drawn(
      "text",
      { x: indent, y: line, "font-size": size, "font-weight": heavy === "bold" ? 700 : undefined, fill: ink(shown) },
      [shown === "text" ? fittedTitle(value, size, room, heavy) : fitted(value, size, room, heavy)],
    );
  const unplaced = mark || onAxis(activity) ? undefined : gravestBadge(activity, width, middle, ink);
  return drawn("g", { class: "gonogo-label", "data-id": activity.id }, [
    drawn("title", {}, [words.join("\n")]),
    drawn("path", { d: `M0 ${y + height}H${width}`, stroke: ink("grid") }),
    kindIcon(activity.kind, 11, density === "compact" ? middle : y + 12.5, ink),
    state === undefined || density === "compact" ? undefined : drawSign(state, 11, y + 27, ink),
    ...(density === "compact"
      ? [text(title, titleSize, middle + 4, "text", weight)]
      : [text(title, titleSize, y + 16.5, "text", weight), text(detail, detailSize, y + 30.5, "soft", "normal")]),
    unplaced,
  ]);
}

/** What has no bar carries its findings here. */
function gravestBadge(
  { severities }: ActivityRow["activity"],
  width: number,
  middle: number,
  ink: Ink,
): DrawnElement | undefined {
  const severity = gravest(severities);
  return severity && severityBadge(severity, severities.length, width - 14, middle, ink);
}
