/**
 * Text -> tokens, by the grammar's terminals and keywords. A scanner of our own because a library's costs more to start than a whole
 * check, and its patterns overflow the regular-expression stack on texts of a few megabytes.
 */
import { table } from "../generated/table.js";
import type { Lost } from "../plan/plan.js";
import { meansNothing } from "./messages.js";
import { type Comments, is, kindOf, kinds, type TokenKind, type Tokens } from "./tokens.js";

/** What is wrong with a stretch of a text. Lines and columns count from 1. */
export interface TextProblem {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly lost?: Lost | undefined;
  /** It has taken what follows on its line for something else than it is: braces there are missing elsewhere. */
  readonly swallows?: true;
  /** The brace that another one, or a block, has no partner in. */
  readonly lacks?: "{" | "}";
}

export interface Scanned {
  readonly tokens: Tokens;
  readonly comments: Comments;
  readonly errors: readonly TextProblem[];
}

export type ScannedTokens = Pick<Scanned, "tokens" | "comments">;

/** Characters no token begins with, but for minus and backtick. */
const junk = /[^\s\w"{},<[?`+\-/]/;
const space = /[\s\uFEFF]+/y;
/** Looked for by patterns, which are fast from the first time on: most texts are read once, by a program that has just begun. */
const plainWord = /[A-Za-z][\w-]*/y;
const plainText = /"[^"\\\r\n]*/y;
/** How much of its line is looked at to say what a character may have meant. */
const longestLook = 80;

interface Pattern {
  readonly kind: TokenKind;
  readonly pattern: RegExp;
}

const sources: ReadonlyMap<string, string> = new Map(table.terminals);

function patterns(...names: readonly string[]): readonly Pattern[] {
  return names.map(name => ({ kind: kindOf(name), pattern: new RegExp(sources.get(name) ?? "", "y") }));
}

/** What a text may be by its first character, in the grammar's order. */
const ofDigit = patterns("DATE", "CLOCK", "DURATION", "PERCENT", "INT");
const ofLetter = patterns("RELATIVE", "OFFSET", "SLASHED", "NAME");
const ofSign = patterns("OFFSET");
const ofOther = patterns("NAME");

const minus = kindOf("-").number;
const after = kindOf("after").number;
const of = kindOf("of").number;
/** By kind: 1 for names, and for words that may be names. */
const isWord = Uint8Array.from([undefined, ...kinds], kind =>
  kind === is.name || /^[a-z]/.test(kind?.word ?? "") ? 1 : 0,
);
/** How much sooner, after the minus; and where it is still to be written. */
const lead = /-[ \t]*\d+(?:\.\d+)?[ \t]*[A-Za-z]/y;
const unfinishedLead = /-[ \t]*(?:\d+(?![\d:./-])|$|[\r\n}])/y;

function leadsOn(text: string, at: number, mayBeUnfinished: boolean): boolean {
  return matchEnd(lead, text, at) > at || (mayBeUnfinished && matchEnd(unfinishedLead, text, at) > at);
}

/** Keywords by their first character. */
const keywordsBy: readonly (readonly TokenKind[] | undefined)[] = keywordsByFirst();

function keywordsByFirst(): readonly (readonly TokenKind[] | undefined)[] {
  const by: TokenKind[][] = [];
  for (const kind of kinds) {
    if (kind.word === undefined) continue;
    const code = kind.word.charCodeAt(0);
    const same = by[code];
    if (same) same.push(kind);
    else by[code] = [kind];
  }
  return by;
}

export function scan(text: string): Scanned {
  return scanFrom(text, 0, () => false);
}

export interface ScannedPart extends Scanned {
  /** Where it was left off. */
  readonly end: number;
}

/**
 * @param from the beginning, or where a token ends
 * @param stop where to leave off: it is given where the next token may begin, and whether that is on another line than the last
 */
