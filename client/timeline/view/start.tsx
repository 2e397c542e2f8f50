/** The view as a whole: its parts, and how one hears of another. */
import { render } from "preact";
import type { Since } from "../../../server/protocol.js";
import type { Channel, OfferedFormat } from "../messages.js";
import { App, type AppActions } from "./app.js";
import { openChannel } from "./channel.js";
import { runCommand } from "./commands.js";
import { consequencesText } from "./consequences.js";
import { createDetailLoader } from "./detail-loader.js";
import { createDrags } from "./drag.js";
import { exportTimeline } from "./export.js";
import { openHelp } from "./help.js";
import { listenToKeys } from "./key-handler.js";
import { t } from "./l10n.js";
import { closeMenus } from "./menu.js";
import { createMessageHandler } from "./message-handler.js";
import { shownData } from "./model.js";
import { followNow } from "./now.js";
import { createPointer } from "./pointer.js";
import { createStore } from "./store.js";
import { createStripView } from "./strip-view.js";
import { shownInTable } from "./table.js";
import { adoptTheme } from "./theme.js";
import { createViewport } from "./viewport.js";

export function startView(body: HTMLElement): void {
  adoptTheme();
  const machineZone = new Intl.DateTimeFormat("en-GB").resolvedOptions().timeZone;
  const channel: Channel = openChannel(message => handle(message));
  const store = createStore(channel, machineZone, {
    changed: schedule,
    bringIntoView: row => viewport.bringIntoView(row),
  });
  const { model, change, choose, activate, reveal, notify, announce } = store;
  const drags = createDrags(
    channel,
    () => {
      const dragging = drags.current();
      const { snapshot } = model();
      if (dragging && snapshot) announce(consequencesText(snapshot.data, dragging));
      schedule();
    },
    notify,
  );
  const viewport = createViewport({
    draw: frame => render(<App model={model()} dragging={drags.current()} frame={frame} actions={actions} />, body),
    resized: schedule,
    scrolled(left, top) {
      store.keep({ left, top });
      strip.draw();
      loadInView();
    },
    scrollTo: (left, top) => change({ left, top }),
    zoomed(zoom, left) {
      change({ left, choices: { ...model().state.choices, zoom } });
      announce(t("Zoom {0} %", Math.round(zoom * 100)));
    },
  });
  const strip = createStripView(viewport);
  const rows: AppActions["labels"] = {
    clicked(row) {
      activate(row, false);
      viewport.focus();
      if (row.kind === "activity") reveal(row, false);
      else if (model().state.choices.rows !== "load") store.toggleGroup(row.key);
    },
    opened: row => reveal(row, true),
  };
  const actions: AppActions = {
    attach: viewport.attach,
    attachStrip: strip.attach,
    labels: rows,
    sought(row) {
      viewport.focus();
      activate(row, true);
    },
    pointer: createPointer(viewport, {
      ...rows,
      grabbed(kind, activity) {
        const { snapshot, broken } = model();
        if (!snapshot || broken !== undefined) return;
        activate({ kind: "activity", id: activity.id }, false);
        drags.begin(kind, activity, snapshot);
      },
      dragged: drags.moveTo,
      dropped: drags.drop,
      left: drags.cancel,
    }),
    toolbar: {
      choose,
      mode: mode => change({ mode }),
      zoomBy: viewport.zoomBy,
      fit,
      date(fallback) {
        change({ left: undefined, choices: { ...model().state.choices, fallback, turnBackAt: undefined } });
        handle({ kind: "changed" });
      },
      whatIf,
      compare: () => void compare(),
      save: format => void save(format),
      help: openHelp,
    },
    table: {
      clicked(id) {
        activate({ kind: "activity", id }, false);
        reveal({ kind: "activity", id }, true);
      },
    },
    details: {
      open: ({ id }) => reveal({ kind: "activity", id }, true),
      close: () => choose({ selected: undefined }),
      turnBackAt: at => choose({ turnBackAt: at }),
    },
    endComparison() {
      compareWith(undefined);
      viewport.focus();
      announce(t("It is compared with nothing any more"));
    },
    toggleRun,
    finding: place => channel.send({ kind: "reveal", place, focus: true }),
  };
  const loadDetails = createDetailLoader(channel, store, schedule);
  const handle = createMessageHandler(channel, store, drags, machineZone, schedule);

  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      show();
      loadInView();
    });
  }

  function show(): void {
    const data = shownData(model(), drags.current());
    const { mode, choices, left, top } = model().state;
    viewport.show(data && mode === "picture" ? { data, choices, left, top } : undefined);
    strip.draw();
  }

  /** While a bar is dragged, what is shown is not what the text says. */
  function loadInView(): void {
    const { snapshot, state } = model();
    if (drags.current() || !snapshot) return;
    const drawn = viewport.frame()?.scene.rows ?? [];
    loadDetails(
      state.mode === "table"
        ? shownInTable(snapshot.data, state.choices)
        : drawn.flatMap(row => (row.kind === "activity" ? [row.activity.index] : [])),
    );
  }

  function whatIf(name: string | undefined): void {
    change({ left: undefined, choices: { ...model().state.choices, whatIf: name } });
    handle({ kind: "changed" });
  }

  function compareWith(against: Since | undefined): void {
    choose({ against });
    handle({ kind: "changed" });
  }

  /** What strikes and what is compared is the plan: where the run is wanted, neither is. */
  function toggleRun(): boolean {
    const beside = model().snapshot?.data.runBeside;
    if (!beside) return false;
    const run = beside.isShown ? "none" : "latest";
    choose(run === "none" ? { run } : { run, whatIf: undefined, against: undefined });
    change({ left: undefined });
    handle({ kind: "changed" });
    announce(run === "none" ? t("The plan alone") : t("The run as it stands"));
    return true;
  }

  async function compare(): Promise<void> {
    closeMenus();
    const answer = await channel.ask({ about: "version" });
    if (answer.about === "failure") notify(t("It was not compared: {0}", answer.why));
    else if (answer.result.kind === "chosen") {
      compareWith(answer.result.since);
      announce(t("Compared with {0}", answer.result.name));
    }
  }

  function fit(): void {
    change({ left: undefined, choices: { ...model().state.choices, zoom: 1 } });
  }

  async function save(format: OfferedFormat["format"]): Promise<void> {
    closeMenus();
    const { snapshot, state } = model();
    if (!snapshot) return;
    const done = await exportTimeline(channel, format, state.choices);
    if (!done) return;
    if ("failed" in done) notify(done.failed);
    else announce(done.saved);
  }

  listenToKeys({
    mode: () => model().state.mode,
    dragging: () => drags.current() !== undefined,
    leaveSearch: viewport.focus,
    run: command =>
      runCommand(command, {
        store,
        drags,
        viewport,
        fit,
        whatIf,
        compare: () => void compare(),
        toggleRun,
        help: openHelp,
      }),
  });
  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Node) closeMenus(event.target);
  });
  followNow(() => {
    const run = model().snapshot?.data.run;
    if (run && !run.closed && !drags.current()) handle({ kind: "changed" });
  });
  body.replaceChildren();
  show();
  channel.send({ kind: "ready" });
}
