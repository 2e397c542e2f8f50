/** What a text is made of: kinds of token, tokens one by one, and all tokens of a text in arrays of numbers. */
import { table } from "../generated/table.js";

/** A kind of token: a keyword, or what a terminal of the grammar describes. */
export interface TokenKind {
  readonly name: string;
  /** From 1 on. */
  readonly number: number;
  /** The word itself, for a keyword. */
  readonly word: string | undefined;
}

/** A token by itself, for what looks at few of them: repairs and messages. Lines and columns count from 1. */
export interface Token {
  readonly image: string;
  readonly startOffset: number;
  /** The offset of its last character. */
  readonly endOffset: number;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly kind: TokenKind;
  /** For a brace that a repair put there and that is not in the text: what it stands after. */
  readonly madeAfter?: Token;
}

export const kinds: readonly TokenKind[] = [
  ...table.terminals.map(([name], index) => ({ name, number: index + 1, word: undefined })),
  ...table.keywords.map((word, index) => ({ name: word, number: table.terminals.length + index + 1, word })),
];

/** The end of the text. */
export const end = 0;

const byName: ReadonlyMap<string, TokenKind> = new Map(kinds.map(kind => [kind.name, kind]));

/** A kind by the name of its terminal, or its keyword. @throws where the grammar has none. */
export function kindOf(name: string): TokenKind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`the grammar has no ${name}`);
  return kind;
}

export function keyword(word: string): TokenKind | undefined {
  const kind = byName.get(word);
  return kind?.word === undefined ? undefined : kind;
}

/** 1 at the numbers of some keywords. */
export function flagsOf(words: Iterable<string>): Uint8Array {
  const made = new Uint8Array(kinds.length + 1);
  for (const word of words) made[kindOf(word).number] = 1;
  return made;
}

export const is = {
  string: kindOf("STRING"),
  fence: kindOf("FENCE"),
  name: kindOf("NAME"),
  slashed: kindOf("SLASHED"),
  date: kindOf("DATE"),
  clock: kindOf("CLOCK"),
  relative: kindOf("RELATIVE"),
  duration: kindOf("DURATION"),
  int: kindOf("INT"),
  open: kindOf("{"),
  close: kindOf("}"),
  comma: kindOf(","),
} as const;

/** All tokens of a text, in arrays as long as there is room for: only the first `count` of each mean anything. */
export interface Tokens {
  readonly count: number;
  /** The numbers of their kinds. */
  readonly kinds: Uint8Array;
  /** Where they begin and end in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a token stands on another line than the end of the one before; so does the first. */
  readonly breaks: Uint8Array;
  /** By position, what a repair left there, which may not be what is written. */
  readonly repaired?: ReadonlyMap<number, Token>;
}

/** So many tokens that mean nothing yet. */
export function newTokens(count: number): Omit<Tokens, "repaired"> {
  return {
    count,
    kinds: new Uint8Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    breaks: new Uint8Array(count),
  };
}

export const noTokens: Tokens = newTokens(0);

/** Copies the tokens [from, end) of a text to a position among others. */
export function copyTokens(tokens: Tokens, from: number, end: number, made: Tokens, to: number): void {
  for (const array of ["kinds", "starts", "ends", "breaks"] as const)
    made[array].set(tokens[array].subarray(from, end), to);
}

/** Comments, as pairs of offsets: where each begins and ends. */
export type Comments = readonly number[];

/** The kind of a token, or `end` after the last one. */
export function kindAt(tokens: Tokens, index: number): number {
  return index < tokens.count ? (tokens.kinds[index] ?? end) : end;
}

/** The text of a token. */
export function imageOf(text: string, tokens: Tokens, index: number): string {
  return tokens.repaired?.get(index)?.image ?? text.slice(tokens.starts[index], tokens.ends[index]);
}
