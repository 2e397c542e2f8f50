/** The part of the picture that is in the window: what is drawn of it, scrolling and zooming. */
import type { Instant, TimelineData } from "../../../language/exports/timeline/data.js";
import { headHeights } from "../../../language/exports/timeline/draw-axis.js";
import { onAxis } from "../../../language/exports/timeline/marks.js";
import { type TimeScale, timeScale } from "../../../language/exports/timeline/scale.js";
import { axisSpans, type Scene, sceneOf } from "../../../language/exports/timeline/scene.js";
import type { Area } from "../../../language/exports/timeline/view.js";
import { type Edge, edgesIn } from "./edges.js";
import { isRow, type RowId } from "./row-navigation.js";
import { dragStep } from "./snapping.js";
import { type Choices, mostZoom, viewOf } from "./state.js";
import type { InView } from "./strip.js";

/** What is looked at. */
export interface Shown {
  readonly data: TimelineData;
  readonly choices: Choices;
  readonly left: Instant | undefined;
  readonly top: number;
}

/** What is drawn: a scene, and where on the page it lies. */
export interface Frame {
  readonly scene: Scene;
  readonly activities: TimelineData["activities"];
  /** What of the scene there is to be seen, and some more. */
  readonly area: Area;
  readonly labelWidth: number;
  /** Of the window, right of the labels. */
  readonly plotWidth: number;
  /** What of the rows is out of the window at its sides. */
  readonly edges: readonly Edge[];
  readonly windowHeight: number;
}

export interface ViewportActions {
  /** Draws; at once, as then is scrolled to where it has come to. */
  readonly draw: (frame: Frame | undefined) => void;
  /** There is more or less room. */
  readonly resized: () => void;
  /** It has been scrolled, and drawn. */
  readonly scrolled: (left: Instant | undefined, top: number) => void;
  /** It is to be scrolled. */
  readonly scrollTo: (left: Instant | undefined, top: number) => void;
  readonly zoomed: (zoom: number, left: Instant | undefined) => void;
}

export interface Viewport {
  /** Takes the element that is scrolled. */
  readonly attach: (scroller: HTMLElement | null) => void;
  /** Draws the picture; undefined where there is none to be drawn. */
  readonly show: (shown: Shown | undefined) => void;
  readonly frame: () => Frame | undefined;
  /** Scrolls so that a row and the bar in it can be seen. */
  readonly bringIntoView: (row: RowId) => void;
  readonly zoomBy: (factor: number) => void;
  readonly pan: (pages: number) => void;
  /** Takes hold of the picture. @returns what moves it so many pixels from where it was */
  readonly hold: () => (x: number, y: number) => void;
  /** What there is to be seen of a picture that is zoomed in; undefined where it is not. */
  readonly inView: () => InView | undefined;
  readonly scrollTo: (left: number, top: number) => void;
  /** Rows on a page. */
  readonly page: () => number;
  /** What one step along the axis is, in seconds. */
  readonly step: () => number;
  readonly focus: () => void;
}

/** Drawn beyond the window on each side, in pixels, so that scrolling finds something there. */
const margin = { x: 400, y: 300 };
/** Between the labels and the rows, for half a label of the axis. */
export const gutter = 14;
/** Right of the rows, for what stands out at their end. */
export const overhang = 12;

