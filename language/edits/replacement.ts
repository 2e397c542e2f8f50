/** Edits as stretches of a text, counted in UTF-16 units, so that they can be worked with. */
import type { Edit } from "../plan/finding.js";
import { linesOf } from "./lines.js";

/** New text for [from, to) of the old. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** In the order they stand; what is inserted at one place keeps its order. Undefined where an edit stands outside the text. */
export function replacementsOf(text: string, edits: readonly Edit[]): readonly Replacement[] | undefined {
  const { offsetOf } = linesOf(text);
  const replacements: Replacement[] = [];
  for (const { place, newText } of edits) {
    const [from, to] = [offsetOf(place.range.start), offsetOf(place.range.end)];
    if (from === undefined || to === undefined || to < from) return undefined;
    replacements.push({ from, to, newText });
  }
  return replacements.sort((a, b) => a.from - b.from || a.to - b.to);
}

export function editsOf(uri: string, text: string, replacements: readonly Replacement[]): readonly Edit[] {
  const { positionAt } = linesOf(text);
  return replacements.map(({ from, to, newText }) => ({
    place: { uri, range: { start: positionAt(from), end: positionAt(to) } },
    newText,
  }));
}

/** The text with its replacements, which are in order and do not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, newText } of replacements) {
    pieces.push(text.slice(done, from), newText);
    done = to;
  }
  return pieces.join("") + text.slice(done);
}

/** A stretch of the text that comes about: of the old text, or new. */
type Stretch =
  | { readonly kind: "old"; readonly from: number; readonly to: number }
  | { readonly kind: "new"; readonly text: string };

/**
 * What two rounds of replacements come to, the second made for the text that the first leads to. Both are in order and do not
 * overlap; so is the result, and what neither changes it leaves alone.
 */
export function composed(
  text: string,
  first: readonly Replacement[],
  second: readonly Replacement[],
): readonly Replacement[] {
  const made = edited(edited([{ kind: "old", from: 0, to: text.length }], first), second);
  const replacements: Replacement[] = [];
  let [done, fresh] = [0, ""];
  const flush = (until: number): void => {
    if (fresh !== text.slice(done, until)) replacements.push({ from: done, to: until, newText: fresh });
    fresh = "";
  };
  for (const stretch of made) {
    if (stretch.kind === "new") fresh += stretch.text;
    else {
      flush(stretch.from);
      done = stretch.to;
    }
  }
  flush(text.length);
  return replacements;
}

function edited(stretches: readonly Stretch[], replacements: readonly Replacement[]): readonly Stretch[] {
  const made: Stretch[] = [];
  let [index, begin, done] = [0, 0, 0];
  /** Goes on by a number of units, and hands on what they are. */
  const advance = (units: number, hand: (stretch: Stretch) => void): void => {
    for (let left = units; left > 0; ) {
      const stretch = stretches[index];
      if (!stretch) return;
      const taken = Math.min(left, lengthOf(stretch) - begin);
      if (taken > 0) hand(part(stretch, begin, begin + taken));
      left -= taken;
      begin += taken;
      if (begin === lengthOf(stretch)) [index, begin] = [index + 1, 0];
    }
  };
  for (const { from, to, newText } of replacements) {
    advance(from - done, stretch => made.push(stretch));
    made.push({ kind: "new", text: newText });
    advance(to - from, () => undefined);
    done = to;
  }
  advance(Number.POSITIVE_INFINITY, stretch => made.push(stretch));
  return made;
}

function lengthOf(stretch: Stretch): number {
  return stretch.kind === "old" ? stretch.to - stretch.from : stretch.text.length;
}

function part(stretch: Stretch, from: number, to: number): Stretch {
  return stretch.kind === "old"
    ? { kind: "old", from: stretch.from + from, to: stretch.from + to }
    : { kind: "new", text: stretch.text.slice(from, to) };
}
