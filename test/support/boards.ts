/** Boards for tests: of a run in a folder of its own, on a free port, asked over the wire as a browser would. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { noLineBefore, type RunEvent, type Said } from "../../language/run/events.js";
import { eventLine } from "../../language/run/reading.js";
import { parse } from "../../language/syntax/parse.js";
import { analyseText } from "../../language/workspace/texts.js";
import { openKeyring } from "../../server/board/keyring.js";
import { sourceOf } from "../../server/board/run-source.js";
import type { BoardOptions, Served } from "../../server/board/serve.js";
import { serveBoard } from "../../server/board/serve.js";
import type { Clock } from "../../server/board/source.js";
import { digestOf } from "../../server/run/chain.js";
import { planTexts } from "../../server/run/kept-plan.js";
import { plannedOf } from "../../server/run/opened.js";
import { fileRuns } from "../../server/run/runs.js";
import type { Runs } from "../../server/run/store.js";

export const releaseText = `
team ops "Operations" { contact "#ops" }
person ana "Ana" { contact "ana@example.com" timezone Europe/London }
person ben "Ben" { team ops timezone Asia/Kolkata }
person cyd "Cyd" { }
person dee "Dee" { }
person eve "Eve" { }
runbook release "Release <b>&amp;</b> more" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  decider dee
  phase first "First" {
    step prepare "Prepare" { owner ops takes 30m run "make ready" rollback "Put back" { owner cyd takes 5m } }
    step other "Other" { owner cyd takes 5m rollback none because "nothing changes" }
    gate go "Go" { owner cyd takes 5m requires "all is well" otherwise rollback }
  }
  step last "Last" { owner cyd with ben as "watcher" takes 30m irreversible because "the old one is deleted" }
}
`;

/** 05:00 in London, when the window of that release opens. */
export const releaseStart = 1_780_459_200;

export interface TestRun {
  readonly folder: string;
  readonly runbook: string;
  readonly log: string;
  readonly keys: string;
  /** Appends what is said to the log, one a minute. */
  readonly write: (...said: readonly (Said & { readonly by?: string })[]) => void;
  /** @param runs where they are kept, if not beside the runbook */
  readonly source: (clock: Clock, runs?: Runs) => BoardOptions["source"];
  /** The hash of its plan. */
  readonly plan: string;
  readonly end: () => void;
}

