import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/zones-disagree", () => {
  it("says what the other time is there, and corrects it", () => {
    const text = release(
      step(`at 11:00 also 15:30 Asia/Kolkata, 20:30 Asia/Tokyo
//                                ^^^^^^^^^^^^^^^^ error time/zones-disagree: \`20:30 Asia/Tokyo\` is not the same time as the one next to it, which is 19:00 Asia/Tokyo.
takes 5m`),
    );
    checkAnnotated(text, areas);
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.ok(fix && applyFix(text, fix).includes("also 15:30 Asia/Kolkata, 19:00 Asia/Tokyo"));
    assert.deepEqual(findingsOf(applyFix(text, fix)), []);
  });

  it("the first is the odd one where all others agree", () => {
    const text = release(
      `parallel {
${step(`at 12:00 also 15:30 Asia/Kolkata, 19:00 Asia/Tokyo
// ^^^^^ error time/zones-disagree: \`12:00\` is not the same time as the one next to it, which is 11:00 Europe/London.
takes 5m`)}
}`,
    );
    checkAnnotated(text, areas);
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.ok(fix && applyFix(text, fix).includes("at 11:00 also 15:30"));
  });

  it("the first is the odd one only where the others agree with each other, and not with it", () => {
    const cases: Readonly<Record<string, string>> = {
      "two that differ": `at 12:00 also 15:30 Asia/Kolkata, 20:30 Asia/Tokyo
//            ^^^^^^^^^^^^^^^^^^ error time/zones-disagree: which is 16:30 Asia/Kolkata
//                                ^^^^^^^^^^^^^^^^ error time/zones-disagree: which is 20:00 Asia/Tokyo`,
      "the last one alone": `at 11:00 also 15:30 Asia/Kolkata, 19:00 Asia/Tokyo, 12:30 Europe/Madrid
//                                                  ^^^^^^^^^^^^^^^^^^^ error time/zones-disagree: which is 12:00 Europe/Madrid`,
      "one that agrees with the first": `at 12:00 also 15:30 Asia/Kolkata, 20:00 Asia/Tokyo
//            ^^^^^^^^^^^^^^^^^^ error time/zones-disagree: which is 16:30 Asia/Kolkata`,
      "one alone": `at 12:00 also 15:30 Asia/Kolkata
//            ^^^^^^^^^^^^^^^^^^ error time/zones-disagree: which is 16:30 Asia/Kolkata`,
      "three that agree": "at 11:00 also 15:30 Asia/Kolkata, 19:00 Asia/Tokyo",
    };
    for (const statement of Object.values(cases)) checkAnnotated(release(step(`${statement}\ntakes 5m`)), areas);
  });

  it("two offsets that are wrong in the same way are wrong, and the first is right", () => {
    const text = release(
      step(`at 11:00 also 16:30 +05:30, 16:30 +05:30
//                  ^^^^^^ error time/fixed-offset
//                                ^^^^^^ error time/fixed-offset
takes 5m`),
    );
    checkAnnotated(text, areas);
  });

  it("points at the time that it should be: of the first, that of the second", () => {
    const pointed = (also: string): string => {
      const text = release(step(`at 12:00 also ${also}\ntakes 5m`));
      const [{ place } = { place: undefined }] = analyse(text).findings.flatMap(({ related }) => related);
      const { start, end } = place?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return text.split("\n")[start.line]?.slice(start.character, end.character) ?? "";
    };
    assert.equal(pointed("15:30 Asia/Kolkata, 19:00 Asia/Tokyo"), "15:30 Asia/Kolkata");
    assert.equal(pointed("15:30 Asia/Kolkata"), "12:00");
  });

  it("a time that is said again wants a zone where none is around, but for one that counts from T", () => {
    const window = "window 2026-05-23 10:00 UTC to 2026-05-23 14:00";
    checkAnnotated(
      release(
        step(`at 11:00 UTC also 12:00, T+1h
//                ^^^^^ error time/missing-zone: \`12:00\` in "Release" has no time zone, so each office will read it as a different time.
takes 5m`),
        { runbook: window },
      ),
      areas,
    );
    checkAnnotated(
      release(step("at 11:00 UTC also 12:00\ntakes 5m"), {
        runbook: `timezone PST
//       ^^^ error time/abbreviated-zone
${window}`,
      }),
      areas,
    );
  });

  it("T with an offset needs neither zone nor fold: the zone is pointed at, else the fold", () => {
    const wrong: Readonly<Record<string, string>> = {
      "at T+30m Europe/London": "         ^^^^^^^^^^^^^",
      "at T+30m first": "         ^^^^^",
      "at T+30m first Europe/London": "               ^^^^^^^^^^^^^",
      "at T+30m Europe/London second": "         ^^^^^^^^^^^^^",
    };
    for (const [statement, carets] of Object.entries(wrong)) {
      const says = "error syntax/token: `T+30m` is the same time in every zone: remove this word";
      checkAnnotated(release(step(`${statement}\n//${carets.slice(2)} ${says}\ntakes 5m`)), ["syntax/"]);
    }
  });

  it("keeps as many words as were written", () => {
    for (const [wrong, right] of [
      ["Sat 15:00 Asia/Kolkata", "Sat 15:30 Asia/Kolkata"],
      ["Saturday 2026-05-23 15:00 Asia/Kolkata", "Saturday 2026-05-23 15:30 Asia/Kolkata"],
      ["2026-05-24 15:30 Asia/Kolkata", "2026-05-23 15:30 Asia/Kolkata"],
      ["T+2h", "T+1h"],
    ] as const) {
      const text = release(step(`at 11:00 also ${wrong}\ntakes 5m`));
      const [finding, ...others] = analyse(text).findings;
      assert.deepEqual([finding?.code, others.length], ["time/zones-disagree", 0], wrong);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix && applyFix(text, fix).includes(`also ${right}\n`), wrong);
    }
  });

  it("counts in hours from T across a change of the clocks, for a day there is not 24 of them", () => {
    const text = `runbook r {
  timezone Europe/London
  window Sun 2026-03-29 12:00 to Sun 2026-03-29 14:00
  step s { at 2026-03-26 12:00 also T-50h takes 5m }
}`;
    const [fix] = analyse(text).findings.find(({ code }) => code === "time/zones-disagree")?.fixes ?? [];
    assert.ok(fix && applyFix(text, fix).includes("also T-71h "));
    assert.ok(!findingsOf(applyFix(text, fix)).some(each => each.includes("zones-disagree")));
  });

  it("is silent where they agree, across the date line, too", () => {
    checkAnnotated(
      release(step("at Thu 2025-10-09 23:59 Etc/GMT+12 also Fri 2025-10-10 11:59 UTC, 12:59 Europe/London\ntakes 5m")),
      ["time/", "syntax/"],
    );
  });
});
