/** What each command does. */
import { clockOf, offsetAt } from "../../../language/exports/timeline/clock.js";
import { contingenciesOf } from "./contingencies.js";
import { type Dragging, type Drags, draggedFrom } from "./drag.js";
import type { Command } from "./keyboard.js";
import { t } from "./l10n.js";
import { openMenu } from "./menu.js";
import { activityOf } from "./model.js";
import { foldingOf, type RowId, rowAfter, rowInTime } from "./row-navigation.js";
import { snapped } from "./snapping.js";
import { rowOrders } from "./state.js";
import type { Store } from "./store.js";
import type { Viewport } from "./viewport.js";
import { zonesOf } from "./zones.js";

export interface CommandTools {
  readonly store: Store;
  readonly drags: Drags;
  readonly viewport: Viewport;
  readonly fit: () => void;
  readonly whatIf: (name: string | undefined) => void;
  readonly compare: () => void;
  /** @returns whether there is a run */
  readonly toggleRun: () => boolean;
  readonly help: () => void;
}

/** @returns whether it meant something now */
export function runCommand(command: Command, tools: CommandTools): boolean {
  const { store, drags, viewport } = tools;
  const { choose, change, reveal } = store;
  const { active, snapshot, state, readerZone } = store.model();
  const dragging = drags.current();
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
      return walk(-viewport.page(), tools);
    case "page down":
      return walk(viewport.page(), tools);
    case "fold":
      return foldActive(true, tools);
    case "unfold":
      return foldActive(false, tools);
    case "source":
      reveal(active, true);
      return active !== undefined;
    case "show":
      if (active) viewport.bringIntoView(active);
      return true;
    case "zoom in":
      viewport.zoomBy(1.5);
      return true;
    case "zoom out":
      viewport.zoomBy(1 / 1.5);
      return true;
    case "fit":
      tools.fit();
      return true;
    case "earlier":
      viewport.pan(-0.25);
      return true;
    case "later":
      viewport.pan(0.25);
      return true;
    case "previous":
      return goTo(rowInTime(viewport.frame()?.scene.layout ?? [], active, -1), tools);
    case "next":
      return goTo(rowInTime(viewport.frame()?.scene.layout ?? [], active, 1), tools);
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
      const zones = zonesOf(snapshot?.data, readerZone).map(([value]) => value);
      const zone = next(zones, state.choices.secondZone ?? "");
      choose({ secondZone: zone === "" ? undefined : zone });
      return true;
    }
    case "strike": {
      const data = snapshot?.data;
      if (!data?.contingencies) return false;
      const name = next(
        contingenciesOf(data).map(([value]) => value),
        state.choices.whatIf ?? "",
      );
      tools.whatIf(name === "" ? undefined : name);
      return true;
    }
    case "compare":
      tools.compare();
      return true;
    case "run":
      return tools.toggleRun();
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
function runDragging(command: Command, dragging: Dragging, { store, drags, viewport }: CommandTools): boolean {
  const by = { fold: -1, unfold: 1, earlier: -4, later: 4 };
  switch (command) {
    case "fold":
    case "unfold":
    case "earlier":
    case "later": {
      const step = viewport.step();
      const { kind, to } = dragging;
      const { snapshot } = store.model();
      const offset = kind === "move" && snapshot ? offsetAt(clockOf(snapshot.data), to) : 0;
      const then = snapped(to + by[command] * step, step, offset);
      drags.moveTo(kind === "move" ? then : Math.max(step, then));
      return true;
    }
    case "source":
      drags.drop();
      return true;
    case "cancel":
      drags.cancel();
      store.announce(t("Nothing was changed"));
      return true;
    default:
      return false;
  }
}

function grab(kind: Dragging["kind"], { store, drags, viewport }: CommandTools): boolean {
  const model = store.model();
  const activity = activityOf(model, model.active);
  if (activity?.waits) {
    store.notify(t("Most durations are missing, so there is no time to move along: write `takes` in the text."));
    return true;
  }
  if (!activity?.times || !model.snapshot || model.broken !== undefined) return false;
  viewport.bringIntoView({ kind: "activity", id: activity.id });
  drags.begin(kind, activity, model.snapshot);
  return draggedFrom(kind, activity) !== undefined;
}

function walk(by: number, tools: CommandTools): boolean {
  return goTo(rowAfter(tools.viewport.frame()?.scene.layout ?? [], tools.store.model().active, by), tools);
}

function goTo(to: RowId | undefined, { store, viewport }: CommandTools): boolean {
  if (!to) return false;
  viewport.focus();
  store.activate(to, true);
  return true;
}

function foldActive(collapse: boolean, { store, viewport }: CommandTools): boolean {
  const folding = foldingOf(viewport.frame()?.scene.layout ?? [], store.model().active, collapse);
  if (folding?.kind === "go") store.activate(folding.to, true);
  if (folding?.kind === "toggle") store.toggleGroup(folding.key);
  return folding !== undefined;
}

function next<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}
