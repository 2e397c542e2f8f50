/**
 * Text -> tokens, by the grammar's terminals and keywords. A scanner of our own because the parser library's costs more to
 * start than a whole check, and its patterns overflow the regular-expression stack on texts of a few megabytes.
 */
import type { ILexingError, IToken, TokenType } from "chevrotain";
import { meansNothing } from "./messages.js";

export interface Scanned {
  readonly tokens: IToken[];
  /** Comments. */
  readonly hidden: IToken[];
  readonly errors: ILexingError[];
}

export type Scanner = (text: string) => Scanned;

/** Characters no token begins with, taken as one so that a line of them is one error. */
const junk = /[^\s\w"{},<[?`+\-/]+|-+|`+|[\s\S]/y;
const space = /[\s\uFEFF]+/y;
/** How much of its line is looked at to say what a character may have meant. */
const longestLook = 80;

export function createScanner(types: readonly TokenType[]): Scanner {
  const keywords = new Map<string, TokenType>();
  const patterns = new Map<string, { readonly type: TokenType; readonly pattern: RegExp }>();
  for (const type of types) {
    if (typeof type.PATTERN === "string") keywords.set(type.PATTERN, type);
    else if (type.PATTERN instanceof RegExp)
      patterns.set(type.name, { type, pattern: new RegExp(type.PATTERN.source, "y") });
  }
  const terminals = (...names: readonly string[]) =>
    names.map(name => {
      const terminal = patterns.get(name);
      if (!terminal) throw new Error(`the grammar has no terminal ${name}`);
      return terminal;
    });
  const [comment, string, fence] = terminals("COMMENT", "STRING", "FENCE").map(({ type }) => type);
  if (!comment || !string || !fence) throw new Error("the grammar lacks a terminal");
  /** What a text may be by its first character, in the grammar's order. */
  const ofDigit = terminals("DATE", "CLOCK", "DURATION", "PERCENT", "INT");
  const ofLetter = terminals("RELATIVE", "OFFSET", "SLASHED", "NAME");
  const ofSign = terminals("OFFSET");
  const ofOther = terminals("NAME");

  function candidates(code: number): typeof ofDigit {
    if (code >= 48 && code <= 57) return ofDigit;
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return ofLetter;
    return code === 43 || code === 45 ? ofSign : ofOther;
  }

  return text => {
    const scanned: Scanned = { tokens: [], hidden: [], errors: [] };
    let line = 1;
    let lineStart = 0;

    /** Moves the line count over text that has line ends in it. */
    const countLines = (from: number, to: number): void => {
      for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        if (code !== 10 && code !== 13) continue;
        if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
        line++;
        lineStart = at + 1;
      }
    };
    const token = (type: TokenType, from: number, to: number): IToken => {
      const startLine = line;
      const startColumn = from - lineStart + 1;
      if (type === fence) countLines(from, to);
      return {
        image: text.slice(from, to),
        startOffset: from,
        endOffset: to - 1,
        startLine,
        endLine: line,
        startColumn,
        endColumn: to - lineStart,
        tokenType: type,
        tokenTypeIdx: type.tokenTypeIdx ?? 0,
      };
    };

    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === 32) {
        at++;
        continue;
      }
      const blank = matchEnd(space, text, at);
      if (blank > at) {
        countLines(at, blank);
        at = blank;
        continue;
      }
      if (text.startsWith("//", at)) {
        const end = endOfLine(text, at);
        scanned.hidden.push(token(comment, at, end));
        at = end;
        continue;
      }
      const { type, end } = wordAt(text, at, code);
      if (type) scanned.tokens.push(token(type, at, end));
      else scanned.errors.push(errorAt(text, at, end, line, at - lineStart + 1));
      at = end;
    }
    return scanned;
  };

  function wordAt(
    text: string,
    at: number,
    code: number,
  ): { readonly type: TokenType | undefined; readonly end: number } {
    if (code === 34) return { type: string, end: endOfString(text, at) };
    if (code === 96 && text.startsWith("```", at)) return { type: fence, end: endOfFence(text, at) };
    for (const { type, pattern } of candidates(code)) {
      const end = matchEnd(pattern, text, at);
      if (end > at) return { type: keywords.get(text.slice(at, end)) ?? type, end };
    }
    const sign = keywords.get(text.charAt(at));
    if (sign) return { type: sign, end: at + 1 };
    return { type: undefined, end: Math.max(at + 1, matchEnd(junk, text, at)) };
  }
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function errorAt(text: string, from: number, to: number, line: number, column: number): ILexingError {
  const before = text.slice(from - Math.min(column - 1, longestLook), from);
  const behind = text.slice(to, endOfLine(text, to, longestLook));
  return { offset: from, length: to - from, line, column, message: meansNothing(text.slice(from, to), before, behind) };
}

/** Where a line ends, looked for only so far: a line of a stranger's may be the whole text. */
export function endOfLine(text: string, at: number, furthest = text.length): number {
  const last = Math.min(text.length, at + furthest);
  let end = at;
  while (end < last && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

/** A string ends with its quote or with its line. */
function endOfString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === "\n" || char === "\r") return end;
    if (char === '"') return end + 1;
    if (char === "\\" && text[end + 1] !== "\n" && text[end + 1] !== "\r") end++;
  }
  return text.length;
}

function endOfFence(text: string, at: number): number {
  const close = text.indexOf("```", at + 3);
  return close < 0 ? text.length : close + 3;
}
