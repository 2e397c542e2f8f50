import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { BookLine } from "../../../language/exports/book/book.js";
import { exportPersonHtml } from "../../../language/exports/html-person.js";
import { printed } from "../../../language/exports/markdown/words.js";
import { type PersonSheet, sheetFor, sheetsFor } from "../../../language/exports/person.js";
import { analyse } from "../../support/analyse.js";

const runbook = `team dba "DBA" { contact "#dba" }
person ana "Ana" { timezone Europe/Lisbon contact "+351 1" team dba }
person ben "Ben" { timezone Asia/Kolkata contact "+91 2" }
person cyd "Cyd" { timezone UTC contact "+44 3" }
person dan "Dan" { timezone UTC contact "+44 4" }
runbook r "R" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 14:00
  coordinator cyd
  decider ben
  bridge "https://meet.example.com/r"
  step a "A" { takes 30m owner ana or ben rollback "A back" { takes 5m owner ben } }
  parallel {
    step b "B" { takes 30m owner ben rollback using both }
    step c "C" { takes 10m at most 50m owner cyd with ana as "verifier" rollback using both }
  }
  notify d "D" { takes 5m owner cyd to dba }
  rollback both "Both back" { owner cyd step e "E" { takes 5m owner ana } }
  contingency f "F" { trigger "x" owner ana then rollback }
}`;

const analysis = analyse(runbook);

function sheetOf(name: string, zone?: string): PersonSheet {
  const sheet = sheetFor(analysis, name, zone);
  assert.ok(sheet, name);
  return sheet;
}

function factsIn(lines: readonly BookLine[], zone: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap(line => (line.kind === "fact" ? [[line.what, printed(line.words, zone)]] : [])),
  );
}

/** What each of their entries says of their part in it. */
function partOf(name: string): Readonly<Record<string, unknown>> {
  const { book, entries } = sheetOf(name);
  return Object.fromEntries(
    entries.map(({ number, lines }) => {
      const facts = factsIn(lines, book.zone);
      return [number, [facts.You, facts["You wait for"], facts["Who waits for you"]]];
    }),
  );
}

describe("a person's sheet", () => {
  it("says what they own, cover, take part in and are told of, whom they wait for and who waits for them", () => {
    assert.deepEqual(partOf("ana"), {
      "1": ["own it", undefined, "2 B, Ben (+91 2); [3](#steps) C, Cyd (+44 3)"],
      "3": ["take part as verifier, with Cyd (+44 3)", undefined, "[4](#steps) D, Cyd (+44 3)"],
      "4": ["are told", "2 B, Ben (+91 2); [3](#steps) C, Cyd (+44 3)", undefined],
    });
    assert.deepEqual(partOf("ben"), {
      "1": ["are the cover of Ana (+351 1)", undefined, "3 C, Cyd (+44 3)"],
      "2": ["own it", "[1](#steps) A, Ana (+351 1)", "4 D, Cyd (+44 3)"],
    });
  });

  it("begins with their part of the time, on their own clock, and whom to call", () => {
    const { facts, book } = sheetOf("cyd");
    assert.equal(book.zone, "UTC");
    assert.deepEqual(
      facts.map(({ what, words }) => [what, printed(words, book.zone)]),
      [
        ["You are", "coordinator"],
        ["Your part", "Sat 2026-05-23 09:30 to 10:05 (35m), in the worst case until Sat 2026-05-23 10:25"],
        ["Coordinator", "Cyd (+44 3)"],
        ["Decides on a rollback", "Ben (+91 2)"],
        ["Bridge", "<https://meet.example.com/r>"],
      ],
    );
    assert.equal(sheetOf("cyd", "Asia/Tokyo").book.zone, "Asia/Tokyo");
  });

  it("says what they undo, also of a rollback that is somebody else's, and what they do when something goes wrong", () => {
    const titles = (name: string) => sheetOf(name).undoings.map(({ title }) => title);
    assert.deepEqual([titles("ana"), titles("ben"), titles("cyd")], [["Both back"], ["A back"], ["Both back"]]);
    assert.deepEqual(
      sheetOf("ana").contingencies.map(({ title }) => title),
      ["F"],
    );
  });

  it("is made for all who have a part, and for nobody else", () => {
    assert.deepEqual(
      sheetsFor(analysis).map(({ name }) => name),
      ["ana", "ben", "cyd"],
    );
    assert.equal(sheetFor(analysis, "zoe"), undefined);
  });

  it("has no link to what is not on it", () => {
    for (const sheet of sheetsFor(analysis)) {
      const html = exportPersonHtml(sheet, { theme: "auto", source: "r", digest: () => "" });
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), `${sheet.name}: ${id}`);
      assert.equal(new Set(ids).size, ids.length);
    }
  });
});