export function scanFrom(text: string, from: number, stop: (start: number, isApart: boolean) => boolean): ScannedPart {
  const comments: number[] = [];
  const errors: TextProblem[] = [];
  let room = 64 + ((text.length - from) >> 2);
  let tokenKinds = new Uint8Array(room);
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let breaks = new Uint8Array(room);
  let count = 0;
  /** Whether a line has ended since the last token. */
  let isApart = from === 0 ? 1 : 0;
  // Only what is wrong is told by line and column.
  let line = 1;
  let lineStart = 0;
  let counted = 0;

  const add = (kind: number, from: number, to: number): void => {
    if (count === room) {
      room *= 2;
      tokenKinds = grown(tokenKinds, new Uint8Array(room));
      starts = grown(starts, new Int32Array(room));
      ends = grown(ends, new Int32Array(room));
      breaks = grown(breaks, new Uint8Array(room));
    }
    tokenKinds[count] = kind;
    starts[count] = from;
    ends[count] = to;
    breaks[count] = isApart;
    count++;
    isApart = 0;
  };
  /**
   * Whether a minus stands between a name that is waited for and how much sooner, by what stands on its line alone. After a name that
   * may be a T (`T - 2h`), or in a list of one's own, it means nothing, as ever.
   */
  const beginsLead = (minusAt: number): boolean => {
    const name = count - 1;
    if (isApart === 1 || !isWord[tokenKinds[name] ?? 0]) return false;
    const isFirst = breaks[name] === 1;
    const before = isFirst ? 0 : (tokenKinds[name - 1] ?? 0);
    const isAwaited = before === after || before === of;
    if (isAwaited) return leadsOn(text, minusAt, true);
    const isT = ends[name] === (starts[name] ?? 0) + 1 && text.charCodeAt(starts[name] ?? 0) === 84;
    return (isFirst || before === is.comma.number) && !isT && leadsOn(text, minusAt, false);
  };
  const countLines = (to: number): void => {
    for (; counted < to; counted++) {
      const code = text.charCodeAt(counted);
      if (code !== 10 && code !== 13) continue;
      if (code === 13 && text.charCodeAt(counted + 1) === 10) counted++;
      line++;
      lineStart = counted + 1;
    }
  };

  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) {
      at++;
      continue;
    }
    if (code === 10 || code === 13) {
      isApart = 1;
      at = matchEnd(space, text, at);
      continue;
    }
    if (code === 47 && text.charCodeAt(at + 1) === 47) {
      const to = endOfLine(text, at);
      comments.push(at, to);
      at = to;
      continue;
    }
    if (stop(at, isApart === 1)) break;
    if (code === 34) {
      const to = endOfString(text, at);
      add(is.string.number, at, to);
      at = to;
      continue;
    }
    const plain = isLetter(code) ? endOfPlainWord(text, at) : at;
    if (plain > at) {
      add(keywordOf(text, at, plain) ?? is.name.number, at, plain);
      at = plain;
      continue;
    }
    if (code === 96 && text.startsWith("```", at)) {
      const to = endOfFence(text, at);
      add(is.fence.number, at, to);
      at = to;
      continue;
    }
    const other = matched(text, at, code);
    if (other && (other.kind !== minus || beginsLead(at))) {
      add(other.kind, at, other.end);
      at = other.end;
      continue;
    }
    const spaceEnd = matchEnd(space, text, at);
    if (spaceEnd > at) {
      if (/[\r\n]/.test(text.slice(at, spaceEnd))) isApart = 1;
      at = spaceEnd;
      continue;
    }
    const to = junkEnd(text, at);
    countLines(at);
    errors.push(errorAt(text, at, to, line, at - lineStart + 1));
    at = to;
  }
  return { tokens: { count, kinds: tokenKinds, starts, ends, breaks }, comments, errors, end: at };
}

function grown<Numbers extends Uint8Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** A word that no other pattern fits; `at` itself where one may. */
function endOfPlainWord(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const end = matchEnd(plainWord, text, at);
  const next = text.charCodeAt(end);
  // T-2h, UTC+1 and GMT-3 are no names, nor is what a slash or a letter of another script goes on with.
  const isSpecial = first === 84 || first === 85 || first === 71 || next === 47 || next > 127;
  return isSpecial ? at : end;
}

function matched(text: string, at: number, code: number): { readonly kind: number; readonly end: number } | undefined {
  for (const { kind, pattern } of candidates(code)) {
    const end = matchEnd(pattern, text, at);
    if (end > at) return { kind: keywordOf(text, at, end) ?? kind.number, end };
  }
  const sign = keywordOf(text, at, at + 1);
  return sign === undefined ? undefined : { kind: sign, end: at + 1 };
}

function candidates(code: number): readonly Pattern[] {
  if (code >= 48 && code <= 57) return ofDigit;
  if (isLetter(code)) return ofLetter;
  return code === 43 || code === 45 ? ofSign : ofOther;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function keywordOf(text: string, from: number, to: number): number | undefined {
  const possible = keywordsBy[text.charCodeAt(from)];
  if (!possible) return undefined;
  for (const { word, number } of possible) {
    if (word?.length === to - from && text.startsWith(word, from)) return number;
  }
  return undefined;
}

/**
 * Characters no token begins with are taken as one, so that a line of them is one error; minuses and backticks, with their like only.
 * A loop, as a pattern's own stack may end in megabytes of them.
 */
function junkEnd(text: string, at: number): number {
  const first = text.charAt(at);
  const isOne = junk.test(first);
  if (!isOne && first !== "-" && first !== "`") return at + 1;
  let end = at + 1;
  while (end < text.length && (isOne ? junk.test(text.charAt(end)) : text.charAt(end) === first)) end++;
  return end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function errorAt(text: string, from: number, to: number, line: number, column: number): TextProblem {
  const before = text.slice(from - Math.min(column - 1, longestLook), from);
  const after = text.slice(to, endOfLine(text, to, longestLook));
  return { offset: from, length: to - from, line, column, message: meansNothing(text.slice(from, to), before, after) };
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
  for (let end = matchEnd(plainText, text, at); end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) return end;
    if (code === 34) return end + 1;
    if (code !== 92) continue;
    const next = text.charCodeAt(end + 1);
    if (next !== 10 && next !== 13) end++;
  }
  return text.length;
}

function endOfFence(text: string, at: number): number {
  const close = text.indexOf("```", at + 3);
  return close < 0 ? text.length : close + 3;
}
