/** Times as people write them on a command line. */
import assert from "node:assert/strict";
import { readMoment } from "../../../server/cli/running/moments.js";
import { utc } from "../../support/runs.js";

describe("a time on the command line", () => {
  const zone = "America/Los_Angeles";
  // 22:15 on the 2nd of June in California.
  const now = utc("2026-06-03 05:15");

  it("is by the runbook's clock: the last such time, or the next of what is still to come", () => {
    assert.equal(readMoment("22:10", zone, now), now - 300);
    assert.equal(readMoment("22:20", zone, now), now + 300 - 86_400);
    assert.equal(readMoment("22:20", zone, now, true), now + 300);
    assert.equal(readMoment("01:00", zone, now, true), utc("2026-06-03 08:00"));
    assert.equal(readMoment("22:15:00", zone, now), now);
  });

  it("may have a date, or be exact", () => {
    assert.equal(readMoment("2026-06-02 21:40", zone, now), utc("2026-06-03 04:40"));
    assert.equal(readMoment("2026-06-03T05:41:00Z", zone, now), utc("2026-06-03 05:41"));
    // The clocks go forward over it: the first minute after that.
    assert.equal(readMoment("2026-03-08 02:30", zone, now), utc("2026-03-08 10:00"));
  });

  it("is refused where there is none such", () => {
    for (const text of ["24:00", "22:60", "2026-02-30 10:00", "soon", "", "22", "2026-06-02"])
      assert.equal(readMoment(text, zone, now), undefined, text);
  });
});
