/** Events as lines: what is written is read again, and what is wrong is said. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { noLineBefore, type RunEvent } from "../../../language/run/events.js";
import { eventLine, formatInstant, readEvent, readInstant } from "../../../language/run/reading.js";
import { logOf, utc } from "../../support/runs.js";

const start = utc("2026-06-03 04:00");
const every: readonly RunEvent[] = logOf(start, [
  { kind: "opened", rehearsal: "staging", zero: start, fallback: 1 },
  { kind: "started", activity: "a", expects: 0 },
  { kind: "done", activity: "a", text: "all green" },
  { kind: "failed", activity: "b", text: "disk full" },
  { kind: "skipped", activity: "c", text: "no time" },
  { kind: "blocked", activity: "d", text: "no password", on: "ben" },
  { kind: "unblocked", activity: "d" },
  { kind: "held", text: "the queue grows" },
  { kind: "resumed" },
  { kind: "decision", activity: "go", verdict: "go", criteria: [{ text: "backup listed", met: true }] },
  { kind: "handover", from: "ana", to: "ben", activity: "d" },
  { kind: "acknowledged" },
  { kind: "note", text: "asked for more", extension: start + 3600 },
  { kind: "replanned", to: "plan-2" },
  { kind: "rollback-called", text: "lag stays", activity: "d" },
  { kind: "undone", activity: "a" },
  { kind: "corrected", of: 3, instead: { kind: "done", activity: "a", at: start + 30 } },
  { kind: "closed", outcome: "rolled back" },
]);

const base = {
  v: 1,
  seq: 1,
  id: "x",
  plan: "p",
  at: "2026-06-03T04:00:00Z",
  recorded: "2026-06-03T04:00:00Z",
  by: "ana",
  prev: noLineBefore,
  kind: "started",
  activity: "a",
};

const wrong = (change: object): string => {
  const read = readEvent(JSON.stringify({ ...base, ...change }));
  return read.kind === "wrong" ? read.message : "it was read";
};

describe("an event's line", () => {
  it("is read as it was written, whatever the kind", () => {
    for (const event of every) {
      const read = readEvent(eventLine(event));
      assert.deepEqual(read, { kind: "event", event: JSON.parse(JSON.stringify(event)) }, event.kind);
    }
  });

  it("says which field is wrong, and what it should be", () => {
    assert.equal(readEvent("{").kind, "wrong");
    assert.equal(wrong({ v: 2 }), "it is of version 2, and this gonogo reads version 1: use a newer gonogo");
    assert.equal(wrong({ seq: 0 }), "`seq` is not a whole number, 1 or more");
    assert.equal(wrong({ at: "yesterday" }), "`at` is not a time such as 2026-06-03T04:05:00Z");
    assert.equal(wrong({ at: "2026-02-30T04:00:00Z" }), "`at` is not a time such as 2026-06-03T04:05:00Z");
    for (const prev of ["abc", `${noLineBefore}0`, `x${noLineBefore}`])
      assert.equal(wrong({ prev }), "`prev` is not 64 hexadecimal digits");
    assert.equal(readEvent("[]").kind, "wrong");
    for (const criteria of [[{ text: "green" }], [{ met: true }], ["green"], {}])
      assert.equal(
        wrong({ kind: "decision", verdict: "go", criteria }),
        "`criteria` is not a list of conditions, each with `text` and `met`",
      );
    assert.equal(wrong({ kind: "exploded" }), '`kind` is not one that this gonogo knows ("exploded")');
    assert.equal(wrong({ kind: "toString" }), '`kind` is not one that this gonogo knows ("toString")');
    assert.equal(wrong({ kind: "failed" }), "`text` is missing: it is a text");
    assert.equal(wrong({ activity: undefined }), "`activity` is missing: it is a text");
    assert.equal(
      wrong({ kind: "closed", outcome: "won" }),
      '`outcome` is not "succeeded", "rolled back", "partly", "rehearsal passed" or "rehearsal failed"',
    );
    for (const instead of [
      { kind: "opened", at: base.at },
      { kind: "corrected", of: 1, at: base.at },
      { kind: "done", activity: "a" },
      { kind: "done", at: base.at },
      "done",
    ])
      assert.match(wrong({ kind: "corrected", of: 1, instead }), /^`instead` is not what should/);
  });

  it("never says in a correction who wrote it, when and where: what was written stays so", () => {
    const instead = { kind: "note", at: base.at, text: "all is well" };
    const forged = { by: "dee", seq: 99, id: "other", plan: "other", prev: {}, recorded: 7, expects: "x", also: [] };
    const read = readEvent(JSON.stringify({ ...base, kind: "corrected", of: 1, instead: { ...forged, ...instead } }));
    assert.ok(read.kind === "event" && read.event.kind === "corrected");
    assert.deepEqual(read.event.instead, { ...instead, at: start });
  });

  it("carries nothing on that is not known, however deep", () => {
    const deep = JSON.parse(`${"[".repeat(3_000)}${"]".repeat(3_000)}`);
    const criteria = [{ text: "backup listed", met: true, deep }];
    const read = readEvent(JSON.stringify({ ...base, kind: "decision", verdict: "go", criteria, deep }));
    assert.ok(read.kind === "event" && read.event.kind === "decision");
    assert.deepEqual(read.event.criteria, [{ text: "backup listed", met: true }]);
    assert.ok(!("deep" in read.event));
  });

  it("is never a reason to throw", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .dictionary(fc.constantFrom(...Object.keys(base)), fc.jsonValue())
            .map(each => JSON.stringify({ ...base, ...each })),
        ),
        line => {
          const read = readEvent(line);
          if (read.kind === "event") assert.deepEqual(readEvent(eventLine(read.event)), read);
        },
      ),
    );
  });

  it("writes times as they are read", () => {
    assert.equal(formatInstant(start), "2026-06-03T04:00:00Z");
    assert.equal(readInstant("2026-06-03T04:00:00Z"), start);
    assert.equal(readInstant("2026-06-03T04:00:00+02:00"), undefined);
  });
});
