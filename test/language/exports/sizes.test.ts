/** Documents of large plans: twice as many activities, twice as much. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mostDrawn } from "../../../language/exports/html/timeline.js";
import { exportHtml } from "../../../language/exports/html.js";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { scheduleDocument } from "../../../language/exports/schedule.js";
import { inkOf } from "../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../language/exports/timeline/picture.js";
import { wholeView } from "../../../language/exports/timeline/view.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import type { Analysis } from "../../../language/index.js";
import { releaseOf } from "../../../language/schedule/release.js";
import { analyse } from "../../support/analyse.js";

const view = { ...wholeView(1_280), selected: "s0" };

function picture(analysis: Analysis, draw: (data: NonNullable<ReturnType<typeof timelineData>>) => string): string {
  const data = timelineData(analysis);
  assert.ok(data);
  return draw(data);
}

const documents: Readonly<Record<string, (analysis: Analysis) => string>> = {
  markdown: analysis => exportMarkdown(analysis),
  schedule: ({ plan, schedule }) => {
    const release = releaseOf(plan, schedule);
    return JSON.stringify(release && scheduleDocument(release, { file: "r.runbook", zone: undefined }));
  },
  "the timeline's data": analysis => picture(analysis, data => JSON.stringify(data)),
  SVG: analysis =>
    picture(analysis, data => svgText(pictureOf(data, { width: 1_280, view, source: "", ink: inkOf("light") }))),
  HTML: analysis => exportHtml(analysis, { width: 1_280, view, source: "", theme: "auto", digest: () => "" }) ?? "",
};

const people = `person ana "Ana" { timezone Europe/London hours 09:00 to 17:00 }
person ben "Ben" { timezone Asia/Kolkata }
`;

/** Steps of four hours, so that the nights grow with them. */
function steps(count: number, inside: (index: number) => string = () => ""): string {
  const step = (index: number): string =>
    `step s${index} "Step ${index}" { owner ${index % 2 ? "ana or ben" : "ben or ana"} takes 4h ${inside(index)} }`;
  return Array.from({ length: count }, (_, index) => step(index)).join("\n");
}

const own = (index: number): string => `rollback "Undo ${index}" { takes 30m }`;

const shapes: Readonly<Record<string, (size: number) => string>> = {
  "one after another": size => steps(size, own),
  "side by side": size => `parallel { ${steps(size, own)} }`,
  "each undone by a later one": size => {
    const later = Array.from(
      { length: size / 2 },
      (_, index) => `step u${index} "Take back ${index}" { takes 1h undoes s${size / 2 - 1 - index} }`,
    );
    return `${steps(size / 2)}\n${later.join("\n")}`;
  },
  "with one rollback": size => `${steps(size, () => "rollback using back")}\nrollback back "Back" { takes 1h }`,
};

function written(body: string): string {
  return `${people}runbook r "R" { timezone Europe/London window 2026-05-23 10:00 to 2026-07-22 12:00 owner ana or ben\n${body} }`;
}

describe("documents of large plans", () => {
  for (const [shape, of] of Object.entries(shapes)) {
    it(`of steps ${shape} grow as the number of steps does`, () => {
      const [few, many] = [100, 200].map(size => analyse(written(of(size))));
      assert.ok(few && many);
      for (const [name, document] of Object.entries(documents)) {
        const [small, large] = [document(few).length, document(many).length];
        assert.ok(large < 2.4 * small, `${name}: ${small} bytes, and ${large} of twice as many steps`);
      }
    });
  }

  it("have as many pages as they need: the HTML of some thousand steps took minutes", () => {
    const analysis = analyse(written(shapes["side by side"]?.(mostDrawn) ?? ""));
    const sheets = documents.HTML?.(analysis).split('<div class="page">').length ?? 0;
    assert.ok(sheets > 80, `${sheets} sheets`);
  });
});
