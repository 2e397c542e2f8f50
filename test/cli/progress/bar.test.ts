import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { drawn, type Screen } from "../../../server/cli/progress/bar.js";
import { progressLine } from "../../../server/cli/progress/line.js";

describe("the progress line", () => {
  const lines: readonly (readonly [done: number, of: number, columns: number, line: string])[] = [
    [340, 1000, 80, "checking  340/1000 ▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░░░░░"],
    [0, 9, 23, "checking 0/9 ░░░░░░░░░"],
    [9, 9, 23, "checking 9/9 ▓▓▓▓▓▓▓▓▓"],
    [8, 9, 23, "checking 8/9 ▓▓▓▓▓▓▓▓░"],
    [3, 9, 19, "checking 3/9 ▓░░░░"],
    [3, 9, 18, "checking 3/9"],
    [3, 9, 13, "checking 3/9"],
    [3, 9, 12, "checking 3/"],
    [3, 9, 1, ""],
    [3, 9, 0, ""],
    [0, 0, 80, "checking 0/0 ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░"],
  ];
  for (const [done, of, columns, line] of lines)
    it(`of ${done}/${of} on ${columns} columns is ${line || "empty"}`, () => {
      assert.equal(progressLine("checking", done, of, columns), line);
    });
});

describe("the progress bar", () => {
  /** A screen on which every look at the clock takes so many milliseconds. */
  function screenAt(pace: number): Screen & { readonly texts: readonly string[] } {
    const texts: string[] = [];
    let elapsed = 0;
    return {
      texts,
      write: text => texts.push(text),
      columns: () => 10,
      elapsed: () => {
        elapsed += pace;
        return elapsed;
      },
    };
  }

  const many = Array.from({ length: 1000 }, (_, index) => index);

  it("is not drawn for what is done in a moment", () => {
    const screen = screenAt(0.4);
    assert.deepEqual([...drawn("", many, screen)], many);
    assert.deepEqual(screen.texts, []);
  });

  it("appears after half a second, is drawn anew ten times a second, and is erased", () => {
    const screen = screenAt(20);
    assert.deepEqual([...drawn("", many.slice(0, 40), screen)], many.slice(0, 40));
    assert.deepEqual(screen.texts, [
      "\r 24/40\u001B[K",
      "\r 29/40\u001B[K",
      "\r 34/40\u001B[K",
      "\r 39/40\u001B[K",
      "\r\u001B[K",
    ]);
  });

  it("is erased when the work ends early, and when it fails", () => {
    const stopped = screenAt(1000);
    for (const each of drawn("", many, stopped)) if (each === 2) break;
    assert.equal(stopped.texts.at(-1), "\r\u001B[K");
    const failed = screenAt(1000);
    assert.throws(() => {
      for (const each of drawn("", many, failed)) if (each === 2) throw new Error("the work failed");
    }, /the work failed/);
    assert.equal(failed.texts.at(-1), "\r\u001B[K");
  });
});
