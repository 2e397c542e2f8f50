import assert from "node:assert/strict";
import {
  escaped,
  insertAfter,
  insertBefore,
  insertIn,
  snippetPlaceholder,
  unusedNameIn,
} from "../../../language/edits/statements.js";
import type { Edit, Insertion } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";

const place = {
  uri: "file:///main.runbook",
  range: { start: { line: 3, character: 2 }, end: { line: 5, character: 3 } },
};

describe("edits that add statements", () => {
  it("go first into a block of several lines, indented like it", () => {
    const insertion: Insertion = { place, before: "\n    ", after: "", indent: "    " };
    assert.equal(insertIn(insertion, ["to {", "  a", "}"]).newText, "\n    to {\n      a\n    }");
  });

  it("stay on the line of a block that stands on one", () => {
    const insertion: Insertion = { place, before: " { ", after: " }", indent: "    " };
    assert.equal(insertIn(insertion, ["to {", "  a", "}"]).newText, " { to { a } }");
  });

  it("go in front of a statement and behind it", () => {
    const written = ({ place: { uri, range }, newText }: Edit): Edit => ({ place: { uri, range }, newText });
    assert.deepEqual(written(insertBefore(place, ["a {", "}"])), {
      place: { ...place, range: { start: place.range.start, end: place.range.start } },
      newText: "a {\n  }\n  ",
    });
    assert.deepEqual(written(insertAfter(place, ["a {", "}"])), {
      place: { ...place, range: { start: place.range.end, end: place.range.end } },
      newText: "\n  a {\n  }",
    });
  });

  it("escape what a snippet would take for its own", () => {
    assert.equal(escaped("a $b {c} \\"), "a \\$b {c\\} \\\\");
    assert.equal(snippetPlaceholder(1, "a}"), "$".concat("{1:a\\}}"));
  });

  it("find a name that nothing in the runbook has", () => {
    const { runbook } = analyse(
      "runbook r { phase go { step go-2 { rollback using back } } rollback back { check go-3 { takes 5m } } }",
    ).plan;
    assert.ok(runbook);
    assert.deepEqual(
      ["go", "back", "check"].map(each => unusedNameIn(runbook, each)),
      ["go-4", "back-2", "check"],
    );
  });
});
