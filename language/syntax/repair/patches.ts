/** What repairs make of a text's tokens: few of them are others, and only these are looked at one by one. */
import { lineStarts, positionAt } from "../lines.js";
import { copyTokens, imageOf, is, kinds, newTokens, type Token, type Tokens } from "../tokens.js";

/** Stands in the place of some tokens. Several come in the order they stand, none inside another. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/** One token, with the line and column it stands at. */
export function tokenAt(text: string, tokens: Tokens, index: number): Token {
  const starts = startsOf(text);
  return tokenOn(text, tokens, index, starts, positionAt(starts, tokens.starts[index] ?? 0).line);
}

export function tokensBetween(text: string, tokens: Tokens, from: number, to: number): readonly Token[] {
  const made: Token[] = [];
  for (let index = from; index < to; index++) made.push(tokenAt(text, tokens, index));
  return made;
}

/** All tokens of a text, one by one. */
export function oneByOne(text: string, tokens: Tokens): readonly Token[] {
  const starts = startsOf(text);
  const made: Token[] = [];
  let line = 0;
  for (let index = 0; index < tokens.count; index++) {
    const from = tokens.starts[index] ?? 0;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= from) line++;
    made.push(tokenOn(text, tokens, index, starts, line));
  }
  return made;
}

/** @param line the one it begins on, from 0 on */
function tokenOn(text: string, tokens: Tokens, index: number, starts: readonly number[], line: number): Token {
  const known = tokens.repaired?.get(index);
  const kind = kinds[(tokens.kinds[index] ?? 0) - 1];
  if (known || !kind) return known ?? nothing;
  const [from, to] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  const column = from - (starts[line] ?? 0) + 1;
  const end = kind === is.fence ? positionAt(starts, to) : { line, character: column - 1 + to - from };
  return {
    image: imageOf(text, tokens, index),
    startOffset: from,
    endOffset: to - 1,
    startLine: line + 1,
    endLine: end.line + 1,
    startColumn: column,
    endColumn: end.character,
    kind,
  };
}

let lastText = "";
let lastStarts: readonly number[] = [0];

/** Of the text that was asked for last, they are kept. */
function startsOf(text: string): readonly number[] {
  if (text !== lastText) keepStarts(text, lineStarts(text));
  return lastStarts;
}

/** Where the lines of a text begin, for whoever asks for its tokens next. */
export function keepStarts(text: string, starts: readonly number[]): void {
  [lastText, lastStarts] = [text, starts];
}

/** The tokens as some patches leave them. */
export function patched(text: string, tokens: Tokens, patches: readonly Patch[]): Tokens {
  if (patches.length === 0) return tokens;
  const count = patches.reduce((sum, patch) => sum + patch.tokens.length - (patch.to - patch.from), tokens.count);
  const repaired = new Map<number, Token>();
  const made = { ...newTokens(count), repaired };
  const known = [...(tokens.repaired ?? [])];
  let nextKnown = 0;
  let to = 0;
  let from = 0;
  const breaksAt = (token: Token): number => {
    const before = to > 0 ? tokenAt(text, made, to - 1) : undefined;
    return before?.endLine === token.startLine ? 0 : 1;
  };
  const keepUpTo = (end: number): void => {
    if (from >= end) return;
    const isBroken = breaksAt(tokenAt(text, tokens, from));
    copyTokens(tokens, from, end, made, to);
    // What stands before the first of them may be something else now.
    made.breaks[to] = isBroken;
    for (; nextKnown < known.length && (known[nextKnown]?.[0] ?? 0) < end; nextKnown++) {
      const [index, token] = known[nextKnown] ?? [0, nothing];
      if (index >= from) repaired.set(index - from + to, token);
    }
    to += end - from;
    from = end;
  };
  for (const patch of patches) {
    keepUpTo(patch.from);
    for (const token of patch.tokens) {
      // What is not in the text stands, without any length, where that ends which it was put after.
      const before = token.madeAfter && token.madeAfter.endOffset + 1;
      made.breaks[to] = breaksAt(token);
      made.kinds[to] = token.kind.number;
      made.starts[to] = before ?? token.startOffset;
      made.ends[to] = before ?? token.endOffset + 1;
      repaired.set(to, token);
      to++;
    }
    from = patch.to;
  }
  keepUpTo(tokens.count);
  return made;
}

/** Whether a token begins on the line that the one before it begins on. */
export function isOnLineOfBefore(text: string, tokens: Tokens, index: number): boolean {
  return index > 0 && index < tokens.count && tokens.breaks[index] === 0 && !spansLines(text, tokens, index - 1);
}

function spansLines(text: string, tokens: Tokens, index: number): boolean {
  return tokens.kinds[index] === is.fence.number && /[\r\n]/.test(imageOf(text, tokens, index));
}

/** The column that a token begins at, from 1 on. */
export function columnOf(text: string, tokens: Tokens, index: number): number {
  const known = tokens.repaired?.get(index);
  if (known) return known.startColumn;
  const from = tokens.starts[index] ?? 0;
  let start = from;
  for (; start > 0; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === 10 || code === 13) break;
  }
  return from - start + 1;
}

const nothing: Token = {
  image: "",
  startOffset: 0,
  endOffset: -1,
  startLine: 1,
  endLine: 1,
  startColumn: 1,
  endColumn: 0,
  kind: is.name,
};
