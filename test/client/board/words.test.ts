/** What the page works out by itself: moments, countdowns, whose what is, what is told. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { countdownOf } from "../../../client/board/countdown.js";
import { draftOf, missingIn, nothingFilled } from "../../../client/board/drafts.js";
import { countdown, roughly } from "../../../client/board/durations.js";
import { createEventReader } from "../../../client/board/event-reader.js";
import { bindings, commandOf } from "../../../client/board/keys.js";
import { actionsOn, mineOf, runActionsFor } from "../../../client/board/mine.js";
import { lastTime, localOf, momentText } from "../../../client/board/moments.js";
import { nothingRuns } from "../../../client/board/nothing-runs.js";
import { createServerClock } from "../../../client/board/server-clock.js";
import { tellings, tellingsOfTime } from "../../../client/board/telling.js";
import { withZone } from "../../../client/board/zone-offsets.js";
import type { BoardDocument, BoardReader } from "../../../language/run/board.js";
import { boringBoard } from "../../support/board.js";
import { nightAt } from "../../support/run-pictures.js";
import "../../support/seed.js";

const reader = (name: string, role: BoardReader["role"]): BoardReader => ({ name, title: name, role });
const activityIn = (board: BoardDocument, name: string) => {
  const found = board.activities.find(each => each.name === name);
  assert.ok(found);
  return found;
};

describe("a board's words", () => {
  describe("of moments", () => {
    const now = Date.UTC(2026, 5, 3, 5, 15) / 1_000;

    it("say the day only where it is another", () => {
      assert.equal(momentText(now, "America/Los_Angeles", now), "22:15");
      assert.equal(momentText(now + 7_200, "America/Los_Angeles", now), "Wed 00:15");
      assert.equal(momentText(now + 10 * 86_400, "UTC", now), "Sat 2026-06-13 05:15");
      assert.deepEqual(localOf(now, "Asia/Kolkata"), { date: "2026-06-03", weekday: "Wed", clock: "10:45" });
    });

    it("take a time that somebody types for the last one that was", () => {
      assert.equal(lastTime("22:10", "America/Los_Angeles", now), now - 300);
      assert.equal(lastTime("22:20", "America/Los_Angeles", now), now + 300 - 86_400);
      for (const text of ["", "24:00", "2215", "ten"]) assert.equal(lastTime(text, "UTC", now), undefined);
      // The night in which clocks were set back in Berlin: an hour more lies between.
      const after = Date.UTC(2026, 9, 25, 3, 0) / 1_000;
      assert.equal(lastTime("01:30", "Europe/Berlin", after), Date.UTC(2026, 9, 24, 23, 30) / 1_000);
    });

    it("typed in any zone read as they were typed", () => {
      const zone = fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe");
      const clock = fc
        .tuple(fc.nat(23), fc.nat(59))
        .map(each => each.map(part => String(part).padStart(2, "0")).join(":"));
      fc.assert(
        fc.property(zone, clock, fc.nat(3e7), (of, text, later) => {
          const at = lastTime(text, of, now + later);
          assert.ok(at === undefined || (at <= now + later && localOf(at, of).clock === text));
        }),
      );
    });
  });

  it("of lengths", () => {
    assert.deepEqual([0, 30, 90, 8_100].map(roughly), ["0m", "under 1m", "1m", "2h15m"]);
    assert.deepEqual([1_140, 545, 45, -3].map(countdown), ["19m", "9m05s", "45s", "0s"]);
  });

  describe("of the countdown", () => {
    const at = (clock: string) => {
      const board = boringBoard(clock);
      return countdownOf(board, board.now);
    };

    it("change their name at the point of no return", () => {
      const { heading, figure, tone } = at("22:15");
      assert.deepEqual([heading, figure, tone], ["Decide by", "19m left", "soon"]);
      const past = at("22:41");
      assert.deepEqual([past.heading, past.figure], ["Past the point of no return", "Fix forward"]);
      assert.equal(past.note, "window closes in 2h19m");
    });

    it("say how a run ended", () => {
      const { heading, figure } = at("22:56");
      assert.deepEqual([heading, figure], ["Closed", "Succeeded"]);
    });

    it("count on while nothing is heard, and never below nothing", () => {
      const board = boringBoard("22:15");
      assert.equal(countdownOf(board, board.now + 60).figure, "18m left");
      assert.equal(countdownOf(board, board.now + 7_200).tone, "urgent");
    });
  });

  describe("of what is mine", () => {
    it("are the steps to do now, then those to come, with what may be written", () => {
      const board = boringBoard("22:15");
      const mei = reader("mei", "owner");
      const { now, later, over } = mineOf(board, mei);
      assert.deepEqual(
        now.map(({ name }) => name),
        ["promote"],
      );
      assert.deepEqual(
        later.map(({ name }) => name),
        ["drop"],
      );
      assert.equal(over, 1);
      assert.deepEqual(actionsOn(mei, board, activityIn(board, "promote")), ["done", "fail", "block"]);
      assert.deepEqual(runActionsFor(mei, board), ["hold", "note", "hand over"]);
    });

    it("let nobody write of what is another's, and a viewer nothing", () => {
      const board = boringBoard("22:15");
      assert.deepEqual(actionsOn(reader("arun", "owner"), board, activityIn(board, "promote")), []);
      const viewer: BoardReader = { name: null, title: null, role: "viewer" };
      assert.deepEqual(
        board.activities.flatMap(each => actionsOn(viewer, board, each)),
        [],
      );
      assert.deepEqual(runActionsFor(viewer, board), []);
    });

    it("offer a start before its time only with a reason", () => {
      const board = boringBoard("22:15");
      const smoke = activityIn(board, "smoke");
      const priya = reader("priya", "owner");
      assert.ok(actionsOn(priya, board, smoke).includes("start early"));
      const act = { of: "activity", action: "start early", activity: smoke } as const;
      assert.ok(missingIn(act, nothingFilled(act)));
      const filled = { ...nothingFilled(act), text: "the lag is gone" };
      assert.deepEqual(draftOf(act, filled), {
        kind: "started",
        activity: "smoke",
        text: "the lag is gone",
        expects: smoke.last,
      });
    });

    it("offer to be ready only while the run is open", () => {
      const board = boringBoard("22:15");
      const priya = reader("priya", "owner");
      const offersIn = (state: BoardDocument["status"]["state"]): boolean => {
        const standing = { ...board, status: { ...board.status, state } };
        return standing.activities.some(each => actionsOn(priya, standing, each).includes("ready"));
      };
      assert.deepEqual((["unopened", "open", "closed"] as const).map(offersIn), [false, true, false]);
    });

    it("decide a gate condition by condition, and without one only with a reason", () => {
      const board = boringBoard("21:41");
      const act = { of: "activity", action: "go", activity: activityIn(board, "go") } as const;
      const filled = nothingFilled(act);
      assert.ok(missingIn(act, filled));
      assert.equal(missingIn(act, { ...filled, met: [true, true] }), undefined);
      assert.equal(missingIn(act, { ...filled, met: [true, false], text: "Arun is on his way" }), undefined);
      const draft = draftOf(act, { ...filled, met: [true, false], text: "x" });
      assert.deepEqual(draft.kind === "decision" && draft.criteria?.map(({ met }) => met), [true, false]);
    });
  });

  it("tell a screen reader what changes what somebody does, and nothing else", () => {
    const told = (before: string, after: string, name: string) =>
      tellings(boringBoard(before), boringBoard(after), reader(name, "owner"));
    assert.deepEqual(told("21:32", "21:34", "mei"), ["The run is held: card payments fail: ours, or the bank's?"]);
    assert.deepEqual(told("22:23", "22:24", "priya"), ["Yours may begin: Run the smoke tests."]);
    assert.deepEqual(told("22:23", "22:24", "mei"), []);
    assert.deepEqual(told("22:15", "22:15", "mei"), []);
    const board = boringBoard("22:15");
    assert.deepEqual(tellingsOfTime(board, board.now, board.now + 300), ["15m left to decide."]);
    assert.deepEqual(tellingsOfTime(board, board.now, board.now + 60), []);
  });

  it("say where nothing runs whether something has begun and is blocked", () => {
    const { status } = boringBoard("22:15");
    const blocked = (names: readonly string[], hasBegun = true): string => {
      const [first] = [...status.running, ...status.next];
      assert.ok(first);
      const things = names.map(title => {
        const said = { at: status.now, by: "mei", text: "no key" };
        return { ...first, title, said, on: null, hasBegun, waiting: 0, people: 0, costs: 0, float: 0 };
      });
      return nothingRuns({ ...status, running: [], blocked: things });
    };
    assert.equal(blocked([]), "Nothing is running");
    assert.equal(blocked(["Copy"], false), "Nothing is running");
    assert.equal(blocked(["Copy"]), "Copy has begun, and is blocked");
    assert.equal(blocked(["Copy", "Move"]), "Copy and Move have begun, and are blocked");
    assert.equal(nothingRuns({ ...status, state: "closed" }), "The run is over");
  });

  it("run on the server's clock, whatever the reader's own shows", () => {
    let own = 1_000_000;
    const clock = createServerClock(() => own);
    clock.hear(5_000);
    own += 2_500;
    assert.equal(clock.now(), 5_002);
    // What was underway for long tells nothing new.
    clock.hear(4_995);
    assert.equal(clock.now(), 5_002);
    // The reader's clock was set: what comes next counts at once.
    own += 3_600_000;
    clock.hear(5_010);
    assert.equal(clock.now(), 5_010);
  });

  it("come whole out of a stream, wherever it is cut", () => {
    const stream =
      ': hello\n\nretry: 1000\n\nevent: board\ndata: {"a":\ndata: 1}\n\r\nevent: bye\r\ndata: {}\r\n\r\ndata\n\n';
    const whole = createEventReader()(stream);
    assert.deepEqual(whole, [
      { event: "board", data: '{"a":\n1}' },
      { event: "bye", data: "{}" },
      { event: "message", data: "" },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length)), cuts => {
        const read = createEventReader();
        const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const pieces = at.slice(1).map((end, index) => stream.slice(at[index], end));
        assert.deepEqual(pieces.flatMap(read), whole);
      }),
    );
  });

  it("draw the timeline in a zone that nobody of the runbook is in", () => {
    const { data } = nightAt("22:15");
    const there = withZone(data, "America/St_Johns").zones.at(-1);
    assert.deepEqual(
      [there?.name, there?.city, there?.offsets.map(({ offset }) => offset)],
      ["America/St_Johns", "St Johns", [-9_000]],
    );
    assert.equal(withZone(data, "Asia/Kolkata"), data);
    const period = { start: Date.UTC(2026, 9, 24) / 1_000, end: Date.UTC(2026, 9, 26) / 1_000 };
    const changed = withZone({ ...data, period }, "Europe/Berlin").zones.at(-1);
    assert.deepEqual(changed?.offsets.slice(1), [{ at: Date.UTC(2026, 9, 25, 1) / 1_000, offset: 3_600 }]);
  });

  it("have a key each", () => {
    assert.equal(new Set(bindings.map(({ key }) => key)).size, bindings.length);
    const plain = { ctrlKey: false, metaKey: false, altKey: false };
    assert.equal(commandOf({ ...plain, key: "h" }), "hold");
    assert.equal(commandOf({ ...plain, key: "h", ctrlKey: true }), undefined);
  });
});
