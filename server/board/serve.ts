/** A board from its start to its end: the run, the keys, the page and the server that brings them together. */
import type { Server } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { presentMoment } from "../run/clock.js";
import { type BoardParts, boardApp } from "./app.js";
import { addressOf, originsOf, type Place } from "./hosts.js";
import type { Keyring } from "./keyring.js";
import { type Listener, liveBoard } from "./live.js";
import { type PageFile, pageFiles } from "./page.js";
import type { Clock, RunSource } from "./source.js";
import { createStreams, type StreamLimits, streamLimits, streamMessage } from "./streams.js";

export interface BoardOptions extends Place {
  readonly source: RunSource;
  readonly keyring: Keyring;
  readonly trustsProxy: boolean;
  readonly publicStatus: boolean;
  /** For who runs the board: a line without its end. */
  readonly log: (line: string) => void;
  readonly page?: ReadonlyMap<string, PageFile>;
  readonly clock?: Clock;
  readonly limits?: Partial<StreamLimits>;
  /** In milliseconds, between what is told and what is told next. */
  readonly rest?: number;
  readonly times?: typeof timeLimits;
}

export interface Served {
  /** What links begin with. */
  readonly address: string;
  readonly port: number;
  readonly keyring: Keyring;
  /** What it shows, for tests. */
  readonly live: BoardParts["live"];
  readonly streams: BoardParts["streams"];
  /** Tells all readers, and ends when all have gone, or after a moment. */
  readonly end: () => Promise<void>;
}

export const realClock: Clock = {
  now: presentMoment,
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

const restMilliseconds = 200;

/** In milliseconds: how long a request may take to come in, and a connection be idle. */
export const timeLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 30_000,
  idle: 60_000,
};
const mostConnections = 5_000;
const mostHeaderBytes = 16 * 1024;

/** In words where it cannot be served. */
export async function serveBoard(options: BoardOptions): Promise<Served | string> {
  const { source, keyring, log, host, clock = realClock } = options;
  const page = options.page ?? pageFiles();
  const streams = createStreams(clock, { ...streamLimits, ...options.limits });
  const tell: Listener["tell"] = (event, data) => streams.tell(streamMessage(event, data));
  const live = await liveBoard(source, clock, { tell, log }, options.rest ?? restMilliseconds);
  const { idle, ...times } = options.times ?? timeLimits;
  let app: ReturnType<typeof boardApp> | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env as HttpBindings) ?? new Response(null, { status: 503 }),
    overrideGlobalObjects: false,
    serverOptions: { ...times, maxHeaderSize: mostHeaderBytes },
  }) as Server;
  server.maxConnections = mostConnections;
  server.setTimeout(idle);
  const end = async (): Promise<void> => {
    live.end();
    streams.end(streamMessage("bye", "{}"));
    await closed(server);
  };
  const failed = await listening(server, options);
  if (failed !== undefined) {
    await end();
    return failed;
  }
  // One connection that could not be taken is not the end of all others.
  server.on("error", error => log(`a connection could not be taken: ${error.message}`));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : options.port;
  const place = { host, port, address: options.address };
  const address = addressOf(place);
  const guard = {
    origins: originsOf(place),
    port,
    isSecure: address.startsWith("https:"),
    trustsProxy: options.trustsProxy,
  };
  const parts: BoardParts = {
    ...{ source, live, streams, keyring, page, clock, guard, log },
    publicStatus: options.publicStatus,
  };
  app = boardApp(parts);
  return { address, port, keyring, live, streams, end };
}

function listening(server: Server, { host, port }: Place): Promise<string | undefined> {
  return new Promise(resolve => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(whyNot(error, host, port)));
    server.listen(port, host, () => resolve(undefined));
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} is taken: another board may run already. \`--port 0\` takes one that is free`;
    case "EACCES":
      return `port ${port} may not be used: ports below 1024 are the system's. Take another with \`--port\``;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `this machine has no address ${host}: \`--host\` names one of its own`;
    default:
      return `cannot listen on ${host}, port ${port}: ${message}`;
  }
}

/** Those who ask something are answered; who does not go in two seconds is left. */
function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
