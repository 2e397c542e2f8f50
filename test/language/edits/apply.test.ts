import assert from "node:assert/strict";
import { applyEdits } from "../../../language/edits/apply.js";
import type { Edit } from "../../../language/index.js";

type Span = readonly [from: readonly [number, number], to: readonly [number, number], newText: string];

function edits(spans: readonly Span[]): readonly Edit[] {
  return spans.map(([[line, character], [endLine, endCharacter], newText]) => ({
    place: { uri: "a", range: { start: { line, character }, end: { line: endLine, character: endCharacter } } },
    newText,
  }));
}

const cases: Readonly<Record<string, readonly [text: string, spans: readonly Span[], result: string | undefined]>> = {
  none: ["abc", [], "abc"],
  "an insertion, a deletion, a replacement, in any order": [
    "one two three",
    [
      [[0, 8], [0, 13], "3"],
      [[0, 0], [0, 0], "> "],
      [[0, 4], [0, 8], ""],
    ],
    "> one 3",
  ],
  "over every kind of line end": [
    "a\r\nb\rc\nd",
    [
      [[0, 1], [0, 1], "1"],
      [[1, 1], [1, 1], "2"],
      [[2, 1], [2, 1], "3"],
      [[3, 1], [3, 1], "4"],
    ],
    "a1\r\nb2\rc3\nd4",
  ],
  "a whole line": ["a\r\nb\r\nc", [[[1, 0], [2, 0], ""]], "a\r\nc"],
  "the end of a text": ["a\n", [[[1, 0], [1, 0], "b"]], "a\nb"],
  "columns in UTF-16 units": ["\u{1F4A5}x", [[[0, 2], [0, 3], "y"]], "\u{1F4A5}y"],
  "two insertions at one place keep their order": [
    "ab",
    [
      [[0, 1], [0, 1], "1"],
      [[0, 1], [0, 1], "2"],
    ],
    "a12b",
  ],
  "edits that touch": [
    "abcd",
    [
      [[0, 2], [0, 4], "y"],
      [[0, 0], [0, 2], "x"],
    ],
    "xy",
  ],
  "edits that overlap": [
    "abcd",
    [
      [[0, 0], [0, 3], "x"],
      [[0, 2], [0, 4], "y"],
    ],
    undefined,
  ],
  "an insertion inside what is replaced": [
    "abcd",
    [
      [[0, 0], [0, 3], "x"],
      [[0, 1], [0, 1], "y"],
    ],
    undefined,
  ],
  "a place behind its line's end": ["a\nb", [[[0, 2], [0, 2], "x"]], undefined],
  "a place behind the text": ["a\nb", [[[2, 0], [2, 0], "x"]], undefined],
  "an end before its start": ["abc", [[[0, 2], [0, 1], "x"]], undefined],
};

describe("applying edits", () => {
  for (const [what, [text, spans, result]] of Object.entries(cases)) {
    it(`${result === undefined ? "refuses" : "takes"} ${what}`, () => {
      const applied = applyEdits(text, edits(spans));
      assert.equal(applied.kind === "text" ? applied.text : undefined, result);
    });
  }
});
