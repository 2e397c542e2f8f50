/** The picture: axes above, labels beside, rows to scroll through. Only what is near the window is in the document. */
import type { Drag } from "../../../language/editing/bar.js";
import { offsetAt } from "../../../language/exports/timeline/clock.js";
import type { Instant, TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { drawHead, drawHeadLabels, headHeights } from "../../../language/exports/timeline/draw-axis.js";
import { drawPlot } from "../../../language/exports/timeline/draw-plot.js";
import { variableInk } from "../../../language/exports/timeline/ink.js";
import { type TimeScale, timeScale } from "../../../language/exports/timeline/scale.js";
import { type ActivityRow, type Scene, sceneOf } from "../../../language/exports/timeline/scene.js";
import { hatchingDefinitions, hatchings } from "../../../language/exports/timeline/shapes.js";
import type { Area } from "../../../language/exports/timeline/view.js";
import { type Dragging, draggedFrom } from "./drag.js";
import { element } from "./element.js";
import { type Active, labelsOf } from "./labels.js";
import { patch } from "./patch.js";
import { dragStep, snapped } from "./snapping.js";
import { type Choices, mostZoom, viewOf } from "./state.js";

export interface Shown {
  readonly data: TimelineData;
  readonly choices: Choices;
  readonly left: Instant | undefined;
  readonly top: number;
  readonly active: Active | undefined;
  readonly dragging: Dragging | undefined;
}

export interface PictureActions {
  /** It has been scrolled, and drawn. */
  readonly scrolled: (left: Instant | undefined, top: number) => void;
  /** It is to be scrolled. */
  readonly scrollTo: (left: Instant | undefined, top: number) => void;
  readonly zoomed: (zoom: number, left: Instant | undefined) => void;
  readonly clicked: (active: Active) => void;
  readonly opened: (active: Active) => void;
  readonly grabbed: (kind: Drag["kind"], activity: TimelineActivity) => void;
  readonly dragged: (to: number) => void;
  readonly dropped: () => void;
  readonly left: () => void;
}

export interface PictureView {
  readonly node: HTMLElement;
  readonly show: (shown: Shown) => void;
  readonly scene: () => Scene | undefined;
  /** Scrolls so that a row, and of an activity its bar, can be seen. */
  readonly bringIntoView: (active: Active, alongTime: boolean) => void;
  readonly zoomBy: (factor: number) => void;
  readonly pan: (pages: number) => void;
  /** Rows on a page. */
  readonly page: () => number;
  /** What one step along the axis is, in seconds. */
  readonly step: () => number;
  readonly focus: () => void;
}

/** Drawn beyond the window on each side, in pixels, so that scrolling finds something there. */
const margin = { x: 400, y: 300 };
/** Between the labels and the rows, for half a label of the axis. */
const gutter = 14;
const ink = variableInk;
const hatching = hatchings("gonogo");
/** How near to a bar's end the pointer takes hold of the end. */
const grip = 5;
/** How far the pointer goes before a click is a drag. */
const slack = 4;

export function createPicture(actions: PictureActions): PictureView {
  const node = document.createElement("div");
  node.className = "picture";
  node.id = "picture";
  let shown: Shown | undefined;
  let scene: Scene | undefined;
  let area: Area = { left: 0, right: 0, top: 0, bottom: 0 };
  /** Where the document has been scrolled to by this program: no news when it says so. */
  let placed = { left: 0, top: 0 };

  const labelWidth = (): number => Math.round(Math.min(320, Math.max(150, node.clientWidth * 0.36)));
  const plotWidth = (): number => Math.max(120, node.clientWidth - labelWidth() - gutter - 12);

  const scaleAt = ({ data, choices }: Shown, zoom: number): TimeScale =>
    timeScale(choices.cutQuiet ? data.busy : [data.period], plotWidth() * zoom);

  const areaNow = (): Area => ({
    left: Math.max(0, Math.floor(node.scrollLeft) - margin.x),
    right: Math.ceil(node.scrollLeft) + plotWidth() + margin.x,
    top: Math.max(0, Math.floor(node.scrollTop) - margin.y),
    bottom: Math.ceil(node.scrollTop) + node.clientHeight + margin.y,
  });

  const draw = (): void => {
    if (!shown || node.clientWidth === 0) return;
    const { data, choices, dragging, active } = shown;
    scene = sceneOf(data, viewOf(choices, plotWidth(), area));
    const heights = headHeights(scene);
    const labels = labelWidth();
    const width = gutter + scene.width + 12;
    const drawnArea = {
      left: area.left,
      width: Math.max(1, Math.min(area.right, scene.width + 12) - area.left),
      top: area.top,
      height: Math.max(1, Math.min(area.bottom, Math.max(scene.height, node.clientHeight)) - area.top),
    };
    patch(node, [
      element("div", { classes: ["head"], style: px({ width: labels + width, height: heights.all + 1 }) }, [
        element("div", { classes: ["corner"], style: px({ width: labels }) }, [
          element("svg", { attributes: { width: labels, height: heights.all, "aria-hidden": "true" } }, [
            element("g", { attributes: { transform: "translate(10 0)" } }, [drawHeadLabels(scene, ink)]),
          ]),
        ]),
        element(
          "svg",
          {
            classes: ["axis"],
            style: px({ left: labels + drawnArea.left }),
            attributes: {
              width: drawnArea.width + gutter,
              height: heights.all + 1,
              viewBox: `${drawnArea.left - gutter} 0 ${drawnArea.width + gutter} ${heights.all + 1}`,
              "aria-hidden": "true",
            },
          },
          [drawHead(scene, ink)],
        ),
      ]),
      element("div", { classes: ["body"], style: px({ width: labels + width, height: scene.height }) }, [
        labelsOf(scene, area, active, labels, {
          clicked: actions.clicked,
          opened: actions.opened,
        }),
        element(
          "svg",
          {
            // The same element while a bar is dragged: it holds the pointer.
            key: "plot",
            classes: ["plot", dragging && !dragging.refused ? `dragging-${dragging.kind}` : undefined],
            style: px({ left: labels + gutter + drawnArea.left, top: drawnArea.top }),
            attributes: {
              width: drawnArea.width,
              height: drawnArea.height,
              viewBox: `${drawnArea.left} ${drawnArea.top} ${drawnArea.width} ${drawnArea.height}`,
              "aria-hidden": "true",
            },
            on: pointer,
          },
          [hatchingDefinitions(hatching, ink), drawPlot(scene, ink, hatching), dragging && ghost(scene, dragging)],
        ),
      ]),
    ]);
  };

  // ------------------------------------------------------------ scrolling and zooming

  const place = (): void => {
    if (!shown || !scene) return;
    const left = shown.left === undefined ? 0 : scene.scale.x(shown.left);
    if (Math.abs(node.scrollLeft - left) > 1) node.scrollLeft = left;
    if (Math.abs(node.scrollTop - shown.top) > 1) node.scrollTop = shown.top;
    placed = { left: node.scrollLeft, top: node.scrollTop };
  };

  const covered = (): boolean => {
    const { scrollLeft, scrollTop, clientHeight } = node;
    const right = Math.min(scrollLeft + plotWidth(), scene?.width ?? 0);
    const bottom = Math.min(scrollTop + clientHeight, scene?.height ?? 0);
    return scrollLeft >= area.left && right <= area.right && scrollTop >= area.top && bottom <= area.bottom;
  };

  node.addEventListener("scroll", () => {
    if (!scene) return;
    const { scrollLeft, scrollTop } = node;
    if (scrollLeft === placed.left && scrollTop === placed.top) return;
    placed = { left: scrollLeft, top: scrollTop };
    const left = scrollLeft <= 0 ? undefined : scene.scale.at(scrollLeft);
    if (shown) shown = { ...shown, left, top: scrollTop };
    if (!covered()) {
      area = areaNow();
      draw();
    }
    actions.scrolled(left, scrollTop);
  });

  const zoomTo = (zoom: number, anchor: number): void => {
    if (!shown || !scene) return;
    const kept = Math.min(Math.max(1, zoom), mostZoom(shown.data, shown.choices, plotWidth()));
    const instant = scene.scale.at(node.scrollLeft + anchor);
    const scale = scaleAt(shown, kept);
    const x = Math.min(Math.max(0, scale.x(instant) - anchor), Math.max(0, scale.width - plotWidth()));
    actions.zoomed(kept, x <= 0 ? undefined : scale.at(x));
  };

  node.addEventListener(
    "wheel",
    event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const anchor = event.clientX - node.getBoundingClientRect().left - labelWidth() - gutter;
      zoomTo((shown?.choices.zoom ?? 1) * 1.0015 ** -event.deltaY, Math.max(0, anchor));
    },
    { passive: false },
  );

  // ------------------------------------------------------------ pointing and dragging

  let pressed: { readonly hit: Hit; readonly x: number; readonly y: number; readonly pointer: number } | undefined;
  let isDragging = false;

  const point = (event: { clientX: number; clientY: number; currentTarget: EventTarget | null }) => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
    return { x: event.clientX - (box?.left ?? 0) + area.left, y: event.clientY - (box?.top ?? 0) + area.top };
  };

  const pointer = {
    pointerdown(event: PointerEvent) {
      const at = point(event);
      const hit = event.button === 0 && scene ? hitAt(scene, at.x, at.y) : undefined;
      if (!hit) return;
      pressed = { hit, ...at, pointer: event.pointerId };
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    },
    pointermove(event: PointerEvent) {
      const at = point(event);
      if (!pressed) {
        const hit = scene && hitAt(scene, at.x, at.y);
        if (event.currentTarget instanceof SVGElement) event.currentTarget.style.cursor = cursorOf(hit);
        return;
      }
      const { hit, x } = pressed;
      if (!isDragging) {
        if (hit.kind === undefined || Math.abs(at.x - x) < slack) return;
        isDragging = true;
        actions.grabbed(hit.kind, hit.activity);
      }
      actions.dragged(draggedTo(hit, x, at.x));
    },
    pointerup() {
      const last = pressed;
      pressed = undefined;
      if (!last) return;
      if (isDragging) {
        isDragging = false;
        actions.dropped();
      } else actions.clicked({ kind: "activity", id: last.hit.activity.id });
    },
    pointercancel() {
      pressed = undefined;
      if (isDragging) actions.left();
      isDragging = false;
    },
    dblclick(event: MouseEvent) {
      const at = point(event);
      const hit = scene && hitAt(scene, at.x, at.y);
      if (hit) actions.opened({ kind: "activity", id: hit.activity.id });
    },
  };

  const step = (): number => {
    if (!scene) return 60;
    const { pieces } = scene.scale;
    const seconds = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
    return dragStep(pieces.reduce((sum, { width }) => sum + width, 0) / Math.max(1, seconds));
  };

  const draggedTo = ({ activity, kind }: Hit, from: number, to: number): number => {
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
    node,
    show(next) {
      shown = next;
      if (node.clientWidth === 0) return;
      const scale = scaleAt(next, next.choices.zoom);
      const left = next.left === undefined ? 0 : scale.x(next.left);
      // What is not there yet cannot be scrolled to: first it is drawn, then scrolled, then drawn where it has come to.
      area = {
        left: Math.max(0, Math.floor(left) - margin.x),
        right: Math.ceil(left) + plotWidth() + margin.x,
        top: Math.max(0, Math.floor(next.top) - margin.y),
        bottom: Math.ceil(next.top) + node.clientHeight + margin.y,
      };
      draw();
      place();
      if (!covered()) {
        area = areaNow();
        draw();
      }
    },
    scene: () => scene,
    bringIntoView(active, alongTime) {
      if (!scene || !shown) return;
      const row = scene.layout.find(each =>
        active.kind === "group"
          ? each.kind === "group" && each.group.key === active.key
          : each.kind === "activity" && each.activity.id === active.id,
      );
      if (!row) return;
      const head = headHeights(scene).all;
      const room = node.clientHeight - head;
      let { top, left } = shown;
      if (row.y < top) top = row.y;
      else if (row.y + row.height > top + room) top = row.y + row.height - room;
      const times = row.kind === "activity" ? row.activity.times : undefined;
      if (times && alongTime) {
        const [from, to] = [scene.scale.x(times.start), scene.scale.x(times.worstEnd)];
        const width = plotWidth();
        if (to < node.scrollLeft + 20 || from > node.scrollLeft + width - 20) {
          const x = Math.min(Math.max(0, (from + to - width) / 2), Math.max(0, scene.width - width));
          left = x <= 0 ? undefined : scene.scale.at(x);
        }
      }
      if (top !== shown.top || left !== shown.left) actions.scrollTo(left, Math.max(0, top));
    },
    zoomBy: factor => zoomTo((shown?.choices.zoom ?? 1) * factor, plotWidth() / 2),
    pan(pages) {
      node.scrollLeft += pages * plotWidth();
    },
    page: () => Math.max(1, Math.floor(node.clientHeight / 36) - 2),
    step,
    focus() {
      const tree = node.querySelector<HTMLElement>("[role=tree]");
      tree?.focus({ preventScroll: true });
    },
  };
}

