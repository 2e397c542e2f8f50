/** The page for those who do not take part. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, it } from "mocha";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { analyse } from "../../support/analyse.js";
import { hostileTexts, isWellFormed, saying } from "../../support/hostile.js";
import { samples } from "../../support/samples.js";

const runbook = `person ana "Ana" { timezone UTC contact "+351 1" }
runbook r "Move" {
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 06:00 UTC
  decider ana
  bridge "https://meet.example.com/r"
  phase p "Prepare" {
    step a "A" { takes 30m owner ana run "secret-command" rollback "A back" { takes 5m owner ana } }
    check b "B" { takes 30m owner ana }
  }
  phase q "Cut over" { step c "C" { takes 1h owner ana irreversible because "it is deleted" } }
  check d "D" { takes 5m owner ana }
  contingency e "E fails" { trigger "it is red" owner ana takes 5m then rollback }
}`;

const brief = (text: string): string => exportMarkdown(analyse(text), { brief: true });
const headings = (text: string): readonly string[] =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.flatMap(node =>
    node.type === "heading" ? [text.slice(node.position?.start.offset, node.position?.end.offset)] : [],
  );

describe("the brief page", () => {
  it("says the verdict, when, who decides and until when, phases, risks and what happens if it goes wrong", () => {
    const text = brief(runbook);
    assert.match(text, /^# Move\n\n\*\*(?:NO-)?GO\*\*: /);
    for (const line of [
      "| Decides on a rollback | Ana |",
      "| Window | Sat 2026-05-23 22:00 to Sun 2026-05-24 06:00 (8h) |",
      "| Point of no return | Sat 2026-05-23 23:00: C |",
      "| 1 | Prepare | Sat 2026-05-23 22:00 to 23:00 | 2 |",
      "1 more outside any phase.",
      "C1 **E fails** · it is red · roll back",
    ])
      assert.ok(text.includes(line), `${line} in\n${text}`);
    assert.doesNotMatch(text, /secret-command|meet\.example|\+351/);
  });

  for (const { name, text, others } of samples())
    it(`fits a page: ${name}`, () => {
      const page = exportMarkdown(analyse({ "main.runbook": text, ...others }), { brief: true });
      assert.ok(page.split("\n").length < 120, page);
      assert.ok(headings(page).includes("## If it goes wrong"));
    });

  it("says how many more risks there are", () => {
    const steps = Array.from({ length: 30 }, (_, index) => `step s${index} "S" { takes 5m owner nobody${index} }`).join(
      "\n",
    );
    const text = brief(`runbook r "R" { window Sat 2026-05-23 22:00 to 23:59 UTC\n${steps} }`);
    assert.match(text, /And \d+ more\./);
    assert.equal((text.match(/^- (?:error|warning): /gm) ?? []).length, 10);
  });

  it("has no other headings, whatever people write", () => {
    const analysis = analyse(runbook);
    const count = headings(exportMarkdown(analysis, { brief: true })).length;
    fc.assert(
      fc.property(hostileTexts, text => {
        fc.pre(isWellFormed(text));
        assert.equal(headings(exportMarkdown(saying(analysis, text), { brief: true })).length, count);
      }),
      { numRuns: 100 },
    );
  });
});
