/** What a board answers: who may ask (guard.ts), then one address after the other. See language/run/board.ts for what they say. */
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { BoardReader, BoardRefused, BoardWritten } from "../../language/run/board.js";
import { boardRole, whyNotAllowed } from "../../language/run/board-roles.js";
import { statusMarkdown } from "../../language/run/status-markdown.js";
import { timelineOfRun } from "../../language/run/timeline.js";
import { type Buckets, buckets } from "./buckets.js";
import { type Guard, guarded, headers, remoteOf } from "./guard.js";
import type { Keyring } from "./keyring.js";
import { sessionSeconds } from "./keys.js";
import { type LiveBoard, type Shown, unreadable } from "./live.js";
import type { PageFile } from "./page.js";
import type { Clock, RunSource } from "./source.js";
import { statusPage, statusPolicy, wordPage } from "./status-page.js";
import { type Streams, streamMessage } from "./streams.js";
import { readWrite } from "./writing.js";

export interface BoardParts {
  readonly source: RunSource;
  readonly live: LiveBoard;
  readonly streams: Streams;
  readonly keyring: Keyring;
  readonly page: ReadonlyMap<string, PageFile>;
  readonly clock: Clock;
  readonly guard: Guard;
  readonly publicStatus: boolean;
  /** For who runs the board. */
  readonly log: (line: string) => void;
}

type Env = { Bindings: HttpBindings };
type Asked = Context<Env>;

/** Whoever has come in. */
interface Visitor {
  readonly reader: BoardReader;
  /** Whose tokens and streams are counted: a person's, or of a link that many have a browser's. */
  readonly who: string;
  /** The link that many have. */
  readonly shared: string | undefined;
  readonly cookie: string;
}

const mostBytes = 16 * 1024;
const rates = {
  /** What one person writes. */
  writing: { atOnce: 20, aSecond: 1 },
  /** What one person asks for. */
  asking: { atOnce: 60, aSecond: 5 },
  /** Wrong links from one address. */
  guessing: { atOnce: 20, aSecond: 0.2 },
  /** Sessions of one person's link, and of a link that many have. */
  entering: { atOnce: 20, aSecond: 0.02 },
  enteringMany: { atOnce: 1_000, aSecond: 2 },
} as const;

const noSession = "there is no session: open your personal link";
const tooMany = "that was too often: wait a moment";

