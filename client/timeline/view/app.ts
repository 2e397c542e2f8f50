/** The view as a whole: what is known, what is chosen, what is shown, and what keys and messages do. */
import { clockOf, offsetAt } from "../../../language/exports/timeline/clock.js";
import type { TimelineActivity } from "../../../language/exports/timeline/data.js";
import { withDelta } from "../../../language/exports/timeline/delta.js";
import { layRows } from "../../../language/exports/timeline/rows.js";
import type { Position } from "../../../language/plan/place.js";
import type { TimelineResult } from "../../../server/protocol.js";
import type { Saved, ToView } from "../messages.js";
import { type Channel, openChannel } from "./channel.js";
import { consequencesOf, consequencesText } from "./consequences.js";
import { detailsOf } from "./details.js";
import { createDrags, type Dragging, draggedFrom, type Picture } from "./drag.js";
import { element } from "./element.js";
import { pngOf } from "./files.js";
import { createHelp } from "./help.js";
import { type Command, commandOf } from "./keyboard.js";
import { type Active, activeOf, isActive } from "./labels.js";
import { closeMenus } from "./menu.js";
import { patch } from "./patch.js";
import { createPicture } from "./picture.js";
import { snapped } from "./snapping.js";
import { type Choices, firstState, readState, rowOrders, type State, viewOf } from "./state.js";
import { summaryOf } from "./summary.js";
import { tableOf } from "./table.js";
import { adoptTheme } from "./theme.js";
import { toolbarOf, zonesOf } from "./toolbar.js";

/** Milliseconds until what somebody has chosen is kept: scrolling makes many changes. */
const keepAfter = 200;

