/** A runbook that is done or cancelled: no picture of it says GO. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { exportHtml } from "../../../language/exports/html.js";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { overviewOf } from "../../../language/exports/overview.js";
import { clockOf } from "../../../language/exports/timeline/clock.js";
import { inkOf } from "../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../language/exports/timeline/picture.js";
import { wholeView } from "../../../language/exports/timeline/view.js";
import { pictureText } from "../../../language/exports/timeline/words.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { analyse } from "../../support/analyse.js";

const runbook = (status: string): string =>
  `runbook r "Release" {\n  ${status}\n  window 2026-05-23 22:00 to 2026-05-24 02:00 UTC\n  step s "Deploy" { owner gone takes 5m }\n}\n`;

const cases = [
  ["status done", "done", "Done"],
  ['status cancelled "The vendor was late."', "cancelled", "Cancelled"],
  ["status done\n  stp", "no-go", "NO-GO"],
  ["", "no-go", "NO-GO"],
] as const;

describe("the verdict that is shown", () => {
  for (const [status, verdict, word] of cases)
    it(`of a runbook with ${JSON.stringify(status)} is ${word}`, () => {
      const analysis = analyse(runbook(status));
      const data = timelineData(analysis);
      assert.ok(data);
      assert.equal(data.verdict, verdict);
      assert.equal(overviewOf(analysis)?.verdict, verdict);
      assert.match(pictureText(data, clockOf(data)), new RegExp(`\\. ${word}: `));
      const view = { ...wholeView(900) };
      const html = exportHtml(analysis, { width: 900, theme: "auto", view, source: "r.runbook", digest: () => "" });
      assert.ok(html?.includes(`<span class="verdict ${verdict}">${word}</span>`));
      const svg = svgText(pictureOf(data, { view, source: "r.runbook", width: 900, ink: inkOf("light") }));
      assert.ok(svg.includes(`>${word}</text>`));
      const markdown = exportMarkdown(analysis);
      assert.ok(markdown?.includes(`**${word}**: `));
      assert.ok(markdown?.includes(`Verdict: **${word}**`));
      if (word !== "NO-GO") for (const text of [html ?? "", svg, markdown]) assert.doesNotMatch(text, /\bGO\b/);
    });
});
