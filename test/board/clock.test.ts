/** A clock that is set back: nobody is kept waiting until it is there again, and what is written counts. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { buckets } from "../../server/board/buckets.js";
import type { Served } from "../../server/board/serve.js";
import { ask, enter, post, type TestClock, type TestRun, testBoard, testClock, testRun } from "../support/boards.js";

describe("a clock that is set back by an hour", () => {
  it("lets who has used up what they may do go on as soon as without it", () => {
    let now = 10_000;
    const may = buckets({ atOnce: 2, aSecond: 0.5 }, () => now);
    assert.deepEqual([may.take("ana"), may.take("ana"), may.take("ana")], [0, 0, 2]);
    now -= 3_600;
    assert.equal(may.take("ana"), 2);
    now += 2;
    assert.equal(may.take("ana"), 0);
    assert.equal(may.take("ana"), 2);
  });

  describe("of a board", () => {
    let run: TestRun;
    let board: Served;
    let clock: TestClock;
    beforeEach(async () => {
      run = testRun();
      clock = testClock();
      run.write({ kind: "opened" });
      board = await testBoard(run, { clock });
    });
    afterEach(async () => {
      await board.end();
      run.end();
    });

    it("ends no session, and keeps what is said from then on", async () => {
      const cookie = await enter(board, "ana");
      const note = (id: string) => post(board, "/api/events", { id, kind: "note", text: id }, cookie);
      assert.equal((await note("before")).status, 200);
      clock.jump(-3_600);
      assert.equal((await ask(board, "/api/me", { cookie })).status, 200);
      assert.equal((await note("after")).status, 200);
      clock.pass(1);
      const { log } = board.live.shown()?.document ?? { log: [] };
      assert.deepEqual(
        log.filter(({ text }) => text === "before" || text === "after").map(({ text }) => text),
        ["before", "after"],
      );
      assert.equal((await post(board, "/session", { token: board.keyring.addLink("ben") })).status, 204);
    });
  });
});
