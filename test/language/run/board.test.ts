/** What a board shows, what it tells when something has happened, and who may write what. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { type BoardDocument, type BoardRole, boardActions } from "../../../language/run/board.js";
import { boardAfter, boardChange } from "../../../language/run/board-change.js";
import { boardRole, whoTakesPart, whyNotAllowed } from "../../../language/run/board-roles.js";
import { outcomes, type Said } from "../../../language/run/events.js";
import { boardOf, boringBoard } from "../../support/board.js";
import { anyLogFrom } from "../../support/run-logs.js";
import { logOf, type Telling, utc } from "../../support/runs.js";
import { tries } from "../../support/seed.js";

const text = `
team ops "Operations" { contact "#ops" }
person ana "Ana" { contact "ana@example.com" timezone Europe/London }
person ben "Ben" { team ops timezone Asia/Kolkata }
person cyd "Cyd" { }
person dee "Dee" { }
person eve "Eve" { }
runbook release "Release" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  decider dee
  bridge "https://meet.example.com/release"
  phase first "First" {
    step prepare "Prepare" { owner ops takes 30m run "make ready" rollback "Put back" { owner cyd takes 5m } }
    gate go "Go" { owner cyd takes 5m requires "all is well" otherwise rollback }
  }
  step last "Last" { owner cyd with ben as "watcher" takes 30m irreversible because "the old one is deleted" }
}`;
const start = utc("2026-06-03 04:00");
const board = (said: readonly Telling[], minutes = 0): BoardDocument =>
  boardOf(text, logOf(start, said), start + 60 * minutes);
const opened: Telling = { kind: "opened" };
const of = (document: BoardDocument, name: string) => document.activities.find(each => each.name === name);

describe("the document of a board", () => {
  it("is what it was of the boring night", () => {
    const path = new URL("../../golden/run/board-22-15.json", import.meta.url);
    const fresh = `${JSON.stringify(boringBoard("22:15"), undefined, 2)}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, fresh);
    assert.equal(readFileSync(path, "utf8"), fresh, "npm run golden -- board makes it anew");
  });

  it("has everything that is done by somebody, with what may be written of it", () => {
    const document = board([opened, { kind: "started", activity: "prepare" }], 10);
    assert.deepEqual(
      document.activities.map(({ name, kind, state, phase, may }) => [name, kind, state, phase, may.join(" ")]),
      [
        ["prepare", "step", "running", "First", "done fail block undo"],
        ["go", "gate", "waiting", "First", "skip block"],
        ["last", "step", "waiting", null, "skip block"],
        ["rollback prepare", "rollback", "waiting", null, "start skip block"],
      ],
    );
    const prepare = of(document, "prepare");
    assert.deepEqual(prepare?.planned, { start, end: start + 1800 });
    assert.deepEqual(prepare?.expected, { start: start + 60, end: start + 1860 });
    assert.deepEqual([prepare?.owners, prepare?.commands, prepare?.last], [["ops"], ["make ready"], 2]);
    assert.deepEqual([of(document, "last")?.owners, of(document, "last")?.others], [["cyd"], ["ben"]]);
    assert.deepEqual(of(document, "go")?.criteria, ["all is well"]);
    assert.equal(document.phase, "First");
    assert.equal(document.pointOfNoReturn, start + 2160);
    assert.deepEqual([document.coordinators, document.deciders], [["ana"], ["dee"]]);
    assert.deepEqual(document.people[1], {
      name: "ben",
      title: "Ben",
      contact: null,
      zone: "Asia/Kolkata",
      teams: ["ops"],
    });
  });

  it("says until when a rollback can be decided, as long as it can", () => {
    assert.ok((board([opened]).decideBy ?? 0) > start);
    assert.equal(board([opened, { kind: "rollback-called", text: "no" }], 2).decideBy, null);
  });

  it("offers every action at some time", () => {
    const said: readonly Telling[] = [
      opened,
      { kind: "blocked", activity: "prepare", text: "no key" },
      { kind: "unblocked", activity: "prepare" },
      { kind: "started", activity: "prepare" },
      { kind: "done", activity: "prepare" },
    ];
    const seen = new Set<string>();
    for (let length = 1; length <= said.length; length++)
      for (const { may } of board(said.slice(0, length), length).activities) for (const each of may) seen.add(each);
    assert.deepEqual([...seen].sort(), [...boardActions].sort());
  });

  it("tells in words what was written", () => {
    const document = board([
      opened,
      { kind: "blocked", activity: "prepare", text: "no key", on: "ben" },
      { kind: "handover", from: "ben", to: "cyd", activity: "prepare" },
      { kind: "handover", from: "ben", to: "cyd" },
      {
        kind: "decision",
        activity: "go",
        verdict: "go",
        criteria: [{ text: "all is well", met: false }],
        text: "all the same",
      },
      { kind: "note", text: "asked", extension: start + 5 * 3600 },
      { kind: "corrected", of: 2, instead: { kind: "blocked", activity: "prepare", text: "no card", at: start } },
      { kind: "corrected", of: 5 },
      { kind: "rollback-called", activity: "last", text: "no" },
      { kind: "closed", outcome: "rolled back" },
    ]);
    assert.deepEqual(
      document.log.map(({ says }) => says),
      [
        "Run opened",
        "Prepare: blocked, waits for Ben",
        "Prepare: handed over from Ben to Cyd",
        "Handed over from Ben to Cyd",
        `Go: go, although not met: "all is well"`,
        "A longer window is asked for, until Wed 2026-06-03 10:00",
        "Entry 2 corrected: Prepare: blocked at Wed 2026-06-03 05:00: no card",
        "Entry 5 corrected: that did not happen",
        "Rollback called from Last",
        "Closed: rolled back",
      ],
    );
    assert.deepEqual(document.log.map(({ correctedBy }) => correctedBy).slice(0, 5), [null, 7, null, null, 8]);
    const rest = board([
      opened,
      { kind: "acknowledged", activity: "last" },
      { kind: "acknowledged" },
      { kind: "held", text: "queue" },
      { kind: "resumed" },
      { kind: "replanned", to: "plan-2" },
      { kind: "unblocked", activity: "prepare" },
      { kind: "note", activity: "first", text: "green" },
      { kind: "rollback-called", text: "no" },
    ]);
    assert.deepEqual(
      rest.log.slice(1).map(({ says }) => says),
      [
        "Last: ready for it",
        "Plan read",
        "Held: nothing more begins",
        "Resumed",
        "Goes on by the runbook as it is now",
        "Prepare: can go on",
        "First: note",
        "Rollback called",
      ],
    );
  });
});

describe("a change of a board", () => {
  it("makes of the document before the one after, whatever happens", () => {
    const names = ["prepare", "go", "last", "rollback prepare", "first", "nothing"];
    fc.assert(
      fc.property(anyLogFrom(start, names), fc.nat(25), fc.nat(120), (log, cut, minutes) => {
        const before = boardOf(text, log.slice(0, cut), start);
        const now = boardOf(text, log, start + 60 * minutes);
        const change = boardChange(before, now);
        assert.ok(change);
        assert.deepEqual(boardAfter(before, change), now);
      }),
      tries(60),
    );
  });

  it("holds only what has changed of what grows", () => {
    const change = boardChange(board([opened], 1), board([opened, { kind: "started", activity: "prepare" }], 1));
    assert.deepEqual(
      change?.log.map(({ seq }) => seq),
      [2],
    );
    const same = boardChange(board([opened], 1), board([opened], 1));
    assert.deepEqual([same?.activities, same?.log], [[], []]);
  });

  it("is none where it is another plan or another log", () => {
    const other = boardOf(text.replaceAll("prepare", "begin"), logOf(start, [opened]), start);
    assert.equal(boardChange(board([opened]), other), undefined);
    assert.equal(boardChange(board([opened, { kind: "held", text: "wait" }]), board([opened])), undefined);
  });
});

describe("who may write what on a board", () => {
  const document = board([opened, { kind: "note", text: "seen", by: "cyd" }]);
  const may = (name: string | null, said: Said): boolean =>
    whyNotAllowed(document, { name, role: boardRole(document, name ?? undefined) }, said) === undefined;
  const people = ["ana", "dee", "cyd", "ben", "eve", null];
  const whoMay = (said: Said): string => people.filter(name => may(name, said)).join(" ");

  it("follows from the runbook", () => {
    const roles = people.map((name): BoardRole => boardRole(document, name ?? undefined));
    assert.deepEqual(roles, ["coordinator", "decider", "owner", "owner", "viewer", "viewer"]);
    assert.deepEqual(whoTakesPart(document), ["ana", "ben", "cyd", "dee"]);
  });

  const because = "because";
  const table: readonly (readonly [Said, string])[] = [
    [{ kind: "opened" }, ""],
    [{ kind: "replanned", to: "x" }, ""],
    // Ben is in the team; Cyd has the rollback.
    [{ kind: "started", activity: "prepare" }, "ana ben"],
    [{ kind: "done", activity: "prepare" }, "ana ben"],
    [{ kind: "failed", activity: "prepare", text: because }, "ana ben"],
    [{ kind: "skipped", activity: "prepare", text: because }, "ana ben"],
    [{ kind: "blocked", activity: "prepare", text: because }, "ana ben"],
    [{ kind: "unblocked", activity: "prepare" }, "ana ben"],
    [{ kind: "undone", activity: "prepare" }, "ana ben"],
    [{ kind: "started", activity: "rollback prepare" }, "ana cyd"],
    // Who only takes part.
    [{ kind: "done", activity: "last" }, "ana cyd ben"],
    [{ kind: "skipped", activity: "first", text: because }, "ana"],
    [{ kind: "started", activity: "nothing" }, "ana"],
    [{ kind: "decision", activity: "go", verdict: "go" }, "ana dee cyd"],
    [{ kind: "held", text: because }, "ana dee cyd ben"],
    [{ kind: "resumed" }, "ana dee"],
    [{ kind: "rollback-called", text: because }, "ana dee"],
    [{ kind: "handover", from: "cyd", to: "ben" }, "ana cyd"],
    [{ kind: "handover", from: "cyd", to: "eve", activity: "last" }, "ana cyd ben"],
    [{ kind: "acknowledged" }, "ana dee cyd ben"],
    [{ kind: "note", text: because, activity: "prepare" }, "ana dee cyd ben"],
    [{ kind: "note", text: because, extension: start }, "ana dee"],
    [{ kind: "corrected", of: 2 }, "ana cyd"],
    [{ kind: "corrected", of: 2, instead: { kind: "rollback-called", text: because, at: start } }, "ana"],
    ...outcomes.map(outcome => [{ kind: "closed", outcome }, "ana"] as const),
  ];
  for (const [said, who] of table)
    it(`${JSON.stringify(said)}: ${who || "nobody"}`, () => assert.equal(whoMay(said), who));

  it("lets nobody write anything with a viewer's role, whatever their name, nor without a name", () => {
    const unnamed = (["coordinator", "decider", "owner"] as const).map(role => ({ name: null, role }));
    for (const [said] of table)
      for (const reader of [...people.map(name => ({ name, role: "viewer" as const })), ...unnamed])
        assert.match(
          whyNotAllowed(document, reader, said) ?? "",
          said.kind === "opened" || said.kind === "replanned"
            ? /^the board does not write that: `gonogo run (open|replan)` does$/
            : /^whoever has a link to look writes nothing/,
        );
    assert.match(whyNotAllowed(document, { name: "ana", role: "coordinator" }, { kind: "opened" }) ?? "", /run open`/);
  });

  it("says whom to ask", () => {
    const why = (name: string, said: Said): string | undefined =>
      whyNotAllowed(document, { name, role: boardRole(document, name) }, said);
    assert.equal(why("cyd", { kind: "resumed" }), "only the coordinator or a decider writes that: ask ana or dee");
    assert.equal(why("cyd", { kind: "done", activity: "prepare" }), "that is not yours to write: ask ops or ana");
    assert.equal(why("ben", { kind: "corrected", of: 2 }), "that is not yours to write: ask cyd or ana");
  });

  it("goes with what was handed over", () => {
    const after = board([opened, { kind: "handover", from: "cyd", to: "eve", activity: "last" }]);
    assert.equal(boardRole(after, "eve"), "owner");
    assert.equal(whyNotAllowed(after, { name: "eve", role: "owner" }, { kind: "done", activity: "last" }), undefined);
  });

  it("gives a runbook that names nobody to everybody who takes part", () => {
    const without = boardOf(text.replace(/ {2}coordinator ana\n {2}decider dee\n/, ""), logOf(start, [opened]), start);
    assert.deepEqual([boardRole(without, "ben"), boardRole(without, "eve")], ["coordinator", "viewer"]);
    const decided = boardOf(text.replace(/ {2}coordinator ana\n/, ""), logOf(start, [opened]), start);
    assert.deepEqual([boardRole(decided, "dee"), boardRole(decided, "ben")], ["coordinator", "owner"]);
  });
});
