/**
 * The streams of a board's readers: server-sent events. What is told is made once and written to each. A reader that does not take it
 * is let go: its browser comes back by itself, and is told where things stand.
 */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Clock } from "./source.js";

export interface Streams {
  /**
   * Begins one; false where there are too many.
   * @param who the streams of one person, or of one browser of those that share a link, are counted together
   * @param isValid asked before anything is told: where it no longer is, the stream ends
   */
  readonly open: (
    response: ServerResponse,
    who: Counted,
    first: string,
    isValid: () => boolean,
    headers: OutgoingHttpHeaders,
  ) => boolean;
  readonly tell: (message: string) => void;
  readonly count: () => number;
  /** Says so to all, and ends. */
  readonly end: (message: string) => void;
}

export interface Counted {
  readonly who: string;
  /** The link that they share with others, if they do. */
  readonly shared: string | undefined;
}

export interface StreamLimits {
  readonly ofAll: number;
  readonly ofEach: number;
  /** Of all who came by one link: there is room left for those who have one of their own. */
  readonly ofShared: number;
  /** So many bytes may wait to be taken. */
  readonly waiting: number;
}

export const streamLimits: StreamLimits = { ofAll: 2_000, ofEach: 12, ofShared: 1_500, waiting: 4 * 1024 * 1024 };

/** So often a comment is sent: what stands between would take a silent line for a dead one. */
const commentMilliseconds = 15_000;

interface Stream {
  readonly response: ServerResponse;
  /** Who and what it is counted for. */
  readonly names: readonly string[];
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
    for (const name of stream.names) {
      const left = (counts.get(name) ?? 1) - 1;
      if (left > 0) counts.set(name, left);
      else counts.delete(name);
    }
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
    open: (response, { who, shared }, first, isValid, headers) => {
      const countOf = (name: string): number => counts.get(name) ?? 0;
      if (all.size >= limits.ofAll || countOf(who) >= limits.ofEach) return false;
      if (shared !== undefined && countOf(shared) >= limits.ofShared) return false;
      const names = shared === undefined ? [who] : [who, shared];
      const stream: Stream = { response, names, isValid };
      all.add(stream);
      for (const name of names) counts.set(name, countOf(name) + 1);
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
