import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/unknown-zone", () => {
  it("offers the nearest names, and leaves the times it would serve in peace", () => {
    checkAnnotated(
      release(step("at 11:00\ntakes 5m"), {
        runbook: `timezone Europe/Londn
//       ^^^^^^^^^^^^ error time/unknown-zone: Did you mean Europe/London?
window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00`,
      }),
      areas,
    );
  });

  it("says how to write a zone when nothing is near", () => {
    checkAnnotated(
      release(
        step(`at 11:00 Narnia/Cair_Paravel
//       ^^^^^^^^^^^^^^^^^^^ error time/unknown-zone: Write UTC, or Area/City such as America/Los_Angeles.
takes 5m`),
      ),
      areas,
    );
  });

  it("mends what is only spelt otherwise, safely, inside a phase too", () => {
    const text = release(`phase p "P" {
timezone europe/london
${step("at 11:00\ntakes 5m")}
}`);
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual(others, []);
    assert.equal(
      finding?.message,
      "`europe/london` is not the exact spelling of this time zone, so other tools will not know it. Write Europe/London.",
    );
    const [fix] = finding.fixes;
    assert.equal(fix?.kind, "safe");
    assert.deepEqual(fix && analyse(applyFix(text, fix)).findings, []);
  });

  it("is silent about any IANA name", () => {
    for (const zone of ["UTC", "Etc/GMT+12", "US/Pacific", "America/Argentina/Buenos_Aires", "Europe/Kiev"])
      checkAnnotated(release(step(`timezone ${zone}\ntakes 5m`)), areas);
  });
});
