/** Holidays on the timeline: by their names in the strip, and wherever it is told who should work on one. */
import assert from "node:assert/strict";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { inkOf } from "../../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { sceneOf } from "../../../../language/exports/timeline/scene.js";
import { tableOf } from "../../../../language/exports/timeline/table.js";
import { wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";

const view = wholeView(1000);

function dataOf(holidays: string, hours = "hours 09:00 to 17:00"): TimelineData {
  const data = timelineData(
    analyse(`${holidays}
person dana "Dana" { timezone Europe/London ${hours} holidays uk }
person omar "Omar" { timezone Europe/London }
runbook r "R" {
  timezone Europe/London
  window 2026-12-27 12:00 to 2026-12-29 12:00
  owner dana or omar
  step a "A" { at 2026-12-28 10:00 takes 4h }
  step b "B" { at 2026-12-29 10:00 takes 1h }
}`),
  );
  assert.ok(data);
  return data;
}

const boxingDay = `holidays uk "UK" { 2026-12-25 "Christmas Day", 2026-12-28 "Boxing Day", 2027-12-27 "Another" }`;

function shown(data: TimelineData): string {
  return svgText(pictureOf(data, { width: 1000, view, ink: inkOf("light"), source: "" }));
}

describe("a holiday on the timeline", () => {
  it("is a day of whoever has it, by its name, where it is drawn", () => {
    const { owners } = dataOf(boxingDay);
    const named = owners.map(({ offDuty }) => offDuty.flatMap(off => (off.kind === "holiday" ? [off] : [])));
    const start = Date.UTC(2026, 11, 28) / 1000;
    assert.deepEqual(named, [[{ kind: "holiday", title: "Boxing Day", start, end: start + 86_400 }], []]);
  });

  it("is called a holiday where it has no name, also for who has no hours", () => {
    for (const hours of ["", "hours 09:00 to 17:00"]) {
      const [dana] = dataOf(`holidays uk "UK" { 2026-12-28 }`, hours).owners;
      assert.deepEqual(
        dana?.offDuty.flatMap(off => (off.kind === "holiday" ? [off.title] : [])),
        ["a holiday"],
      );
    }
  });

  it("is said in its strip, in words and in the table of what falls on it, and nowhere else", () => {
    const data = dataOf(boxingDay);
    const { rows } = sceneOf(data, view);
    const words = rows.map(row => (row.kind === "activity" ? row.words.filter(line => line.includes("is off")) : []));
    assert.deepEqual(words, [["Dana is off: Boxing Day"], []]);
    const who = tableOf(data, view).groups.flatMap(group => group.rows.map(({ cells }) => cells[2]));
    assert.deepEqual(who, ["Dana or Omar; Dana is off: Boxing Day", "Dana or Omar"]);
    assert.match(shown(data), />Boxing Day<\/text>/);
    assert.match(shown(data), /A holiday of the owner: Boxing Day/);
    assert.doesNotMatch(shown(data), /Christmas|Another/);
  });

  it("has no room for its name in a narrow strip, and keeps it under the mouse", () => {
    const long = "The day after the day after the day after the day after Christmas".repeat(5);
    const picture = shown(dataOf(`holidays uk "UK" { 2026-12-28 "${long}" }`));
    assert.match(picture, /A holiday of the owner: The day/);
    assert.doesNotMatch(picture, /Christmas<\/text>/);
  });
});
