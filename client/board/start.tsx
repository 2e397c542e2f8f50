/** The page as a whole: its parts, and how one hears of another. */
import { render } from "preact";
import type { BoardDocument } from "../../language/run/board.js";
import { boardAfter } from "../../language/run/board-change.js";
import { App, type AppActions } from "./app.js";
import { keepChoices, readChoices } from "./choices.js";
import { type Act, draftOf, nothingFilled, saysOf, wordsOf } from "./drafts.js";
import { type Command, commandOf } from "./keys.js";
import { runActionsFor } from "./mine.js";
import type { Model } from "./model.js";
import { isZone } from "./moments.js";
import { createServerClock } from "./server-clock.js";
import { enter, tokenInAddress } from "./session.js";
import { type Shared, shareLine } from "./sharing.js";
import { tellings, tellingsOfTime } from "./telling.js";
import { adoptTheme } from "./theme.js";
import { createWriter } from "./writer.js";
import { todaysName } from "./zone-names.js";

/** Milliseconds for which it is still shown that something is written. */
const shownFor = 5_000;
const wide = "(min-width: 1700px)";

export function startBoard(body: HTMLElement): void {
  adoptTheme();
  const clock = createServerClock(Date.now);
  const isWideNow = matchMedia(wide);
  const kept = readChoices();
  let model: Model = {
    entry: undefined,
    board: undefined,
    line: { kind: "connecting" },
    lostAt: undefined,
    now: clock.now(),
    choices: { ...kept, zone: kept.zone !== undefined && isZone(kept.zone) ? kept.zone : undefined },
    machineZone: todaysName(new Intl.DateTimeFormat("en-GB").resolvedOptions().timeZone),
    isWall: location.hash === "#wall",
    isWide: isWideNow.matches,
    writings: [],
    opened: undefined,
    told: { words: "", number: 0 },
  };
  let shared: Shared | undefined;
  let scheduled = false;

  const draw = (): void => {
    scheduled = false;
    document.documentElement.classList.toggle("wall", model.isWall && model.board !== undefined);
    document.title = titleOf(model);
    render(<App model={model} actions={actions} />, body);
  };
  const update = (to: Partial<Model>): void => {
    model = { ...model, ...to };
    if (scheduled) return;
    scheduled = true;
    // A page that is not looked at has no frames, and still has to be right when it is.
    if (document.visibilityState === "visible") requestAnimationFrame(draw);
    else setTimeout(draw);
  };
  const tell = (words: readonly string[]): void => {
    if (words.length > 0) update({ told: { words: words.join(" "), number: model.told.number + 1 } });
  };

  const take = (board: BoardDocument): void => {
    clock.hear(board.now);
    const before = model.board;
    update({ board, now: clock.now() });
    if (before && model.entry?.kind === "reader") tell(tellings(before, board, model.entry.reader));
    settle();
  };

  /** What the log holds is written: it is said for a moment, and then taken off the page. */
  const settle = (): void => {
    for (const { id, state } of model.writings)
      if (state.kind === "written" && state.seq <= (model.board?.seq ?? 0))
        setTimeout(() => writer.dismiss(id), shownFor);
  };

  const writer = createWriter({
    changed(writings) {
      const refused = writings.find(
        ({ id, state }) =>
          state.kind === "refused" && model.writings.find(each => each.id === id)?.state.kind !== "refused",
      );
      update({ writings });
      if (refused?.state.kind === "refused") tell([`${refused.says} was not written: ${refused.state.why}`]);
      settle();
    },
    now: clock.now,
    shutOut: () => update({ entry: { kind: "refused", why: "not valid" } }),
  });

  const follow = (): void => {
    shared ??= shareLine({
      board: take,
      change(change) {
        // What is older than what is known changes nothing.
        if (model.board && change.seq >= model.board.seq) take(boardAfter(model.board, change));
      },
      line(line) {
        const wasLost = model.lostAt !== undefined;
        const isLost = line.kind === "lost" || line.kind === "ended";
        update({ line, lostAt: isLost ? Math.round(clock.now() - (Date.now() - line.at) / 1_000) : undefined });
        if (isLost && !wasLost) tell(["Not connected. What you see may be old."]);
        else if (line.kind === "live") {
          writer.hurry();
          if (wasLost) tell(["Connected again."]);
        }
      },
      shutOut: () => update({ entry: { kind: "refused", why: "not valid" } }),
      otherReader: () => void open(undefined),
      known: () => model.board,
    });
  };

  const open = async (token: string | undefined): Promise<void> => {
    const entry = await enter(token);
    update({ entry });
    if (entry.kind !== "reader") return;
    follow();
    if (token !== undefined) shared?.tellOtherReader();
    shared?.hurry();
  };

  const act = (act: Act): void => {
    if (wordsOf(act).isAsked) update({ opened: { kind: "act", act } });
    else writer.write(draftOf(act, nothingFilled(act)), saysOf(act));
  };

  const actions: AppActions = {
    enter: token => {
      update({ entry: undefined });
      void open(token);
    },
    choose(choices) {
      update({ choices: { ...model.choices, ...choices } });
      keepChoices(model.choices);
    },
    wall: toggleWall,
    help: () => update({ opened: { kind: "help" } }),
    close: () => update({ opened: undefined }),
    write: writer.write,
    dismiss: writer.dismiss,
    act,
    ask: asked => update({ opened: { kind: "act", act: asked } }),
    open: name => update({ opened: { kind: "step", name } }),
  };

  function toggleWall(): void {
    history.replaceState(null, "", `${location.pathname}${location.search}${model.isWall ? "" : "#wall"}`);
    update({ isWall: !model.isWall, opened: undefined });
  }

  const runCommand = (command: Command): void => {
    const { entry, board } = model;
    if (entry?.kind !== "reader" || !board) return;
    if (model.isWall && command !== "wall") return;
    switch (command) {
      case "mine":
        focusIn("#mine button");
        return;
      case "timeline":
      case "steps":
      case "log":
        actions.choose({ tab: command });
        afterDrawing(() => focusIn(`#tab-${command}, .log`));
        return;
      case "search":
        actions.choose({ tab: "steps" });
        afterDrawing(() => focusIn("#search"));
        return;
      case "hold":
        if (runActionsFor(entry.reader, board).includes("hold")) actions.ask({ of: "run", action: "hold" });
        return;
      case "wall":
        toggleWall();
        return;
      case "help":
        actions.help();
        return;
    }
  };

  document.addEventListener("keydown", event => {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (model.opened || target?.matches("input, select, textarea")) return;
    if (event.key === "Escape" && model.isWall) {
      toggleWall();
      return;
    }
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    runCommand(command);
  });
  addEventListener("hashchange", () => {
    const token = tokenInAddress();
    if (token !== undefined) actions.enter(token);
    else update({ isWall: location.hash === "#wall" });
  });
  isWideNow.addEventListener("change", () => update({ isWide: isWideNow.matches }));
  setInterval(() => {
    const now = clock.now();
    if (now === model.now) return;
    const { board, now: before } = model;
    update({ now });
    if (board) tell(tellingsOfTime(board, before, now));
  }, 250);

  body.replaceChildren();
  draw();
  void open(tokenInAddress());
}

function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function afterDrawing(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

function titleOf({ board, lostAt }: Model): string {
  if (!board) return "Go/No-Go";
  const { status } = board;
  const [first] = status.running;
  const state = status.state === "open" ? (first ? first.title : "nothing runs") : status.state;
  return `${lostAt === undefined ? "" : "(not connected) "}${state} · ${status.name}`;
}
