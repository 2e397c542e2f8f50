/**
 * One line for all pages of a browser: the page that holds the lock has it and tells the others. When it is closed, another one gets
 * the lock; when it sleeps, one that is looked at takes the lock away. Where a browser has no locks, each page has its own line.
 */
import type { BoardChange, BoardDocument } from "../../language/run/board.js";
import { openLine } from "./line.js";

export type LineState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** The server is there, and cannot read the log. */
  | { readonly kind: "trouble"; readonly reason: string }
  /** `at`: milliseconds of the reader's own clock, when something was heard for the last time. */
  | { readonly kind: "lost" | "ended"; readonly at: number };

export interface SharedActions {
  readonly board: (board: BoardDocument) => void;
  readonly change: (change: BoardChange) => void;
  readonly line: (state: LineState) => void;
  readonly shutOut: () => void;
  /** Another page of this browser has come in with another link. */
  readonly otherReader: () => void;
  /** What is known, for a page that has just been opened. */
  readonly known: () => BoardDocument | undefined;
}

type Told =
  | { readonly kind: "board"; readonly board: BoardDocument }
  | { readonly kind: "change"; readonly change: BoardChange }
  | { readonly kind: "line"; readonly state: LineState }
  /** `heard`: something came from the server; `leading`: the page with the line lives. */
  | { readonly kind: "heard" | "leading" | "shut out" | "who is there" | "other reader" };

const name = "gonogo-board";
/** So often the page with the line tells that it lives; the others wait so long for that. */
const beat = 5_000;
const mostSilence = 45_000;

export interface Shared {
  readonly hurry: () => void;
  readonly tellOtherReader: () => void;
}

export function shareLine(actions: SharedActions): Shared {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : undefined;
  const locks = channel && "locks" in navigator ? navigator.locks : undefined;
  const tell = (told: Told): void => channel?.postMessage(told);
  let line: ReturnType<typeof openLine> | undefined;
  let state: LineState = { kind: "connecting" };
  /** When the server was heard, by whichever page; and the page that has the line. */
  let heardAt = Date.now();
  let leaderAt = Date.now();

  const become = (next: LineState): void => {
    if (next.kind === state.kind) return;
    state = next;
    actions.line(next);
  };

  const lead = (): void => {
    line = openLine({
      board(board) {
        actions.board(board);
        tell({ kind: "board", board });
        said({ kind: "live" });
      },
      change(change) {
        actions.change(change);
        tell({ kind: "change", change });
        said({ kind: "live" });
      },
      trouble: reason => said({ kind: "trouble", reason }),
      alive() {
        heardAt = Date.now();
        tell({ kind: "heard" });
      },
      lost: why => said({ kind: why, at: heardAt }),
      shutOut() {
        actions.shutOut();
        tell({ kind: "shut out" });
      },
    });
  };
  const said = (next: LineState): void => {
    // That it was stopped stays said until it is there again.
    if (next.kind === state.kind || (next.kind === "lost" && state.kind === "ended")) return;
    become(next);
    tell({ kind: "line", state });
  };

  channel?.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    switch (data.kind) {
      case "heard":
        heardAt = Date.now();
        leaderAt = heardAt;
        return;
      case "leading":
        leaderAt = Date.now();
        return;
      case "board":
        return actions.board(data.board);
      case "change":
        return actions.change(data.change);
      case "line":
        return line ? undefined : become(data.state);
      case "shut out":
        return actions.shutOut();
      case "other reader":
        return actions.otherReader();
      case "who is there": {
        const board = line && actions.known();
        if (board) tell({ kind: "board", board });
        if (line) tell({ kind: "line", state });
        return;
      }
    }
  });

  /** Keeps the lock for as long as the page is there. */
  const take = (steal: boolean): void => {
    void locks
      ?.request(name, { mode: "exclusive", steal }, () => {
        lead();
        return new Promise<never>(() => undefined);
      })
      // It was taken away: another page has the line now, and this one waits for its turn.
      .catch(() => {
        line?.close();
        line = undefined;
        leaderAt = Date.now();
        take(false);
      });
  };

  if (locks) {
    take(false);
    tell({ kind: "who is there" });
  } else lead();

  const hurry = (): void => {
    if (line) line.hurry();
    else if (Date.now() - leaderAt > mostSilence) take(true);
  };
  setInterval(() => {
    if (line) tell({ kind: "leading" });
    else if (document.visibilityState === "visible") hurry();
  }, beat);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hurry();
  });
  addEventListener("online", hurry);
  addEventListener("pageshow", hurry);
  return { hurry, tellOtherReader: () => tell({ kind: "other reader" }) };
}
