/** Two boards of one run in PostgreSQL: each shows what the other writes, and whichever of the three is killed, nothing is lost or doubled. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { openStore } from "../../server/run/runs.js";
import { asked, folderWith } from "../cli/program.js";
import { post, type ReadStream, releaseText, stream } from "../support/boards.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";

/** As it is shipped, with the page beside it. */
const shipped = fileURLToPath(new URL("../../dist/cli/gonogo.cjs", import.meta.url));
const file = "release.runbook";
const notes = 15;

interface Board {
  readonly child: ChildProcess;
  readonly port: number;
  readonly token: string;
}

describe("two boards of one run", function () {
  this.timeout(120_000);
  let server: PostgresServer;
  const children: ChildProcess[] = [];
  before(async function () {
    server = await startPostgres(this);
  });
  after(async () => {
    for (const child of children) child.kill("SIGKILL");
    await server?.remove();
  });

  async function start(cwd: string, where: string, ...args: readonly string[]): Promise<Board> {
    const child = spawn(process.execPath, [shipped, "board", file, "--store", where, ...args], { cwd });
    children.push(child);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Ctrl+C ends the board")) resolve();
      });
      child.on("exit", () => reject(new Error(said)));
    });
    const [, port = "", token = ""] = /:(\d+)\/#([\w-]+)/.exec(said) ?? [];
    return { child, port: Number(port), token };
  }

  async function sessionOf(board: Board): Promise<string> {
    const { headers } = await post(board, "/session", { token: board.token });
    return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  }

  /** As a page does: each is sent again, with its id, until it is acknowledged. */
  async function writeNotes(board: Board, cookie: string, name: string, tell: () => void): Promise<readonly string[]> {
    const ids = Array.from({ length: notes }, (_, index) => `${name}-${index}`);
    for (const id of ids) {
      const sent = (): Promise<number> =>
        post(board, "/api/events", { id, kind: "note", text: id }, cookie).then(
          ({ status }) => status,
          () => 0,
        );
      while ((await sent()) !== 200) await sleep(300);
      tell();
    }
    return ids;
  }

  async function seen(reader: ReadStream, seq: number): Promise<void> {
    while (((await reader.next("change")) as { seq: number }).seq < seq);
  }

  it("show the same, and lose nothing when the database and one of them are killed", async () => {
    const where = await server.fresh();
    const [one, two] = [folderWith({ [file]: releaseText }), folderWith({ [file]: releaseText })];
    assert.equal((await asked(["run", "open", file, "--by", "ana", "--store", where], one)).code, 0);
    const boards = [
      await start(one, where, "--by", "ana", "--port", "0"),
      await start(two, where, "--by", "dee", "--port", "0"),
    ] as const;
    const cookies = [await sessionOf(boards[0]), await sessionOf(boards[1])] as const;
    const reader = await stream(boards[1], cookies[1]);
    await reader.next("board");

    let acknowledged = 0;
    let halfWay = (): void => undefined;
    const isHalfWay = new Promise<void>(resolve => {
      halfWay = resolve;
    });
    const tell = (): void => {
      acknowledged++;
      if (acknowledged === notes) halfWay();
    };
    const writing = Promise.all([
      writeNotes(boards[0], cookies[0], "one", tell),
      writeNotes(boards[1], cookies[1], "two", tell),
    ]);
    await isHalfWay;
    await server.kill();
    boards[0].child.kill("SIGKILL");
    await once(boards[0].child, "exit");
    await server.start();
    await start(one, where, "--port", String(boards[0].port));
    const ids = (await writing).flat();
    // Whoever looks at the other has seen all of it, unaided; and so does who comes to the one that was started again.
    await seen(reader, ids.length + 1);
    const anew = await stream(boards[0], cookies[0]);
    const first = (await anew.next("board")) as { seq: number };
    if (first.seq < ids.length + 1) await seen(anew, ids.length + 1);
    anew.close();

    const { stdout } = await asked(["run", "verify", file, "--store", where], one);
    assert.match(stdout, new RegExp(`: ${ids.length + 1} events, each as it was written`));
    const run = /^(\S+):/.exec(stdout)?.[1] ?? "";
    const store = await openStore(where, run, "/");
    assert.ok(typeof store !== "string");
    const read = await store.read();
    await store.close();
    assert.deepEqual(
      read.kind === "log" &&
        read.events
          .slice(1)
          .map(({ id }) => id)
          .sort(),
      [...ids].sort(),
    );
    reader.close();
  });
});
