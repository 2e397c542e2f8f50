/** The night book for programs. Its schema is held in test/cli/schemas.test.ts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { BookDocument } from "../../language/exports/book-document.js";
import type { Analysis } from "../../language/index.js";
import { analyse } from "../support/analyse.js";
import { textOf } from "../support/exported.js";
import { hostileTexts, isWellFormed, saying } from "../support/hostile.js";
import { samples } from "../support/samples.js";

async function bookOf(analysis: Analysis, zone?: string): Promise<BookDocument> {
  return JSON.parse(await textOf("json", analysis, zone === undefined ? {} : { zone }));
}

const runbook = `person ana "Ana" { timezone UTC contact "+351 1" }
person ben "Ben" { timezone Asia/Kolkata contact "ben@example.com" }
runbook r "Move" {
  timezone Europe/London
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 06:00
  decider ana
  phase p "Prepare" {
    step a "A" { takes 30m at most 1h owner ana or ben run "pg_dump | gzip" expect "ok" rollback "A back" { takes 5m owner ben } }
    gate b "B" { takes 30m owner ana with ben as "scribe" requires "all is well" after a + 10m otherwise rollback }
  }
  contingency e "E fails" { trigger "it is red" owner ana takes 5m then rollback }
}`;

describe("the night book as JSON", () => {
  it("has what the book has, each activity with its number, times, people and what is said of it", async () => {
    const book = await bookOf(analyse(runbook), "Asia/Kolkata");
    const [a, b] = book.activities;
    assert.deepEqual(
      [a?.number, a?.id, a?.phase, a?.start, a?.worstEnd, a?.takesSeconds, a?.atMostSeconds],
      ["1.1", "a", "1", "2026-05-24T02:30:00+05:30", "2026-05-24T03:30:00+05:30", 1_800, 3_600],
    );
    assert.deepEqual(a?.cover, [{ name: "ben", title: "Ben", contacts: ["ben@example.com"] }]);
    assert.deepEqual(b?.with, [{ name: "ben", title: "Ben", label: "scribe", contacts: ["ben@example.com"] }]);
    assert.deepEqual(b?.predecessors, ["a + 10m"]);
    assert.deepEqual(
      [a, b].flatMap(each => each?.lines.filter(({ kind }) => kind !== "fact") ?? []),
      [
        { kind: "command", text: "pg_dump | gzip", language: "sh" },
        { kind: "text", what: "Expect", text: "ok" },
        { kind: "condition", text: "all is well" },
      ],
    );
    assert.deepEqual(
      book.rollback.entries.map(({ number, undoes, title }) => [number, undoes, title]),
      [["R1", ["1.1"], "A back"]],
    );
    assert.deepEqual(
      book.contingencies.map(({ number, title }) => [number, title]),
      [["C1", "E fails"]],
    );
    assert.equal(book.zone, "Asia/Kolkata");
    assert.deepEqual(book.window, { start: "2026-05-24T02:30:00+05:30", end: "2026-05-24T10:30:00+05:30" });
  });

  for (const { name, text, others } of samples())
    it(`has the schedule's instants, and every finding: ${name}`, async () => {
      const sample = analyse({ "main.runbook": text, ...others });
      const { schedule, findings } = sample;
      const book = await bookOf(sample);
      const at = (moment: string | null): number | undefined =>
        moment === null ? undefined : Date.parse(moment) / 1_000;
      if (schedule?.dated) {
        assert.deepEqual(
          book.activities.map(({ start, end, worstStart, worstEnd }) => [start, end, worstStart, worstEnd].map(at)),
          schedule.work.activities.map(({ planned, worst }) => [
            planned?.start,
            planned?.end,
            worst?.start,
            worst?.end,
          ]),
        );
      }
      assert.deepEqual(
        book.findings.map(({ code, message }) => [code, message]),
        findings.map(({ code, message }) => [code, message]),
      );
    });

  it("has every title byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts, async text => {
        fc.pre(isWellFormed(text));
        const { activities, runbook: r } = await bookOf(saying(analyse(runbook), text));
        assert.deepEqual([r.title, ...activities.map(({ title }) => title)], [text, text, text]);
      }),
      { numRuns: 50 },
    );
  });
});
