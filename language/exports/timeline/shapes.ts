/** The shapes that tell kinds and severities apart without colour. */
import type { ActivityKind, Severity } from "./data.js";
import type { Ink } from "./ink.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";

/** 12 by 12, around (0, 0): a box, a tick, a bubble, a diamond, an hourglass. */
const icons: Readonly<Record<ActivityKind, string>> = {
  step: "M-5-3.5a1.5 1.5 0 0 1 1.5-1.5h7a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-7a1.5 1.5 0 0 1-1.5-1.5z",
  check: "M-5.5.5l1.8-1.8 2.4 2.4 5-5.4 1.8 1.7-6.7 7.3z",
  notify: "M-5.5-4.5h11v7h-6l-3 3v-3h-2z",
  gate: "M0-6l6 6-6 6-6-6z",
  wait: "M-4.5-5.5h9v1.6l-3.2 3.9 3.2 3.9v1.6h-9v-1.6l3.2-3.9-3.2-3.9z",
};

export function kindIcon(kind: ActivityKind, x: number, y: number, ink: Ink): DrawnElement {
  return drawn("path", { d: icons[kind], transform: move(x, y), fill: ink(kind) });
}

export function diamond(x: number, y: number, size: number): string {
  return `M${pixels(x)} ${pixels(y - size)}L${pixels(x + size)} ${pixels(y)}L${pixels(x)} ${pixels(y + size)}L${pixels(x - size)} ${pixels(y)}Z`;
}

/** A disc for errors, a triangle for warnings, a square for the rest, with how many there are. */
export function severityBadge(severity: Severity, count: number, x: number, y: number, ink: Ink): DrawnElement {
  const text = count > 9 ? "9+" : String(count);
  return drawn("g", { transform: move(x, y) }, [
    badgeShape(severity, ink),
    drawn(
      "text",
      {
        y: severity === "warning" ? 4.6 : 3.3,
        "text-anchor": "middle",
        "font-size": count > 9 ? 8 : 9.5,
        "font-weight": 700,
        fill: ink("on-badge"),
      },
      [text],
    ),
  ]);
}

function badgeShape(severity: Severity, ink: Ink): DrawnElement {
  switch (severity) {
    case "error":
      return drawn("circle", { r: 7.5, fill: ink("error") });
    case "warning":
      return drawn("path", { d: "M0-8.2L8.8 6.6a1 1 0 0 1-.9 1.2h-15.8a1 1 0 0 1-.9-1.2z", fill: ink("warning") });
    case "info":
      return drawn("rect", { x: -7, y: -7, width: 14, height: 14, rx: 3, fill: ink("info") });
  }
}

export function move(x: number, y: number): string {
  return `translate(${pixels(x)} ${pixels(y)})`;
}

/** Ids of the hatchings, and what those of shades begin with; a page with several pictures gives each its own prefix. */
export interface Hatchings {
  readonly conditional: string;
  readonly freeze: string;
  readonly away: string;
  readonly gap: string;
  readonly shade: string;
  readonly stopped: string;
  readonly held: string;
}

export function hatchings(prefix: string): Hatchings {
  return {
    conditional: `${prefix}-conditional`,
    freeze: `${prefix}-freeze`,
    away: `${prefix}-away`,
    gap: `${prefix}-gap`,
    shade: `${prefix}-shade`,
    stopped: `${prefix}-stopped`,
    held: `${prefix}-held`,
  };
}

export function hatchingDefinitions({ conditional, freeze, away, gap }: Hatchings, ink: Ink): DrawnElement {
  return drawn("defs", {}, [
    stripes(conditional, 45, 6, [stripe(ink("background"), 5, 6)]),
    stripes(freeze, 45, 7, [stripe(ink("freeze"), 2, 7)]),
    stripes(away, -45, 5, [stripe(ink("night"), 2, 5)]),
    stripes(gap, -60, 5, [
      drawn("rect", { width: 5, height: 5, fill: ink("background") }),
      stripe(ink("strong"), 1.6, 5),
    ]),
  ]);
}

/** Only where something is being done. */
export function runHatchingDefinitions({ stopped, held }: Hatchings, ink: Ink): DrawnElement {
  return drawn("defs", {}, [
    stripes(stopped, 45, 6, [stripe(ink("error"), 4, 6)]),
    stripes(held, 0, 10, [drawn("path", { d: "M3 2V8M6 2V8", stroke: ink("wait"), "stroke-width": 1.4 })]),
  ]);
}

function stripes(id: string, turn: number, size: number, children: readonly DrawnElement[]): DrawnElement {
  return drawn(
    "pattern",
    { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
    children,
  );
}

function stripe(colour: string, width: number, size: number): DrawnElement {
  return drawn("path", { d: `M0 0V${size}`, stroke: colour, "stroke-width": width });
}
