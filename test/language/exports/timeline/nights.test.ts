/** When owners do not work: told wherever time is drawn, and never by nothing where nobody knows. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nightTint } from "../../../../language/exports/timeline/draw-plot.js";
import { type Ink, inkOf, palettes, type Theme, themes } from "../../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { type Scene, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { offDutyIn, staffOf } from "../../../../language/staffing/staff.js";
import { works } from "../../../../language/staffing/working-time.js";
import { analyse } from "../../../support/analyse.js";

const hour = 3_600;

/** Two evenings, twelve days apart, and a way back that takes until the next morning. */
const apart = `
team ops "Operations" { contact "x" timezone Europe/London }
person ada "Ada" { timezone Europe/London contact "x" hours 09:00 to 17:00 }
person raj "Raj" { timezone Asia/Kolkata contact "y" }
person lee "Lee" { contact "z" }
runbook r "R" {
  timezone Europe/London
  window 2026-05-11 08:00 to 2026-05-23 23:30
  step one "One" { at 2026-05-11 08:00 owner ada takes 2h rollback "Back" { takes 9h } }
  step two "Two" { at 2026-05-11 11:00 owner raj takes 2h rollback "Back" { takes 9h } }
  step three "Three" { at 2026-05-23 16:00 owner ada takes 2h rollback "Back" { takes 9h } }
  step four "Four" { at 2026-05-23 19:00 owner lee takes 2h rollback "Back" { takes 9h } }
}`;

const { plan } = analyse(apart);
const data = (() => {
  const made = timelineData(analyse(apart));
  assert.ok(made);
  return made;
})();

const views: Readonly<Record<string, Partial<TimelineView>>> = {
  "with quiet times left out": {},
  "with all of the time": { cutQuiet: false },
  "zoomed in": { zoom: 12 },
  "with undoing in a quiet time": { selected: "two" },
  "with undoing after everything else": { selected: "four" },
  "by owner": { rows: "owner" },
};

/** What a row says of a moment. */
function saysAt({ rows, scale }: Scene, id: string, at: number): "works" | "is off" | "unknown" {
  const row = rows.find(each => each.kind === "activity" && each.activity.id === id);
  const x = scale.x(at);
  const over = row?.shades.find(shade => shade.x <= x && x < shade.x + shade.width);
  if (!over) return "works";
  return over.kind === "unknown" ? "unknown" : "is off";
}

describe("nights on the timeline", () => {
  for (const [name, view] of Object.entries(views))
    it(`are those of the owner at every moment that is drawn, ${name}`, () => {
      const scene = sceneOf(data, { ...wholeView(1_000), ...view });
      const [ada, raj] = ["ada", "raj"].map(each => plan.people.findIndex(person => person.name === each));
      let [nights, days] = [0, 0];
      for (const piece of scene.scale.segments) {
        for (let at = Math.ceil(piece.start / hour) * hour + 60; at < piece.end; at += hour) {
          for (const [id, person] of [
            ["one", ada],
            ["two", raj],
            ["three", ada],
          ] as const) {
            const off = offDutyIn(staffOf(plan), person ?? -1);
            assert.ok(off);
            const isWorking = works(off, { start: at, end: at });
            assert.equal(
              saysAt(scene, id, at),
              isWorking ? "works" : "is off",
              `${id} ${new Date(at * 1_000).toISOString()}`,
            );
            if (isWorking) days++;
            else nights++;
          }
          assert.equal(saysAt(scene, "four", at), "unknown");
        }
      }
      assert.ok(nights > 10 && days > 10);
    });

  it("are not drawn where time is left out", () => {
    const { rows, gaps } = sceneOf(data, wholeView(1_000));
    assert.ok(gaps.length > 0);
    for (const gap of gaps)
      for (const { x, width } of rows.flatMap(({ shades }) => shades))
        assert.ok(x + width <= gap.x + 1e-6 || x >= gap.x + gap.width - 1e-6);
  });

  it("are dotted where nobody knows, also of who is not there at all, and not where there are no dates", () => {
    const nobody = apart.replace("owner raj", "");
    const kinds = (text: string, id: string) => {
      const made = timelineData(analyse(text));
      assert.ok(made);
      const row = sceneOf(made, wholeView(1_000)).rows.find(
        each => each.kind === "activity" && each.activity.id === id,
      );
      return [...new Set(row?.shades.map(({ kind }) => kind))];
    };
    assert.deepEqual(kinds(nobody, "two"), ["unknown"]);
    assert.deepEqual(kinds(apart, "four"), ["unknown"]);
    const undated = `runbook r "R" { step a "A" { takes 4h } }`;
    assert.deepEqual(kinds(undated, "a"), []);
    assert.match(picture("light"), /Nobody knows whether the owner works then/);
    assert.match(picture("light"), />owner(?:'|&apos;|&#39;)s hours unknown</);
  });

  it("of years are not told one by one, and do not read as days", () => {
    const years = apart.replaceAll("2026-05-23", "2031-05-23").replace("at 2026-05-11 11:00", "at 2029-05-11 11:00");
    const made = timelineData(analyse(years));
    assert.ok(made);
    assert.ok(made.owners.every(({ offDuty }) => offDuty.length < 100));
    const scene = sceneOf(made, { ...wholeView(1_000), cutQuiet: false });
    assert.equal(saysAt(scene, "one", Date.UTC(2028, 5, 1, 2) / 1_000), "unknown");
    assert.equal(saysAt(scene, "one", Date.UTC(2028, 5, 1, 12) / 1_000), "unknown");
  });
});

function picture(theme: Theme): string {
  const ink: Ink = inkOf(theme);
  return svgText(pictureOf(data, { width: 1_000, view: wholeView(1_000), ink, source: "" }));
}

type Colour = readonly number[];

function coloured(hex: string): Colour {
  return [1, 3, 5].map(from => Number.parseInt(hex.slice(from, from + 2), 16));
}

function over(below: Colour, above: Colour, opacity: number): Colour {
  return below.map((value, index) => value + ((above[index] ?? 0) - value) * opacity);
}

/** As WCAG 2 counts it. */
function contrast(a: Colour, b: Colour): number {
  const light = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour
      .map(value => value / 255)
      .map(value => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b));
}

describe("the colour of a night", () => {
  for (const theme of themes)
    it(`is told from a row, a phase and the window in ${theme}, and lets bars be read`, () => {
      const colours = palettes[theme];
      const [night, window] = [coloured(colours.night), coloured(colours.window)];
      for (const opacity of [0, 0.07]) {
        const [row, phase] = [colours.background, colours.raised].map(each => over(coloured(each), window, opacity));
        assert.ok(row && phase);
        const tint = over(row, night, nightTint);
        assert.ok(contrast(tint, row) >= 1.45, `${contrast(tint, row)} to the row`);
        assert.ok(contrast(tint, phase) >= 1.35, `${contrast(tint, phase)} to the phase`);
        for (const beside of [row, phase, tint]) assert.ok(contrast(night, beside) >= 3, "the strip");
        for (const kind of ["step", "check", "notify", "gate", "wait", "critical"] as const)
          assert.ok(contrast(coloured(colours[kind]), tint) >= 3, `${kind} ${contrast(coloured(colours[kind]), tint)}`);
      }
    });
});
