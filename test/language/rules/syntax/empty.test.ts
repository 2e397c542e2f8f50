/** Nothing written is nothing checked. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { analyse } from "../../../support/analyse.js";

const empty: Readonly<Record<string, string>> = {
  nothing: "",
  "a line break": "\n",
  "white space of every kind": " \t\r\n\u00A0\u2003\n",
  "a byte order mark": "\uFEFF",
  "a comment": "// Release 4.2, to be written",
  "comments and blank lines": "\n// a\n\n\t// b\n",
};

const something: Readonly<Record<string, string>> = {
  "a skill": "skill backup\n",
  "a policy": "policy { slack 10m }\n",
  "an import": 'import "./other.runbook"\n',
  "a runbook with nothing in it": "runbook release {}\n",
  "what cannot be read": "skil backup\n",
  "half a text": '"',
};

describe("syntax/empty", () => {
  for (const [what, text] of Object.entries(empty))
    it(`finds ${what}`, () => {
      const { findings, verdict } = analyse(text);
      assert.deepEqual(
        findings.map(({ code, place: { range } }) => [code, range]),
        [["syntax/empty", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }]],
      );
      assert.equal(verdict, "no-go");
      assert.match(findings[0]?.message ?? "", text.includes("a") ? /comments/ : /is empty/);
    });

  for (const [what, text] of Object.entries(something))
    it(`does not find ${what}`, () => {
      const { findings } = analyse({ "main.runbook": text, "other.runbook": "skill other" });
      assert.ok(findings.every(({ code }) => code !== "syntax/empty"));
    });

  it("is found at the import of such a file", () => {
    const { findings } = analyse({ "a.runbook": 'import "./b.runbook"\n', "b.runbook": "// nobody yet\n" });
    assert.deepEqual(
      findings.map(({ code, place }) => [code, place.range.start.line]),
      [["syntax/import", 0]],
    );
  });
});
