/** What each command does. */
import { clockOf, offsetAt } from "../../../language/exports/timeline/clock.js";
import type { Choosing } from "./choosing.js";
import { type Dragging, type Drags, draggedFrom } from "./drag.js";
import type { Command } from "./keyboard.js";
import { activityOf } from "./known.js";
import { openMenu } from "./menu.js";
import type { PictureView } from "./picture.js";
import { snapped } from "./snapping.js";
import { rowOrders } from "./state.js";
import { zonesOf } from "./toolbar.js";
import { foldingOf, rowBy } from "./walking.js";

export interface CommandTools {
  readonly choosing: Choosing;
  readonly drags: Drags;
  readonly view: PictureView;
  readonly fit: () => void;
  readonly help: () => void;
  /** For those who do not see it. */
  readonly say: (words: string) => void;
}

/** @returns whether it meant something now */
export function runCommand(command: Command, tools: CommandTools): boolean {
  const { choosing, drags, view } = tools;
  const { choose, change, reveal } = choosing;
  const { active, picture, state, readerZone } = choosing.known();
  const dragging = drags.now();
  if (dragging) return runDragging(command, dragging, tools);
  switch (command) {
    case "up":
      return walk(-1, tools);
    case "down":
      return walk(1, tools);
    case "first":
      return walk(Number.NEGATIVE_INFINITY, tools);
    case "last":
      return walk(Number.POSITIVE_INFINITY, tools);
    case "page up":
      return walk(-view.page(), tools);
    case "page down":
      return walk(view.page(), tools);
    case "fold":
      return foldActive(true, tools);
    case "unfold":
      return foldActive(false, tools);
    case "source":
      reveal(active, true);
      return active !== undefined;
    case "show":
      if (active) view.bringIntoView(active, true);
      return true;
    case "zoom in":
      view.zoomBy(1.5);
      return true;
    case "zoom out":
      view.zoomBy(1 / 1.5);
      return true;
    case "fit":
      tools.fit();
      return true;
    case "earlier":
      view.pan(-0.25);
      return true;
    case "later":
      view.pan(0.25);
      return true;
    case "move":
    case "resize":
    case "worst":
      return grab(command, tools);
    case "search":
      document.querySelector<HTMLElement>("#search")?.focus();
      return true;
    case "filter":
    case "export":
      openMenu(command);
      return true;
    case "rows":
      choose({ rows: next(rowOrders, state.choices.rows) });
      return true;
    case "zone": {
      const zones = zonesOf(picture?.data, readerZone).map(([value]) => value);
      const zone = next(zones, state.choices.secondZone ?? "");
      choose({ secondZone: zone === "" ? undefined : zone });
      return true;
    }
    case "table":
      change({ mode: state.mode === "table" ? "picture" : "table" });
      return true;
    case "help":
      tools.help();
      return true;
    case "cancel":
      choose({ selected: undefined });
      return true;
  }
}

/** Left and right drag, Enter lets go. */
function runDragging(command: Command, dragging: Dragging, { choosing, drags, view, say }: CommandTools): boolean {
  const by = { fold: -1, unfold: 1, earlier: -4, later: 4 };
  switch (command) {
    case "fold":
    case "unfold":
    case "earlier":
    case "later": {
      const step = view.step();
      const { kind, to } = dragging;
      const { picture } = choosing.known();
      const offset = kind === "move" && picture ? offsetAt(clockOf(picture.data), to) : 0;
      const then = snapped(to + by[command] * step, step, offset);
      drags.to(kind === "move" ? then : Math.max(step, then));
      return true;
    }
    case "source":
      drags.drop();
      return true;
    case "cancel":
      drags.cancel();
      say("Left as it was");
      return true;
    default:
      return false;
  }
}

function grab(kind: Dragging["kind"], { choosing, drags, view }: CommandTools): boolean {
  const known = choosing.known();
  const activity = activityOf(known, known.active);
  if (!activity?.times || !known.picture || known.broken !== undefined) return false;
  view.bringIntoView({ kind: "activity", id: activity.id }, true);
  drags.begin(kind, activity, known.picture);
  return draggedFrom(kind, activity) !== undefined;
}

function walk(by: number, { choosing, view }: CommandTools): boolean {
  const to = rowBy(view.scene()?.layout ?? [], choosing.known().active, by);
  if (!to) return false;
  view.focus();
  choosing.activate(to, true);
  return true;
}

function foldActive(shut: boolean, { choosing, view }: CommandTools): boolean {
  const folding = foldingOf(view.scene()?.layout ?? [], choosing.known().active, shut);
  if (folding?.kind === "go") choosing.activate(folding.to, true);
  if (folding?.kind === "turn") choosing.fold(folding.key);
  return folding !== undefined;
}

function next<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}
