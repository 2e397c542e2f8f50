/** The view as a whole: its parts, and how one hears of another. */
import type { Channel, Saved } from "../messages.js";
import { openChannel } from "./channel.js";
import { createChoosing } from "./choosing.js";
import { runCommand } from "./commands.js";
import { consequencesText } from "./consequences.js";
import { createDrags } from "./drag.js";
import { exported } from "./exporting.js";
import { createHearing } from "./hearing.js";
import { createHelp } from "./help.js";
import { listenToKeys } from "./keys.js";
import { closeMenus } from "./menu.js";
import { createMore } from "./more.js";
import { createPicture } from "./picture.js";
import { createShowing } from "./showing.js";
import { adoptTheme } from "./theme.js";

export function startView(body: HTMLElement): void {
  adoptTheme();
  const machineZone = new Intl.DateTimeFormat("en-GB").resolvedOptions().timeZone;
  const channel: Channel = openChannel(message => hear(message));
  const choosing = createChoosing(channel, machineZone, {
    changed: schedule,
    bringIntoView: active => view.bringIntoView(active, true),
    say,
  });
  const { known, change, choose, activate, reveal, tell } = choosing;
  const help = createHelp();
  const drags = createDrags(
    channel,
    () => {
      const dragging = drags.now();
      const { picture } = known();
      if (dragging && picture) say(consequencesText(picture.data, dragging));
      schedule();
    },
    tell,
  );
  const view = createPicture({
    scrolled: (left, top) => {
      choosing.keep({ left, top });
      askInView();
    },
    scrollTo: (left, top) => change({ left, top }),
    zoomed: (zoom, left) => {
      change({ left, choices: { ...known().state.choices, zoom } });
      say(`Zoom ${Math.round(zoom * 100)} %`);
    },
    clicked: chosen => {
      activate(chosen, false);
      view.focus();
      if (chosen.kind === "group") choosing.fold(chosen.key);
      else reveal(chosen, false);
    },
    opened: chosen => reveal(chosen, true),
    grabbed: (kind, activity) => {
      const { picture, broken } = known();
      if (!picture || broken !== undefined) return;
      activate({ kind: "activity", id: activity.id }, false);
      drags.begin(kind, activity, picture);
    },
    dragged: to => drags.to(to),
    dropped: () => drags.drop(),
    left: () => drags.cancel(),
  });
  const showing = createShowing(view, {
    toolbar: {
      choose,
      mode: mode => change({ mode }),
      zoomBy: view.zoomBy,
      fit,
      save: format => void save(format),
      help: help.open,
    },
    table: {
      clicked: id => {
        activate({ kind: "activity", id }, false);
        reveal({ kind: "activity", id }, true);
      },
    },
    details: {
      open: ({ id }) => reveal({ kind: "activity", id }, true),
      close: () => choose({ selected: undefined }),
      turnBackAt: at => choose({ turnBackAt: at }),
    },
    finding: place => channel.send({ kind: "reveal", place, focus: true }),
  });
  const askMore = createMore(channel, choosing, schedule);
  const hear = createHearing(channel, choosing, drags, machineZone, schedule);

  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      showing.show(known(), drags.now());
      askInView();
    });
  }

  /** While a bar is dragged, what is shown is not what the text says. */
  function askInView(): void {
    if (!drags.now()) void askMore(showing.inView(known()));
  }

  /** For those who do not see it. */
  function say(words: string): void {
    showing.said.textContent = words;
  }

  function fit(): void {
    change({ left: undefined, choices: { ...known().state.choices, zoom: 1 } });
  }

  async function save(format: Saved["format"]): Promise<void> {
    closeMenus();
    const { picture, state } = known();
    if (!picture) return;
    const done = await exported(channel, format, state.choices);
    if (!done) return;
    if ("failed" in done) tell(done.failed);
    else say(done.saved);
  }

  listenToKeys(help.node, {
    mode: () => known().state.mode,
    dragging: () => drags.now() !== undefined,
    leaveSearch: view.focus,
    run: command => runCommand(command, { choosing, drags, view, fit, help: help.open, say }),
  });
  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Node) closeMenus(event.target);
  });
  body.replaceChildren(showing.main, showing.said, help.node);
  showing.onResize(schedule);
  channel.send({ kind: "ready" });
  schedule();
}
