/** The pictures of all samples: a golden each (npm run golden makes them anew), well-formed whatever the titles. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, it } from "mocha";
import { SaxesParser } from "saxes";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { inkOf, type Theme, themes } from "../../../../language/exports/timeline/ink.js";
import { pagesOf } from "../../../../language/exports/timeline/pages.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { type Analysis, createAnalyser } from "../../../../language/index.js";
import { createReader } from "../../../../server/files/reader.js";
import { analyse } from "../../../support/analyse.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const golden = join(root, "test", "golden");
const source = "name.runbook sha256 0123456789abcdef · times in UTC";

const { importer, open } = createReader();
const analyser = createAnalyser(importer);

function analysisOf(sample: string): Analysis {
  const opened = open(join(root, sample));
  assert.equal(opened.kind, "file", sample);
  if (opened.kind !== "file") throw new Error(`${sample} is not there`);
  return analyser(opened.file);
}

function dataOf(analysis: Analysis, zones: readonly string[] = []): TimelineData {
  const data = timelineData(analysis, { zones });
  assert.ok(data);
  return data;
}

interface Text {
  readonly tag: string;
  readonly text: string;
}

/** The elements of an XML text, in order; throws where it is not well-formed. */
function elementsOf(xml: string): { readonly tags: readonly string[]; readonly texts: readonly Text[] } {
  const tags: string[] = [];
  const texts: Text[] = [];
  const inside: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name }) => {
    tags.push(name);
    inside.push(name);
  });
  parser.on("closetag", () => inside.pop());
  parser.on("text", text => texts.push({ tag: inside.at(-1) ?? "", text }));
  parser.on("error", error => {
    throw error;
  });
  parser.write(xml).close();
  return { tags, texts };
}

function svg(data: TimelineData, theme: Theme = "light", view: Partial<TimelineView> = {}): string {
  return svgText(pictureOf(data, { width: 1_280, ink: inkOf(theme), source, view: { ...wholeView(1_280), ...view } }));
}

const samples = readdirSync(join(root, "samples"), { recursive: true, encoding: "utf8" })
  .filter(path => path.endsWith(".runbook"))
  .map(path => `samples/${path.split(sep).join("/")}`)
  .filter(sample => analysisOf(sample).plan.runbook)
  .sort();

const views: Readonly<Record<string, Partial<TimelineView>>> = {
  "": {},
  "-owners": { rows: "owner", secondZone: "Asia/Kolkata", density: "compact" },
};

describe("pictures of the samples", () => {
  for (const sample of samples) {
    for (const [suffix, view] of Object.entries(views)) {
      it(`${sample}${suffix} is what it was`, () => {
        const file = join(golden, sample.replace(/\.runbook$/, `${suffix}.svg`));
        // A line an element: a change can be read.
        const text = svg(dataOf(analysisOf(sample), ["Asia/Kolkata"]), "light", view).replaceAll("><", ">\n<");
        if (process.env.UPDATE_GOLDEN) {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        assert.equal(text, readFileSync(file, "utf8"), "npm run golden makes it anew");
      });
    }

    it(`${sample} is well-formed in every theme and order, with everything undone that can be`, () => {
      const data = dataOf(analysisOf(sample), ["Asia/Kathmandu"]);
      for (const theme of themes) elementsOf(svg(data, theme));
      for (const rows of ["phase", "owner", "team", "load"] as const) {
        for (const { id } of data.activities) elementsOf(svg(data, "light", { rows, selected: id }));
      }
    });

    it(`${sample} on paper: every page fits, with its legend`, () => {
      const data = dataOf(analysisOf(sample));
      const pages = pagesOf(data, { ink: inkOf("light"), view: wholeView(1_280) }).map(draw => draw());
      for (const page of pages) {
        assert.ok(page.height / page.width < 0.74, `${page.width} by ${page.height}`);
        const words = elementsOf(svgText(page)).texts.map(({ text }) => text);
        assert.ok(words.includes("step"));
      }
    });
  }
});

/** A runbook with a text wherever one is drawn. */
function saying(text: string): string {
  const quoted = JSON.stringify(text.replaceAll("\n", " "));
  return `
team ops ${quoted} { contact "x" timezone Europe/London }
person ada ${quoted} { team ops timezone Europe/London contact "x" }
environment production ${quoted} { operators ops }
runbook release ${quoted} {
  timezone Europe/London
  change CHG-1
  environment production
  window 2026-05-23 22:00 to 2026-05-24 04:00
  phase one ${quoted} {
    owner ada or ops
    step a ${quoted} { takes 1h at most 2h when ${quoted} rollback ${quoted} { takes 30m } }
    gate b ${quoted} { takes 10m }
  }
}`;
}

const hostile = [
  "<script>alert(1)</script>",
  "</title></svg><img src=x onerror=alert(1)>",
  "]]><!-- & &amp; &lt;",
  "\"' onload='alert(1)",
  "javascript:alert(1)",
  "{{moustache}} `tick` %s \\n",
  "\u202Etxt.exe\u202C",
  "\u0007bell \ud800 half",
  "漢字 नमस्ते Ωμέγα 👩‍🚀",
  "x".repeat(2_000),
  "</style><style>*{display:none}",
];

const plainTags = new Set(elementsOf(svg(dataOf(analyse(saying("plain"))), "light", { selected: "a" })).tags);

describe("titles of any kind", () => {
  for (const title of hostile) {
    it(`${JSON.stringify(title.slice(0, 40))} stays text`, () => {
      const data = dataOf(analyse(saying(title)));
      const { tags, texts } = elementsOf(svg(data, "light", { selected: "a" }));
      assert.deepEqual(
        tags.filter(tag => !plainTags.has(tag)),
        [],
      );
      assert.ok(texts.some(({ tag }) => tag === "title"));
    });
  }

  it("any text at all gives XML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), title => {
        const data = dataOf(analyse(saying("plain")));
        const said = {
          ...data,
          title,
          phases: data.phases.map(phase => ({ ...phase, title })),
          owners: data.owners.map(owner => ({ ...owner, title })),
          activities: data.activities.map(each => ({ ...each, title, id: title, ownerText: title, when: title })),
        };
        const { tags } = elementsOf(svg(said, "dark", { selected: title, rows: "owner" }));
        assert.deepEqual(
          tags.filter(tag => !plainTags.has(tag)),
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});
