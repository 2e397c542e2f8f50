/** The picture: axes above, labels beside, rows to scroll through. Only what is near the window is in the document. */
import type { Axis } from "../../../language/exports/timeline/axis.js";
import { drawHead, drawHeadLabels, headHeights, scaleLine } from "../../../language/exports/timeline/draw-axis.js";
import { drawPlot } from "../../../language/exports/timeline/draw-plot.js";
import { variableInk as ink } from "../../../language/exports/timeline/ink.js";
import type { Scene } from "../../../language/exports/timeline/scene.js";
import { hatchingDefinitions, hatchings, runHatchingDefinitions } from "../../../language/exports/timeline/shapes.js";
import type { Dragging } from "./drag.js";
import { drawing } from "./drawing.js";
import { english, t } from "./l10n.js";
import { type LabelActions, Labels } from "./labels.js";
import type { PointerHandlers } from "./pointer.js";
import type { RowId } from "./row-navigation.js";
import { type Frame, gutter, overhang } from "./viewport.js";

export interface PictureProps {
  readonly frame: Frame;
  readonly active: RowId | undefined;
  readonly dragging: Dragging | undefined;
  readonly labels: LabelActions;
  /** The bar of a row is to be brought into view. */
  readonly sought: (row: RowId) => void;
  readonly pointer: PointerHandlers;
}

const hatching = hatchings("gonogo");

export function Picture({ frame, active, dragging, labels, sought, pointer }: PictureProps) {
  const { scene, area, labelWidth, windowHeight } = frame;
  const head = headHeights(scene).all;
  const width = labelWidth + gutter + scene.width + overhang;
  const { left, top } = area;
  const drawnWidth = Math.max(1, Math.min(area.right, scene.width + overhang) - left);
  const drawnHeight = Math.max(1, Math.min(area.bottom, Math.max(scene.height, windowHeight)) - top);
  return (
    <>
      <div class="head" style={px({ width, height: head + 1 })}>
        <div class="corner" style={px({ width: labelWidth })}>
          <svg width={labelWidth} height={head} aria-hidden="true">
            <g transform="translate(10 0)">{drawing(drawHeadLabels(scene, ink))}</g>
          </svg>
        </div>
        <svg
          class="axis"
          style={px({ left: labelWidth + left })}
          width={drawnWidth + gutter}
          height={head + 1}
          viewBox={`${left - gutter} 0 ${drawnWidth + gutter} ${head + 1}`}
          aria-hidden="true"
        >
          {drawing(drawHead(scene, ink))}
        </svg>
        {scene.secondAxis && <Periods axis={scene.secondAxis} y={0} labelWidth={labelWidth} />}
        <Periods axis={scene.axis} y={headHeights(scene).secondAxis} labelWidth={labelWidth} />
        <Scales scene={scene} labelWidth={labelWidth} />
      </div>
      <div class="body" style={px({ width, height: scene.height })}>
        <Edges frame={frame} sought={sought} />
        <Labels frame={frame} active={active} actions={labels} />
        <svg
          class={dragging && dragging.refused === undefined ? `plot dragging-${dragging.kind}` : "plot"}
          style={px({ left: labelWidth + gutter + left, top })}
          width={drawnWidth}
          height={drawnHeight}
          viewBox={`${left} ${top} ${drawnWidth} ${drawnHeight}`}
          aria-hidden="true"
          {...pointer}
        >
          {drawing(hatchingDefinitions(hatching, ink))}
          {drawing(runHatchingDefinitions(hatching, ink))}
          {drawing(drawPlot(scene, ink, hatching))}
          {dragging && <Ghost scene={scene} dragging={dragging} />}
        </svg>
      </div>
    </>
  );
}

/** Of each bar that is out of view, on which side it is, and when: a way to it. */
function Edges({ frame: { edges, labelWidth, plotWidth }, sought }: Pick<PictureProps, "frame" | "sought">) {
  return (
    <div class="edges" style={px({ left: labelWidth, width: gutter + plotWidth + overhang })}>
      {edges.map(({ id, title, side, when, y }) => (
        <button
          key={id}
          type="button"
          class={`chip ${side}`}
          style={px({ top: y })}
          title={t("Bring the bar into view")}
          onClick={() => sought({ kind: "activity", id })}
          {...english}
        >
          {side === "earlier" ? `◂ ${when}` : `${when} ▸`}
          <span class="said">{title}</span>
        </button>
      ))}
    </div>
  );
}

/**
 * The day, month or year at the left edge, where its label in the drawing is scrolled out: it stays within its own time, and
 * gives way to the next one.
 */
function Periods({ axis, y, labelWidth }: { readonly axis: Axis; readonly y: number; readonly labelWidth: number }) {
  return axis.periods.map(({ at, x, width, label }) => (
    <div
      key={at}
      class="period"
      style={px({ left: labelWidth + gutter + x + 2, top: y, width })}
      aria-hidden="true"
      {...english}
    >
      <span style={px({ left: labelWidth + gutter + 2 })}>{label}</span>
    </div>
  ));
}

/** The same of what each piece of the axis says about its ticks. */
function Scales({ scene, labelWidth }: { readonly scene: Scene; readonly labelWidth: number }) {
  const { secondAxis, axis } = headHeights(scene);
  return scene.axis.scales.map(({ x, width, label, text }) => (
    <div
      key={x}
      class="scale"
      style={px({ left: labelWidth + gutter + x, top: secondAxis + axis - scaleLine, width })}
      aria-hidden="true"
      {...english}
    >
      <span title={text} style={px({ left: labelWidth + gutter })}>
        {label}
      </span>
    </div>
  ));
}

/** Where the bar is dragged to, at once; the picture follows as soon as it is known. */
function Ghost({ scene, dragging }: { readonly scene: Scene; readonly dragging: Dragging }) {
  const { kind, activity, to, refused } = dragging;
  const row = scene.rows.find(each => each.kind === "activity" && each.activity.id === activity.id);
  const { times } = activity;
  if (!row || !times || refused !== undefined) return undefined;
  const start = kind === "move" ? to : times.start;
  const end = kind === "move" ? to + times.end - times.start : times.start + to;
  const x = scene.scale.x(start);
  const width = Math.max(4, scene.scale.x(end) - x);
  return <rect class="ghost" x={x} y={row.y + row.height / 2 - 9} width={width} height={18} rx={3} />;
}

function px(sizes: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${size}px`]));
}
