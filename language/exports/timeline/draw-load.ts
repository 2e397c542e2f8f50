/** Somebody's load in one row: what is theirs on top, then what they take part in, then what they cover; and how long they are needed. */
import type { Ink } from "./ink.js";
import type { LoadRole } from "./load.js";
import { endSize, type LoadEnd, type LoadMarks, type LoadPartMark, signRoom } from "./load-marks.js";
import { severityBadge } from "./shapes.js";
import { type DrawnElement, drawn, pixels } from "./tree.js";

/** The lanes as parts of the row's height, from its top: the strip of nights stands at its foot. */
const lanes: Readonly<Record<LoadRole, { readonly top: number; readonly height: number }>> = {
  owns: { top: 0.16, height: 0.3 },
  "takes part": { top: 0.5, height: 0.19 },
  covers: { top: 0.74, height: 0.1 },
};

/** Whether a row's part is drawn over a place in it. @param y from the row's top */
export function isOnPart({ role, x: left, width }: LoadPartMark, height: number, x: number, y: number): boolean {
  const { top, height: tall } = lanes[role];
  return x >= left - 2 && x <= left + width + 2 && y >= top * height - 2 && y <= (top + tall) * height + 2;
}

export function drawLoad(
  { parts, shifts, handOvers, end }: LoadMarks,
  y: number,
  height: number,
  ink: Ink,
): DrawnElement {
  return drawn("g", { class: "gonogo-load" }, [
    ...shifts.map(({ x, width, isTooLong }) => drawShift(x, width, y + 3.5, isTooLong, ink)),
    ...parts.map(part => drawPart(part, y, height, ink)),
    ...handOvers.map(({ x, kind, title }) =>
      drawn("g", {}, [drawn("title", {}, [title]), drawHandOver(kind, x, y + height * 0.31, ink)]),
    ),
    end && drawEnd(end, y + height * 0.31, ink),
  ]);
}

/** From when to when: a line between two uprights, thicker where it is too long. */
export function drawShift(x: number, width: number, y: number, isTooLong: boolean, ink: Ink): DrawnElement {
  const [left, right] = [pixels(x), pixels(x + width)];
  return drawn("path", {
    class: isTooLong ? "gonogo-shift gonogo-too-long" : "gonogo-shift",
    d: `M${left} ${pixels(y - 2.5)}V${pixels(y + 2.5)}M${left} ${pixels(y)}H${right}M${right} ${pixels(y - 2.5)}V${pixels(y + 2.5)}`,
    stroke: ink(isTooLong ? "warning" : "soft"),
    "stroke-width": isTooLong ? 3 : 1.2,
    fill: "none",
  });
}

function drawPart(part: LoadPartMark, y: number, height: number, ink: Ink): DrawnElement {
  const { top, height: tall } = lanes[part.role];
  const at = { y: y + top * height, height: tall * height };
  const { tail } = part;
  return drawn("g", { class: `gonogo-part gonogo-${part.role.replace(" ", "-")}` }, [
    drawn("title", {}, [part.title]),
    drawRole(part.role, { ...at, x: part.x, width: part.width }, ink),
    tail &&
      drawn("path", {
        class: "gonogo-tail",
        d: `M${pixels(tail.x)} ${pixels(at.y + at.height / 2)}H${pixels(tail.x + tail.width)}`,
        stroke: ink(roleInks[part.role]),
        "stroke-width": 1.5,
        "stroke-dasharray": part.role === "covers" ? "2 2" : undefined,
      }),
  ]);
}

const roleInks = { owns: "step", "takes part": "check", covers: "soft" } as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Full, light, or only an outline. */
export function drawRole(role: LoadRole, box: Box, ink: Ink): DrawnElement {
  const colour = ink(roleInks[role]);
  switch (role) {
    case "owns":
      // Of two that overlap both can be seen.
      return drawn("rect", { ...box, rx: 2, fill: colour, stroke: ink("background"), "stroke-width": 1 });
    case "takes part":
      return drawn("rect", {
        ...box,
        rx: 1.5,
        fill: colour,
        "fill-opacity": 0.4,
        stroke: colour,
        "stroke-width": 1.3,
      });
    case "covers":
      return drawn("rect", { ...box, fill: "none", stroke: colour, "stroke-width": 1.1, "stroke-dasharray": "3 2" });
  }
}

/** A head that points away from what is handed over, or towards what is taken over. */
export function drawHandOver(kind: "gives" | "takes", x: number, y: number, ink: Ink): DrawnElement {
  const [from, to] = kind === "gives" ? [x, x + 6] : [x - 6, x];
  return drawn("path", {
    class: `gonogo-${kind}`,
    d: `M${pixels(from)} ${pixels(y - 4.5)}L${pixels(to)} ${pixels(y)}L${pixels(from)} ${pixels(y + 4.5)}Z`,
    fill: ink(kind === "gives" ? "text" : "background"),
    stroke: ink("text"),
    "stroke-width": 1.1,
  });
}

function drawEnd({ x, anchor, width, text, tooLong }: LoadEnd, middle: number, ink: Ink): DrawnElement {
  const left = anchor === "start" ? x : x - width;
  const sign = tooLong > 0 ? signRoom : 0;
  return drawn("g", { class: "gonogo-shift-length" }, [
    // It may stand on a night, or at the edge on bars.
    drawn("rect", {
      x: left - 3,
      y: middle - 8,
      width: width + 6,
      height: 16,
      rx: 3,
      fill: ink("background"),
      "fill-opacity": 0.85,
    }),
    tooLong > 0 ? severityBadge("warning", tooLong, left + 8, middle, ink) : undefined,
    drawn("text", { x: left + sign, y: middle + 4, "font-size": endSize, fill: ink("text") }, [text]),
  ]);
}
