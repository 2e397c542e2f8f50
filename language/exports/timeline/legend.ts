/** What the shapes mean: only those that are in the picture. */
import { lengthText } from "./axis.js";
import type { Severity } from "./data.js";
import { drawHandOver, drawRole, drawShift } from "./draw-load.js";
import { drawMark } from "./draw-mark.js";
import { nightTint } from "./draw-plot.js";
import type { Band, MarkerLine } from "./flags.js";
import type { Ink } from "./ink.js";
import { type LegendEntry, type PossibleEntry, plainBar } from "./legend-entry.js";
import type { LoadRole } from "./load.js";
import type { LoadMarks } from "./load-marks.js";
import type { ActivityMark, Shade } from "./marks.js";
import { everyRun, type RunContents, runContents, runEntries } from "./run-legend.js";
import type { Scene } from "./scene.js";
import { type Hatchings, kindIcon, move, severityBadge } from "./shapes.js";
import { textWidth } from "./text-width.js";
import { type DrawnElement, drawn } from "./tree.js";
import { barOf, ghostOf } from "./what-if.js";

const size = 11;
const swatchWidth = 26;
const line = 20;

/** What there is to explain in a picture. */
export interface Contents {
  readonly kinds: ReadonlySet<ActivityMark["kind"]>;
  readonly traits: ReadonlySet<Trait>;
  readonly shades: ReadonlySet<Shade["kind"]>;
  readonly bands: ReadonlySet<Band["kind"]>;
  readonly lines: ReadonlySet<MarkerLine["kind"]>;
  readonly severities: ReadonlySet<Severity>;
  readonly undoing: boolean;
  readonly whatIf: boolean;
  readonly ghosts: boolean;
  readonly left: boolean;
  readonly gaps: boolean;
  /** "each tick 30 min"; empty where no piece of the axis has two. */
  readonly ticks: string;
  readonly load: ReadonlySet<LoadTrait>;
  /** Where the plan is being done. */
  readonly run: RunContents | undefined;
}

const loadTraits = {
  owns: ({ parts }) => parts.some(({ role }) => role === "owns"),
  "takes part": ({ parts }) => parts.some(({ role }) => role === "takes part"),
  covers: ({ parts }) => parts.some(({ role }) => role === "covers"),
  gives: ({ handOvers }) => handOvers.some(({ kind }) => kind === "gives"),
  takes: ({ handOvers }) => handOvers.some(({ kind }) => kind === "takes"),
  shift: ({ shifts }) => shifts.some(({ isTooLong }) => !isTooLong),
  "too long": ({ shifts }) => shifts.some(({ isTooLong }) => isTooLong),
} as const satisfies Readonly<Record<string, (load: LoadMarks) => boolean>>;

type LoadTrait = keyof typeof loadTraits;

const loadTraitNames = ["owns", "takes part", "covers", "gives", "takes", "shift", "too long"] as const;

const traits = {
  tail: ({ tail }) => tail !== undefined,
  float: ({ float }) => float !== undefined,
  ghost: ({ ghost, done }) => ghost !== undefined && done === undefined,
  planned: ({ ghost, done }) => ghost !== undefined && done !== undefined,
  beside: ({ beside, moments }) => beside && !moments,
  moments: ({ moments }) => moments !== undefined,
  critical: ({ critical }) => critical,
  conditional: ({ conditional }) => conditional,
  question: ({ question }) => question !== undefined,
  irreversible: ({ irreversible }) => irreversible,
  by: ({ by }) => by !== undefined,
} as const satisfies Readonly<Record<string, (mark: ActivityMark) => boolean>>;

type Trait = keyof typeof traits;

const traitNames = [
  "tail",
  "float",
  "ghost",
  "planned",
  "beside",
  "moments",
  "critical",
  "conditional",
  "question",
  "irreversible",
  "by",
] as const;

/** Every shape there is, for who asks before it is in a picture. */
export const everything: Contents = {
  kinds: new Set(["step", "check", "notify", "gate", "wait"]),
  traits: new Set(traitNames),
  shades: new Set(["hours", "quiet", "away", "unknown"]),
  bands: new Set(["window", "outage", "freeze", "held", "rollback"]),
  lines: new Set(["decision", "no return", "go-live"]),
  severities: new Set(["error", "warning", "info"]),
  undoing: true,
  whatIf: true,
  ghosts: true,
  left: true,
  gaps: true,
  ticks: "ticks: how far apart stands below them",
  load: new Set(loadTraitNames),
  run: everyRun,
};

