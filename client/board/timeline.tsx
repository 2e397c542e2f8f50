/** The run on the timeline: the picture of the editor's panel, to be looked at. */
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TimelineData } from "../../language/exports/timeline/data.js";
import { Picture } from "../timeline/view/picture.js";
import type { PointerHandlers } from "../timeline/view/pointer.js";
import { type RowId, rowAfter } from "../timeline/view/row-navigation.js";
import { type Choices, firstChoices, toggled } from "../timeline/view/state.js";
import { createViewport, type Viewport } from "../timeline/view/viewport.js";
import { withZone } from "./zone-offsets.js";

interface TimelineProps {
  /** Changes whenever the picture may be another. */
  readonly version: string;
  readonly zone: string;
  readonly runbookZone: string;
  /** Only to be looked at, from across a room. */
  readonly isWall: boolean;
  /** The names of activities whose rows are to be in view, the most important last. */
  readonly seek?: readonly string[];
  readonly open: (name: string) => void;
}

export function Timeline({ version, zone, runbookZone, isWall, seek = [], open }: TimelineProps) {
  const holder = useRef<HTMLDivElement>(null);
  const shown = useRef<PictureInPage | undefined>(undefined);
  const [data, setData] = useState<TimelineData | undefined>(undefined);
  const [failed, setFailed] = useState<string | undefined>(undefined);

  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal).then(
      loaded => {
        setData(loaded);
        setFailed(undefined);
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFailed(error instanceof Error ? error.message : String(error));
      },
    );
    return () => stop.abort();
  }, [version]);

  useEffect(() => {
    if (!holder.current) return undefined;
    shown.current = pictureIn(holder.current, open);
    return () => shown.current?.end();
  }, []);

  useEffect(() => {
    if (!data) return;
    const choices = zone === runbookZone ? {} : { zone, secondZone: runbookZone };
    shown.current?.show(withZone(data, zone), { ...choices, ...(isWall ? { density: "compact" } : {}) });
    for (const name of seek) shown.current?.seek(name);
  }, [data, zone, runbookZone, isWall, seek.join()]);

  return (
    <div class="timeline">
      {!data && (
        <p class="none" role="status">
          {failed === undefined ? "The timeline is being drawn…" : `The timeline could not be had: ${failed}`}
        </p>
      )}
      <div class="picture" ref={holder} hidden={!data} />
    </div>
  );
}

/** The browser asks with the ETag of what it has, and gives that where nothing has changed. */
async function load(signal: AbortSignal): Promise<TimelineData> {
  const response = await fetch("/api/timeline", { signal, cache: "no-cache" });
  if (!response.ok) throw new Error(`the board says ${response.status}`);
  return response.json();
}

interface PictureInPage {
  readonly show: (data: TimelineData, chosen: Partial<Choices>) => void;
  readonly seek: (name: string) => void;
  readonly end: () => void;
}

const noPointer = (): undefined => undefined;

/** The panel's picture with its viewport in an element of the page. */
function pictureIn(holder: HTMLElement, open: (name: string) => void): PictureInPage {
  let data: TimelineData | undefined;
  let choices: Choices = firstChoices;
  let place: { readonly left: number | undefined; readonly top: number } = { left: undefined, top: 0 };
  let active: RowId | undefined;
  let scheduled = 0;

  const activate = (row: RowId | undefined): void => {
    if (!row) return;
    active = row;
    choices = { ...choices, selected: row.kind === "activity" ? row.id : undefined };
    show();
    viewport.bringIntoView(row);
  };
  const clicked = (row: RowId): void => {
    if (row.kind === "group") choices = { ...choices, collapsed: toggled(choices.collapsed, row.key) };
    activate(row);
    viewport.focus();
  };
  const opened = (row: RowId): void => {
    if (row.kind === "activity") open(row.id);
  };
  const pointer: PointerHandlers = {
    onPointerDown: noPointer,
    onPointerMove: noPointer,
    onPointerUp: noPointer,
    onPointerCancel: noPointer,
    onDblClick: noPointer,
  };
  const viewport: Viewport = createViewport({
    draw(frame) {
      render(
        frame && (
          <Picture
            frame={frame}
            active={active}
            dragging={undefined}
            labels={{ clicked, opened }}
            sought={activate}
            pointer={pointer}
          />
        ),
        holder,
      );
    },
    resized() {
      cancelAnimationFrame(scheduled);
      scheduled = requestAnimationFrame(show);
    },
    scrolled(left, top) {
      place = { left, top };
    },
    scrollTo(left, top) {
      place = { left, top };
      show();
    },
    zoomed(zoom, left) {
      choices = { ...choices, zoom };
      place = { ...place, left };
      show();
    },
  });

  function show(): void {
    viewport.show(data && { data, choices, ...place });
  }

  const keys = (event: KeyboardEvent): void => {
    const layout = viewport.frame()?.scene.layout ?? [];
    if (!(event.target instanceof Element) || !event.target.matches("[role=tree]")) return;
    const page = viewport.page();
    const by: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -layout.length,
      End: layout.length,
    };
    const rows = by[event.key];
    if (rows !== undefined) activate(rowAfter(layout, active, rows));
    else if (event.key === "Enter" && active) opened(active);
    else if (event.key === "+" || event.key === "-") viewport.zoomBy(event.key === "+" ? 1.5 : 1 / 1.5);
    else return;
    event.preventDefault();
  };
  holder.addEventListener("keydown", keys);
  viewport.attach(holder);

  return {
    show(next, chosen) {
      data = next;
      const { zone: _zone, secondZone: _secondZone, ...kept } = choices;
      choices = { ...kept, ...chosen };
      show();
    },
    seek: name => viewport.bringIntoView({ kind: "activity", id: name }),
    end() {
      data = undefined;
      holder.removeEventListener("keydown", keys);
      cancelAnimationFrame(scheduled);
      render(null, holder);
    },
  };
}
