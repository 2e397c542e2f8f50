/** Everything in the rows: shades, bands, lines, bars, dependencies and undoing. */

import { flagInks } from "./draw-axis.js";
import { drawLoad } from "./draw-load.js";
import { drawMark } from "./draw-mark.js";
import { drawNow, drawTrail, drawUndone } from "./draw-run.js";
import type { Band, MarkerLine } from "./flags.js";
import type { Ink } from "./ink.js";
import type { Shade } from "./marks.js";
import type { DependencyPath, Scene, SceneRow, UndoingMark } from "./scene.js";
import type { Hatchings } from "./shapes.js";
import { textWidth } from "./text-width.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";
import { drawWhatIf, drawWhatIfBehind } from "./what-if.js";

/** The rows' part of the picture, in the scene's own coordinates. */
export function drawPlot(scene: Scene, ink: Ink, hatching: Hatchings): DrawnElement {
  const { width, height, rows } = scene;
  return drawn("g", { class: "gonogo-plot" }, [
    ...rows.flatMap(row => drawGround(row, width, ink)),
    ...scene.bands.map(band => drawBand(band, height, ink, hatching)),
    ...drawGrid(scene, ink),
    ...drawShades(rows, ink, hatching),
    ...scene.gaps.map(({ x, width: gap }) =>
      drawn("g", { class: "gonogo-gap" }, [
        drawn("title", {}, ["A quiet time is left out here"]),
        drawn("rect", { x: x + 3, y: 0, width: Math.max(1, gap - 6), height, fill: `url(#${hatching.gap})` }),
      ]),
    ),
    scene.run && drawTrail(scene.run, height, ink),
    ...scene.lines.map(line => drawLine(line, height, ink)),
    ...scene.dependencies.map(path => drawDependency(path, ink)),
    scene.undoing && drawUndoingBehind(scene.undoing, height, ink),
    scene.whatIf && drawWhatIfBehind(scene.whatIf, height, ink),
    ...rows.flatMap(row => drawRow(row, ink, hatching)),
    scene.undoing && drawUndoing(scene.undoing, ink),
    scene.whatIf && drawWhatIf(scene.whatIf, ink),
    ...(scene.run ? [...drawUndone(scene.run, ink), drawNow(scene.run, height, ink)] : []),
  ]);
}

function drawGround(row: SceneRow, width: number, ink: Ink): readonly DrawnElement[] {
  const { y, height } = row;
  if (row.kind === "group" && !row.load) return [drawn("rect", { x: 0, y, width, height, fill: ink("raised") })];
  const bottom = drawn("path", { d: `M0 ${pixels(y + height)}H${pixels(width)}`, stroke: ink("grid") });
  if (row.kind === "group" || (!row.selected && !row.related)) return [bottom];
  const shown = drawn("rect", {
    x: 0,
    y,
    width,
    height,
    fill: ink("selection"),
    "fill-opacity": row.selected ? 0.16 : 0.06,
  });
  return [shown, bottom];
}

function drawBand({ kind, x, width, title }: Band, height: number, ink: Ink, hatching: Hatchings): DrawnElement {
  const edges = `M${pixels(x)} 0V${pixels(height)}M${pixels(x + width)} 0V${pixels(height)}`;
  const shape = { x, y: 0, width, height };
  const pattern = kind === "freeze" ? hatching.freeze : kind === "held" ? hatching.held : undefined;
  const colour = ink(flagInks[kind]);
  return drawn("g", { class: `gonogo-${kind}` }, [
    drawn("title", {}, [title]),
    pattern === undefined
      ? drawn("rect", { ...shape, fill: colour, "fill-opacity": kind === "window" ? 0.07 : 0.12 })
      : drawn("rect", { ...shape, fill: `url(#${pattern})`, "fill-opacity": 0.45 }),
    drawn("path", { d: edges, stroke: colour, "stroke-width": 1.5 }),
  ]);
}

function drawGrid({ axis, height, banner }: Scene, ink: Ink): readonly DrawnElement[] {
  const lines = (xs: readonly number[]): string => xs.map(x => `M${pixels(x)} 0V${pixels(height)}`).join("");
  const ticks = axis.ticks.map(({ x }) => x);
  const begins = axis.periods.filter(period => period.begins).map(({ x }) => x);
  const changes = axis.changes.map(({ x }) => x);
  return [
    ...(ticks.length > 0 ? [drawn("path", { d: lines(ticks), stroke: ink("grid") })] : []),
    ...(begins.length > 0
      ? [drawn("path", { d: lines(begins), stroke: ink(banner === undefined ? "strong" : "grid") })]
      : []),
    ...(changes.length > 0
      ? [drawn("path", { d: lines(changes), stroke: ink("no-return"), "stroke-dasharray": "1 4" })]
      : []),
  ];
}