export function createViewport(actions: ViewportActions): Viewport {
  let node: HTMLElement | undefined;
  let shown: Shown | undefined;
  let frame: Frame | undefined;
  /** Where the document has been scrolled to by this program: no news when it says so. */
  let placed = { left: 0, top: 0 };

  /** While nothing is drawn, the picture has the room of what is around it. */
  const windowWidth = (): number => node?.clientWidth || node?.parentElement?.clientWidth || 0;
  const windowHeight = (): number => node?.clientHeight || node?.parentElement?.clientHeight || 0;
  const labelWidth = (): number => Math.round(Math.min(320, Math.max(150, windowWidth() * 0.36)));
  const plotWidth = (): number => Math.max(120, windowWidth() - labelWidth() - gutter - overhang);

  const scaleAt = ({ data, choices }: Shown, zoom: number): TimeScale =>
    timeScale(axisSpans(data, choices.cutQuiet), plotWidth() * zoom);

  const areaAt = (left: number, top: number): Area => ({
    left: Math.max(0, Math.floor(left) - margin.x),
    right: Math.ceil(left) + plotWidth() + margin.x,
    top: Math.max(0, Math.floor(top) - margin.y),
    bottom: Math.ceil(top) + windowHeight() + margin.y,
  });

  const draw = (left: number, top: number): void => {
    if (shown) {
      const area = areaAt(left, top);
      const scene = sceneOf(shown.data, viewOf(shown.choices, plotWidth(), area));
      const edges = edgesIn(scene, shown.data, left, plotWidth());
      const sizes = { labelWidth: labelWidth(), plotWidth: plotWidth(), windowHeight: windowHeight() };
      frame = { scene, activities: shown.data.activities, area, edges, ...sizes };
    } else frame = undefined;
    actions.draw(frame);
  };

  const drawAround = ({ scrollLeft, scrollTop }: HTMLElement): void => {
    if (!frame) return;
    const { scene, area } = frame;
    const right = Math.min(scrollLeft + plotWidth(), scene.width);
    const bottom = Math.min(scrollTop + windowHeight(), scene.height);
    const covered = scrollLeft >= area.left && right <= area.right && scrollTop >= area.top && bottom <= area.bottom;
    if (!covered) draw(scrollLeft, scrollTop);
    else if (shown) {
      const edges = edgesIn(scene, shown.data, scrollLeft, plotWidth());
      if (JSON.stringify(edges) === JSON.stringify(frame.edges)) return;
      frame = { ...frame, edges };
      actions.draw(frame);
    }
  };

  const scrolled = (scroller: HTMLElement): void => {
    const { scrollLeft, scrollTop } = scroller;
    if (!frame || (scrollLeft === placed.left && scrollTop === placed.top)) return;
    placed = { left: scrollLeft, top: scrollTop };
    const left = scrollLeft <= 0 ? undefined : frame.scene.scale.at(scrollLeft);
    if (shown) shown = { ...shown, left, top: scrollTop };
    drawAround(scroller);
    actions.scrolled(left, scrollTop);
  };

  const zoomTo = (zoom: number, anchor: number): void => {
    if (!shown || !frame || !node) return;
    const kept = Math.min(Math.max(1, zoom), mostZoom(shown.data, shown.choices, plotWidth()));
    const instant = frame.scene.scale.at(node.scrollLeft + anchor);
    const scale = scaleAt(shown, kept);
    const x = Math.min(Math.max(0, scale.x(instant) - anchor), Math.max(0, scale.width - plotWidth()));
    actions.zoomed(kept, x <= 0 ? undefined : scale.at(x));
  };

  return {
    attach(scroller) {
      if (!scroller) return;
      node = scroller;
      new ResizeObserver(actions.resized).observe(scroller);
      scroller.addEventListener("scroll", () => scrolled(scroller));
      scroller.addEventListener(
        "wheel",
        event => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          const anchor = event.clientX - scroller.getBoundingClientRect().left - labelWidth() - gutter;
          zoomTo((shown?.choices.zoom ?? 1) * 1.0015 ** -event.deltaY, Math.max(0, anchor));
        },
        { passive: false },
      );
    },
    show(next) {
      shown = windowWidth() === 0 ? undefined : next;
      const scale = shown && scaleAt(shown, shown.choices.zoom);
      const left = shown?.left === undefined ? 0 : (scale?.x(shown.left) ?? 0);
      // What is not there yet cannot be scrolled to: first it is drawn, then scrolled, then drawn where it has come to.
      draw(left, shown?.top ?? 0);
      if (!node || !shown || !frame) return;
      const x = shown.left === undefined ? 0 : frame.scene.scale.x(shown.left);
      if (Math.abs(node.scrollLeft - x) > 1) node.scrollLeft = x;
      if (Math.abs(node.scrollTop - shown.top) > 1) node.scrollTop = shown.top;
      placed = { left: node.scrollLeft, top: node.scrollTop };
      drawAround(node);
    },
    frame: () => frame,
    bringIntoView(id) {
      if (!frame || !shown || !node) return;
      const { scene } = frame;
      const row = scene.layout.find(each => isRow(each, id));
      if (!row) return;
      const room = node.clientHeight - headHeights(scene).all;
      let { top, left } = shown;
      if (row.y < top) top = row.y;
      else if (row.y + row.height > top + room) top = row.y + row.height - room;
      const placed = row.kind === "activity" ? onAxis(row.activity) : undefined;
      if (placed) {
        const [from, to] = [scene.scale.x(placed.start), scene.scale.x(placed.worstEnd)];
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
      node?.scrollBy(pages * plotWidth(), 0);
    },
    hold() {
      const [left, top] = [node?.scrollLeft ?? 0, node?.scrollTop ?? 0];
      return (x, y) => node?.scrollTo(left - x, top - y);
    },
    inView() {
      if (!frame || !shown || !node || shown.choices.zoom <= 1) return undefined;
      const { scene } = frame;
      return {
        data: shown.data,
        choices: shown.choices,
        scale: scene.scale,
        rowsHeight: scene.height,
        left: node.scrollLeft,
        top: node.scrollTop,
        width: plotWidth(),
        height: Math.max(0, node.clientHeight - headHeights(scene).all),
        labelWidth: labelWidth(),
      };
    },
    scrollTo(left, top) {
      node?.scrollTo(left, top);
    },
    page: () => Math.max(1, Math.floor(windowHeight() / 36) - 2),
    step() {
      if (!frame) return 60;
      const { segments: pieces } = frame.scene.scale;
      const seconds = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
      return dragStep(pieces.reduce((sum, { width }) => sum + width, 0) / Math.max(1, seconds));
    },
    focus() {
      node?.querySelector<HTMLElement>("[role=tree]")?.focus({ preventScroll: true });
    },
  };
}
