/** The axes and the flags above the rows. */
import { type Axis, type AxisChange, type AxisScale, scaleSize } from "./axis.js";
import { type Flag, flagSize } from "./flags.js";
import type { Ink, Role } from "./ink.js";
import type { Scene } from "./scene.js";
import { fitted, textWidth } from "./text-width.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";

/** Heights in pixels, from the top: the second axis, the first, the flags; the rows follow. */
export interface HeadHeights {
  readonly secondAxis: number;
  readonly axis: number;
  readonly flags: number;
  readonly all: number;
}

const line = 15;
/** Where flags would be, there are none in the order of waiting. */
const bannerLine = 20;
/** Below the ticks of the first axis. */
export const scaleLine = 12;

export function headHeights({ axis, secondAxis, flagLevels, banner }: Scene): HeadHeights {
  const first = axisHeight(axis) + scaleLine;
  const second = secondAxis ? axisHeight(secondAxis) : 0;
  const flags = banner !== undefined ? bannerLine : flagLevels === 0 ? 0 : flagLevels * (flagSize + 6) + 4;
  return { secondAxis: second, axis: first, flags, all: second + first + flags };
}

function axisHeight({ periods, ticks }: Axis): number {
  return (periods.length > 0 ? line : 0) + (ticks.length > 0 ? line : 0) + 8;
}

/** From (0, 0), as wide as the plot and as high as `headHeights` says. */
export function drawHead(scene: Scene, ink: Ink): DrawnElement {
  const { secondAxis, axis, all } = headHeights(scene);
  return drawn("g", { class: "gonogo-head" }, [
    scene.secondAxis && drawAxis(scene.secondAxis, 0, secondAxis, "second", ink),
    drawAxis(scene.axis, secondAxis, axis - scaleLine, "first", ink),
    ...scene.axis.scales.map(each => drawScale(each, secondAxis + axis, ink)),
    scene.banner === undefined ? undefined : drawBanner(scene.banner, scene.width, all, ink),
    ...scene.flags.map(flag => drawFlag(flag, all - 5 - flag.level * (flagSize + 6), ink)),
    drawn("path", { d: `M0 ${all}H${scene.width}`, stroke: ink("strong") }),
  ]);
}

/** The title of each axis and its zone, for the column of labels: from (0, 0), `width` wide, aligned with the head. */
export function drawHeadLabels(scene: Scene, ink: Ink): DrawnElement {
  const { secondAxis } = headHeights(scene);
  const label = ({ title, detail }: Axis, y: number, weight: string): readonly (DrawnElement | undefined)[] => [
    drawn("text", { x: 0, y: y + line - 2, "font-size": 12, "font-weight": weight, fill: ink("text") }, [title]),
    detail === "" ? undefined : drawn("text", { x: 0, y: y + 2 * line, "font-size": 11, fill: ink("soft") }, [detail]),
  ];
  return drawn("g", { class: "gonogo-zones" }, [
    ...(scene.secondAxis ? label(scene.secondAxis, 0, "400") : []),
    ...label(scene.axis, secondAxis, "700"),
  ]);
}

function drawAxis(
  { ticks, periods, changes }: Axis,
  y: number,
  height: number,
  which: "first" | "second",
  ink: Ink,
): DrawnElement {
  const first = which === "first";
  const base = y + height;
  return drawn("g", { class: `gonogo-axis gonogo-axis-${which}`, "font-size": 11 }, [
    ...periods.flatMap(({ x, label, begins }) => [
      begins ? drawn("path", { d: `M${pixels(x)} ${y + 2}V${base}`, stroke: ink("strong") }) : undefined,
      label === ""
        ? undefined
        : drawn("text", { x: x + 4, y: y + line - 2, fill: ink("text"), "font-weight": first ? 700 : 400 }, [label]),
    ]),
    ...ticks.flatMap(({ x, label }) => [
      drawn("path", { d: `M${pixels(x)} ${base - 4}V${base}`, stroke: ink("strong") }),
      label === ""
        ? undefined
        : drawn("text", { x, y: base - 7, "text-anchor": "middle", fill: ink(first ? "text" : "soft") }, [label]),
    ]),
    ...changes.map(change => drawChange(change, periods, y, base, ink)),
  ]);
}