interface Hit {
  readonly activity: TimelineActivity;
  /** What can be dragged there. */
  readonly kind?: Drag["kind"];
}

function hitAt({ rows }: Scene, x: number, y: number): Hit | undefined {
  const row = rows.find(each => y >= each.y && y < each.y + each.height);
  if (row?.kind !== "activity" || !row.mark) return undefined;
  const kind = gripAt(row, x);
  return kind && { activity: row.activity, ...(kind === "row" ? {} : { kind }) };
}

function gripAt({ mark }: ActivityRow, x: number): Drag["kind"] | "row" | undefined {
  if (!mark) return undefined;
  const { bar, tail, diamond, badge } = mark;
  const end = bar.x + bar.width;
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

/** Where the bar is dragged to, at once; the picture follows as soon as it is known. */
function ghost(scene: Scene, { kind, activity, to, refused }: Dragging) {
  const row = scene.rows.find(each => each.kind === "activity" && each.activity.id === activity.id);
  const { times } = activity;
  if (!row || !times || refused !== undefined) return undefined;
  const start = kind === "move" ? to : times.start;
  const end = kind === "move" ? to + times.end - times.start : times.start + to;
  const x = scene.scale.x(start);
  return element("rect", {
    classes: ["ghost"],
    attributes: {
      x,
      y: row.y + row.height / 2 - 9,
      width: Math.max(4, scene.scale.x(end) - x),
      height: 18,
      rx: 3,
    },
  });
}

function px(sizes: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${size}px`]));
}
