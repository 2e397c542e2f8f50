/** Two boards on two machines, of one run in PostgreSQL: what is acknowledged by one is seen on the other, also when the server is killed. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import type { BoardChange, BoardDocument } from "../../language/run/board.js";
import type { Served } from "../../server/board/serve.js";
import { realClock } from "../../server/board/serve.js";
import { openRuns } from "../../server/run/runs.js";
import type { Runs } from "../../server/run/store.js";
import { enter, post, releaseStart, stream, type TestRun, testBoard, testRun } from "../support/boards.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";

describe("two boards on one database", function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let ends: (() => unknown)[] = [];
  before(async function () {
    server = await startPostgres(this);
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
    ends = [];
  });
  after(() => server?.remove());

  /** A machine with a folder of its own, and a board in it. */
  const machine = async (address: string): Promise<{ run: TestRun; runs: Runs; board: Served }> => {
    const run = testRun();
    const runs = await openRuns(address, run.runbook, run.folder);
    assert.ok(typeof runs !== "string");
    const clock = { ...realClock, now: () => releaseStart + 3_600 };
    const board = await testBoard(run, { clock, source: run.source(clock, runs) });
    ends.push(
      () => run.end(),
      () => runs.close(),
      () => board.end(),
    );
    return { run, runs, board };
  };
  const open = async ({ run, runs }: { run: TestRun; runs: Runs }): Promise<void> => {
    const store = runs.store("release.2026-06-03");
    const at = releaseStart;
    const event = { id: "opened", plan: run.plan, at, recorded: at, by: "ana", kind: "opened" as const };
    assert.equal((await store.append(event, () => undefined)).kind, "written");
  };
  /** By itself, and soon: it is told, and looks for new runs every other second. */
  const shows = async (board: Served, seq: number): Promise<void> => {
    while (board.live.shown()?.document.seq !== seq) await new Promise(resolve => setTimeout(resolve, 20));
  };
  const write = (board: Served, cookie: string, id: string, said: object) =>
    post(board, "/api/events", { id, ...said }, cookie);

  it("shows on one what is written on the other, and lets one of two finish a step", async () => {
    const address = await server.fresh();
    const [one, other] = [await machine(address), await machine(address)];
    assert.equal(one.board.live.shown()?.document.status.state, "unopened");
    const [ana, ben] = [await enter(one.board, "ana"), await enter(other.board, "ben")];
    const reader = await stream(other.board, ben);
    await reader.next("board");
    await open(one);
    assert.equal(((await reader.next("change")) as unknown as BoardChange).status.state, "open");
    await shows(one.board, 1);
    assert.equal((await write(one.board, ana, "s", { kind: "started", activity: "prepare" })).status, 200);
    const change = (await reader.next("change")) as unknown as BoardChange;
    assert.deepEqual(
      change.log.map(({ says }) => says),
      ["Prepare: started"],
    );
    const done = { kind: "done", activity: "prepare" };
    const answers = await Promise.all([write(one.board, ana, "a", done), write(other.board, ben, "b", done)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const winner = answers[0]?.status === 200 ? "ana" : "ben";
    const lost = answers.find(({ status }) => status === 409);
    assert.match(String(lost?.json().reason), new RegExp(`done by ${winner}`));
  });

  it("loses and doubles nothing when the server is killed, and says meanwhile that what is shown may be old", async () => {
    const address = await server.fresh();
    const [one, other] = [await machine(address), await machine(address)];
    await open(one);
    for (const { board } of [one, other]) await shows(board, 1);
    const [ana, cyd] = [await enter(one.board, "ana"), await enter(other.board, "cyd")];
    const reader = await stream(other.board, cyd);
    await reader.next("board");
    const acknowledged: string[] = [];
    const say = async (id: string): Promise<void> => {
      const [board, cookie] = id.startsWith("a") ? [one.board, ana] : [other.board, cyd];
      for (;;) {
        const { status } = await write(board, cookie, id, { kind: "note", text: id });
        if (status === 200) break;
        assert.equal(status, 507);
      }
      acknowledged.push(id);
    };
    const saying = Promise.all(
      ["a", "c"].map(async who => {
        for (let index = 0; index < 8; index++) await say(`${who}${index}`);
      }),
    );
    while (acknowledged.length < 4) await new Promise(resolve => setTimeout(resolve, 5));
    await server.kill();
    await reader.next("trouble");
    await server.start();
    await saying;
    for (const { board } of [one, other]) {
      await shows(board, 17);
      const { log }: BoardDocument = board.live.shown()?.document ?? assert.fail();
      assert.deepEqual(log.flatMap(({ text }) => text ?? []).sort(), [...acknowledged].sort());
      assert.equal(board.live.trouble(), undefined);
    }
  });
});