function drawBanner(words: string, width: number, base: number, ink: Ink): DrawnElement {
  const text = fitted(words, flagSize, width - 8, "bold");
  return drawn("g", { class: "gonogo-banner" }, [
    drawn("title", {}, [words]),
    drawn("text", { x: 4, y: base - 7, "font-size": flagSize, "font-weight": 700, fill: ink("warning") }, [text]),
  ]);
}

function drawScale({ x, text, label }: AxisScale, base: number, ink: Ink): DrawnElement | undefined {
  if (label === "") return undefined;
  return drawn("text", { class: "gonogo-scale", x, y: base - 3, "font-size": scaleSize, fill: ink("soft") }, [
    drawn("title", {}, [text]),
    label,
  ]);
}

/** A small clock beside the name of its day; on the line where there is no room for it. */
function drawChange(
  { x, text, short }: AxisChange,
  periods: Axis["periods"],
  y: number,
  base: number,
  ink: Ink,
): DrawnElement {
  const around = periods.findLast(period => period.x <= x);
  const next = periods.find(period => period.x > x);
  const free = around !== undefined && around.x + 4 + textWidth(around.label, 11, "bold") + 10 < x;
  const middle = free ? y + line - 6 : base - 4;
  const colour = ink("no-return");
  return drawn("g", { class: "gonogo-clock-change" }, [
    drawn("title", {}, [text]),
    drawn("circle", { cx: x, cy: middle, r: 4.5, fill: ink("background"), stroke: colour, "stroke-width": 1.5 }),
    drawn("path", { d: `M${pixels(x)} ${pixels(middle - 2.5)}v2.5h2`, stroke: colour, fill: "none" }),
    free && (next === undefined || next.x > x + 44)
      ? drawn("text", { x: x + 8, y: middle + 4, fill: colour, "font-weight": 700, "font-size": 10 }, [short])
      : undefined,
  ]);
}

export const flagInks: Readonly<Record<Flag["kind"], Role>> = {
  window: "window",
  freeze: "freeze",
  outage: "outage",
  "go-live": "text",
  undo: "undo",
  "what if": "what-if",
  decision: "decision",
  "no return": "no-return",
  held: "wait",
  rollback: "undo",
  now: "text",
};

function drawFlag(flag: Flag, y: number, ink: Ink): DrawnElement {
  const { kind, x, label, anchor, title } = flag;
  if (kind === "now") return drawNowFlag(flag, y, ink);
  const colour = ink(flagInks[kind]);
  return drawn("g", { class: `gonogo-flag gonogo-flag-${kind.replace(" ", "-")}` }, [
    drawn("title", {}, [title]),
    drawn("path", { d: `M${pixels(x)} ${y - flagSize + 1}V${y + 5}`, stroke: colour, "stroke-width": 2 }),
    drawn(
      "text",
      {
        x: anchor === "start" ? x + 5 : x - 5,
        y,
        "text-anchor": anchor,
        "font-size": flagSize,
        "font-weight": 700,
        fill: colour,
      },
      [label],
    ),
  ]);
}

/** Reversed, so that it is found at once. */
function drawNowFlag({ x, label, anchor, title }: Flag, y: number, ink: Ink): DrawnElement {
  const width = textWidth(label, flagSize, "bold") + 10;
  const left = anchor === "start" ? x - 1 : x + 1 - width;
  return drawn("g", { class: "gonogo-flag gonogo-flag-now" }, [
    drawn("title", {}, [title]),
    drawn("rect", { x: left, y: y - flagSize - 1, width, height: flagSize + 7, rx: 2, fill: ink("text") }),
    drawn("text", { x: left + 5, y, "font-size": flagSize, "font-weight": 700, fill: ink("background") }, [label]),
  ]);
}
