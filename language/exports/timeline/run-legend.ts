/** What the legend says of a run. */

import { drawMark } from "./draw-mark.js";
import { drawSign } from "./draw-run.js";
import type { Band } from "./flags.js";
import type { Ink } from "./ink.js";
import { type PossibleEntry, plainBar } from "./legend-entry.js";
import type { ActivityMark } from "./marks.js";
import type { TimelineDoneState } from "./run-data.js";
import type { Scene } from "./scene.js";
import type { Hatchings } from "./shapes.js";
import { type DrawnElement, drawn } from "./tree.js";

export interface RunContents {
  readonly states: ReadonlySet<TimelineDoneState>;
  readonly now: boolean;
  readonly trail: boolean;
  readonly undone: boolean;
}

/** Every shape there is. */
export const everyRun: RunContents = {
  states: new Set(["ready", "running", "done", "failed", "blocked", "skipped", "undone", "left"]),
  now: true,
  trail: true,
  undone: true,
};

export function runContents({ run }: Scene, marks: readonly ActivityMark[]): RunContents | undefined {
  const states = new Set(marks.flatMap(({ done }) => done?.state ?? []));
  if (!run && states.size === 0) return undefined;
  return {
    states,
    now: run !== undefined,
    trail: (run?.trail.length ?? 0) > 1,
    undone: (run?.undone.length ?? 0) > 0,
  };
}

const stateLabels: readonly (readonly [TimelineDoneState, string])[] = [
  ["running", "running"],
  ["ready", "may begin"],
  ["done", "done"],
  ["failed", "failed"],
  ["blocked", "cannot go on"],
  ["skipped", "skipped"],
  ["undone", "undone"],
  ["left", "not done any more"],
];

/** What tells how a run stands. */
export function runEntries(
  run: RunContents | undefined,
  bands: ReadonlySet<Band["kind"]>,
  isPlanned: boolean,
  ink: Ink,
  hatching: Hatchings,
): readonly PossibleEntry[] {
  if (!run) return [];
  const done: ActivityMark = { ...plainBar, done: { state: "waiting", stops: [], isStruck: false } };
  const bar = (change: Partial<ActivityMark>): readonly DrawnElement[] => [
    drawMark({ ...done, ...change }, 0, 10, ink, hatching),
  ];
  const whole = { x: -13, width: 26 };
  return [
    {
      shown: true,
      label: "happened, and to come",
      swatch: bar({ done: { state: "running", actual: { x: -13, width: 13 }, stops: [], isStruck: false } }),
    },
    {
      shown: isPlanned,
      label: "as planned",
      swatch: bar({ bar: { x: -4, width: 16 }, ghost: { x: -13, width: 16 } }),
    },
    ...stateLabels.map(([state, label]) => ({
      shown: run.states.has(state),
      label,
      swatch: [drawSign(state, 6, 0, ink)].flatMap(each => each ?? []),
    })),
    {
      shown: run.states.has("blocked"),
      label: "while it could not go on",
      swatch: bar({ done: { state: "waiting", stops: [whole], isStruck: false } }),
    },
    {
      shown: run.states.has("skipped") || run.states.has("left"),
      label: "left out",
      swatch: bar({ done: { state: "left", stops: [], isStruck: true } }),
    },
    {
      shown: run.undone,
      label: "rollback step",
      swatch: [drawn("rect", { x: -13, y: -4, width: 26, height: 8, rx: 2, fill: ink("undo") })],
    },
    { shown: run.now, label: "now", swatch: [drawn("path", { d: "M0-9V9", stroke: ink("text"), "stroke-width": 2 })] },
    {
      shown: run.trail,
      label: "where the latest safe decision went",
      swatch: [
        drawn("path", { d: "M-11-3H7V4H-4", fill: "none", stroke: ink("decision"), "stroke-width": 1.4 }),
        drawn("path", { d: "M-8 4l5 -3v6z", fill: ink("decision") }),
      ],
    },
    {
      shown: bands.has("held"),
      label: "held: nothing began",
      swatch: [
        drawn("rect", { x: -13, y: -7, width: 26, height: 14, fill: `url(#${hatching.held})`, stroke: ink("wait") }),
      ],
    },
    {
      shown: bands.has("rollback"),
      label: "rolling back",
      swatch: [
        drawn("rect", {
          x: -13,
          y: -6,
          width: 26,
          height: 12,
          fill: ink("undo"),
          "fill-opacity": 0.15,
          stroke: ink("undo"),
        }),
      ],
    },
  ];
}
