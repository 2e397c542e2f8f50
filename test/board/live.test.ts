/** What readers of a board see, and when; and what becomes of what they write. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { BoardChange, BoardDocument } from "../../language/run/board.js";
import { boardAfter } from "../../language/run/board-change.js";
import type { BoardOptions, Served } from "../../server/board/serve.js";
import type { RunSource } from "../../server/board/source.js";
import {
  ask,
  enter,
  post,
  type ReadStream,
  releaseStart,
  releaseText,
  stream,
  type TestClock,
  type TestRun,
  testBoard,
  testClock,
  testRun,
} from "../support/boards.js";

const boardFrom = async (reader: ReadStream): Promise<BoardDocument> =>
  (await reader.next("board")) as unknown as BoardDocument;
const changeFrom = async (reader: ReadStream): Promise<BoardChange> =>
  (await reader.next("change")) as unknown as BoardChange;

describe("a board", () => {
  let run: TestRun;
  let clock: TestClock;
  let boards: Served[] = [];
  const serve = async (more: Partial<BoardOptions> = {}): Promise<Served> => {
    const board = await testBoard(run, { clock, ...more });
    boards.push(board);
    return board;
  };
  beforeEach(() => {
    run = testRun();
    clock = testClock();
    run.write({ kind: "opened" });
  });
  afterEach(async () => {
    await Promise.all(boards.map(board => board.end()));
    boards = [];
    run.end();
  });
  const write = (board: Served, cookie: string, id: string, said: object) =>
    post(board, "/api/events", { id, ...said }, cookie);

  it("tells where the run stands at every connection, and then what changes", async () => {
    const board = await serve();
    const ana = await enter(board, "ana");
    const reader = await stream(board, ana);
    assert.equal(reader.headers["content-type"], "text/event-stream");
    const before = await boardFrom(reader);
    assert.deepEqual([before.seq, before.status.state, before.status.file], [1, "open", "release.runbook"]);
    assert.equal((await write(board, ana, "1", { kind: "started", activity: "prepare" })).status, 200);
    const change = await changeFrom(reader);
    assert.deepEqual(
      change.log.map(({ says, by }) => [says, by]),
      [["Prepare: started", "ana"]],
    );
    const after = boardAfter(before, change);
    assert.deepEqual(after, await boardFrom(await stream(board, ana)));
    assert.equal(after.activities.find(({ name }) => name === "prepare")?.state, "running");
  });

  it("shows what others write beside it, without being told", async () => {
    const board = await serve();
    const reader = await stream(board, await enter(board, null));
    await boardFrom(reader);
    run.write({ kind: "note", text: "from elsewhere" });
    clock.pass(1);
    assert.equal((await changeFrom(reader)).log[0]?.text, "from elsewhere");
  });

  it("is made once for all readers, and once for what happens meanwhile", async () => {
    let looks = 0;
    let written = (): void => undefined;
    const source = run.source(clock);
    const counted: RunSource = {
      ...source,
      look: () => {
        looks++;
        return source.look();
      },
      changes: onChange => {
        written = onChange;
        return () => undefined;
      },
    };
    const board = await serve({ source: counted });
    const cookie = await enter(board, null);
    const readers = await Promise.all(Array.from({ length: 10 }, () => stream(board, cookie)));
    await Promise.all(readers.map(boardFrom));
    assert.equal(looks, 1);
    run.write({ kind: "note", text: "one" });
    written();
    await Promise.all(readers.map(changeFrom));
    assert.equal(looks, 2);
    for (let index = 0; index < 50; index++) run.write({ kind: "note", text: `${index}` });
    for (let index = 0; index < 50; index++) written();
    await board.live.refresh();
    assert.ok(looks <= 4, `${looks}`);
    const seen = await Promise.all(readers.map(changeFrom));
    assert.deepEqual(
      seen.map(({ seq }) => seq),
      readers.map(() => 52),
    );
  });

  it("tells the first thing at once, and rests before what comes next", async () => {
    const board = await serve({ rest: 200 });
    const reader = await stream(board, await enter(board, null));
    await boardFrom(reader);
    clock.pass(1);
    run.write({ kind: "note", text: "first" });
    await board.live.refresh();
    assert.equal((await changeFrom(reader)).seq, 2);
    run.write({ kind: "note", text: "second" });
    const later = board.live.refresh();
    run.write({ kind: "note", text: "third" });
    assert.equal(board.live.shown()?.document.seq, 2);
    clock.pass(1);
    await later;
    assert.deepEqual(
      (await changeFrom(reader)).log.map(({ text }) => text),
      ["second", "third"],
    );
  });

  it("goes on with the time: every twenty seconds, and when a moment comes that matters", async () => {
    run.write({ kind: "started", activity: "prepare" });
    clock.jump(releaseStart + 60 - clock.now());
    const board = await serve();
    const reader = await stream(board, await enter(board, null));
    const { now, activities } = await boardFrom(reader);
    const end = activities.find(({ name }) => name === "prepare")?.expected?.end ?? 0;
    clock.pass(20);
    assert.equal((await changeFrom(reader)).now, now + 20);
    clock.jump(end - 7 - clock.now());
    await board.live.refresh();
    assert.equal((await changeFrom(reader)).now, end - 7);
    clock.pass(8);
    // Overdue since now.
    const overdue = await changeFrom(reader);
    assert.ok(overdue.now >= end && overdue.now <= end + 1, `${overdue.now - end}`);
  });

  it("waits for a run that is not open yet, says so, and shows it once it is", async () => {
    run.end();
    run = testRun();
    const board = await serve();
    const ana = await enter(board, "ana");
    const reader = await stream(board, ana);
    const waiting = await boardFrom(reader);
    assert.deepEqual([waiting.status.state, waiting.status.log, waiting.seq], ["unopened", "", 0]);
    assert.equal(waiting.activities.length, 5);
    const refused = await write(board, ana, "1", { kind: "started", activity: "prepare" });
    assert.equal(refused.status, 409);
    assert.equal(refused.json().reason, "the run has not been opened: `gonogo run open` opens it");
    run.write({ kind: "opened" });
    clock.pass(2);
    const { status } = await changeFrom(reader);
    assert.deepEqual([status.state, status.log], ["open", "release.2026-06-03.run.jsonl"]);
  });

  it("says while the log cannot be read, and when it can again", async () => {
    let isGone = false;
    const source = run.source(clock);
    const shaky: RunSource = {
      ...source,
      look: async () => (isGone ? { kind: "unreadable", why: `no ${run.log}` } : source.look()),
    };
    const lines: string[] = [];
    const board = await serve({ source: shaky, log: line => lines.push(line), publicStatus: true });
    const cookie = await enter(board, null);
    const reader = await stream(board, cookie);
    await boardFrom(reader);
    isGone = true;
    await board.live.refresh();
    await board.live.refresh();
    const { reason } = await reader.next("trouble");
    assert.match(String(reason), /cannot be read at the moment, so what is shown may be old$/);
    assert.match((await ask(board, "/status")).text, /cannot be read at the moment/);
    const late = await stream(board, cookie);
    await boardFrom(late);
    assert.equal((await late.next("trouble")).reason, reason);
    isGone = false;
    await board.live.refresh();
    await changeFrom(reader);
    assert.equal(reader.all().split("event: trouble").length, 2);
    assert.equal(lines.length, 2);
  });

  it("takes the first of two who finish one step, and tells the other who was first", async () => {
    run.write({ kind: "started", activity: "prepare" });
    const board = await serve();
    const [ana, ben] = [await enter(board, "ana"), await enter(board, "ben")];
    const done = { kind: "done", activity: "prepare", expects: 2 };
    const answers = await Promise.all([write(board, ana, "a", done), write(board, ben, "b", done)]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    assert.deepEqual([won?.status, lost?.status], [200, 409]);
    const winner = answers[0]?.status === 200 ? "ana" : "ben";
    assert.match(String(lost?.json().reason), new RegExp(`done by ${winner}`));
    assert.equal(readFileSync(run.log, "utf8").split('"kind":"done"').length, 2);
  });

  it("writes the same event once, however often it comes", async () => {
    const board = await serve();
    const ana = await enter(board, "ana");
    const said = { kind: "started", activity: "prepare" };
    const answers = [await write(board, ana, "same", said), await write(board, ana, "same", said)];
    assert.deepEqual(
      answers.map(answer => answer.json()),
      [
        { seq: 2, known: false },
        { seq: 2, known: true },
      ],
    );
  });

  it("takes when it happened, as a number or as a log says it, but nothing that is still to come", async () => {
    const board = await serve();
    const ana = await enter(board, "ana");
    const at = clock.now() - 600;
    assert.equal((await write(board, ana, "1", { kind: "started", activity: "prepare", at })).status, 200);
    assert.equal((await write(board, ana, "2", { kind: "note", text: "x", at: "2026-06-03T04:30:00Z" })).status, 200);
    await board.live.refresh();
    const log = board.live.shown()?.document.log.slice(1) ?? [];
    assert.deepEqual(
      log.map(entry => [entry.at, entry.recorded]),
      [
        [at, clock.now()],
        [releaseStart + 1_800, clock.now()],
      ],
    );
    const later = await write(board, ana, "3", { kind: "note", text: "x", at: clock.now() + 60 });
    assert.deepEqual([later.status, /still to come/.test(String(later.json().reason))], [409, true]);
    for (const at of ["yesterday", 1.5, true, {}])
      assert.equal((await write(board, ana, "4", { kind: "note", text: "x", at })).status, 400, JSON.stringify(at));
  });

  it("writes corrections and extensions with their moments", async () => {
    const board = await serve();
    const ana = await enter(board, "ana");
    const extension = releaseStart + 6 * 3600;
    assert.equal((await write(board, ana, "1", { kind: "note", text: "asked", extension })).status, 200);
    const instead = { kind: "note", text: "asked again", at: releaseStart, extension };
    assert.equal((await write(board, ana, "2", { kind: "corrected", of: 2, instead })).status, 200);
    await board.live.refresh();
    assert.match(board.live.shown()?.document.log.at(-1)?.says ?? "", /asked again$/);
  });

  it("tells who reads what they are", async () => {
    const board = await serve();
    const me = async (name: string | null) =>
      (await ask(board, "/api/me", { cookie: await enter(board, name) })).json();
    assert.deepEqual(await me("ben"), { name: "ben", title: "Ben", role: "owner" });
    assert.deepEqual(await me("dee"), { name: "dee", title: "Dee", role: "decider" });
    assert.deepEqual(await me(null), { name: null, title: null, role: "viewer" });
    // Somebody has handed a step over to her.
    run.write({ kind: "handover", from: "cyd", to: "eve", activity: "last" });
    await board.live.refresh();
    assert.equal((await me("eve")).role, "owner");
  });

  it("has the timeline with a tag, made again only when something has changed", async () => {
    const board = await serve();
    const cookie = await enter(board, null);
    const { status, headers, text } = await ask(board, "/api/timeline", { cookie });
    assert.equal(status, 200);
    assert.equal(JSON.parse(text).activities.length, 4);
    const tagged = { "if-none-match": String(headers.etag) };
    assert.equal((await ask(board, "/api/timeline", { cookie, headers: tagged })).status, 304);
    run.write({ kind: "started", activity: "prepare" });
    await board.live.refresh();
    assert.equal((await ask(board, "/api/timeline", { cookie, headers: tagged })).status, 200);
  });

  it("is one of two on one run: what is written on one is seen on the other, and a session counts on both", async () => {
    const [one, other] = [await serve(), await serve()];
    const ana = await enter(one, "ana");
    const there = ana.replace(String(one.port), String(other.port));
    const reader = await stream(other, there);
    await boardFrom(reader);
    await write(one, ana, "1", { kind: "started", activity: "prepare" });
    clock.pass(1);
    assert.equal((await changeFrom(reader)).log[0]?.says, "Prepare: started");
    assert.equal((await write(other, there, "1", { kind: "started", activity: "prepare" })).json().known, true);
  });

  it("says good-bye when it ends in good order", async () => {
    const board = await serve();
    const reader = await stream(board, await enter(board, null));
    await boardFrom(reader);
    boards = [];
    await board.end();
    await reader.next("bye");
    await reader.ended;
  });

  it("says that it is alive every fifteen seconds", async () => {
    const board = await serve();
    const reader = await stream(board, await enter(board, null));
    await boardFrom(reader);
    clock.pass(16);
    while (!reader.all().includes("\n: ")) await new Promise(resolve => setImmediate(resolve));
  });

  it("says what is odd about its log", async () => {
    run.write({ kind: "note", text: "seen" });
    writeFileSync(run.log, `${readFileSync(run.log, "utf8").replace("seen", "unseen")}{"v":1,"cut`);
    const board = await serve();
    assert.deepEqual(board.live.shown()?.document.notes, []);
    run.write({ kind: "note", text: "after" });
    await board.live.refresh();
    assert.match(board.live.shown()?.document.notes.join() ?? "", /the log is not what was written: line 3/);
  });

  it("serves the page's files by their own names, with tags", async () => {
    const page = new Map(
      ["/", "/board.js"].map(path => [
        path,
        { type: "text/x", bytes: new TextEncoder().encode(path), etag: `"${path}"` },
      ]),
    );
    const board = await serve({ page });
    assert.deepEqual([(await ask(board, "/board.js")).text, (await ask(board, "/")).text], ["/board.js", "/"]);
    assert.equal((await ask(board, "/board.js", { headers: { "if-none-match": '"/board.js"' } })).status, 304);
    for (const path of ["/page.html", "/board.js/", "/BOARD.JS", "//board.js", "/./x"])
      assert.equal((await ask(board, path)).status, 404, path);
  });

  it("serves a plan of a thousand steps", async () => {
    const steps = Array.from(
      { length: 1_000 },
      (_, i) => `step s${i} "S ${i}" { owner cyd takes 1m rollback none because "nothing" }`,
    );
    const more = testRun(
      releaseText.replace(
        '  step last "Last"',
        `phase many "Many" { parallel {\n${steps.join("\n")}\n} }\n  step last "Last"`,
      ),
    );
    try {
      more.write({ kind: "opened" });
      const board = await serve({ source: more.source(clock) });
      const reader = await stream(board, await enter(board, "cyd"));
      assert.equal((await boardFrom(reader)).activities.length, 1_005);
    } finally {
      more.end();
    }
  });
});
