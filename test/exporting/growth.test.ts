/** Documents of large plans: twice as many activities are about twice the work, and no document is larger than its readers can hold. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { mostDrawn } from "../../language/exports/html/timeline.js";
import { mostInPage } from "../../language/exports/html.js";
import { type ExportFormat, exportFormats } from "../../server/exporting/formats.js";
import { sheetsIn } from "../../server/exporting/picture.js";
import { analyse } from "../support/analyse.js";
import { exported, requestFor } from "../support/exported.js";
import { largeRunbook } from "../support/large.js";
import type { Kind } from "../support/work/counter.js";
import { type Counting, countWork } from "../support/work.js";

const most = 2.2;

/** A week of nights for each hundred activities, in two zones. */
const weeks = (size: number): string => `person ana "Ana" { timezone Europe/London hours 09:00 to 17:00 }
person ben "Ben" { timezone Asia/Kolkata }
runbook r "R" { timezone Europe/London window 2026-05-23 10:00 to 2027-05-23 12:00
${Array.from({ length: size }, (_, i) => `step s${i} "Step ${i}" { owner ${i % 2 ? "ana or ben" : "ben or ana"} takes 90m rollback "Undo ${i}" { takes 30m } }`).join("\n")} }`;

/** Each waits for all of the one before: as many arrows as there are pairs. */
const stages = (size: number): string => `person ana "Ana" { timezone Europe/London contact "a" }
runbook r "R" { timezone Europe/London window 2026-05-23 10:00 to 2026-05-30 12:00 owner ana
${Array.from({ length: size / 10 }, (_, p) => `parallel { ${Array.from({ length: 10 }, (_, i) => `step s${p}-${i} "Step" { takes 5m }`).join("\n")} }`).join("\n")} }`;

const shapes: Readonly<Record<string, (size: number) => string>> = {
  "in phases": size => largeRunbook(size, 50),
  "over weeks": weeks,
  "ten at once": stages,
};

/** What draws pixels is no JavaScript: the PNG's own work is what it is given, which is looked at below. */
const kinds: readonly Kind[] = [
  ...Object.keys(exportFormats)
    .filter(format => format !== "png")
    .map((format): Kind => `export ${format as ExportFormat}`),
  "sheets svg",
];

describe("the work of an export", function () {
  this.timeout(120_000);
  let work: Counting;
  before(() => {
    work = countWork();
  });
  after(() => work.end());

  for (const [shape, of] of Object.entries(shapes))
    for (const kind of kinds)
      it(`grows as the plan does: ${kind}, ${shape}`, async () => {
        const [, once = 0, twice = 0] = await work.of({
          kind,
          texts: (kind === "sheets svg" ? [40, 800, 1_600] : [40, 200, 400]).map(of),
        });
        assert.ok(once > 1_000, `${once}`);
        assert.ok(twice <= once * most, `${once} becomes ${twice}, ${(twice / once).toFixed(2)} times`);
      });
});

describe("a picture that is too large for one file", () => {
  const analysis = analyse(largeRunbook(1_500, 50));

  it("is refused as a PNG, with the way out", async () => {
    const made = await exported("png", analysis);
    assert.ok(made.kind === "refused");
    assert.match(made.reason, /^the picture is 1280 × \d{5} pixels, .*`gonogo export --to png --output timeline\/`/);
  });

  it("is told of as an SVG", async () => {
    const made = await exported("svg", analysis);
    assert.ok(made.kind === "made");
    assert.match(made.notes.join(), /`gonogo export --to svg --output timeline\/` makes it in sheets$/);
  });

  it("is cut into sheets of a fixed size, with every row on one of them and its number at the foot", () => {
    const sheets = sheetsIn(requestFor(analysis), "svg").map(([name, draw]) => ({ name, ...draw() }));
    assert.deepEqual(
      sheets.map(({ name }) => name),
      sheets.map((_, index) => `timeline-${`${index + 1}`.padStart(2, "0")}.svg`),
    );
    sheets.forEach(({ text, width, height }, index) => {
      assert.ok(width === 1_280 && height <= 3_000, `${width} × ${height}`);
      assert.match(text, new RegExp(`>Page ${index + 1} of ${sheets.length} \u00b7 `));
      assert.match(text, />A release of 1500 steps</);
    });
    const shown = sheets.flatMap(({ text }) => [...text.matchAll(/>Change number (\d+)<\/text>/g)].map(([, n]) => n));
    assert.deepEqual(
      shown,
      Array.from({ length: 1_500 }, (_, i) => `${i}`),
    );
  });
});

describe("a page of a large plan", function () {
  this.timeout(60_000);
  const pageOf = async (size: number) => exported("html", analyse(largeRunbook(size, 50)));

  it("shows its picture once, in the sheets that are printed", async () => {
    const made = await pageOf(1_010);
    assert.ok(made.kind === "made" && typeof made.content === "string");
    assert.ok(!made.content.includes('class="screen"'));
    assert.match(made.content, /<div class="pages shown" tabindex="0" role="region"/);
    assert.ok(made.content.split('<div class="page">').length > 40);
  });

  it("says in the place of a larger one how to have it, and tells whoever made it", async () => {
    const made = await pageOf(mostDrawn + 10);
    assert.ok(made.kind === "made" && typeof made.content === "string");
    assert.ok(!made.content.includes("<svg"));
    const [note = ""] = made.notes;
    assert.match(note, /^The timeline of 3010 activities is no picture here.*--to svg --output timeline\/ draws it/);
    assert.ok(made.content.includes(`<p>${note}</p>`));
  });

  it("is refused where no browser would open it, with what to make instead", async () => {
    const made = await pageOf(mostInPage + 10);
    assert.ok(made.kind === "refused");
    assert.match(made.reason, /^browsers hardly open a page of 10010 activities \(10000 at most\): .*--to markdown/);
  });
});
