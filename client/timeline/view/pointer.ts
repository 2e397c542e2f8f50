/** Pointing at bars: what is hit, what a click means, and dragging by pointer; where there is no bar, the picture is dragged. */
import type { Drag } from "../../../language/editing/bar-drag.js";
import { offsetAt } from "../../../language/exports/timeline/clock.js";
import type { TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { isOnPart } from "../../../language/exports/timeline/draw-load.js";
import type { ActivityRow, Scene } from "../../../language/exports/timeline/scene.js";
import { draggedFrom } from "./drag.js";
import type { RowId } from "./row-navigation.js";
import { snapped } from "./snapping.js";
import type { Viewport } from "./viewport.js";

export interface PointerActions {
  readonly clicked: (row: RowId) => void;
  readonly opened: (row: RowId) => void;
  readonly grabbed: (kind: Drag["kind"], activity: TimelineActivity) => void;
  readonly dragged: (to: number) => void;
  readonly dropped: () => void;
  readonly left: () => void;
}

/** Handlers for the element the rows are drawn in. */
export interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onDblClick: (event: MouseEvent) => void;
}

interface Hit {
  readonly activity: TimelineActivity;
  /** What can be dragged there. */
  readonly kind?: Drag["kind"];
}

/** How near to a bar's end the pointer takes hold of the end. */
const grip = 5;
/** How far the pointer goes before a click is a drag. */
const slack = 4;

export function createPointer({ frame, step, hold }: Viewport, actions: PointerActions): PointerHandlers {
  let pressed: { readonly hit: Hit; readonly x: number } | undefined;
  let isDragging = false;
  /** Moves the picture that is held to where the pointer is. */
  let held: ((event: PointerEvent) => void) | undefined;

  const pointAt = ({ clientX, clientY, currentTarget }: MouseEvent): { readonly x: number; readonly y: number } => {
    const box = currentTarget instanceof Element ? currentTarget.getBoundingClientRect() : undefined;
    const area = frame()?.area;
    return { x: clientX - (box?.left ?? 0) + (area?.left ?? 0), y: clientY - (box?.top ?? 0) + (area?.top ?? 0) };
  };

  const hitBy = (event: MouseEvent): Hit | undefined => {
    const drawn = frame();
    const { x, y } = pointAt(event);
    return drawn && hitAt(drawn.scene, drawn.activities, x, y);
  };

  const draggedTo = ({ activity, kind }: Hit, from: number, to: number): number => {
    const scene = frame()?.scene;
    if (!scene || !kind) return 0;
    const { scale, clock } = scene;
    const start = draggedFrom(kind, activity);
    if (kind === "move") {
      const at = scale.at(scale.x(start) + to - from);
      return snapped(at, step(), offsetAt(clock, at));
    }
    const begins = activity.times?.start ?? 0;
    const end = scale.at(scale.x(begins + start) + to - from);
    return Math.max(step(), snapped(end - begins, step(), 0));
  };

  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      const hit = hitBy(event);
      // A finger scrolls by itself.
      if (!hit && event.pointerType === "touch") return;
      if (hit) pressed = { hit, x: pointAt(event).x };
      else {
        const moved = hold();
        const { clientX: x, clientY: y } = event;
        held = to => moved(to.clientX - x, to.clientY - y);
      }
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      if (held) {
        held(event);
        if (event.currentTarget instanceof SVGElement) event.currentTarget.style.cursor = "grabbing";
        return;
      }
      if (!pressed) {
        if (event.currentTarget instanceof SVGElement) event.currentTarget.style.cursor = cursorOf(hitBy(event));
        return;
      }
      const { hit, x } = pressed;
      const to = pointAt(event).x;
      if (!isDragging) {
        if (hit.kind === undefined || Math.abs(to - x) < slack) return;
        isDragging = true;
        actions.grabbed(hit.kind, hit.activity);
      }
      actions.dragged(draggedTo(hit, x, to));
    },
    onPointerUp() {
      held = undefined;
      const last = pressed;
      pressed = undefined;
      if (!last) return;
      if (isDragging) {
        isDragging = false;
        actions.dropped();
      } else actions.clicked({ kind: "activity", id: last.hit.activity.id });
    },
    onPointerCancel() {
      held = undefined;
      pressed = undefined;
      if (isDragging) actions.left();
      isDragging = false;
    },
    onDblClick(event) {
      const hit = hitBy(event);
      if (hit) actions.opened({ kind: "activity", id: hit.activity.id });
    },
  };
}

function hitAt({ rows }: Scene, activities: TimelineData["activities"], x: number, y: number): Hit | undefined {
  const row = rows.find(each => y >= each.y && y < each.y + each.height);
  if (row?.kind === "group" && row.load) {
    const part = row.load.parts.findLast(each => isOnPart(each, row.height, x, y - row.y));
    const activity = part && activities[part.activity];
    return activity && { activity };
  }
  if (row?.kind !== "activity" || !row.mark) return undefined;
  const kind = gripAt(row, x);
  return kind && { activity: row.activity, ...(kind === "row" ? {} : { kind }) };
}

function gripAt({ mark, activity }: ActivityRow, x: number): Drag["kind"] | "row" | undefined {
  if (!mark) return undefined;
  const { bar, tail, diamond, badge } = mark;
  const end = bar.x + bar.width;
  // Columns are not time: nothing can be dragged along them.
  if (!activity.times) return x >= bar.x - grip && x <= Math.max(end, (badge?.x ?? end) + 9) ? "row" : undefined;
  const worst = tail ? tail.x + tail.width : undefined;
  if (worst !== undefined && Math.abs(x - worst) <= grip) return "worst";
  if (bar.width > 3 * grip && Math.abs(x - end) <= grip) return "resize";
  if (bar.width <= 3 * grip && x > end && x <= end + grip) return "resize";
  if (x >= bar.x - grip && x <= end) return "move";
  if (diamond !== undefined && Math.abs(x - diamond) <= 9) return "move";
  if (worst !== undefined && x >= end && x <= worst) return "row";
  return badge && Math.abs(x - badge.x) <= 9 ? "row" : undefined;
}

function cursorOf(hit: Hit | undefined): string {
  if (!hit) return "default";
  if (hit.kind === undefined) return "pointer";
  if (hit.kind !== "move") return "ew-resize";
  return hit.activity.placed === "own" ? "grab" : "pointer";
}
