/** A board's server for the page's tests: a log in memory, told as the contract says, and whatever can go wrong with a line. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BoardDocument, BoardReader, BoardWrite } from "../../../../language/run/board.js";
import { boardChange } from "../../../../language/run/board-change.js";
import { boardDocument } from "../../../../language/run/board-document.js";
import { boardRole, whyNotAllowed } from "../../../../language/run/board-roles.js";
import { noLineBefore, type RunEvent } from "../../../../language/run/events.js";
import { progressOf, whyRefused } from "../../../../language/run/fold.js";
import { forecastOf } from "../../../../language/run/forecast.js";
import { timelineOfRun } from "../../../../language/run/timeline.js";
import { analyse, type Files } from "../../../support/analyse.js";

export interface FakeBoard {
  readonly address: string;
  /** A link for a person, or for whoever only looks. */
  readonly link: (name: string | null) => string;
  readonly document: () => BoardDocument;
  readonly events: () => readonly RunEvent[];
  /** Somebody else writes. */
  readonly write: (by: string, said: Partial<BoardWrite> & Pick<BoardWrite, "kind">) => void;
  /** Sends the clock on, in seconds, and tells so. */
  readonly pass: (seconds: number) => void;
  readonly streams: () => number;
  /** How many streams have been opened so far. */
  readonly opened: () => number;
  /** Cuts all lines; until `restore`, no more are answered. */
  readonly cut: () => void;
  /** Ends in good order: says so, and answers no more. */
  readonly stop: () => void;
  readonly restore: () => void;
  /** The next POST is heard, and its answer lost. */
  readonly loseNextAnswer: () => void;
  /** What the next POST is answered with, whatever it says. */
  readonly answerNext: (status: number, body: object, headers?: Readonly<Record<string, string>>) => void;
  readonly tell: (event: string, data: object) => void;
  readonly posts: readonly BoardWrite[];
  readonly close: () => Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const shipped = (name: string): Buffer => readFileSync(new URL(`../../../../dist/board/${name}`, import.meta.url));
const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  "/": ["page.html", "text/html; charset=utf-8"],
  "/board.js": ["board.js", "text/javascript; charset=utf-8"],
  "/icon.png": ["icon.png", "image/png"],
  "/board.css": ["board.css", "text/css; charset=utf-8"],
};

export interface FakeOptions {
  readonly files: Files;
  readonly log: readonly RunEvent[];
  /** What the clock shows at first; it stands still but for `pass`, so that each test sees the same. */
  readonly now: number;
  /** Changes a document before it is told. */
  readonly alter?: (document: BoardDocument) => BoardDocument;
}

export async function startFakeBoard({ files: runbook, log, now: first, alter }: FakeOptions): Promise<FakeBoard> {
  let now = first;
  let events: readonly RunEvent[] = log;
  let isCut = false;
  let opened = 0;
  let losesNext = false;
  let next:
    | { readonly status: number; readonly body: object; readonly headers: Readonly<Record<string, string>> }
    | undefined;
  const posts: BoardWrite[] = [];
  const streams = new Set<ServerResponse>();
  const plan = log[0]?.plan ?? "plan-1";

  const analysed = analyse(runbook);
  const { schedule } = analysed;
  if (!analysed.plan.runbook || !schedule) throw new Error("no runbook");
  const planned = { ...analysed.plan, runbook: analysed.plan.runbook };
  const forecastNow = () => forecastOf(planned, schedule, progressOf(planned, events), now);

  const make = (): BoardDocument => {
    const made = boardDocument(planned, forecastNow(), events, { file: "payments.runbook", log: "payments.run.jsonl" });
    return alter ? alter(made) : made;
  };
  let document = make();
  const message = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  const tell = (event: string, data: object): void => {
    for (const stream of streams) stream.write(message(event, data));
  };
  const changed = (): void => {
    const before = document;
    document = make();
    const change = boardChange(before, document);
    if (change) tell("change", change);
    else tell("board", document);
  };

  const tokenOf = (name: string | null): string => `${name ?? "-"}`.padEnd(43, "_");
  const readerOf = (request: IncomingMessage): BoardReader | undefined => {
    const cookie = /(?:^|; )board=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
    if (cookie === undefined) return undefined;
    const written = cookie.replace(/_+$/, "");
    const name = written === "-" ? null : written;
    const title = document.people.find(each => each.name === name)?.title ?? null;
    return { name, title, role: boardRole(document, name ?? undefined) };
  };

  const append = (by: string, { id, at = now, ...said }: Partial<BoardWrite> & Pick<BoardWrite, "kind">) => {
    const known = events.find(each => each.id === id);
    if (known) return { status: 200, body: { seq: known.seq, known: true } };
    const seq = (events.at(-1)?.seq ?? 0) + 1;
    const rest = { seq, id: id ?? `other-${seq}`, plan, at, recorded: now, by, prev: noLineBefore };
    const event = { ...said, ...rest } as RunEvent;
    const refused = whyRefused(planned, events, event);
    if (refused !== undefined) return { status: 409, body: { reason: refused } };
    events = [...events, event];
    changed();
    return { status: 200, body: { seq, known: false } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://board").pathname;
    const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    };
    const file = files[path];
    if (file && request.method === "GET") {
      response.writeHead(200, { "content-type": file[1], "content-security-policy": policy }).end(shipped(file[0]));
      return;
    }
    if (path === "/session") {
      const { token } = JSON.parse(await bodyOf(request));
      const isKnown = [null, ...document.people.map(({ name }) => name)].some(name => tokenOf(name) === token);
      if (isKnown) response.writeHead(204, { "set-cookie": `board=${token}; Path=/; HttpOnly; SameSite=Strict` }).end();
      else json(403, { reason: "there is no such link" });
      return;
    }
    const reader = readerOf(request);
    if (!reader) return json(401, { reason: "no session" });
    switch (path) {
      case "/api/me":
        return json(200, reader);
      case "/api/stream": {
        opened++;
        streams.add(response);
        response.on("close", () => streams.delete(response));
        response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
        response.write(message("board", document));
        return;
      }
      case "/api/timeline": {
        return json(200, timelineOfRun(planned, forecastNow()) ?? {});
      }
      case "/api/events": {
        const write: BoardWrite = JSON.parse(await bodyOf(request));
        posts.push(write);
        if (next) {
          const { status, body, headers } = next;
          next = undefined;
          return json(status, body, headers);
        }
        const why = whyNotAllowed(document, reader, write);
        const { status, body } =
          why === undefined ? append(reader.name ?? "", write) : { status: 403, body: { reason: why } };
        if (losesNext) {
          losesNext = false;
          response.destroy();
        } else json(status, body);
        return;
      }
      default:
        return json(404, { reason: "nothing is there" });
    }
  };

  const server = createServer((request, response) => {
    if (isCut) request.socket.destroy();
    else void answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    link: name => `${address}/#${tokenOf(name)}`,
    document: () => document,
    events: () => events,
    write: (by, said) => {
      const { status, body } = append(by, said);
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    pass: seconds => {
      now += seconds;
      changed();
    },
    streams: () => streams.size,
    opened: () => opened,
    cut: () => {
      isCut = true;
      for (const stream of streams) stream.destroy();
    },
    stop: () => {
      isCut = true;
      for (const stream of streams) stream.end(message("bye", {}));
    },
    restore: () => {
      isCut = false;
    },
    loseNextAnswer: () => {
      losesNext = true;
    },
    answerNext: (status, body, headers = {}) => {
      next = { status, body, headers };
    },
    tell,
    posts,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
