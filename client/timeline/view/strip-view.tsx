/**
 * The strip below a picture that is zoomed in: a click goes there, the frame can be dragged. It is for the pointer; with the keys one goes
 * everywhere without it.
 */
import { render } from "preact";
import { variableInk as ink } from "../../../language/exports/timeline/ink.js";
import { type Box, frameOf, type InView, type Strip, scrollFor, stripHeight, stripOf } from "./strip.js";
import { gutter, type Viewport } from "./viewport.js";

export interface StripView {
  /** Takes the element it is drawn in. */
  readonly attach: (element: HTMLElement | null) => void;
  /** The picture, or what is in view of it, has changed. */
  readonly draw: () => void;
}

export function createStripView({ inView, scrollTo }: Pick<Viewport, "inView" | "scrollTo">): StripView {
  let node: HTMLElement | undefined;
  let drawn: { readonly of: InView; readonly strip: Strip } | undefined;
  /** Where in the frame the pointer has taken hold of it. */
  let held: { readonly x: number; readonly y: number } | undefined;

  const stripFor = (view: InView): Strip => {
    const isSame = drawn?.of.data === view.data && drawn.of.choices === view.choices && drawn.of.width === view.width;
    drawn = { of: view, strip: isSame && drawn ? drawn.strip : stripOf(view) };
    return drawn.strip;
  };

  const pointIn = ({ clientX, clientY, currentTarget }: PointerEvent): { readonly x: number; readonly y: number } => {
    const box = currentTarget instanceof Element ? currentTarget.getBoundingClientRect() : undefined;
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  const goTo = (event: PointerEvent): void => {
    const view = inView();
    if (!view || !held) return;
    const { x, y } = pointIn(event);
    const { left, top } = scrollFor(stripFor(view), view, { x: x - held.x, y: y - held.y });
    scrollTo(left, top);
  };

  const pointer = {
    onPointerDown(event: PointerEvent) {
      const view = inView();
      if (event.button !== 0 || !view) return;
      const frame = frameOf(stripFor(view), view);
      const { x, y } = pointIn(event);
      // Beside the frame, its middle goes to the pointer.
      held = isIn(frame, x, y) ? { x: x - frame.x, y: y - frame.y } : { x: frame.width / 2, y: frame.height / 2 };
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      goTo(event);
    },
    onPointerMove: goTo,
    onPointerUp() {
      held = undefined;
    },
    onPointerCancel() {
      held = undefined;
    },
  };

  return {
    attach(element) {
      if (element) node = element;
    },
    draw() {
      if (!node) return;
      const view = inView();
      render(view ? <Drawn strip={stripFor(view)} view={view} pointer={pointer} /> : undefined, node);
    },
  };
}

function isIn({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
}

interface DrawnProps {
  readonly strip: Strip;
  readonly view: InView;
  readonly pointer: Readonly<Record<string, (event: PointerEvent) => void>>;
}

function Drawn({ strip, view, pointer }: DrawnProps) {
  const { x, y, width, height } = frameOf(strip, view);
  return (
    <svg
      width={strip.width}
      height={stripHeight}
      style={{ marginLeft: `${view.labelWidth + gutter}px` }}
      aria-hidden="true"
      {...pointer}
    >
      <rect width={strip.width} height={stripHeight} fill={ink("raised")} />
      <path d={strip.others} fill={ink("soft")} />
      <path d={strip.critical} fill={ink("critical")} />
      <rect class="in-view" x={x} y={y} width={Math.max(4, width)} height={Math.max(4, height)} rx={2} />
    </svg>
  );
}
