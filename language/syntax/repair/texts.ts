/** Texts without their quotes, or with wrong ones. */

import type { ILexingError, IToken } from "chevrotain";
import { commentMark, listMark, toMeant, unquotedText, wrongQuotes } from "../messages.js";
import {
  type At,
  endOfLine,
  errorAt,
  type Kinds,
  newToken,
  type Scan,
  type TextError,
  type TextFix,
} from "./tokens.js";

/** Keywords that want a text, and nothing else. */
export const wantingText: ReadonlySet<string> = new Set([
  "import",
  "contact",
  "rotation",
  "bridge",
  "run",
  "expect",
  "when",
  "link",
  "note",
  "requires",
  "trigger",
  "because",
]);

/** How far the closing one of a pair of quotes is looked for. */
const longestText = 1_000;
const partners: Readonly<Record<string, string>> = { "'": "'", "“": "”“", "„": "“”", "«": "»", "”": "”", "‘": "’" };

/** A stretch of the text to be read as one token, or not at all. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly token: IToken | undefined;
  readonly error: TextError;
}

export function mendTexts(text: string, scan: Scan, kinds: Kinds): Scan {
  const found = [...scan.errors.flatMap(error => stretchAt(text, error, kinds) ?? []), ...unquoted(text, scan, kinds)];
  if (found.length === 0) return scan;
  const stretches: Stretch[] = [];
  for (const next of found.sort((a, b) => a.from - b.from)) {
    if (next.from >= (stretches.at(-1)?.to ?? 0)) stretches.push(next);
  }
  const outside = outsideOf(stretches);
  const read = stretches.flatMap(({ token }) => token ?? []);
  return {
    tokens: [...scan.tokens.filter(({ startOffset }) => outside(startOffset)), ...read].sort(
      (a, b) => a.startOffset - b.startOffset,
    ),
    hidden: scan.hidden.filter(({ startOffset }) => outside(startOffset)),
    errors: [...scan.errors.filter(({ offset }) => outside(offset)), ...stretches.map(({ error }) => error)],
  };
}

function outsideOf(stretches: readonly Stretch[]): (offset: number) => boolean {
  return offset => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.to ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset < (stretches[low]?.from ?? Number.POSITIVE_INFINITY);
  };
}

function stretchAt(text: string, { offset, line = 1, column = 1 }: ILexingError, kinds: Kinds): Stretch | undefined {
  const mark = text[offset] ?? "";
  const at = { offset, line, column };
  const isFirst = /^[\t ]*$/.test(text.slice(Math.max(0, offset - column + 1), offset));
  if (partners[mark] !== undefined && !/\w/.test(text[offset - 1] ?? "")) return quotedText(text, at, mark, kinds);
  if (mark === "#" && isFirst) {
    const marks = /^#+/.exec(text.slice(offset, offset + longestText))?.[0].length ?? 1;
    return comment(at, endOfLine(text, offset), { newText: "//", offset, length: marks });
  }
  if (text.startsWith("/*", offset)) {
    const close = text.indexOf("*/", offset + 2);
    const to = close < 0 ? text.length : close + 2;
    const inner = text.slice(offset + 2, close < 0 ? to : close).trim();
    const isLine = close >= 0 && !/[\r\n]/.test(inner) && /^[\t ]*(?:[\r\n]|$)/.test(text.slice(to, to + longestText));
    return comment(at, to, isLine ? { newText: `// ${inner}`, offset, length: to - offset } : undefined);
  }
  if (/^[-*•]$/.test(mark) && isFirst && /^[\t ]/.test(text[offset + 1] ?? "")) {
    const error = errorAt(at, 1, listMark, { kind: "choice", title: "Leave it out", newText: "", offset, length: 2 });
    return { from: offset, to: offset + 1, token: undefined, error };
  }
  if (/^[-–—]$/.test(mark)) return dash(text, at, kinds);
  return undefined;
}

/** `10:00 - 12:00` means `10:00 to 12:00`. */
function dash(text: string, at: At, kinds: Kinds): Stretch | undefined {
  const { offset } = at;
  const before = text.slice(Math.max(0, offset - 20), offset);
  const type = kinds.keyword("to");
  if (
    !type ||
    !/(?::\d\d|-\d\d)\s*$/.test(before) ||
    !/^\s*(?:[A-Z][a-z]+ )?\d/.test(text.slice(offset + 1, offset + 20))
  )
    return undefined;
  const fix: TextFix = { kind: "safe", title: "Write `to`", newText: "to", offset, length: 1 };
  return { from: offset, to: offset + 1, token: newToken(type, "to", at, 1), error: errorAt(at, 1, toMeant, fix) };
}

function comment(at: At, to: number, fix: Pick<TextFix, "newText" | "offset" | "length"> | undefined): Stretch {
  const whole = fix && ({ kind: "safe", title: "Write it behind //", ...fix } as const);
  return { from: at.offset, to, token: undefined, error: errorAt(at, 1, commentMark, whole) };
}

function quotedText(text: string, at: At, mark: string, kinds: Kinds): Stretch | undefined {
  const { offset } = at;
  const rest = text.slice(offset + 1, Math.min(endOfLine(text, offset), offset + longestText));
  const closing = partners[mark] ?? "";
  let length = [...rest].findIndex(char => closing.includes(char));
  if (length < 0 && mark === "'") return undefined;
  const isClosed = length >= 0;
  if (isClosed) length = [...rest].slice(0, length).join("").length;
  const inner = isClosed ? rest.slice(0, length) : rest.replace(/\s*\{?\s*$/, "");
  const to = offset + 1 + inner.length + (isClosed ? 1 : 0);
  return textStretch(at, to, inner, wrongQuotes, "safe", kinds);
}

function* unquoted(text: string, { tokens }: Scan, kinds: Kinds): Iterable<Stretch> {
  let done = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === kinds.name || token.startOffset < done || !wantingText.has(token.image)) continue;
    const next = tokens[index + 1];
    if (next?.tokenType === kinds.string || next?.tokenType === kinds.fence) continue;
    let from = token.startOffset + token.image.length;
    while (text[from] === " " || text[from] === "\t") from++;
    if (/^(?:[\r\n"`{},'“„«‘]|\/\/|$)/.test(text.slice(from, from + 2))) continue;
    const line = text.slice(from, endOfLine(text, from));
    const inner = line.replace(/(?:\s\/\/|[{}]).*$/, "").trimEnd();
    if (inner === "") continue;
    done = from + inner.length;
    const at = {
      offset: from,
      line: token.startLine ?? 1,
      column: (token.startColumn ?? 1) + from - token.startOffset,
    };
    yield textStretch(at, done, inner, unquotedText(token.image, inner), "choice", kinds);
  }
}

function textStretch(at: At, to: number, inner: string, message: string, kind: TextFix["kind"], kinds: Kinds): Stretch {
  const length = to - at.offset;
  const newText = `"${inner.replace(/[\\"]/g, "\\$&")}"`;
  const fix: TextFix = { kind, title: "Write it in double quotes", newText, offset: at.offset, length };
  const token = newToken(kinds.string, newText, at, length);
  return { from: at.offset, to, token, error: errorAt(at, length, message, fix) };
}