const shadeWords: Readonly<Record<Shade["kind"], string>> = {
  hours: "Outside the owner's hours",
  quiet: "Quiet hours of the owner",
  away: "The owner is away",
  holiday: "A holiday of the owner",
  unknown: "Nobody knows whether the owner works then",
};
const shadeKinds = ["quiet", "hours", "away", "holiday", "unknown"] as const;
/** A strip at the foot of the row is dark enough to be told from anything; the tint over the row leaves bars to be read. */
const stripHeight = 4;
export const nightTint = 0.3;

/** Each owner's are drawn once, and used in each of their rows: many rows have many nights. */
function drawShades(rows: readonly SceneRow[], ink: Ink, hatching: Hatchings): readonly DrawnElement[] {
  const ids = new Map<readonly Shade[], Map<number, string>>();
  const defined: DrawnElement[] = [];
  const idOf = ({ shades, height }: SceneRow): string => {
    const ofHeight = ids.get(shades) ?? new Map<number, string>();
    ids.set(shades, ofHeight);
    const known = ofHeight.get(height);
    if (known !== undefined) return known;
    const id = `${hatching.shade}-${defined.length + 1}`;
    ofHeight.set(height, id);
    defined.push(
      drawn(
        "g",
        { id },
        shadeKinds.map(kind => drawShade(kind, shades, height, ink, hatching)),
      ),
    );
    return id;
  };
  const used = rows
    .filter(({ shades }) => shades.length > 0)
    .map(row => drawn("use", { href: `#${idOf(row)}`, y: row.y }));
  return used.length === 0 ? [] : [drawn("defs", {}, defined), ...used];
}

function drawShade(
  kind: Shade["kind"],
  shades: readonly Shade[],
  height: number,
  ink: Ink,
  hatching: Hatchings,
): DrawnElement | undefined {
  const own = shades.filter(each => each.kind === kind);
  if (own.length === 0) return undefined;
  if (kind === "holiday") return drawHolidays(own, height, ink);
  if (kind === "unknown") return drawUnknown(own, height, ink);
  const boxes = (top: number, tall: number): string =>
    own
      .map(({ x, width }) => `M${pixels(x)} ${pixels(top)}h${pixels(width)}v${pixels(tall)}h${pixels(-width)}z`)
      .join("");
  return drawn("g", { class: `gonogo-shade gonogo-shade-${kind}` }, [
    drawn("title", {}, [shadeWords[kind]]),
    drawn("path", {
      d: boxes(1, height - 2),
      fill: kind === "away" ? `url(#${hatching.away})` : ink("night"),
      "fill-opacity": kind === "away" ? 0.55 : nightTint,
    }),
    drawn("path", {
      class: "gonogo-strip",
      d: boxes(height - 1 - stripHeight, stripHeight),
      fill: ink("night"),
    }),
  ]);
}

/** Dots where the strip would be: nothing there would say that the owner works. */
function drawUnknown(shades: readonly Shade[], height: number, ink: Ink): DrawnElement {
  const y = pixels(height - 1 - stripHeight / 2);
  return drawn("g", { class: "gonogo-shade gonogo-shade-unknown" }, [
    drawn("title", {}, [shadeWords.unknown]),
    drawn("path", {
      d: shades.map(({ x, width }) => `M${pixels(x)} ${y}h${pixels(width)}`).join(""),
      stroke: ink("night"),
      "stroke-width": 2,
      "stroke-dasharray": "2 6",
    }),
  ]);
}

/** By their names, over the shade of the hours: in the strip where there is room, else only under the mouse. */
function drawHolidays(shades: readonly Shade[], height: number, ink: Ink): DrawnElement {
  return drawn(
    "g",
    { class: "gonogo-shade gonogo-shade-holiday" },
    shades.map(({ x, width, title = "" }) => {
      const left = Math.max(0, x) + 4;
      const hasRoom = left + textWidth(title, holidaySize) + 4 <= x + width;
      return drawn("g", {}, [
        drawn("title", {}, [`${shadeWords.holiday}: ${title}`]),
        drawn("rect", { x, y: 1, width, height: height - 2, fill: ink("night"), "fill-opacity": 0 }),
        hasRoom
          ? drawn("text", { x: left, y: holidaySize, "font-size": holidaySize, fill: ink("soft") }, [title])
          : undefined,
      ]);
    }),
  );
}

const holidaySize = 9;