export function boardApp(parts: BoardParts): Hono<Env> {
  const { source, live, streams, keyring, page, clock, guard, publicStatus, log } = parts;
  const app = new Hono<Env>();
  const bucketsOf = (rate: keyof typeof rates): Buckets => buckets(rates[rate], clock.now);
  const writing = bucketsOf("writing");
  const asking = bucketsOf("asking");
  const guessing = bucketsOf("guessing");
  const entering = bucketsOf("entering");
  const enteringMany = bucketsOf("enteringMany");
  // Cookies know no ports: of two boards on one host each has its own.
  const { port: ownPort } = new URL(guard.origins[0] ?? "https://localhost");
  const cookieName = guard.isSecure ? `__Host-gonogo-board${ownPort && `-${ownPort}`}` : `gonogo-board-${guard.port}`;
  const cookieOptions = { httpOnly: true, sameSite: "Strict", path: "/", secure: guard.isSecure } as const;

  const refuse = (c: Asked, status: ContentfulStatusCode, reason: string): Response =>
    c.json({ reason } satisfies BoardRefused, status);
  const wait = (c: Asked, seconds: number): Response => {
    c.header("Retry-After", String(seconds));
    return refuse(c, 429, tooMany);
  };
  const readerOf = (name: string | null): BoardReader => {
    const document = live.shown()?.document;
    const person = name === null ? undefined : document?.people.find(each => each.name === name);
    return {
      name,
      title: person?.title ?? name,
      role: document && name !== null ? boardRole(document, name) : "viewer",
    };
  };
  const visitorOf = (c: Asked): Visitor | undefined => {
    const cookie = getCookie(c, cookieName);
    const found = cookie === undefined ? undefined : keyring.sessionOf(cookie);
    if (!found || cookie === undefined) return undefined;
    const { link, session } = found;
    const shared = link.name === null ? link.link : undefined;
    return { reader: readerOf(link.name), who: shared === undefined ? link.link : session, shared, cookie };
  };
  /** Asked with nobody there to answer: where the keys cannot be read, a stream ends, and whoever had it asks again. */
  const isStillIn = (cookie: string): boolean => {
    try {
      return keyring.sessionOf(cookie) !== undefined;
    } catch (error) {
      log(`the keys cannot be read: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };
  /** Only for who has come in, and not too often. */
  const forVisitors =
    (rate: Buckets, answer: (c: Asked, visitor: Visitor) => Response | Promise<Response>) =>
    (c: Asked): Response | Promise<Response> => {
      const visitor = visitorOf(c);
      if (!visitor) return refuse(c, 401, noSession);
      const seconds = rate.take(visitor.who);
      return seconds > 0 ? wait(c, seconds) : answer(c, visitor);
    };
  const shownOr = (c: Asked, answer: (shown: Shown) => Response | Promise<Response>): Response | Promise<Response> => {
    const shown = live.shown();
    return shown ? answer(shown) : refuse(c, 503, unreadable);
  };

  app.use(async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    const refused = guarded(guard, c.env.incoming, c.req.path);
    return refused ? refuse(c, refused.status, refused.reason) : next();
  });
  app.use(bodyLimit({ maxSize: mostBytes, onError: c => refuse(c, 413, `more than ${mostBytes / 1024} KB`) }));

  for (const [path, { type, bytes, etag }] of page)
    app.get(path, c => {
      c.header("ETag", etag);
      c.header("Cache-Control", "no-cache");
      if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
      return c.body(bytes, 200, { "Content-Type": type });
    });

  app.post("/session", async c => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const token = typeof body === "object" && body !== null && "token" in body ? body.token : undefined;
    const link = typeof token === "string" ? keyring.linkOf(token) : undefined;
    if (!link) {
      const seconds = guessing.take(remoteOf(guard, c.env.incoming));
      return seconds > 0 ? wait(c, seconds) : refuse(c, 403, "this link is not valid: ask for a new one");
    }
    const seconds = (link.name === null ? enteringMany : entering).take(link.link);
    if (seconds > 0) return wait(c, seconds);
    setCookie(c, cookieName, keyring.begin(link), { ...cookieOptions, maxAge: sessionSeconds });
    return c.body(null, 204);
  });
  app.get("/api/me", c => {
    const visitor = visitorOf(c);
    if (visitor) return c.json(visitor.reader);
    deleteCookie(c, cookieName, cookieOptions);
    return refuse(c, 401, noSession);
  });
  app.get(
    "/api/stream",
    forVisitors(asking, (c, { who, shared, cookie }) => {
      const response = c.env.outgoing;
      const shown = live.shown();
      const trouble = live.trouble();
      const first = [
        ...(shown ? [streamMessage("board", live.told())] : []),
        ...(trouble === undefined ? [] : [streamMessage("trouble", JSON.stringify({ reason: trouble }))]),
      ];
      const isOpen = streams.open(response, { who, shared }, first.join(""), () => isStillIn(cookie), {
        "Content-Type": "text/event-stream",
        ...Object.fromEntries(headers),
        "X-Accel-Buffering": "no",
      });
      if (isOpen) return RESPONSE_ALREADY_SENT;
      c.header("Retry-After", "10");
      return refuse(c, 429, "too many streams are open: close some of the board's pages");
    }),
  );
  let timeline: { readonly of: Shown; readonly etag: string; readonly json: string } | undefined;
  const timelineAsShown = (shown: Shown): { readonly etag: string; readonly json: string } => {
    if (timeline?.of === shown) return timeline;
    const { run, forecast, document } = shown;
    const json = JSON.stringify(timelineOfRun(run.plan, forecast) ?? null);
    timeline = { of: shown, etag: `"${document.seq}-${document.now}"`, json };
    return timeline;
  };
  app.get(
    "/api/timeline",
    forVisitors(asking, c =>
      shownOr(c, shown => {
        const { etag, json } = timelineAsShown(shown);
        c.header("ETag", etag);
        c.header("Cache-Control", "private, no-cache");
        if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
        return c.body(json, 200, { "Content-Type": "application/json" });
      }),
    ),
  );
  app.post(
    "/api/events",
    forVisitors(writing, async (c, { reader }) => {
      const shown = live.shown();
      if (!shown) return refuse(c, 503, unreadable);
      const body: unknown = await c.req.json().catch(() => undefined);
      const write = readWrite(body, { by: reader.name ?? "", plan: shown.run.hash, now: clock.now() });
      const notAllowed = "nobody who only looks writes anything";
      if (reader.role === "viewer" || reader.name === null)
        return refuse(
          c,
          403,
          typeof write === "string" ? notAllowed : (whyNotAllowed(shown.document, reader, write.event) ?? notAllowed),
        );
      if (typeof write === "string") return refuse(c, 400, write);
      const why = whyNotAllowed(shown.document, reader, write.event);
      if (why !== undefined) return refuse(c, 403, why);
      const appended = await source.append(write.event);
      switch (appended.kind) {
        case "refused":
          return refuse(c, 409, appended.reason);
        case "failed":
          log(`${write.event.kind} by ${write.event.by} could not be written: ${appended.reason}`);
          return refuse(
            c,
            507,
            "it could not be written, so it does not count: write it again, or call the coordinator. The board's terminal says why",
          );
        case "known":
        case "written":
          void live.refresh();
          return c.json({ seq: appended.event.seq, known: appended.kind === "known" } satisfies BoardWritten);
      }
    }),
  );

  const status = (c: Asked, answer: (shown: Shown) => Response | Promise<Response>): Response | Promise<Response> => {
    c.header("Content-Security-Policy", statusPolicy);
    const visitor = publicStatus ? undefined : visitorOf(c);
    if (!publicStatus && !visitor)
      return c.html(
        wordPage("A link is needed", "Open your personal link first: then this page shows how it goes."),
        401,
      );
    const seconds = visitor ? asking.take(visitor.who) : 0;
    return seconds > 0 ? wait(c, seconds) : shownOr(c, answer);
  };
  app.get("/status", c => status(c, ({ document }) => c.html(statusPage(document, live.trouble()))));
  app.get("/status.md", c =>
    status(c, ({ document }) =>
      c.body(statusMarkdown(document), 200, { "Content-Type": "text/markdown; charset=utf-8" }),
    ),
  );

  // Browsers ask for it by themselves.
  app.get("/favicon.ico", c => c.body(null, 204));
  app.notFound(c => refuse(c, 404, "there is nothing at this address"));
  app.onError((error, c) => {
    log(`${c.req.method} ${JSON.stringify(c.req.path.slice(0, 100))} failed: ${error.stack ?? error.message}`);
    return refuse(c, 500, "the board failed at this: its terminal says why");
  });
  return app;
}