export function startView(body: HTMLElement): void {
  adoptTheme();
  const readerZone = new Intl.DateTimeFormat("en-GB").resolvedOptions().timeZone;
  let state: State = firstState("");
  let picture: Picture | undefined;
  let broken: string | undefined;
  let active: Active | undefined;
  let cursor: Position | undefined;
  let notice = "";

  const channel: Channel = openChannel(receive);
  const kept = readState(channel.kept());
  if (kept) state = kept;
  if (state.choices.selected !== undefined) active = { kind: "activity", id: state.choices.selected };

  // ------------------------------------------------------------ what is on the page

  const main = document.createElement("main");
  const banner = document.createElement("p");
  banner.className = "banner";
  banner.setAttribute("role", "status");
  const top = document.createElement("div");
  const stage = document.createElement("div");
  stage.className = "stage";
  const tableStage = document.createElement("div");
  tableStage.className = "table";
  tableStage.tabIndex = 0;
  tableStage.setAttribute("role", "region");
  tableStage.setAttribute("aria-label", "Timeline as a table");
  const foot = document.createElement("div");
  foot.className = "foot";
  const said = document.createElement("div");
  said.className = "said";
  said.setAttribute("aria-live", "polite");
  const help = createHelp();
  const drags = createDrags(
    channel,
    () => {
      const dragging = drags.now();
      if (dragging && picture) say(consequencesText(picture.data, dragging));
      schedule();
    },
    tell,
  );
  const view = createPicture({
    scrolled: (left, scrolledTo) => keep({ ...state, left, top: scrolledTo }),
    scrollTo: (left, top) => change({ left, top }),
    zoomed: (zoom, left) => {
      change({ left, choices: { ...state.choices, zoom } });
      say(`Zoom ${Math.round(zoom * 100)} %`);
    },
    clicked: chosen => {
      activate(chosen, false);
      view.focus();
      if (chosen.kind === "group") fold(chosen.key);
      else reveal(chosen, false);
    },
    opened: chosen => reveal(chosen, true),
    grabbed: (kind, activity) => {
      if (!picture || broken !== undefined) return;
      activate({ kind: "activity", id: activity.id }, false);
      drags.begin(kind, activity, picture);
    },
    dragged: to => drags.to(to),
    dropped: () => drags.drop(),
    left: () => drags.cancel(),
  });
  stage.append(view.node, tableStage);
  main.append(top, banner, stage, foot);
  body.replaceChildren(main, said, help.node);

  // ------------------------------------------------------------ showing

  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      render();
    });
  }

  function render(): void {
    const dragging = drags.now();
    const data = picture && shownData(picture, dragging);
    const selected = data?.activities.find(({ id }) => id === state.choices.selected);
    patch(top, [
      toolbarOf(picture?.data, state, readerZone, {
        choose,
        mode: mode => change({ mode }),
        zoomBy: view.zoomBy,
        fit: () => change({ left: undefined, choices: { ...state.choices, zoom: 1 } }),
        save: format => void save(format),
        help: help.open,
      }),
      ...(data ? [summaryOf(data, countShown(), place => channel.send({ kind: "reveal", place, focus: true }))] : []),
    ]);
    const words = bannerText();
    banner.textContent = words;
    banner.hidden = words === "";
    main.classList.toggle("old", broken !== undefined && picture !== undefined);
    view.node.hidden = state.mode !== "picture" || !data;
    tableStage.hidden = state.mode !== "table" || !data;
    if (data && state.mode === "picture") {
      const { choices, left, top: scrolledTo } = state;
      view.show({ data, choices, left, top: scrolledTo, active, dragging });
    }
    if (data && state.mode === "table") {
      patch(tableStage, [
        tableOf(data, state.choices, {
          clicked: id => {
            activate({ kind: "activity", id }, false);
            reveal({ kind: "activity", id }, true);
          },
        }),
      ]);
    }
    const scene = state.mode === "picture" ? view.scene() : undefined;
    patch(foot, [
      ...(notice === ""
        ? []
        : [element("p", { key: "notice", classes: ["notice"], attributes: { role: "alert" } }, [notice])]),
      ...(picture && dragging ? [consequencesOf(picture.data, dragging)] : []),
      ...(data && selected && scene && !dragging
        ? [
            detailsOf(data, selected, scene, {
              open: () => reveal({ kind: "activity", id: selected.id }, true),
              close: () => choose({ selected: undefined }),
              turnBackAt: at => choose({ turnBackAt: at }),
            }),
          ]
        : []),
    ]);
  }

  /** While a bar is dragged, the axis stays where it is. */
  function shownData({ data }: Picture, dragging: Dragging | undefined) {
    return dragging?.preview ? { ...dragging.preview.data, busy: data.busy, period: data.period } : data;
  }

  function countShown(): number {
    if (!picture) return 0;
    if (state.mode === "picture") return view.scene()?.shown ?? picture.data.activities.length;
    return picture.data.activities.length;
  }

  function bannerText(): string {
    if (broken === undefined) return "";
    return picture ? `${broken} This is the last picture that could be drawn.` : broken;
  }

  /** For those who do not see it. */
  function say(words: string): void {
    said.textContent = words;
  }

  /** For everybody, until the next thing happens. */
  function tell(words: string): void {
    notice = words;
    schedule();
  }

  // ------------------------------------------------------------ what is chosen

  let keeping: ReturnType<typeof setTimeout> | undefined;

  function keep(next: State): void {
    state = next;
    clearTimeout(keeping);
    keeping = setTimeout(() => channel.keep(state), keepAfter);
  }

  function change(to: Partial<State>): void {
    keep({ ...state, ...to });
    notice = "";
    schedule();
  }

  function choose(choices: Partial<Choices>): void {
    const rest = "selected" in choices ? { turnBackAt: undefined } : {};
    change({ choices: { ...state.choices, ...rest, ...choices } });
    if ("filter" in choices && picture) {
      const { shown } = layRows(picture.data, viewOf(state.choices, 1));
      say(`${shown} of ${picture.data.activities.length} activities`);
    }
  }

  function activate(next: Active, intoView: boolean): void {
    active = next;
    if (next.kind === "activity" && state.choices.selected !== next.id) choose({ selected: next.id });
    else schedule();
    if (intoView) view.bringIntoView(next, true);
  }

  function fold(key: string): void {
    const { collapsed } = state.choices;
    choose({ collapsed: collapsed.includes(key) ? collapsed.filter(each => each !== key) : [...collapsed, key] });
  }

  function activityOf(chosen: Active | undefined): TimelineActivity | undefined {
    return chosen?.kind === "activity" ? picture?.data.activities.find(({ id }) => id === chosen.id) : undefined;
  }

  function reveal(chosen: Active | undefined, focus: boolean): void {
    const place =
      chosen?.kind === "group"
        ? picture?.data.phases.find(({ key }) => key === chosen.key)?.place
        : activityOf(chosen)?.place;
    if (place) channel.send({ kind: "reveal", place, focus });
  }

  // ------------------------------------------------------------ what the panel says

  let pulling = false;
  let stale = false;

  function receive(message: Exclude<ToView, { kind: "answer" }>): void {
    switch (message.kind) {
      case "document":
        if (message.uri !== state.uri) {
          const { rows, density, cutQuiet, secondZone } = state.choices;
          const first = firstState(message.uri);
          state = { ...first, mode: state.mode, choices: { ...first.choices, rows, density, cutQuiet, secondZone } };
          picture = undefined;
          broken = undefined;
          active = undefined;
        }
        drags.settle();
        pulling = false;
        change({});
        void pull();
        return;
      case "changed":
        void pull();
        return;
      case "cursor":
        cursor = message.position;
        followCursor();
        return;
    }
  }

  /** Asks for the picture; while an answer is awaited, further changes make one more question, not many. */
  async function pull(): Promise<void> {
    if (pulling) {
      stale = true;
      return;
    }
    pulling = true;
    const { uri } = state;
    do {
      stale = false;
      const have = picture?.revision;
      const answer = await channel.ask({
        about: "picture",
        zones: [readerZone],
        ...(have === undefined ? {} : { have }),
      });
      if (uri !== state.uri) return;
      if (answer.about === "failure") broken = `The language server gave no timeline: ${answer.why}`;
      else take(answer.result);
      schedule();
    } while (stale);
    pulling = false;
  }

  function take(result: TimelineResult): void {
    switch (result.kind) {
      case "whole":
        picture = { revision: result.revision, data: result.data };
        break;
      case "delta":
        if (picture?.revision !== result.since) {
          picture = undefined;
          stale = true;
          return;
        }
        picture = { revision: result.revision, data: withDelta(picture.data, result.delta) };
        break;
      case "broken":
        broken = result.why;
        if (result.last && !picture) picture = result.last;
        return;
    }
    const first = broken !== undefined || cursor !== undefined;
    broken = undefined;
    drags.settle();
    if (first && state.choices.selected === undefined) followCursor();
  }

  /** The activity the cursor is in is the one selected. */
  function followCursor(): void {
    const at = cursor;
    if (!at || !picture || drags.now()) return;
    const here = picture.data.activities.find(({ place: { range } }) => {
      const after =
        range.start.line < at.line || (range.start.line === at.line && range.start.character <= at.character);
      const before = at.line < range.end.line || (range.end.line === at.line && at.character <= range.end.character);
      return after && before;
    });
    if (here && here.id !== state.choices.selected) activate({ kind: "activity", id: here.id }, true);
  }

  async function wished(format: Saved["format"]): Promise<Saved> {
    const { width: _width, zoom: _zoom, ...view } = viewOf(state.choices, 1);
    switch (format) {
      case "markdown":
        return { format };
      case "svg":
      case "html":
        return { format, view };
      case "png": {
        const answer = await channel.ask({ about: "svg", view });
        if (answer.about === "failure") throw new Error(answer.why);
        if ("error" in answer.result) throw new Error(answer.result.error);
        return { format, bytes: await pngOf(answer.result.text) };
      }
    }
  }

  async function save(format: Saved["format"]): Promise<void> {
    closeMenus();
    if (!picture) return;
    try {
      const what = await wished(format);
      const answer = await channel.ask({ about: "save", what });
      if (answer.about === "failure") tell(`It was not exported: ${answer.why}`);
      else if (answer.result.kind === "saved") say(`Saved as ${answer.result.name}`);
    } catch (error) {
      tell(`It was not exported: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  // ------------------------------------------------------------ keys

  document.addEventListener("keydown", event => {
    if (help.node.open) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (event.key === "Escape") {
      if (closeMenus() || drags.now() === undefined) {
        if (target instanceof HTMLInputElement && target.type === "search") view.focus();
      }
    }
    if (target?.matches("input, select, textarea") && event.key !== "Escape") return;
    if (target?.closest("button, summary") && (event.key === "Enter" || event.key === " ")) return;
    const command = commandOf(event);
    if (!command || (state.mode === "table" && isForPicture(command) && command !== "source")) return;
    if (run(command)) event.preventDefault();
  });

  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Node) closeMenus(event.target);
  });

  const openMenu = (id: string): void => {
    const menu = document.querySelector<HTMLDetailsElement>(`#${id}-menu`);
    if (!menu) return;
    menu.open = true;
    menu.querySelector<HTMLElement>("input, button:not([disabled])")?.focus();
  };

  /** @returns whether it meant something now */
  function run(command: Command): boolean {
    const dragging = drags.now();
    if (dragging) return runDragging(command, dragging);
    switch (command) {
      case "up":
        return walk(-1);
      case "down":
        return walk(1);
      case "first":
        return walk(Number.NEGATIVE_INFINITY);
      case "last":
        return walk(Number.POSITIVE_INFINITY);
      case "page up":
        return walk(-view.page());
      case "page down":
        return walk(view.page());
      case "fold":
        return foldActive(true);
      case "unfold":
        return foldActive(false);
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
        change({ left: undefined, choices: { ...state.choices, zoom: 1 } });
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
        return grab(command);
      case "search":
        document.querySelector<HTMLElement>("#search")?.focus();
        return true;
      case "filter":
        openMenu("filter");
        return true;
      case "export":
        openMenu("export");
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
        help.open();
        return true;
      case "cancel":
        choose({ selected: undefined });
        return true;
    }
  }

  /** Left and right drag, Enter lets go. */
  function runDragging(command: Command, dragging: Dragging): boolean {
    const by = { fold: -1, unfold: 1, earlier: -4, later: 4 };
    switch (command) {
      case "fold":
      case "unfold":
      case "earlier":
      case "later": {
        const step = view.step();
        const { kind, to } = dragging;
        const clock = picture && clockOf(picture.data);
        const offset = kind === "move" && clock ? offsetAt(clock, to) : 0;
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

  function grab(kind: "move" | "resize" | "worst"): boolean {
    const activity = activityOf(active);
    if (!activity?.times || !picture || broken !== undefined) return false;
    view.bringIntoView({ kind: "activity", id: activity.id }, true);
    drags.begin(kind, activity, picture);
    return draggedFrom(kind, activity) !== undefined;
  }

  function walk(by: number): boolean {
    const layout = view.scene()?.layout ?? [];
    if (layout.length === 0) return false;
    const at = layout.findIndex(row => isActive(row, active));
    const from = at < 0 ? (by > 0 ? -1 : 0) : at;
    const row = layout[Math.min(layout.length - 1, Math.max(0, from + by))];
    if (!row) return false;
    view.focus();
    activate(activeOf(row), true);
    return true;
  }

  function foldActive(shut: boolean): boolean {
    const layout = view.scene()?.layout ?? [];
    const row = layout.find(each => isActive(each, active));
    if (!row) return false;
    if (row.kind === "activity") {
      if (!shut || row.group.title === "") return false;
      activate({ kind: "group", key: row.group.key }, true);
      return true;
    }
    if (row.collapsed !== shut) fold(row.group.key);
    return true;
  }

  new ResizeObserver(schedule).observe(stage);
  channel.send({ kind: "ready" });
  schedule();
}

function isForPicture(command: Command): boolean {
  const everywhere: readonly Command[] = ["search", "filter", "export", "rows", "zone", "table", "help", "cancel"];
  return !everywhere.includes(command);
}

function next<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}
