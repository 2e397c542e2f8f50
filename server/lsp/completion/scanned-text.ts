/** The words of a text as they are written, without what a repair adds, such as the braces of blocks left open. */
import type { ParsedFile } from "../../../language/index.js";
import { keptFor } from "../../../language/plan/kept.js";
import { lex } from "../../../language/syntax/lexer.js";
import { type Comments, kinds, type TokenKind, type Tokens } from "../../../language/syntax/tokens.js";
import { sourceOf } from "../tree.js";

export interface ScannedText {
  readonly text: string;
  readonly tokens: Tokens;
  readonly comments: Comments;
}

/** A word of a text. */
export interface ScannedWord {
  /** Its position among the words. */
  readonly index: number;
  /** Offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: TokenKind;
  readonly beginsLine: boolean;
}

/** Kept for one text that is asked about at many places. */
export const scannedText: (file: ParsedFile) => ScannedText = keptFor(file => {
  const { text } = file;
  const { comments, tokens, written } = sourceOf(file);
  if (!tokens.repaired) return { text, tokens, comments };
  if (written) return { text, ...written };
  const read = lex(text, true);
  return { text, tokens: read.tokens, comments: read.comments };
});

export function wordIn({ text, tokens }: ScannedText, index: number): ScannedWord | undefined {
  const kind = index < 0 || index >= tokens.count ? undefined : kinds[(tokens.kinds[index] ?? 0) - 1];
  if (!kind) return undefined;
  const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  return { index, start, end, text: text.slice(start, end), kind, beginsLine: tokens.breaks[index] === 1 };
}

/** How many of the words begin before an offset. */
export function wordsBefore({ count, starts }: Tokens, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an offset is in a comment, or right after it. */
export function isInComment({ comments }: ScannedText, offset: number): boolean {
  for (let at = 0; (comments[at] ?? offset) < offset; at += 2) if (offset <= (comments[at + 1] ?? 0)) return true;
  return false;
}
