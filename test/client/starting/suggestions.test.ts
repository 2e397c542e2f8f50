import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { suggestedOpening, zoneChoices } from "../../../client/starting/suggestions.js";
import { problemWith } from "../../../language/starting/answers.js";

describe("suggestions for a first runbook", () => {
  it("offer every zone once, the user's own first, then those of large cities", () => {
    const zones = zoneChoices("Asia/Kolkata").map(({ zone }) => zone);
    assert.equal(zones[0], "Asia/Kolkata");
    assert.equal(zones[1], "UTC");
    assert.ok(zones.length > 400);
    assert.equal(new Set(zones).size, zones.length);
  });

  it("find a zone by a city that has none of its own", () => {
    const found = zoneChoices(undefined).filter(({ cities }) => cities.includes("Bangalore"));
    assert.deepEqual(
      found.map(({ zone }) => zone),
      ["Asia/Kolkata"],
    );
  });

  it("offer no zone that is none", () => {
    assert.equal(zoneChoices("Mars/Olympus")[0]?.zone, "UTC");
  });

  it("suggest a Saturday morning one to two weeks ahead, on the clocks of the zone", () => {
    const now = Date.parse("2026-05-20T12:00:00Z");
    assert.equal(suggestedOpening(now, "Europe/Lisbon"), "2026-05-30 10:00");
    // In Kiritimati it is Thursday already, and Saturday is the 30th as well.
    assert.equal(suggestedOpening(now, "Pacific/Kiritimati"), "2026-05-30 10:00");
    for (let day = 0; day < 400; day++) {
      const opens = suggestedOpening(now + day * 86_400_000, "America/New_York");
      const answers = { title: "A", zone: "America/New_York", opens };
      assert.equal(problemWith("opens", answers), undefined, opens);
    }
  });
});