/** A run that is not open yet, in a folder of its own. */
export function testRun(text = releaseText): TestRun {
  const folder = mkdtempSync(join(tmpdir(), "gonogo-board-"));
  const runbook = join(folder, "release.runbook");
  const log = join(folder, "release.2026-06-03.run.jsonl");
  writeFileSync(runbook, text);
  const texts = planTexts(runbook, [parse(pathToFileURL(runbook).href, text)]);
  const analysis = analyseText("release.runbook", { "release.runbook": text });
  const planned = plannedOf(analysis);
  if (!planned) throw new Error("no runbook");
  const current = { ...planned, analysis, hash: texts.hash };
  let [seq, prev] = [0, noLineBefore];
  return {
    folder,
    runbook,
    log,
    keys: join(folder, "release.board-keys.jsonl"),
    write: (...said) => {
      for (const each of said) {
        const at = releaseStart + 60 * seq++;
        const event: RunEvent = {
          id: `event-${seq}`,
          seq,
          plan: texts.hash,
          at,
          recorded: at,
          by: "ana",
          prev,
          ...each,
        };
        const line = eventLine(event);
        prev = digestOf(line);
        writeFileSync(log, `${line}\n`, { flag: "a" });
      }
    },
    source: (clock, runs = fileRuns(runbook, folder)) =>
      sourceOf({ current, file: "release.runbook", runs, asked: undefined }, clock),
    plan: texts.hash,
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Goes on as it is told to: what waits is called once its time has come. */
export interface TestClock extends Clock {
  readonly pass: (seconds: number) => void;
  /** It is later at once: nothing that waits has been called. */
  readonly jump: (seconds: number) => void;
}

export function testClock(start = releaseStart + 3_600): TestClock {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const one = { at: now + milliseconds / 1000, call };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    pass: seconds => {
      const end = now + seconds;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = end;
    },
    jump: seconds => {
      now += seconds;
    },
  };
}

export async function testBoard(run: TestRun, more: Partial<BoardOptions> = {}): Promise<Served> {
  const clock = more.clock ?? testClock();
  const keyring = openKeyring(run.keys, clock.now);
  if (typeof keyring === "string") throw new Error(keyring);
  const board = await serveBoard({
    ...{ source: run.source(clock), keyring, clock, port: 0, host: "127.0.0.1", address: undefined },
    rest: 0,
    ...{ trustsProxy: false, publicStatus: false, log: () => undefined },
    page: new Map([["/", { type: "text/html", bytes: new TextEncoder().encode("<!DOCTYPE html>"), etag: '"1"' }]]),
    ...more,
  });
  if (typeof board === "string") throw new Error(board);
  return board;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of a JSON answer. */
  readonly json: () => Record<string, unknown>;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cookie?: string | undefined;
}

export function ask({ port }: Pick<Served, "port">, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, cookie } = asking;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers: withCookie(headers, cookie) }, response => {
      let text = "";
      response.setEncoding("utf8").on("data", piece => {
        text += piece;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

function withCookie(headers: Readonly<Record<string, string>>, cookie: string | undefined): Record<string, string> {
  return cookie === undefined ? { ...headers } : { ...headers, cookie };
}

/** A POST as the board's own page sends it. */
export function post(board: Pick<Served, "port">, path: string, body: unknown, cookie?: string): Promise<Answer> {
  const headers = { origin: `http://127.0.0.1:${board.port}`, "content-type": "application/json" };
  return ask(board, path, { method: "POST", headers, body: JSON.stringify(body), cookie });
}

/** Goes in with a new link of somebody, and gives the cookie. */
export async function enter(board: Served, name: string | null): Promise<string> {
  const { status, headers } = await post(board, "/session", { token: board.keyring.addLink(name) });
  const [cookie] = headers["set-cookie"] ?? [];
  if (status !== 204 || cookie === undefined) throw new Error(`no session: ${status}`);
  return cookie.slice(0, cookie.indexOf(";"));
}

export interface ReadStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The next event of that name, also one that came before. */
  readonly next: (event: string) => Promise<Record<string, unknown>>;
  /** Everything that came, as it came. */
  readonly all: () => string;
  /** Once the other end has ended it. */
  readonly ended: Promise<void>;
  readonly close: () => void;
  /** Takes nothing more from the wire. */
  readonly pause: () => void;
}

/** The stream of a board, read as it comes. */
export function stream({ port }: Pick<Served, "port">, cookie: string | undefined, headers = {}): Promise<ReadStream> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", path: "/api/stream", headers: withCookie(headers, cookie) },
      response => {
        let all = "";
        let rest = "";
        const events: { readonly event: string; readonly data: string }[] = [];
        const waiting: { readonly event: string; readonly tell: (data: string) => void }[] = [];
        const settle = (): void => {
          for (const one of [...waiting]) {
            const index = events.findIndex(({ event }) => event === one.event);
            const [found] = index < 0 ? [] : events.splice(index, 1);
            if (!found) continue;
            waiting.splice(waiting.indexOf(one), 1);
            one.tell(found.data);
          }
        };
        response.setEncoding("utf8").on("data", (piece: string) => {
          all += piece;
          const blocks = (rest + piece).split("\n\n");
          rest = blocks.pop() ?? "";
          for (const block of blocks) {
            const event = /^event: (.*)$/m.exec(block)?.[1];
            const data = /^data: (.*)$/m.exec(block)?.[1];
            if (event !== undefined && data !== undefined) events.push({ event, data });
          }
          settle();
        });
        const ended = new Promise<void>(end => response.on("close", end));
        response.on("error", () => undefined);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          next: event =>
            new Promise(tell => {
              waiting.push({ event, tell: data => tell(JSON.parse(data)) });
              settle();
            }),
          all: () => all,
          ended,
          close: () => asked.destroy(),
          pause: () => response.pause(),
        });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
