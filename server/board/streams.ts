/**
 * The streams of a board's readers: server-sent events. What is told is made once and written to each. A reader that does not take it
 * is let go: its browser comes back by itself, and is told where things stand.
 */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Clock } from "./source.js";

export interface Streams {
  /**
   * Begins one; false where there are too many.
   * @param who the streams of one person, or of one browser, are counted together
   * @param isValid asked before anything is told: where it no longer is, the stream ends
   */
  readonly open: (
    response: ServerResponse,
    who: string,
    first: string,
    isValid: () => boolean,
    headers: OutgoingHttpHeaders,
  ) => boolean;
  readonly tell: (message: string) => void;
  readonly count: () => number;
  /** Says so to all, and ends. */
  readonly end: (message: string) => void;
}

export interface StreamLimits {
  readonly ofAll: number;
  readonly ofEach: number;
  /** So many bytes may wait to be taken. */
  readonly waiting: number;
}

export const streamLimits: StreamLimits = { ofAll: 2_000, ofEach: 12, waiting: 4 * 1024 * 1024 };

/** So often a comment is sent: what stands between would take a silent line for a dead one. */
const commentMilliseconds = 15_000;

interface Stream {
  readonly response: ServerResponse;
  readonly who: string;
  readonly isValid: () => boolean;
}

/** @param data one line of JSON */
export function streamMessage(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

export function createStreams(clock: Clock, limits: StreamLimits): Streams {
  const all = new Set<Stream>();
  const counts = new Map<string, number>();

  const close = (stream: Stream): void => {
    if (!all.delete(stream)) return;
    const left = (counts.get(stream.who) ?? 1) - 1;
    if (left > 0) counts.set(stream.who, left);
    else counts.delete(stream.who);
  };
  const write = (stream: Stream, message: string | Buffer): void => {
    const { response } = stream;
    if (response.destroyed || response.writableLength > limits.waiting) {
      close(stream);
      response.destroy();
    } else response.write(message);
  };
  const toAll = (message: string): void => {
    const bytes = Buffer.from(message, "utf8");
    for (const stream of all) write(stream, bytes);
  };
  const endInvalid = (): void => {
    for (const stream of all) {
      if (stream.isValid()) continue;
      close(stream);
      stream.response.end();
    }
  };
  let stopComments = (): void => undefined;
  const comment = (): void => {
    endInvalid();
    toAll(": still here\n\n");
    stopComments = clock.after(commentMilliseconds, comment);
  };
  stopComments = clock.after(commentMilliseconds, comment);

  return {
    open: (response, who, first, isValid, headers) => {
      const own = counts.get(who) ?? 0;
      if (all.size >= limits.ofAll || own >= limits.ofEach) return false;
      const stream: Stream = { response, who, isValid };
      all.add(stream);
      counts.set(who, own + 1);
      response.on("close", () => close(stream));
      response.on("error", () => close(stream));
      // Not all at the same moment, when all have lost the same board.
      response.writeHead(200, headers);
      const retry = 1_000 + Math.floor(Math.random() * 2_000);
      response.write(`retry: ${retry}\n\n${first}`);
      return true;
    },
    tell: message => {
      endInvalid();
      toAll(message);
    },
    count: () => all.size,
    end: message => {
      stopComments();
      toAll(message);
      for (const { response } of all) response.end();
      all.clear();
      counts.clear();
    },
  };
}
