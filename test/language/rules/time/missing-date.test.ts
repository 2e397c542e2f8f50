import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { mend } from "../../../support/mend.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];
const long = "timezone Europe/London\nwindow Fri 2026-05-22 22:00 to Mon 2026-05-25 04:00";

describe("time/missing-date", () => {
  it("a window passes it several times: the dates are offered, and each mends it", () => {
    const text = release(
      step(`at 23:00
// ^^^^^ error time/missing-date: \`23:00\` has no date, and the window passes it several times. Write the date in front: 2026-05-22, 2026-05-23 or 2026-05-24.
takes 5m`),
      { runbook: long },
    );
    checkAnnotated(text, areas);
    const finding = analyse(text).findings.find(({ code }) => code === "time/missing-date");
    assert.equal(finding?.fixes.length, 3);
    for (const fix of finding.fixes) assert.doesNotMatch(findingsOf(mend(text, fix)).join(), /time\//);
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
// ^^^^^ error time/missing-date: the window (Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00 Europe/London) never passes it. Write the date in front: 2026-05-23.
takes 5m`),
      ),
      areas,
    );
    checkAnnotated(release(step("at 10:00\ntakes 5m")), areas);
  });

  it("a weekday that no day of the window has is replaced by the date", () => {
    const text = release(step("at Mon 11:00\ntakes 5m"));
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.ok(fix && mend(text, fix).includes("at 2026-05-23 11:00"));
  });

  it("a window needs the date of its end, too", () => {
    const text = release(step("takes 5m"), { runbook: "timezone Europe/London\nwindow Sat 2026-05-23 10:00 to 14:00" });
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual(others, []);
    assert.equal(
      finding?.message,
      "`14:00` has no date, and no window that would tell the day. Write the date in front: 2026-05-23.",
    );
    const [fix] = finding.fixes;
    assert.deepEqual(fix && findingsOf(mend(text, fix)), []);
  });

  it("leave needs dates, as no window is around it", () => {
    checkAnnotated(
      `person jack "Jack" {
    timezone Europe/London
    away 2026-05-18 09:00 to 12:00
//                           ^^^^^ error time/missing-date: Write the date in front: 2026-05-18.
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
