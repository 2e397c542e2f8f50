import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/fixed-offset", () => {
  it("is a warning, and names zones that have it on that day", () => {
    checkAnnotated(
      release(
        step(`at 15:30 +05:30
//       ^^^^^^ warning time/fixed-offset: Write a time zone, such as Asia/Kolkata or Asia/Colombo.
takes 5m`),
      ),
      areas,
    );
  });

  it("offers zones as they are on the days of a freeze", () => {
    for (const [days, zone] of [
      ["2026-05-23 to 2026-05-24", "Europe/London"],
      ["2026-12-23 to 2026-12-24", "Europe/Berlin"],
    ] as const) {
      const [finding] = analyse(`freeze "Sale" ${days} in +01:00\n`).findings;
      assert.equal(finding?.fixes[0]?.title, `Write ${zone}`, days);
    }
  });

  it("offers zones of the people in sight first", () => {
    const text = release(step("at 11:00 +01:00\ntakes 5m"));
    const [finding] = analyse(text).findings;
    const [fix] = finding?.fixes ?? [];
    assert.equal(fix?.title, "Write Europe/London");
    assert.deepEqual(fix && analyse(applyFix(text, fix)).findings, []);
  });

  it("is an error where a time said with it contradicts it", () => {
    checkAnnotated(
      release(
        step(`at 11:00 also 16:30 +05:30
//                  ^^^^^^ error time/fixed-offset: by the time next to it, it is 15:30 there.
takes 5m`),
      ),
      areas,
    );
    checkAnnotated(
      release(
        step(`at 11:00 also 15:30 +05:30
//                  ^^^^^^ warning time/fixed-offset
takes 5m`),
      ),
      areas,
    );
  });

  it("is a warning where it says the same moment, though the zone around it has that offset only in the other half of the year", () => {
    checkAnnotated(
      release(
        step(`at 11:00 also 10:00 +00:00
//                  ^^^^^^ warning time/fixed-offset
takes 5m`),
      ),
      areas,
    );
  });

  it("is an error where the zone around it has that offset only in the other half of the year", () => {
    checkAnnotated(
      release(
        step(`at 10:00 +00:00
//       ^^^^^^ error time/fixed-offset: London is at UTC+01:00 on 2026-05-23, at UTC+00:00 only in the other half of the year
takes 5m`),
      ),
      areas,
    );
    checkAnnotated(
      release(step("takes 5m"), {
        runbook: `window Sat 2026-05-23 10:00 Europe/London to Sat 2026-05-23 14:00 UTC+0
//                                                                ^^^^^ error time/fixed-offset: London is at`,
      }),
      areas,
    );
  });
});