/** Looked through once, however many pages explain it. */
export function contentsOf(scene: Scene): Contents {
  const marks = scene.rows.flatMap(row => (row.kind === "group" ? row.marks : (row.mark ?? [])));
  const loads = scene.rows.flatMap(row => (row.kind === "group" ? (row.load ?? []) : []));
  const shades = new Set(scene.rows.map(row => row.shades));
  return {
    kinds: new Set(marks.map(({ kind }) => kind)),
    traits: new Set(traitNames.filter(name => marks.some(traits[name]))),
    shades: new Set([...shades].flatMap(each => each.map(({ kind }) => kind))),
    bands: new Set(scene.bands.map(({ kind }) => kind)),
    lines: new Set(scene.lines.map(({ kind }) => kind)),
    severities: new Set(marks.flatMap(({ badge }) => badge?.severity ?? [])),
    undoing: scene.undoing !== undefined,
    whatIf: scene.whatIf !== undefined,
    ghosts: (scene.whatIf?.ghosts.length ?? 0) > 0,
    left: (scene.whatIf?.left.length ?? 0) > 0,
    gaps: scene.gaps.length > 0,
    ticks: ticksText(scene),
    load: new Set(loadTraitNames.filter(name => loads.some(loadTraits[name]))),
    run: runContents(scene, marks),
  };
}

function ticksText({ axis: { scales }, banner }: Scene): string {
  if (banner !== undefined) return "columns: the order of waiting, not time";
  const steps = [...new Set(scales.flatMap(({ step }) => step ?? []))].sort((a, b) => a - b);
  const [least, most] = [steps[0], steps.at(-1)];
  if (least === undefined || most === undefined) return "";
  if (least === most) return `each tick ${lengthText(least)}`;
  return `each tick ${lengthText(least)} to ${lengthText(most)}: see below it`;
}

/** @returns the drawing from (0, 0), and its height in pixels */
export function drawLegend(
  contents: Contents,
  width: number,
  ink: Ink,
  hatching: Hatchings,
): { readonly picture: DrawnElement; readonly height: number } {
  let x = 0;
  let y = line / 2;
  const children = entriesOf(contents, ink, hatching).map(({ label, swatch }) => {
    const wide = swatchWidth + 8 + textWidth(label, size) + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += line;
    }
    const placed = drawn("g", { transform: move(x, y) }, [
      drawn("g", { transform: move(swatchWidth / 2, 0) }, swatch),
      drawn("text", { x: swatchWidth + 6, y: 4, "font-size": size, fill: ink("soft") }, [label]),
    ]);
    x += wide;
    return placed;
  });
  return { picture: drawn("g", { class: "gonogo-legend" }, children), height: y + line / 2 };
}

