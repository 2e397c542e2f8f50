/** What has happened, drawn: nothing of it is told by colour alone. */

import type { Ink } from "./ink.js";
import { type ActivityMark, type DoneMark, diamondSize, type Extent } from "./marks.js";
import type { TimelineDoneState } from "./run-data.js";
import type { RunMark, UndoneNow } from "./run-marks.js";
import { diamond, type Hatchings } from "./shapes.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";

type Run = Omit<ActivityMark, "badge" | "done">;

/** What is to come is an outline, and solid is only what has happened. */
export function drawDone(
  mark: Run,
  { state, actual, stops, isStruck }: DoneMark,
  middle: number,
  size: number,
  ink: Ink,
  hatching: Hatchings,
): readonly DrawnElement[] {
  const { kind, bar, sign } = mark;
  const over = state === "done" || state === "failed";
  const signed = sign === undefined ? undefined : drawSign(state, sign, middle, ink);
  return [
    ...(kind === "gate" ? [drawGate(mark, over, middle, size, ink)] : drawBars(mark, actual, middle, size, ink)),
    ...drawStops(stops, middle, size, ink, hatching),
    ...(isStruck ? [drawStruck(bar, middle, ink)] : []),
    ...(signed ? [signed] : []),
  ];
}

/** The diamond of a gate: open until it is decided. */
function drawGate({ bar, diamond: at }: Run, isOver: boolean, middle: number, size: number, ink: Ink): DrawnElement {
  const colour = ink("gate");
  const { x, width } = bar;
  return drawn("g", {}, [
    drawn("rect", { x, y: middle - 2, width, height: 4, fill: colour, "fill-opacity": isOver ? 1 : 0.35 }),
    drawn("path", {
      d: diamond(at ?? x, middle, Math.min(diamondSize, size / 2 + 1)),
      fill: isOver ? colour : ink("background"),
      stroke: colour,
      "stroke-width": 1.5,
    }),
  ]);
}

function drawBars(
  { kind, bar }: Run,
  actual: Extent | undefined,
  middle: number,
  size: number,
  ink: Ink,
): readonly DrawnElement[] {
  const colour = ink(kind);
  const shape = ({ x, width }: Extent) => {
    const height = kind === "notify" ? size - 4 : size;
    return { x, y: middle - height / 2, width, height, rx: kind === "notify" ? height / 2 : 2 };
  };
  return [
    drawn("rect", { ...shape(bar), fill: ink("background") }),
    drawn("rect", {
      ...shape(bar),
      class: "gonogo-to-come",
      fill: colour,
      "fill-opacity": 0.18,
      stroke: colour,
      "stroke-width": 1.3,
      "stroke-dasharray": kind === "wait" ? "4 2.5" : undefined,
    }),
    ...(actual
      ? [drawn("rect", { ...shape(actual), class: "gonogo-actual", fill: colour, stroke: ink("outline") })]
      : []),
  ];
}

/** While it could not go on. */
function drawStops(
  stops: readonly Extent[],
  middle: number,
  size: number,
  ink: Ink,
  hatching: Hatchings,
): readonly DrawnElement[] {
  const box = ({ x, width }: Extent) => ({ x, y: middle - size / 2, width, height: size });
  return stops.flatMap(stop => [
    drawn("rect", { ...box(stop), fill: ink("background") }),
    drawn("rect", {
      ...box(stop),
      class: "gonogo-stop",
      fill: `url(#${hatching.stopped})`,
      stroke: ink("error"),
      "stroke-width": 1.2,
    }),
  ]);
}

/** A line through what is not done any more. */
function drawStruck({ x, width }: Extent, middle: number, ink: Ink): DrawnElement {
  return drawn("path", {
    class: "gonogo-struck",
    d: `M${pixels(x - 4)} ${pixels(middle)}H${pixels(x + width + 4)}`,
    stroke: ink("text"),
    "stroke-width": 2,
  });
}

/** Where the plan had it: an outline a little taller than the bar, which stays seen around it. */
export function drawPlanned({ x, width }: Extent, middle: number, size: number, ink: Ink): DrawnElement {
  return drawn("rect", {
    class: "gonogo-planned",
    x,
    y: middle - size / 2 - 3,
    width,
    height: size + 6,
    rx: 3,
    fill: "none",
    stroke: ink("soft"),
    "stroke-width": 1,
  });
}

/** Around (x, y), 11 wide: a tick, a cross, a bar, an octagon, an arrow back, a triangle. What waits has none. */
export function drawSign(state: TimelineDoneState, x: number, y: number, ink: Ink): DrawnElement | undefined {
  const sign = signOf(state, ink);
  return (
    sign &&
    drawn("g", { class: `gonogo-sign gonogo-sign-${state}`, transform: `translate(${pixels(x)} ${pixels(y)})` }, sign)
  );
}

