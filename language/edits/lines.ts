/** A text's lines, as editors count them: ended by \r\n, \n or \r. */
import type { Position } from "../plan/place.js";

export interface TextLines {
  /** The line without its end; undefined beyond the last. */
  readonly lineAt: (line: number) => string | undefined;
  /** How it ends; the last line does not. */
  readonly endOf: (line: number) => string | undefined;
  /** How many UTF-16 units stand before a position; undefined where the text has no such position. */
  readonly offsetOf: (position: Position) => number | undefined;
  /** The other way round; offsets beyond the text are its end. */
  readonly positionAt: (offset: number) => Position;
}

export function linesOf(text: string): TextLines {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  ends.push(text.length);
  return {
    lineAt: line => (starts[line] === undefined ? undefined : text.slice(starts[line], ends[line])),
    endOf: line => {
      const [end, next] = [ends[line], starts[line + 1]];
      return end === undefined || next === undefined ? undefined : text.slice(end, next);
    },
    offsetOf: ({ line, character }) => {
      const [start, end] = [starts[line], ends[line]];
      const offset = start === undefined || character < 0 ? undefined : start + character;
      return offset === undefined || end === undefined || offset > end ? undefined : offset;
    },
    positionAt: offset => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: Math.min(offset, text.length) - (starts[low] ?? 0) };
    },
  };
}
