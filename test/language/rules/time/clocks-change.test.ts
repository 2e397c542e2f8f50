import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { mend } from "../../../support/mend.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];
const spring = "timezone America/Los_Angeles\nwindow Sat 2026-03-07 22:00 to Sun 2026-03-08 06:00";
const autumn = "timezone America/Los_Angeles\nwindow Sat 2026-10-31 22:00 to Sun 2026-11-01 06:00";

function mended(text: string, code: string): string[] {
  const finding = analyse(text).findings.find(each => each.code === code);
  assert.ok(finding);
  return finding.fixes.map(fix => {
    const after = mend(text, fix);
    assert.ok(!analyse(after).findings.some(each => each.code.startsWith("time/")), after);
    return after.match(/^at (.*)/m)?.[1] ?? "";
  });
}

describe("time/nonexistent", () => {
  it("says from when to when the clocks go, and offers both ends", () => {
    const text = release(
      step(`at 02:30
// ^^^^^ error time/nonexistent: \`02:30\` does not exist in Los Angeles: the clocks go forward over it, from 01:59 to 03:00.
takes 5m`),
      { runbook: spring },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(mended(text, "time/nonexistent"), ["01:59", "03:00"]);
  });

  it("is silent one minute before and at the end of the gap", () => {
    checkAnnotated(release(step("at 01:59\ntakes 5m"), { runbook: spring }), areas);
    checkAnnotated(release(step("at 03:00\ntakes 5m"), { runbook: spring }), areas);
  });

  it("keeps date and zone, in a phase, in parallel", () => {
    const text = release(`phase p "P" { parallel { ${step("\nat Sun 2026-03-29 01:30 Europe/London\ntakes 5m")} } }`, {
      runbook: spring,
    });
    assert.deepEqual(mended(text, "time/nonexistent"), [
      "Sun 2026-03-29 00:59 Europe/London",
      "Sun 2026-03-29 02:00 Europe/London",
    ]);
  });

  it("writes the date where a whole day is skipped", () => {
    const text = release(step("at Fri 2011-12-30 10:00 Pacific/Apia\ntakes 5m"), { runbook: spring });
    assert.deepEqual(mended(text, "time/nonexistent"), [
      "Thu 2011-12-29 23:59 Pacific/Apia",
      "Sat 2011-12-31 00:00 Pacific/Apia",
    ]);
  });
});

describe("time/ambiguous", () => {
  it("offers only what falls into the window, where that settles the date", () => {
    const ofWindow = (during: string): string =>
      release(step("at 01:30 takes 5m"), { runbook: `timezone America/Los_Angeles\nwindow ${during}` });
    const early = ofWindow("Sat 2026-10-31 22:00 to Sun 2026-11-01 01:45 first");
    assert.deepEqual(mended(early, "time/ambiguous"), ["01:30 first takes 5m"]);
    const late = ofWindow("Sun 2026-11-01 01:15 second to Sun 2026-11-01 06:00");
    assert.deepEqual(mended(late, "time/ambiguous"), ["01:30 second takes 5m"]);
    assert.match(
      analyse(late).findings.find(({ code }) => code === "time/ambiguous")?.message ?? "",
      /again at UTC-08:00\), of which only the second is in the window\. Write `second` behind it\.$/,
    );
    assert.equal(analyse(late).plan.runbook?.work.activities[0]?.at?.at, Date.UTC(2026, 10, 1, 9, 30) / 1000);
  });

  it("names both offsets, and offers `first` and `second`", () => {
    const text = release(
      step(`at 01:30
// ^^^^^ error time/ambiguous: happens twice in Los Angeles, as the clocks go back (first at UTC-07:00, again at UTC-08:00).
takes 5m`),
      { runbook: autumn },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(mended(text, "time/ambiguous"), ["01:30 first", "01:30 second"]);
  });

  it("is silent with either, and an hour later", () => {
    for (const time of ["01:30 first", "01:30 second", "02:30"])
      checkAnnotated(release(step(`at ${time}\ntakes 5m`), { runbook: autumn }), areas);
  });

  it("stands behind the zone, in a phase, in parallel", () => {
    const text = release(`phase p "P" { parallel { ${step("\nat Sun 2026-10-25 01:30 Europe/London\ntakes 5m")} } }`, {
      runbook: autumn,
    });
    assert.deepEqual(mended(text, "time/ambiguous"), [
      "Sun 2026-10-25 01:30 Europe/London first",
      "Sun 2026-10-25 01:30 Europe/London second",
    ]);
  });

  it("is said of a window's ends", () => {
    checkAnnotated(
      release(step("takes 5m"), {
        runbook: `timezone America/Los_Angeles
window Sun 2026-11-01 01:30 to Sun 2026-11-01 04:00
//     ^^^^^^^^^^^^^^^^^^^^ error time/ambiguous`,
      }),
      areas,
    );
  });
});