function signOf(state: TimelineDoneState, ink: Ink): readonly DrawnElement[] | undefined {
  const line = (d: string, colour: string, width = 2.4): DrawnElement =>
    drawn("path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linecap": "round" });
  switch (state) {
    case "waiting":
      return undefined;
    case "ready":
      return [
        drawn("path", {
          d: "M-3.5-4.5L4.5 0L-3.5 4.5Z",
          fill: ink("background"),
          stroke: ink("text"),
          "stroke-width": 1.5,
        }),
      ];
    case "running":
      return [drawn("path", { d: "M-3.5-4.5L4.5 0L-3.5 4.5Z", fill: ink("text") })];
    case "done":
      return [line("M-4.5.5L-1.2 3.8L4.8-3.6", ink("go"))];
    case "failed":
      return [line("M-4-4L4 4M4-4L-4 4", ink("error"))];
    case "blocked":
      return [
        drawn("path", { d: octagon, fill: ink("error") }),
        drawn("path", { d: "M-3 0H3", stroke: ink("on-badge"), "stroke-width": 2.2 }),
      ];
    case "skipped":
      return [line("M-4.5-3.5L-.5 0L-4.5 3.5M.5-3.5L4.5 0L.5 3.5", ink("soft"), 2)];
    case "left":
      return [line("M-4 0H4", ink("soft"))];
    case "undone":
      return [line("M-2-4.6L-5-1.8L-2 1M-5-1.8H1.5A2.9 2.9 0 0 1 1.5 4H-2", ink("undo"), 1.9)];
  }
}

const octagon = "M-2.3-5.5H2.3L5.5-2.3V2.3L2.3 5.5H-2.3L-5.5 2.3V-2.3Z";

/** Below the bars: where the latest safe decision stood. */
export function drawTrail({ trail, trailTitle }: RunMark, height: number, ink: Ink): DrawnElement | undefined {
  if (trail.length < 2) return undefined;
  const colour = ink("decision");
  const [last = 0] = trail.slice(-1);
  const earlier = [...new Set(trail.slice(0, -1).map(Math.round))].filter(x => Math.abs(x - last) > 1);
  return drawn("g", { class: "gonogo-trail" }, [
    drawn("title", {}, [trailTitle]),
    drawn("path", {
      d: earlier.map(x => `M${x} 0V${pixels(height)}`).join(""),
      stroke: colour,
      "stroke-opacity": 0.35,
      "stroke-dasharray": "2 5",
    }),
    ...steps(trail).flatMap(({ from, to, y, next }) => [
      drawn("path", {
        d: `M${pixels(from)} ${y}H${pixels(to)}${next ? `v${stepHeight}` : ""}`,
        fill: "none",
        stroke: colour,
        "stroke-width": 1.4,
      }),
      drawn("path", { d: head(from, to, y), fill: colour }),
    ]),
  ]);
}

interface TrailStep {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly next: boolean;
}

const stepHeight = 9;
/** So many of the last ones are drawn one below the other. */
const mostSteps = 8;

/** From the top down as time went by. */
function steps(trail: readonly number[]): readonly TrailStep[] {
  const moves = trail
    .slice(1)
    .map((to, index) => ({ from: trail[index] ?? to, to }))
    .filter(({ from, to }) => Math.abs(to - from) >= 1)
    .slice(-mostSteps);
  return moves.map((move, index) => ({ ...move, y: 6 + index * stepHeight, next: index < moves.length - 1 }));
}

function head(from: number, to: number, y: number): string {
  const back = to > from ? -5 : 5;
  return `M${pixels(to)} ${y}l${back} -3v6z`;
}

/** Above everything, so that it is seen wherever it stands. */
export function drawNow({ x, title }: RunMark, height: number, ink: Ink): DrawnElement {
  const d = `M${pixels(x)} 0V${pixels(height)}`;
  return drawn("g", { class: "gonogo-now" }, [
    drawn("title", {}, [title]),
    drawn("path", { d, stroke: ink("background"), "stroke-width": 4, "stroke-opacity": 0.7 }),
    drawn("path", { d, stroke: ink("text"), "stroke-width": 2 }),
  ]);
}

/** At the lower edge of the rows of what is undone: solid where that is over, open at its end where it goes on. */
export function drawUndone({ undone }: RunMark, ink: Ink): readonly DrawnElement[] {
  return undone.map(({ x, width, y, state, title }: UndoneNow) =>
    drawn("g", { class: "gonogo-undone" }, [
      drawn("title", {}, [title]),
      drawn("rect", {
        x,
        y: y - 4,
        width: Math.max(4, width),
        height: 8,
        rx: 2,
        fill: state === "done" ? ink("undo") : ink("background"),
        stroke: ink("undo"),
        "stroke-width": 1.8,
      }),
      drawSign(state === "running" ? "running" : state, x + Math.max(4, width) + 9, y, ink),
    ]),
  );
}