function entriesOf(contents: Contents, ink: Ink, hatching: Hatchings): readonly LegendEntry[] {
  const { kinds, traits, shades, bands, lines, severities } = contents;
  const bar = (change: Partial<ActivityMark>): readonly DrawnElement[] => [
    drawMark({ ...plainBar, ...change }, 0, 10, ink, hatching),
  ];
  const box = (fill: string, opacity: number, stroke?: string): readonly DrawnElement[] => [
    drawn("rect", { x: -13, y: -6, width: 26, height: 12, fill, "fill-opacity": opacity, stroke }),
  ];
  const strip = (fill: string): DrawnElement => drawn("rect", { x: -13, y: 3, width: 26, height: 3, fill });
  const dots = (stroke: string): DrawnElement =>
    drawn("path", { d: "M-13 4.5H13", stroke, "stroke-width": 2, "stroke-dasharray": "2 6" });
  const upright = (stroke: string, dash?: string): readonly DrawnElement[] => [
    drawn("path", { d: "M0-8V8", stroke, "stroke-width": 2, "stroke-dasharray": dash }),
  ];
  const entries: readonly PossibleEntry[] = [
    ...(["step", "check", "notify", "gate", "wait"] as const).map(kind => ({
      shown: kinds.has(kind),
      label: kind,
      swatch: [
        kindIcon(kind, -8, 0, ink),
        drawMark(
          { ...plainBar, kind, bar: { x: 3, width: 12 }, ...(kind === "gate" ? { diamond: 6 } : {}) },
          0,
          10,
          ink,
          hatching,
        ),
      ],
    })),
    {
      shown: traits.has("tail"),
      label: "worst case",
      swatch: bar({ bar: { x: -13, width: 10 }, tail: { x: -3, width: 15 } }),
    },
    {
      shown: traits.has("float"),
      label: "float: can slip this long",
      swatch: bar({ bar: { x: -13, width: 8 }, float: { x: -5, width: 17 } }),
    },
    {
      shown: traits.has("ghost"),
      label: "where it was before",
      swatch: bar({ bar: { x: 1, width: 12 }, ghost: { x: -13, width: 12 } }),
    },
    { shown: traits.has("critical"), label: "critical path", swatch: bar({ critical: true }) },
    {
      shown: traits.has("conditional"),
      label: "only under a condition",
      swatch: bar({ conditional: true }),
    },
    {
      shown: traits.has("beside"),
      label: "as long as something else",
      swatch: bar({ kind: "wait", beside: true }),
    },
    {
      shown: traits.has("moments"),
      label: "again and again, as long as something else",
      swatch: bar({ kind: "notify", beside: true, moments: [-12, 0, 12] }),
    },
    {
      shown: traits.has("question"),
      label: "a duration is missing",
      swatch: bar({ question: 4, bar: { x: -13, width: 14 } }),
    },
    {
      shown: traits.has("irreversible"),
      label: "irreversible",
      swatch: bar({ irreversible: true, bar: { x: -5, width: 16 } }),
    },
    {
      shown: traits.has("by"),
      label: "deadline",
      swatch: bar({ by: 11, bar: { x: -13, width: 14 } }),
    },
    ...runEntries(contents.run, bands, traits.has("planned"), ink, hatching),
    ...loadEntries(contents, ink),
    { shown: bands.has("window"), label: "window", swatch: box(ink("window"), 0.12, ink("window")) },
    { shown: bands.has("outage"), label: "outage", swatch: box(ink("outage"), 0.2, ink("outage")) },
    { shown: bands.has("freeze"), label: "freeze", swatch: box(`url(#${hatching.freeze})`, 0.6, ink("freeze")) },
    {
      shown: shades.has("quiet") || shades.has("hours"),
      label: nightText(shades),
      swatch: [...box(ink("night"), nightTint), strip(ink("night"))],
    },
    {
      shown: shades.has("away"),
      label: "owner is away",
      swatch: [...box(`url(#${hatching.away})`, 0.6), strip(ink("night"))],
    },
    { shown: shades.has("unknown"), label: "owner's hours unknown", swatch: [dots(ink("night"))] },
    {
      shown: lines.has("decision"),
      label: "latest safe decision",
      swatch: upright(ink("decision"), "6 4"),
    },
    {
      shown: lines.has("no return"),
      label: "point of no return",
      swatch: upright(ink("no-return")),
    },
    {
      shown: lines.has("go-live"),
      label: "go-live",
      swatch: upright(ink("text"), "10 3 2 3"),
    },
    {
      shown: contents.undoing,
      label: "undone, in reverse",
      swatch: [
        drawn("rect", {
          x: -12,
          y: -5,
          width: 24,
          height: 10,
          rx: 2,
          fill: ink("background"),
          stroke: ink("undo"),
          "stroke-width": 2,
        }),
      ],
    },
    { shown: contents.whatIf, label: "done if it strikes", swatch: [barOf({ x: -12, width: 24, y: 0 }, ink)] },
    { shown: contents.ghosts, label: "where it is then", swatch: [ghostOf({ x: -12, width: 24, y: 0 }, ink)] },
    {
      shown: contents.left,
      label: "not done any more",
      swatch: [drawn("path", { d: "M-13 0H13", stroke: ink("what-if"), "stroke-width": 3 })],
    },
    ...(["error", "warning", "info"] as const).map(severity => ({
      shown: severities.has(severity),
      label: `${severity}s`,
      swatch: [severityBadge(severity, 1, 4, 0, ink)],
    })),
    { shown: contents.gaps, label: "quiet time left out", swatch: box(`url(#${hatching.gap})`, 1) },
    {
      shown: contents.ticks !== "",
      label: contents.ticks,
      swatch: [drawn("path", { d: "M-13 4H13M-9 0V4M0 0V4M9 0V4", stroke: ink("strong"), fill: "none" })],
    },
  ];
  return entries.filter(({ shown }) => shown);
}

/** What stands in the rows of who has how much to do. */
function loadEntries({ load }: Contents, ink: Ink): readonly PossibleEntry[] {
  const role = (which: LoadRole, height: number): readonly DrawnElement[] => [
    drawRole(which, { x: -13, y: -height / 2, width: 26, height }, ink),
  ];
  return [
    { shown: load.has("owns"), label: "owns", swatch: role("owns", 12) },
    { shown: load.has("takes part"), label: "takes part", swatch: role("takes part", 8) },
    { shown: load.has("covers"), label: "covers", swatch: role("covers", 4) },
    { shown: load.has("gives"), label: "hands over", swatch: [drawHandOver("gives", -3, 0, ink)] },
    { shown: load.has("takes"), label: "takes over", swatch: [drawHandOver("takes", 3, 0, ink)] },
    { shown: load.has("shift"), label: "shift: needed from, to", swatch: [drawShift(-12, 24, 0, false, ink)] },
    { shown: load.has("too long"), label: "shift that is too long", swatch: [drawShift(-12, 24, 0, true, ink)] },
  ];
}

function nightText(shades: ReadonlySet<Shade["kind"]>): string {
  if (!shades.has("hours")) return "owner's quiet hours";
  return shades.has("quiet") ? "owner's quiet hours, or outside their hours" : "outside owner's hours";
}
