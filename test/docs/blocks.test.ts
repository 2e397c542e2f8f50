import assert from "node:assert/strict";
import { runbooksIn, withResults } from "../../scripts/docs/pages.js";

const page = (...lines: string[]): string => lines.join("\n");

describe("runbooks in a page", () => {
  it("a block is a file, a named file that those below import, or a part of one", () => {
    const found = runbooksIn(
      page(
        ...["<!-- file: people.runbook -->", "```runbook", "person ana", "```"],
        ...["```runbook", "skill a", "```"],
        ...["<!-- in: step -->", "```runbook", "owner ana", "```"],
      ),
    );
    assert.deepEqual(found, [
      { line: 3, files: { "people.runbook": "person ana" } },
      { line: 6, files: { "page.runbook": "skill a", "people.runbook": "person ana" } },
      {
        line: 10,
        files: {
          "page.runbook": 'import "./people.runbook" runbook page { step it {\nowner ana\n} }',
          "people.runbook": "person ana",
        },
      },
    ]);
  });

  it("a block between four backticks may hold three", () => {
    const [only] = runbooksIn(page("````runbook", "note ```", "a", "```", "````"));
    assert.deepEqual(only?.files, { "page.runbook": "note ```\na\n```" });
  });

  it("what is found is written below, whatever stood there", () => {
    const shown = (...results: string[]): string =>
      page("```runbook", "skil a", "```", "", "<!-- findings -->", "```text", ...results, "```", "the end");
    const fresh = shown("1:1 error syntax/parse", "    unknown statement `skil`; did you mean `skill`?");
    assert.equal(withResults(shown("nothing found")), fresh);
    assert.equal(withResults(fresh), fresh);
  });

  it("refuses a comment it does not know, and results of nothing", () => {
    assert.throws(() => runbooksIn(page("<!-- in: kitchen -->", "```runbook", "```")), /unknown comment/);
    assert.throws(() => withResults(page("<!-- findings -->", "```text", "```")), /no runbook stands above/);
  });
});
