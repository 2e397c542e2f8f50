/** Edits as segments of a text, counted in UTF-16 units, so that they can be worked with. */
import type { Edit } from "../plan/finding.js";
import { linesOf } from "./lines.js";

/** New text for [from, to) of the old. */
export interface TextReplacement {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** In the order they stand; what is inserted at one place keeps its order. Undefined where an edit stands outside the text. */
export function replacementsOf(text: string, edits: readonly Edit[]): readonly TextReplacement[] | undefined {
  const { offsetOf } = linesOf(text);
  const replacements: TextReplacement[] = [];
  for (const { place, newText } of edits) {
    const [from, to] = [offsetOf(place.range.start), offsetOf(place.range.end)];
    if (from === undefined || to === undefined || to < from) return undefined;
    replacements.push({ from, to, newText });
  }
  return replacements.sort((a, b) => a.from - b.from || a.to - b.to);
}

export function editsOf(uri: string, text: string, replacements: readonly TextReplacement[]): readonly Edit[] {
  const { positionAt } = linesOf(text);
  return replacements.map(({ from, to, newText }) => ({
    place: { uri, range: { start: positionAt(from), end: positionAt(to) } },
    newText,
  }));
}

/** The text with its replacements, which are in order and do not overlap. */
export function replaced(text: string, replacements: readonly TextReplacement[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, newText } of replacements) {
    pieces.push(text.slice(done, from), newText);
    done = to;
  }
  return pieces.join("") + text.slice(done);
}

/** A segment of the text that comes about: of the old text, or new. */
type TextSegment =
  | { readonly kind: "old"; readonly from: number; readonly to: number }
  | { readonly kind: "new"; readonly text: string };

/**
 * What two rounds of replacements come to, the second made for the text that the first leads to. Both are in order and do not
 * overlap; so is the result, and what neither changes it leaves alone.
 */
export function composed(
  text: string,
  first: readonly TextReplacement[],
  second: readonly TextReplacement[],
): readonly TextReplacement[] {
  const made = edited(edited([{ kind: "old", from: 0, to: text.length }], first), second);
  const replacements: TextReplacement[] = [];
  let [done, fresh] = [0, ""];
  const flush = (until: number): void => {
    if (fresh !== text.slice(done, until)) replacements.push({ from: done, to: until, newText: fresh });
    fresh = "";
  };
  for (const segment of made) {
    if (segment.kind === "new") fresh += segment.text;
    else {
      flush(segment.from);
      done = segment.to;
    }
  }
  flush(text.length);
  return replacements;
}

function edited(segments: readonly TextSegment[], replacements: readonly TextReplacement[]): readonly TextSegment[] {
  const made: TextSegment[] = [];
  let [index, begin, done] = [0, 0, 0];
  /** Goes on by a number of units, and hands on what they are. */
  const advance = (units: number, hand: (segment: TextSegment) => void): void => {
    for (let left = units; left > 0; ) {
      const segment = segments[index];
      if (!segment) return;
      const taken = Math.min(left, lengthOf(segment) - begin);
      if (taken > 0) hand(sliceOf(segment, begin, begin + taken));
      left -= taken;
      begin += taken;
      if (begin === lengthOf(segment)) [index, begin] = [index + 1, 0];
    }
  };
  for (const { from, to, newText } of replacements) {
    advance(from - done, segment => made.push(segment));
    made.push({ kind: "new", text: newText });
    advance(to - from, () => undefined);
    done = to;
  }
  advance(Number.POSITIVE_INFINITY, segment => made.push(segment));
  return made;
}

function lengthOf(segment: TextSegment): number {
  return segment.kind === "old" ? segment.to - segment.from : segment.text.length;
}

function sliceOf(segment: TextSegment, from: number, to: number): TextSegment {
  return segment.kind === "old"
    ? { kind: "old", from: segment.from + from, to: segment.from + to }
    : { kind: "new", text: segment.text.slice(from, to) };
}
