/** Texts without their quotes, or with wrong ones. */

import { wantingText } from "../keywords.js";
import { commentMark, listMark, toMeant, unquotedText, wrongQuotes } from "../messages.js";
import { endOfLine, type TextProblem } from "../scan.js";
import { type Comments, is, keyword, type Token } from "../tokens.js";
import {
  errorAt,
  newToken,
  type Scan,
  type TextError,
  type TextFix,
  type TextLocation,
  withoutBrace,
} from "./tokens.js";

/** How far the closing one of a pair of quotes is looked for. */
const longestText = 1_000;
const partners: Readonly<Record<string, string>> = { "'": "'", "“": "”“", "„": "“”", "«": "»", "”": "”", "‘": "’" };

/** A match of the text to be read as one token, or not at all. */
interface TextMatch {
  readonly from: number;
  readonly to: number;
  readonly token: Token | undefined;
  readonly error: TextError;
}

export function repairTexts(text: string, scan: Scan): Scan {
  const matches = [...matchesIn(text, scan)];
  if (matches.length === 0) return scan;
  const outside = outsideOf(matches);
  const read = matches.flatMap(({ token }) => token ?? []);
  return {
    tokens: [...scan.tokens.filter(({ startOffset }) => outside(startOffset)), ...read].sort(
      (a, b) => a.startOffset - b.startOffset,
    ),
    comments: commentsOutside(scan.comments, outside),
    errors: [...scan.errors.filter(({ offset }) => outside(offset)), ...matches.map(({ error }) => error)],
  };
}

function commentsOutside(comments: Comments, outside: (offset: number) => boolean): Comments {
  return comments.filter((_, index) => outside(comments[index & ~1] ?? 0));
}

/** Stretches in the order they stand, none inside another: what one has swallowed is not looked at again. */
function* matchesIn(text: string, { tokens, errors }: Scan): Iterable<TextMatch> {
  const lastClose = text.lastIndexOf("*/");
  let done = 0;
  let nextError = 0;
  const upTo = function* (offset: number): Iterable<TextMatch> {
    for (let error = errors[nextError]; error && error.offset <= offset; error = errors[++nextError]) {
      const match = error.offset < done ? undefined : matchAt(text, error, lastClose);
      if (!match) continue;
      done = match.to;
      yield match;
    }
  };
  for (const [index, token] of tokens.entries()) {
    const from = token.startOffset < done ? undefined : unquotedAfter(text, token, tokens[index + 1]);
    if (from === undefined) continue;
    yield* upTo(from);
    if (from < done) continue;
    const match = unquoted(text, token, from);
    if (!match) continue;
    done = match.to;
    yield match;
  }
  yield* upTo(text.length);
}

function outsideOf(matches: readonly TextMatch[]): (offset: number) => boolean {
  return offset => {
    let low = 0;
    let high = matches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[middle]?.to ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset < (matches[low]?.from ?? Number.POSITIVE_INFINITY);
  };
}

function matchAt(
  text: string,
  { offset, line = 1, column = 1 }: TextProblem,
  lastClose: number,
): TextMatch | undefined {
  const mark = text[offset] ?? "";
  const at = { offset, line, column };
  if (partners[mark] !== undefined && !/\w/.test(text[offset - 1] ?? "")) return quotedText(text, at, mark);
  if (mark === "#" && isFirstOfLine(text, offset)) {
    const marks = /^#+/.exec(text.slice(offset, offset + longestText))?.[0].length ?? 1;
    return comment(at, endOfLine(text, offset), { newText: "//", offset, length: marks });
  }
  if (text.startsWith("/*", offset)) {
    const close = lastClose < offset + 2 ? -1 : text.indexOf("*/", offset + 2);
    const to = close < 0 ? endOfLine(text, offset) : close + 2;
    const inner = text.slice(offset + 2, close < 0 ? to : close).trim();
    const isLine = close >= 0 && !/[\r\n]/.test(inner) && /^[\t ]*(?:[\r\n]|$)/.test(text.slice(to, to + longestText));
    return comment(at, to, isLine ? { newText: `// ${inner}`, offset, length: to - offset } : undefined);
  }
  if (/^[-*•]$/.test(mark) && /^[\t ]/.test(text[offset + 1] ?? "") && isFirstOfLine(text, offset)) {
    const error = errorAt(at, 1, listMark, { kind: "choice", title: "Remove it", newText: "", offset, length: 2 });
    return { from: offset, to: offset + 1, token: undefined, error };
  }
  if (/^[-–—]$/.test(mark)) return dash(text, at);
  return undefined;
}

