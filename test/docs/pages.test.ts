/** The documentation is executed: what it shows is what there is. Made anew by `npm run docs`. */
import assert from "node:assert/strict";
import { placements } from "../../language/syntax/placement.js";
import { runbooksIn } from "../../scripts/docs/pages.js";
import { freshPages, pagesOnDisk, readPage, writtenPages } from "../../scripts/rule-docs.js";
import { analyse } from "../support/analyse.js";

describe("the documentation", () => {
  const fresh = freshPages();

  for (const path of writtenPages()) {
    for (const { line, files } of runbooksIn(readPage(path))) {
      it(`${path}:${line} is a runbook without mistakes in its text`, () => {
        const mistakes = analyse(files).findings.filter(({ code }) => code.startsWith("syntax/"));
        assert.deepEqual(
          mistakes.map(({ code, message, place }) => `${place.range.start.line} ${code} ${message}`),
          [],
        );
      });
    }
  }

  it("has every generated page, and none that is left over", () => {
    assert.deepEqual([...pagesOnDisk()].sort(), [...fresh.keys()].sort());
  });

  for (const [path, text] of fresh) {
    it(`${path} is fresh`, () => {
      assert.equal(readPage(path), text, "run `npm run docs`");
    });
  }

  it("shows every statement of the language in an example", () => {
    const examples = runbooksIn(readPage("docs/language.md")).map(({ files }) => Object.values(files)[0] ?? "");
    const text = examples.join("\n");
    const missing = Object.values(placements).filter(
      ({ keyword }) => !new RegExp(`(^|[\\s{])${keyword}\\b`).test(text),
    );
    assert.deepEqual(
      missing.map(({ keyword }) => keyword),
      [],
    );
  });
});
