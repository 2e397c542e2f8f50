/** One activity's bar with all that belongs to it. Each kind has its own shape. */
import { drawDone, drawPlanned } from "./draw-run.js";
import type { Ink } from "./ink.js";
import { type ActivityMark, type Badge, captionSize, diamondSize, type Extent } from "./marks.js";
import { diamond, type Hatchings, severityBadge } from "./shapes.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";

interface Bar extends Omit<ActivityMark, "badge"> {
  readonly badge?: Badge | undefined;
}

/** @param size of the bar from top to bottom, in pixels */
export function drawMark(mark: Bar, middle: number, size: number, ink: Ink, hatching: Hatchings): DrawnElement {
  const { kind, tail, float, badge, by, critical, irreversible, question, caption } = mark;
  return drawn("g", { class: `gonogo-bar gonogo-${kind}` }, [
    mark.ghost && mark.done ? drawPlanned(mark.ghost, middle, size, ink) : undefined,
    mark.ghost && !mark.done ? drawGhost(mark.ghost, mark.bar, middle, size, ink) : undefined,
    float && drawFloat(float, middle + size / 2, ink),
    tail && drawTail(tail, middle, size, ink(kind), ink),
    ...(mark.done
      ? drawDone(mark, mark.done, middle, mark.beside ? thin : size, ink, hatching)
      : [drawBar(mark, middle, mark.beside ? thin : size, ink)]),
    mark.moments && drawMoments(mark.moments, middle, size, ink(kind)),
    mark.conditional && kind !== "gate"
      ? drawn("rect", {
          x: mark.bar.x,
          y: middle - size / 2,
          width: mark.bar.width,
          height: size,
          fill: `url(#${hatching.conditional})`,
          "fill-opacity": 0.75,
        })
      : undefined,
    critical ? drawCritical(mark, middle + size / 2, ink) : undefined,
    irreversible ? drawNoWayBack(mark.bar.x, middle, size, ink) : undefined,
    question === undefined
      ? undefined
      : drawn(
          "text",
          {
            x: question,
            y: middle + 4,
            "font-size": 11,
            "font-weight": 700,
            fill: ink("soft"),
            class: "gonogo-inexact",
          },
          ["?"],
        ),
    by === undefined ? undefined : drawDeadline(by, middle, size, ink),
    caption &&
      drawn(
        "text",
        {
          class: "gonogo-caption",
          x: caption.x,
          y: middle + 3.8,
          "text-anchor": caption.anchor,
          "font-size": captionSize,
          fill: ink("soft"),
        },
        [caption.text],
      ),
    badge && severityBadge(badge.severity, badge.count, badge.x, middle, ink),
  ]);
}

function drawBar({ kind, bar: { x, width }, diamond: at }: Bar, middle: number, size: number, ink: Ink): DrawnElement {
  const top = middle - size / 2;
  const colour = ink(kind);
  const box = { x, y: top, width, height: size };
  const outline = { stroke: ink("outline") };
  switch (kind) {
    case "step":
      return drawn("rect", { ...box, rx: 2, fill: colour, ...outline });
    case "check":
      return drawn("rect", { ...box, rx: 2, fill: colour, "fill-opacity": 0.35, stroke: colour, "stroke-width": 1.5 });
    case "notify":
      return drawn("rect", { ...box, y: top + 2, height: size - 4, rx: (size - 4) / 2, fill: colour, ...outline });
    case "wait":
      return drawn("rect", {
        ...box,
        y: top + 1,
        height: size - 2,
        rx: 2,
        fill: colour,
        "fill-opacity": 0.12,
        stroke: colour,
        "stroke-width": 1.3,
        "stroke-dasharray": "4 2.5",
      });
    case "gate":
      return drawn("g", {}, [
        drawn("rect", { x, y: middle - 2, width, height: 4, fill: colour }),
        drawn("path", {
          d: diamond(at ?? x, middle, Math.min(diamondSize, size / 2 + 1)),
          fill: colour,
          stroke: ink("background"),
          "stroke-width": 1,
        }),
      ]);
  }
}

/** From top to bottom, of what goes along with something else. */
const thin = 8;

