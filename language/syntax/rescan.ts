/** A text's tokens after an edit, from those before it: only the lines that changed are looked at. */

import type { TextChange } from "./change.js";
import { type Scanned, scanFrom } from "./scan.js";
import { type Comments, copyTokens, newTokens, type Tokens } from "./tokens.js";

export interface ScannedAgain extends Scanned {
  /** The tokens that are new. */
  readonly first: number;
  readonly last: number;
}

/**
 * Undefined where the whole text has to be looked at: something there means nothing.
 * @param tokens of the text before, as they were written: no repair has had a look at them
 */
export function rescan(
  tokens: Tokens,
  comments: Comments,
  text: string,
  { from, oldTo, newTo }: TextChange,
): ScannedAgain | undefined {
  // From the beginning of the line of the token before those that the edit may have touched: what stands before it is as it was.
  let first = Math.max(0, firstEndingFrom(tokens, from) - 1);
  while (first > 0 && tokens.breaks[first] === 0) first--;
  const begin = first > 0 ? (tokens.ends[first - 1] ?? 0) : 0;
  const by = newTo - oldTo;
  /** The first token that is kept after the edit: it begins a line. */
  let next = firstEndingFrom(tokens, oldTo);
  const isKept = (start: number, isApart: boolean): boolean => {
    if (!isApart || start < newTo) return false;
    while (next < tokens.count && (tokens.starts[next] ?? 0) + by < start) next++;
    return next < tokens.count && (tokens.starts[next] ?? 0) + by === start && tokens.breaks[next] === 1;
  };
  const middle = scanFrom(text, begin, isKept);
  if (middle.errors.length > 0) return undefined;
  const after = middle.end === text.length ? tokens.count : next;
  const last = first + middle.tokens.count;
  const count = last + (tokens.count - after);
  const made = newTokens(count);
  copyTokens(tokens, 0, first, made, 0);
  copyTokens(middle.tokens, 0, middle.tokens.count, made, first);
  copyTokens(tokens, after, tokens.count, made, last);
  if (by !== 0) {
    for (let index = last; index < count; index++) {
      made.starts[index] = (made.starts[index] ?? 0) + by;
      made.ends[index] = (made.ends[index] ?? 0) + by;
    }
  }
  return {
    tokens: made,
    comments: [
      ...comments.slice(0, firstComment(comments, begin)),
      ...middle.comments,
      ...comments.slice(firstComment(comments, middle.end - by)).map(offset => offset + by),
    ],
    errors: [],
    first,
    last,
  };
}

function firstEndingFrom({ ends, count }: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The position among the comments of the first that begins at an offset or after it. */
function firstComment(comments: Comments, offset: number): number {
  let at = 0;
  while (at < comments.length && (comments[at] ?? 0) < offset) at += 2;
  return at;
}
