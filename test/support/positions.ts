import type { Position } from "../../language/index.js";

/** The last character of everything a pattern finds in a text. */
export function positionsOf(text: string, pattern: RegExp): readonly Position[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const before = text.slice(0, index + found.length - 1).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  });
}
