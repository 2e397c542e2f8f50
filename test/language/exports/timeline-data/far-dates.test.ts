/** Dates centuries apart: what a picture costs follows from what is drawn, and every clock in it is right. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { DateTime, FixedOffsetZone } from "luxon";
import { describe, it } from "mocha";
import { exportHtml } from "../../../../language/exports/html.js";
import { exportMarkdown } from "../../../../language/exports/markdown.js";
import { clockOf, momentText, offsetAt } from "../../../../language/exports/timeline/clock.js";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { inkOf } from "../../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { sceneOf } from "../../../../language/exports/timeline/scene.js";
import { wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { offsetAt as offsetIn } from "../../../../language/time/offsets.js";
import { analyse } from "../../../support/analyse.js";

interface Dates {
  readonly window: string;
  /** When the three steps begin; one after another where nothing is said. */
  readonly at?: readonly string[];
  /** More that a file may say before its runbook. */
  readonly more?: string;
}

function written({ window, at = [], more = "" }: Dates): string {
  const steps = ["one", "two", "three"].map((name, index) => {
    const start = at[index] === undefined ? "" : `at ${at[index]}`;
    return `step ${name} "${name}" { owner cy or dee ${start} takes 20m rollback "Back" { takes 10m } }`;
  });
  return `${more}
person ana "Ana" { timezone Europe/London hours 09:00 to 17:00 away 0002-01-01 09:00 to 9998-01-01 09:00 because "gone" }
person cy "Cy" { timezone Asia/Kolkata }
person dee "Dee" { timezone Australia/Sydney }
runbook r "R" { timezone America/New_York window ${window} owner ana or cy
${steps.join("\n")}
}
`;
}

const far: Readonly<Record<string, Dates>> = {
  "a window until the year 9999": { window: "2026-05-23 10:00 to 9999-07-01 12:00" },
  "a window from the year 1": { window: "0001-01-01 10:00 to 2027-05-22 12:00" },
  "a window of all time": { window: "0001-01-01 10:00 to 9999-12-31 12:00" },
  "steps of three millennia": {
    window: "0001-01-01 10:00 to 9999-12-31 12:00",
    at: ["0001-01-01 10:00", "2026-05-23 10:00", "9999-12-31 10:00"],
  },
  "freezes all through time": {
    window: "2026-05-23 10:00 to 2026-05-23 16:00",
    more: Array.from({ length: 300 }, (_, index) => {
      const year = (number: number): string => String(number).padStart(4, "0");
      return `freeze "F${index}" ${year(index * 33 + 1)}-01-01 10:00 to ${year(index * 33 + 30)}-01-01 10:00 Europe/Berlin\n`;
    }).join(""),
  },
};

const near = written({ window: "2026-05-23 10:00 to 2026-05-24 12:00" });

const drawings: Readonly<Record<string, (text: string) => string>> = {
  SVG: text =>
    svgText(pictureOf(dataOf(text), { width: 1_280, view: wholeView(1_280), source: "", ink: inkOf("light") })),
  "all of the time": text =>
    svgText(
      pictureOf(dataOf(text), {
        width: 1_280,
        view: { ...wholeView(1_280), cutQuiet: false, secondZone: "Asia/Kolkata" },
        source: "",
        ink: inkOf("light"),
      }),
    ),
  HTML: text =>
    exportHtml(analyse(text), {
      width: 1_280,
      view: wholeView(1_280),
      source: "",
      theme: "auto",
      digest: () => "",
    }) ?? "",
};

function dataOf(text: string): TimelineData {
  const data = timelineData(analyse(text), { zones: ["Asia/Kolkata"] });
  assert.ok(data);
  return data;
}

/** How many days of the calendar are counted. */
function daysCounted(act: () => void): number {
  const { UTC } = Date;
  let count = 0;
  Date.UTC = (...args) => {
    count++;
    return UTC(...args);
  };
  try {
    act();
  } finally {
    Date.UTC = UTC;
  }
  return count;
}

/** Where the table of zones begins. */
const first = DateTime.fromISO("2011-01-01T00:00Z").toSeconds();

const year = 365 * 86_400;

describe("dates centuries apart", () => {
  for (const [what, dates] of Object.entries(far)) {
    it(`${what}: the check, the document and the pictures cost about as much as for a night`, () => {
      const text = written(dates);
      const counted = daysCounted(() => {
        const analysis = analyse(text);
        exportMarkdown(analysis);
        const data = timelineData(analysis);
        assert.ok(data && data.period.end - data.period.start <= 101 * year);
      });
      assert.ok(counted < 10_000, `${counted} days were counted`);
      for (const [name, draw] of Object.entries(drawings)) {
        const [size, usual] = [draw(written(dates)).length, draw(near).length];
        assert.ok(size < 3 * usual, `${name}: ${size} bytes, and ${usual} for a night`);
      }
    });

    it(`${what}: all that is read in words is read as luxon does`, () => {
      const data = dataOf(written(dates));
      for (const { name } of data.zones) {
        const clock = clockOf(data, name);
        const { window, activities, zero } = data;
        const moments = [
          zero,
          window?.start,
          window?.end,
          ...activities.flatMap(({ times }) => [times?.start, times?.end]),
        ];
        for (const at of moments.filter(each => each !== undefined)) {
          // Before the table begins, its first laws hold.
          const zone = at < first ? FixedOffsetZone.instance(offsetIn(name, at) / 60) : name;
          const there = DateTime.fromSeconds(at, { zone, locale: "en" });
          const year = String(there.year).padStart(4, "0");
          assert.ok(
            momentText(clock, at).startsWith(`${there.toFormat("ccc")} ${year}-${there.toFormat("MM-dd HH:mm")}`),
            momentText(clock, at),
          );
        }
      }
    });
  }

  it("of a long window shows the work and its surroundings, and where it ends behind a gap", () => {
    const data = dataOf(written({ window: "2024-05-23 10:00 to 2027-05-23 12:00", at: ["2026-05-23 10:00"] }));
    const [start, work, end] = data.busy;
    assert.equal(data.busy.length, 3);
    assert.ok(start && work && end);
    assert.deepEqual([start.end - start.start, end.end - end.start], [900, 1_800]);
    assert.ok(work.end - work.start < 4 * 86_400);
  });

  it("draws what most of the work is about, and says that something stands at the edge", () => {
    const slipped = dataOf(written({ window: "2026-05-23 10:00 to 2026-05-23 16:00", at: ["0226-05-23 10:00"] }));
    assert.match(slipped.notice ?? "", /centuries apart/);
    assert.ok(slipped.period.start > DateTime.fromISO("2026-01-01").toSeconds());
    const rows = sceneOf(slipped, wholeView(1_000)).rows.flatMap(row =>
      row.kind === "activity" ? [row.mark?.bar.x] : [],
    );
    assert.ok(rows.every(x => x !== undefined && x >= 0 && x <= 1_000));
    assert.equal(dataOf(near).notice, undefined);
  });

  it("knows every change of a clock over a century", () => {
    const data = dataOf(
      written({
        window: "2011-05-23 10:00 to 2106-07-01 12:00",
        at: ["2011-05-23 11:00", "2026-05-23 10:00", "2106-06-30 10:00"],
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: data.period.start, max: data.period.end }),
        fc.constantFrom(...data.zones),
        (at, zone) => {
          assert.equal(offsetAt({ zone }, at), DateTime.fromSeconds(at, { zone: zone.name }).offset * 60);
        },
      ),
      { numRuns: 500 },
    );
  });
});