function drawMoments(moments: readonly number[], middle: number, size: number, colour: string): DrawnElement {
  const [top, bottom] = [pixels(middle - size / 2 + 1), pixels(middle + size / 2 - 1)];
  return drawn("path", {
    class: "gonogo-moments",
    d: moments.map(x => `M${pixels(x)} ${top}V${bottom}`).join(""),
    stroke: colour,
    "stroke-width": 1.5,
  });
}

/** A whisker: as long as it may take. */
function drawTail({ x, width }: Extent, middle: number, size: number, colour: string, ink: Ink): DrawnElement {
  const end = x + width;
  return drawn("g", { class: "gonogo-tail" }, [
    drawn("rect", {
      x,
      y: middle - size / 4,
      width,
      height: size / 2,
      fill: colour,
      "fill-opacity": 0.35,
      stroke: ink("outline"),
    }),
    drawn("path", {
      d: `M${pixels(x)} ${pixels(middle)}H${pixels(end)}M${pixels(end)} ${pixels(middle - size / 2 + 1)}V${pixels(middle + size / 2 - 1)}`,
      stroke: colour,
      "stroke-width": 1.5,
    }),
  ]);
}

/** An outline where it was, and an arrow from there: between the beginnings or, where these are the same, the ends. */
function drawGhost(ghost: Extent, bar: Extent, middle: number, size: number, ink: Ink): DrawnElement {
  const isLonger = Math.abs(ghost.x - bar.x) < 1;
  const from = isLonger ? ghost.x + ghost.width : ghost.x;
  const to = isLonger ? bar.x + bar.width : bar.x;
  const [y, back] = [pixels(middle - size / 2 - 3), to > from ? -4 : 4];
  const head = Math.abs(to - from) < 5 ? "" : `l${back} -2.5m${-back} 2.5l${back} 2.5`;
  return drawn("g", { class: "gonogo-ghost" }, [
    drawn("rect", {
      x: ghost.x,
      y: middle - size / 2 + 1,
      width: ghost.width,
      height: size - 2,
      rx: 2,
      fill: "none",
      stroke: ink("text"),
      "stroke-width": 1.2,
      "stroke-dasharray": "2 2",
    }),
    drawn("path", {
      d: `M${pixels(from)} ${y}H${pixels(to)}${head}`,
      fill: "none",
      stroke: ink("text"),
      "stroke-width": 1.2,
    }),
  ]);
}

function drawFloat({ x, width }: Extent, bottom: number, ink: Ink): DrawnElement {
  const end = x + width;
  return drawn("path", {
    class: "gonogo-float",
    d: `M${pixels(x)} ${pixels(bottom)}H${pixels(end)}M${pixels(end)} ${pixels(bottom - 3)}V${pixels(bottom + 3)}`,
    stroke: ink("soft"),
    "stroke-dasharray": "1.5 2",
  });
}

/** A thick line under the bar. */
function drawCritical({ bar: { x, width }, diamond: at }: Bar, bottom: number, ink: Ink): DrawnElement {
  const from = at === undefined ? x : Math.min(x, at - diamondSize / 2);
  const to = Math.max(x + width, at === undefined ? 0 : at + diamondSize / 2);
  return drawn("rect", {
    class: "gonogo-critical",
    x: from,
    y: bottom + 1.5,
    width: to - from,
    height: 3,
    fill: ink("critical"),
  });
}

/** Two uprights, as on a road that ends. */
function drawNoWayBack(x: number, middle: number, size: number, ink: Ink): DrawnElement {
  const top = pixels(middle - size / 2 - 3);
  const bottom = pixels(middle + size / 2 + 3);
  return drawn("path", {
    class: "gonogo-irreversible",
    d: `M${pixels(x - 1)} ${top}V${bottom}M${pixels(x - 4.5)} ${top}V${bottom}`,
    stroke: ink("no-return"),
    "stroke-width": 2,
  });
}

/** A bracket that closes at the deadline. */
function drawDeadline(x: number, middle: number, size: number, ink: Ink): DrawnElement {
  const [top, bottom] = [pixels(middle - size / 2 - 1), pixels(middle + size / 2 + 1)];
  return drawn("path", {
    class: "gonogo-deadline",
    d: `M${pixels(x - 4)} ${top}H${pixels(x)}V${bottom}H${pixels(x - 4)}`,
    fill: "none",
    stroke: ink("text"),
    "stroke-width": 1.6,
  });
}