/** `10:00 - 12:00` means `10:00 to 12:00`. */
function dash(text: string, at: TextLocation): TextMatch | undefined {
  const { offset } = at;
  const before = text.slice(Math.max(0, offset - 20), offset);
  const type = keyword("to");
  if (
    !type ||
    !/(?::\d\d|-\d\d)\s*$/.test(before) ||
    !/^\s*(?:[A-Z][a-z]+ )?\d/.test(text.slice(offset + 1, offset + 20))
  )
    return undefined;
  const fix: TextFix = { kind: "safe", title: "Write `to`", newText: "to", offset, length: 1 };
  return { from: offset, to: offset + 1, token: newToken(type, "to", at, 1), error: errorAt(at, 1, toMeant, fix) };
}

function comment(
  at: TextLocation,
  to: number,
  fix: Pick<TextFix, "newText" | "offset" | "length"> | undefined,
): TextMatch {
  const whole = fix && ({ kind: "safe", title: "Write it after //", ...fix } as const);
  return {
    from: at.offset,
    to,
    token: undefined,
    error: { ...errorAt(at, 1, commentMark, whole), lost: "nothing", swallows: true },
  };
}

function quotedText(text: string, at: TextLocation, mark: string): TextMatch | undefined {
  const { offset } = at;
  const furthest = endOfLine(text, offset, longestText);
  const closing = partners[mark] ?? "";
  let end = offset + 1;
  while (end < furthest && !closing.includes(text.charAt(end))) end++;
  const isClosed = end < furthest;
  if (!isClosed && mark === "'") return undefined;
  const rest = text.slice(offset + 1, end);
  const inner = isClosed ? rest : withoutBrace(rest);
  const to = offset + 1 + inner.length + (isClosed ? 1 : 0);
  return textMatch(at, to, inner, wrongQuotes, "safe");
}

function isFirstOfLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || text[before] === "\n" || text[before] === "\r";
}

/** Where a text without quotes may begin: after a keyword that wants a text and has none. */
function unquotedAfter(text: string, token: Token, next: Token | undefined): number | undefined {
  if (token.kind === is.name || !wantingText.has(token.image)) return undefined;
  if (next?.kind === is.string || next?.kind === is.fence) return undefined;
  let from = token.startOffset + token.image.length;
  while (text[from] === " " || text[from] === "\t") from++;
  return /^(?:[\r\n"`{},'“„«‘]|\/\/|$)/.test(text.slice(from, from + 2)) ? undefined : from;
}

function unquoted(text: string, token: Token, from: number): TextMatch | undefined {
  const inner = text.slice(from, endOfUnquoted(text, from)).trimEnd();
  if (inner === "") return undefined;
  const column = (token.startColumn ?? 1) + from - token.startOffset;
  const at = { offset: from, line: token.startLine ?? 1, column };
  return textMatch(at, from + inner.length, inner, unquotedText(token.image, inner), "choice");
}

/** A text without quotes ends before a comment or a brace, or with its line. */
function endOfUnquoted(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\r\n{}]/.test(text.charAt(end)) && !isCommentAfterSpace(text, end)) end++;
  return end;
}

function isCommentAfterSpace(text: string, at: number): boolean {
  return text.startsWith("//", at + 1) && /\s/.test(text.charAt(at));
}

function textMatch(at: TextLocation, to: number, inner: string, message: string, kind: TextFix["kind"]): TextMatch {
  const length = to - at.offset;
  const newText = `"${inner.replace(/[\\"]/g, "\\$&")}"`;
  const fix: TextFix = { kind, title: "Write it in double quotes", newText, offset: at.offset, length };
  const token = newToken(is.string, newText, at, length);
  return { from: at.offset, to, token, error: errorAt(at, length, message, fix) };
}
