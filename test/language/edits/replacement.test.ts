import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  composed,
  editsOf,
  replaced,
  replacementsOf,
  type TextReplacement,
} from "../../../language/edits/replacement.js";

/** Replacements in order that do not overlap, for a text of some length. */
function anyReplacements(length: number): fc.Arbitrary<readonly TextReplacement[]> {
  const place = fc.nat({ max: length });
  return fc.array(fc.tuple(place, place, fc.string({ maxLength: 4 })), { maxLength: 6 }).map(given => {
    const inOrder: TextReplacement[] = [];
    const sorted = given.map(([a, b, newText]) => ({ from: Math.min(a, b), to: Math.max(a, b), newText }));
    for (const next of sorted.sort((a, b) => a.from - b.from || a.to - b.to)) {
      if (next.from >= (inOrder.at(-1)?.to ?? 0)) inOrder.push(next);
    }
    return inOrder;
  });
}

const twoRounds = fc.string({ maxLength: 30 }).chain(text =>
  anyReplacements(text.length).chain(first => {
    const { length } = replaced(text, first);
    return fc.record({ text: fc.constant(text), first: fc.constant(first), second: anyReplacements(length) });
  }),
);

describe("two rounds of replacements", () => {
  it("come to one that leads to the same text, in order and without overlaps", () => {
    fc.assert(
      fc.property(twoRounds, ({ text, first, second }) => {
        const both = composed(text, first, second);
        assert.equal(replaced(text, both), replaced(replaced(text, first), second));
        both.forEach(({ from, to }, index) => {
          assert.ok(from <= to && from >= (both[index - 1]?.to ?? 0));
        });
      }),
    );
  });

  it("change nothing that neither changes", () => {
    const text = "one two three four";
    const both = composed(
      text,
      [
        { from: 4, to: 7, newText: "2 and" },
        { from: 18, to: 18, newText: "!" },
      ],
      [
        { from: 5, to: 6, newText: "," },
        { from: 20, to: 20, newText: "?" },
      ],
    );
    assert.deepEqual(both, [
      { from: 4, to: 7, newText: "2,and" },
      { from: 18, to: 18, newText: "?!" },
    ]);
  });

  it("are edits, and edits are replacements", () => {
    const text = "a\r\nbc\nd";
    const some = [
      { from: 1, to: 3, newText: " " },
      { from: 4, to: 7, newText: "" },
    ];
    assert.deepEqual(replacementsOf(text, editsOf("file:///a", text, some)), some);
    const outside = {
      place: { uri: "file:///a", range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } } },
      newText: "",
    };
    assert.equal(replacementsOf(text, [outside]), undefined);
  });
});
