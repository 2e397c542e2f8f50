/**
 * The line to the server: one stream of events, opened again whenever it is lost. Read with `fetch`, as `EventSource` tells neither
 * the comments that show that the line is alive nor why it was refused.
 */
import type { BoardChange, BoardDocument } from "../../language/run/board.js";
import { createEventReader, type ServerEvent } from "./event-reader.js";

export interface LineActions {
  readonly board: (board: BoardDocument) => void;
  readonly change: (change: BoardChange) => void;
  /** Something was heard, if only that the line is alive. */
  readonly alive: () => void;
  /** The server cannot read the log: what is shown may be old. */
  readonly trouble: (reason: string) => void;
  readonly lost: (why: "lost" | "ended") => void;
  /** The session does not count any more. No further attempt is made. */
  readonly shutOut: () => void;
}

export interface Line {
  /** Somebody looks again, or the network is there again: does not wait any longer. */
  readonly hurry: () => void;
  readonly close: () => void;
}

/** A comment comes every 15 seconds: a line that is silent for longer is dead. */
const mostSilence = 35_000;
const waits = [500, 1_000, 2_000, 4_000, 8_000] as const;

export function openLine(actions: LineActions): Line {
  let isClosed = false;
  let attempt = 0;
  let heardAt = Date.now();
  let current: AbortController | undefined;
  let wake: () => void = () => undefined;

  const take = ({ event, data }: ServerEvent): boolean => {
    if (event === "board") actions.board(JSON.parse(data));
    else if (event === "change") actions.change(JSON.parse(data));
    else if (event === "trouble") actions.trouble(JSON.parse(data).reason);
    return event !== "bye";
  };

  /** @returns why it is over */
  const follow = async (signal: AbortSignal): Promise<"lost" | "ended" | "shut out"> => {
    const response = await fetch("/api/stream", {
      signal,
      cache: "no-store",
      headers: { accept: "text/event-stream" },
    });
    if (response.status === 401 || response.status === 403) return "shut out";
    if (!response.ok || !response.body) return "lost";
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const read = createEventReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return "lost";
      heardAt = Date.now();
      attempt = 0;
      actions.alive();
      for (const event of read(decoder.decode(value, { stream: true }))) if (!take(event)) return "ended";
    }
  };

  const run = async (): Promise<void> => {
    while (!isClosed) {
      current = new AbortController();
      heardAt = Date.now();
      const why = await follow(current.signal).catch((): "lost" => "lost");
      current.abort();
      if (isClosed) return;
      if (why === "shut out") {
        actions.shutOut();
        return;
      }
      actions.lost(why);
      // Not all readers at once.
      const wait = (waits[Math.min(attempt, waits.length - 1)] ?? 0) * (0.75 + Math.random() / 2);
      attempt++;
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const watchdog = setInterval(() => {
    if (Date.now() - heardAt > mostSilence) current?.abort();
  }, 5_000);
  const offline = (): void => current?.abort();
  addEventListener("offline", offline);
  void run();

  return {
    hurry() {
      if (Date.now() - heardAt > mostSilence) current?.abort();
      wake();
    },
    close() {
      isClosed = true;
      clearInterval(watchdog);
      removeEventListener("offline", offline);
      current?.abort();
      wake();
    },
  };
}