function drawLine({ kind, x, title }: MarkerLine, height: number, ink: Ink): DrawnElement {
  const dash = kind === "decision" ? "6 4" : kind === "go-live" ? "10 3 2 3" : undefined;
  const colour = flagInks[kind];
  // Often it is the same moment: side by side, both are seen.
  const at = kind === "decision" ? x - 2.5 : x;
  return drawn("g", { class: `gonogo-line gonogo-line-${colour}` }, [
    drawn("title", {}, [title]),
    drawn("path", {
      d: `M${pixels(at)} 0V${pixels(height)}`,
      stroke: ink(colour),
      "stroke-width": 2,
      "stroke-dasharray": dash,
    }),
  ]);
}

function drawRow(row: SceneRow, ink: Ink, hatching: Hatchings): readonly DrawnElement[] {
  const middle = row.y + row.height / 2;
  if (row.kind === "group" && row.load) return [drawLoad(row.load, row.y, row.height, ink)];
  if (row.kind === "group")
    return row.marks.map(mark => drawMark({ ...mark, badge: undefined }, middle, 10, ink, hatching));
  if (!row.mark) return [];
  return [
    drawn("g", { class: "gonogo-activity", "data-id": row.activity.id }, [
      drawn("title", {}, [row.words.join("\n")]),
      drawMark(row.mark, middle, 14, ink, hatching),
    ]),
  ];
}

/** Out of the end of one bar, down or up, and into the start of the next, with an arrow's head. */
function drawDependency({ start, end }: DependencyPath, ink: Ink): DrawnElement {
  const out = start.x + 7;
  const into = end.x - 7;
  const middle = (start.y + end.y) / 2;
  const bend =
    out <= into
      ? `H${pixels(out)}V${pixels(end.y)}H${pixels(end.x)}`
      : `H${pixels(out)}V${pixels(middle)}H${pixels(into)}V${pixels(end.y)}H${pixels(end.x)}`;
  const head = `M${pixels(end.x - 5)} ${pixels(end.y - 3.5)}L${pixels(end.x)} ${pixels(end.y)}L${pixels(end.x - 5)} ${pixels(end.y + 3.5)}`;
  return drawn("path", {
    class: "gonogo-dependency",
    d: `M${pixels(start.x)} ${pixels(start.y)}${bend}${head}`,
    fill: "none",
    stroke: ink("text"),
    "stroke-width": 1.3,
  });
}

/** The time that undoing takes, through all rows. */
function drawUndoingBehind({ x, endX, worstEndX }: UndoingMark, height: number, ink: Ink): DrawnElement {
  return drawn("g", { class: "gonogo-undoing" }, [
    drawn("rect", { x, y: 0, width: Math.max(0, endX - x), height, fill: ink("undo"), "fill-opacity": 0.1 }),
    drawn("path", {
      d: `M${pixels(x)} 0V${pixels(height)}M${pixels(endX)} 0V${pixels(height)}`,
      stroke: ink("undo"),
      "stroke-width": 1.5,
    }),
    worstEndX > endX
      ? drawn("path", {
          d: `M${pixels(worstEndX)} 0V${pixels(height)}`,
          stroke: ink("undo"),
          "stroke-width": 1.5,
          "stroke-dasharray": "2 3",
        })
      : undefined,
  ]);
}

/** Back through the steps: each undone in its own row, an arrow's head at its left. */
function drawUndoing({ marks, text }: UndoingMark, ink: Ink): DrawnElement {
  return drawn("g", { class: "gonogo-undoing" }, [
    drawn("title", {}, [text]),
    ...marks.flatMap(({ x, width, y, nextY, title, critical }) => {
      const wide = Math.max(4, width);
      return [
        drawn("g", {}, [
          drawn("title", {}, [title]),
          drawn("rect", {
            x,
            y: y - 4,
            width: wide,
            height: 8,
            rx: 2,
            fill: critical ? ink("undo") : ink("background"),
            stroke: ink("undo"),
            "stroke-width": critical ? 1.8 : 1.2,
          }),
          wide > 16
            ? drawn("path", {
                d: `M${pixels(x + wide / 2 + 4)} ${pixels(y - 2.6)}L${pixels(x + wide / 2)} ${pixels(y)}L${pixels(x + wide / 2 + 4)} ${pixels(y + 2.6)}`,
                fill: "none",
                stroke: critical ? ink("background") : ink("undo"),
                "stroke-width": 1.8,
              })
            : undefined,
        ]),
        nextY === undefined
          ? undefined
          : drawn("path", {
              d: `M${pixels(x + wide)} ${pixels(y)}V${pixels(nextY)}`,
              stroke: ink("undo"),
              "stroke-width": 1.5,
              "stroke-dasharray": "3 2",
            }),
      ].filter(each => each !== undefined);
    }),
  ]);
}
