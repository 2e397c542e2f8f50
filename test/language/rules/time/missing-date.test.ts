import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];
const long = "timezone Europe/London\nwindow Fri 2026-05-22 22:00 to Mon 2026-05-25 04:00";

describe("time/missing-date", () => {
  it("a window passes it several times: the dates are offered, and each mends it", () => {
    const text = release(
      step(`at 23:00
// ^^^^^ error time/missing-date: \`23:00\` has no date, and it falls in the window on several days. Write the date before it: 2026-05-22, 2026-05-23 or 2026-05-24.
takes 5m`),
      { runbook: long },
    );
    checkAnnotated(text, areas);
    const finding = analyse(text).findings.find(({ code }) => code === "time/missing-date");
    assert.equal(finding?.fixes.length, 3);
    for (const fix of finding.fixes) assert.doesNotMatch(findingsOf(applyFix(text, fix)).join(), /time\//);
  });

  it("a weekday is enough where only one such day is in the window, in a phase and in parallel too", () => {
    checkAnnotated(
      release(
        `phase p "P" {
  at Sat 21:00
  parallel { ${step("at Sat 23:00 takes 5m")} }
}`,
        { runbook: long },
      ),
      areas,
    );
  });

  it("a window never passes it: says what the window is", () => {
    checkAnnotated(
      release(
        step(`at 09:59
// ^^^^^ error time/missing-date: \`09:59\` has no date, and it does not fall in the window (Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00 Europe/London). Write the date before it: 2026-05-23.
takes 5m`),
      ),
      areas,
    );
    checkAnnotated(release(step("at 10:00\ntakes 5m")), areas);
  });

  it("a weekday that no day of the window has is replaced by the date", () => {
    const text = release(step("at Mon 11:00\ntakes 5m"));
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.ok(fix && applyFix(text, fix).includes("at 2026-05-23 11:00"));
  });

  it("a window's end without a date is the first such time after its start", () => {
    const ending = (window: string): string =>
      analyse(
        release(step("takes 5m"), { runbook: `timezone Europe/London\nwindow ${window}` }),
      ).plan.runbook?.window?.end.toString() ?? "none";
    const at = (text: string): string => `${Date.parse(text) / 1000}`;
    assert.equal(ending("Sat 2026-05-23 10:00 to 14:00"), at("2026-05-23T13:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to 02:00"), at("2026-05-24T01:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to 22:00"), at("2026-05-24T21:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to Mon 02:00"), at("2026-05-25T01:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to Sat 23:00"), at("2026-05-23T22:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to Sat 21:00"), at("2026-05-30T20:00Z"));
    assert.equal(ending("Sat 2026-05-23 22:00 to 24:00"), at("2026-05-23T23:00Z"));
    // The clocks go back at 02:00: 01:30 comes twice, and which one is meant has to be said.
    assert.equal(ending("Sat 2026-10-24 22:00 to 01:30 second"), at("2026-10-25T01:30Z"));
  });

  it("a day of the week that there is not tells no end", () => {
    const text = release(step("takes 5m"), {
      runbook: "timezone Europe/London\nwindow Sat 2026-05-23 10:00 to Fooday 14:00",
    });
    assert.deepEqual(
      findingsOf(text).map(each => each.split(" ")[1]),
      ["syntax/token"],
    );
  });

  it("leave needs dates, as no window is around it", () => {
    checkAnnotated(
      `person jack "Jack" {
    timezone Europe/London
    away 2026-05-18 09:00 to 12:00
//                           ^^^^^ error time/missing-date: Write the date before it: 2026-05-18.
}
`,
      areas,
    );
  });

  it("is silent in an undated runbook and where the window is not understood", () => {
    const codes = (runbook: string): string[] =>
      findingsOf(release(step("at 11:00\ntakes 5m"), { runbook })).map(each => each.split(" ")[1] ?? "");
    assert.deepEqual(codes("timezone Europe/London"), ["time/undated"]);
    assert.deepEqual(codes("timezone Europe/London\nwindow Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00 BST"), [
      "time/abbreviated-zone",
    ]);
  });
});
