import { deepEqual, equal } from "node:assert/strict";
import { type Counted, lineAt, merged, type Range } from "./merged.js";

const source = `export function one(a) {
  return a ? "yes" : "no";
}

export function two() {
  return 2;
}
`;

function at(text: string, count = 0): Counted {
  const start = source.indexOf(text);
  return { start, end: start + text.length, count };
}

const [one, two] = source.split("\n\n").map(text => text.trim());
const idle = new Set([4, 8]);
const [yes, no] = [at('"yes"'), at('"no"')];
const nothing = {
  functions: [at(one ?? "", 1), at(two ?? "", 1)],
  branches: [at('"yes"', 1), at('"no"', 1)],
  missed: [],
  idle,
};

function starts(ranges: readonly Range[]): readonly string[] {
  return ranges.map(({ start, end }) => source.slice(start, end).split("\n", 1)[0] ?? "");
}

describe("what several kinds of code have run", () => {
  const first = {
    functions: [at(one ?? "", 1), at(two ?? "")],
    branches: [yes, no],
    missed: [yes, no, at(two ?? "")],
    idle,
  };

  it("is missed where nothing else has run it", () => {
    const { missedFunctions, missedBranches, missedLines, branches, lines } = merged(source, [first]);
    deepEqual(lines, [1, 2, 3, 5, 6, 7]);
    deepEqual(starts(missedFunctions), ["export function two() {"]);
    deepEqual(starts(missedBranches), ['"yes"', '"no"']);
    deepEqual(missedLines, [5, 6, 7]);
    equal(branches.length, 2);
  });

  it("is not missed where one has, by its own idea of where that begins", () => {
    const bundle = { functions: [], branches: [], missed: [{ start: no.start - 2, end: no.end + 1 }], idle };
    const { missedFunctions, missedBranches, missedLines } = merged(source, [first, bundle]);
    deepEqual(starts(missedFunctions), []);
    deepEqual(starts(missedBranches), ['"no"']);
    deepEqual(missedLines, []);
  });

  it("is not missed where the first has, whatever the others have not", () => {
    const { missedFunctions, missedBranches, missedLines } = merged(source, [nothing, first]);
    deepEqual([missedFunctions, missedBranches, missedLines], [[], [], []]);
  });

  it("is what was never entered, whatever was counted where it seems to begin", () => {
    const otherwise = { start: no.end, end: no.end + 1, count: 0, none: true };
    const { missedFunctions, missedBranches } = merged(source, [
      { ...first, branches: [yes, no, otherwise], missed: [no] },
    ]);
    deepEqual(missedFunctions, []);
    deepEqual(missedBranches, [no, otherwise]);
  });

  it("stands in a line", () => {
    deepEqual(
      [0, yes.start, source.indexOf("return 2")].map(offset => lineAt(source, offset)),
      [1, 2, 6],
    );
  });
});
