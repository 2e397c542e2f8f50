import assert from "node:assert/strict";
import fc from "fast-check";
import { hullOf, meets, merged, without } from "../../../language/schedule/spans.js";

type Pair = readonly [start: number, end: number];

const span = ([start, end]: Pair): { readonly start: number; readonly end: number } => ({ start, end });
const pair = ({ start, end }: { readonly start: number; readonly end: number }): Pair => [start, end];

describe("stretches of time, merged", () => {
  const cases: Readonly<Record<string, readonly [given: readonly Pair[], expected: readonly Pair[]]>> = {
    none: [[], []],
    "apart from each other": [
      [
        [5, 6],
        [1, 2],
      ],
      [
        [1, 2],
        [5, 6],
      ],
    ],
    "one that overlaps the next": [
      [
        [1, 5],
        [3, 8],
      ],
      [[1, 8]],
    ],
    "one that ends where the next starts": [
      [
        [1, 5],
        [5, 8],
      ],
      [[1, 8]],
    ],
    "one a second before the next": [
      [
        [1, 4],
        [5, 8],
      ],
      [
        [1, 4],
        [5, 8],
      ],
    ],
    "one inside a longer one": [
      [
        [1, 9],
        [3, 4],
      ],
      [[1, 9]],
    ],
    "one inside a longer one, and one that starts before that one ends": [
      [
        [1, 9],
        [3, 4],
        [6, 12],
      ],
      [[1, 12]],
    ],
    "one that joins only the last of several": [
      [
        [1, 2],
        [5, 7],
        [6, 9],
      ],
      [
        [1, 2],
        [5, 9],
      ],
    ],
  };
  for (const [what, [given, expected]] of Object.entries(cases))
    it(what, () => assert.deepEqual(merged(given.map(span)).map(pair), expected));

  it("hold the same seconds, are apart and in order", () => {
    const anySpan = fc.tuple(fc.nat(30), fc.nat(9)).map(([start, length]) => span([start, start + length + 1]));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 8 }), spans => {
        const seconds = (all: readonly { readonly start: number; readonly end: number }[]): readonly number[] =>
          Array.from({ length: 45 }, (_, at) => at).filter(at => all.some(({ start, end }) => start <= at && at < end));
        const apart = merged(spans);
        assert.deepEqual(seconds(apart), seconds(spans));
        apart.slice(1).forEach(({ start }, index) => {
          assert.ok(start > (apart[index]?.end ?? 0));
        });
      }),
      { seed: 1 },
    );
  });
});

describe("a stretch of time", () => {
  const hour = span([10, 20]);
  const met: Readonly<Record<string, readonly [Pair, boolean]>> = {
    "before it": [[5, 9], false],
    "up to its start": [[5, 10], false],
    "into its start": [[5, 11], true],
    "inside it": [[12, 13], true],
    "around it": [[5, 25], true],
    "out of its end": [[19, 25], true],
    "from its end": [[20, 25], false],
    "without length, at its start": [[10, 10], true],
    "without length, at its end": [[20, 20], false],
  };
  for (const [what, [other, expected]] of Object.entries(met))
    it(`meets a span ${what}: ${expected}`, () => assert.equal(meets(hour, span(other)), expected));

  it("goes from the first start to the last end", () => {
    assert.equal(hullOf([]), undefined);
    assert.deepEqual(hullOf([span([5, 6]), span([1, 9]), span([3, 4])]), span([1, 9]));
  });
});

describe("what is left of a stretch", () => {
  const cases: Readonly<Record<string, readonly [others: readonly Pair[], left: readonly Pair[]]>> = {
    "without anything": [[], [[10, 20]]],
    "without what is before it and after it": [
      [
        [1, 10],
        [20, 30],
      ],
      [[10, 20]],
    ],
    "without its beginning": [[[5, 12]], [[12, 20]]],
    "without its end": [[[18, 25]], [[10, 18]]],
    "without pieces of it": [
      [
        [12, 13],
        [15, 16],
      ],
      [
        [10, 12],
        [13, 15],
        [16, 20],
      ],
    ],
    "without all of it": [[[10, 20]], []],
  };
  for (const [name, [others, left]] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(without(span([10, 20]), others.map(span)).map(pair), left));
  }
});
