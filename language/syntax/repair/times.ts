/** Dates, durations and offsets from T that are written in several words: `26 Sep 2026`, `1h 30m`, `T - 2h`. */

import { readDuration } from "../../time/duration.js";
import { clockWithPoint, relativeInPieces } from "../messages.js";
import { is, type Token, type TokenKind } from "../tokens.js";
import { endOf, errorAt, placeOf, type Scan, type TextError } from "./tokens.js";

const month =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i;
const dayOfMonth = /^\d{1,2}(?:st|nd|rd|th)?$/i;
const unit = /^(?:w|d|h|m|s)$/;

/** Each such time as one token, to be read loosely and answered with the right spelling. */
export function joinTimes(text: string, scan: Scan): Scan {
  const tokens: Token[] = [];
  const errors: TextError[] = [];
  /** Where scanner's errors are part of what was joined. */
  const inside: { readonly from: number; readonly to: number }[] = [];
  const words: TextTokens = { text, tokens: scan.tokens };
  for (let at = 0; at < scan.tokens.length; ) {
    const first = scan.tokens[at];
    if (!first) break;
    const piece = offsetFromT(words, at) ?? dateIn(words, at) ?? clockIn(words, at) ?? durationIn(words, at);
    const last = piece && scan.tokens[piece.end - 1];
    if (!piece || !last) {
      tokens.push(first);
      at++;
      continue;
    }
    const written = text.slice(first.startOffset, last.startOffset + last.image.length);
    const image = piece.image ?? written;
    tokens.push({ ...first, ...endOf(last), image, kind: piece.type });
    inside.push({ from: first.startOffset, to: last.startOffset });
    if (piece.image !== undefined) {
      const { length } = written;
      const fix = { kind: "safe", title: `Write ${image}`, newText: image, offset: first.startOffset, length } as const;
      errors.push(errorAt(placeOf(first), length, piece.says ?? relativeInPieces, fix));
    }
    at = piece.end;
  }
  if (inside.length === 0) return scan;
  const isOutside = (offset: number): boolean => !inside.some(({ from, to }) => from < offset && offset < to);
  return {
    tokens,
    comments: scan.comments,
    errors: [...scan.errors.filter(({ offset }) => isOutside(offset)), ...errors],
  };
}

interface TextTokens {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** One time from some token on. */
interface TimeMatch {
  readonly type: TokenKind;
  /** After its last token. */
  readonly end: number;
  /** What is to be read instead, where that is not what is written. */
  readonly image?: string;
  /** Why, where that is not an offset in several words. */
  readonly says?: string;
}

/** The token at a position, when it stands on the line of the one before it with nothing between them that is no token. */
function after(words: TextTokens, at: number): Token | undefined {
  const token = onSameLine(words, at);
  return token && between(words, at) === "" ? token : undefined;
}

function onSameLine({ tokens }: TextTokens, at: number): Token | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return token && before?.endLine === token.startLine ? token : undefined;
}

/** What stands between two tokens, without spaces. */
function between({ text, tokens }: TextTokens, at: number): string {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before && token ? text.slice(before.startOffset + before.image.length, token.startOffset).trim() : "";
}

/** `T - 2h`, `T + 1h 30m` */
function offsetFromT(words: TextTokens, at: number): TimeMatch | undefined {
  const { text, tokens } = words;
  const [zero, next] = [tokens[at], onSameLine(words, at + 1)];
  // After `after` T is a name.
  if (zero?.image !== "T" || !next || /^(?:after|,)$/.test(tokens[at - 1]?.image ?? "")) return undefined;
  const isPlus = next.image === "+";
  const sign = isPlus ? "+" : /^[-\u2013\u2212]$/.test(between(words, at + 1)) ? "-" : undefined;
  const from = isPlus ? at + 2 : at + 1;
  const [first] = isPlus ? [after(words, from)] : [next];
  if (!sign || first?.kind !== is.duration) return undefined;
  const end = durationIn(words, from)?.end ?? from + 1;
  const last = tokens[end - 1] ?? first;
  const duration = text.slice(first.startOffset, last.startOffset + last.image.length);
  const reading = readDuration(duration);
  return { type: is.relative, end, image: `T${sign}${reading.kind === "loose" ? reading.written : duration}` };
}

/** `26 Sep 2026`, `Sep 26, 2026`, `26-Sep-2026`, `2026 Sep 26`, each without a year as well, and any date after `Sat,`. */
function dateIn(words: TextTokens, at: number): TimeMatch | undefined {
  const { tokens } = words;
  const first = tokens[at];
  if (first?.image === "," && weekday.test(tokens[at - 1]?.image ?? "") && after(words, at) && after(words, at + 1)) {
    if (tokens[at + 1]?.kind === is.date) return { type: is.date, end: at + 2 };
    return dateIn(words, at + 1);
  }
  const second = onSameLine(words, at + 1);
  if (!first || !second) return undefined;
  const isDay = (token: Token | undefined): boolean => token !== undefined && dayOfMonth.test(token.image);
  const isYear = (token: Token | undefined): boolean => token !== undefined && /^\d{4}$/.test(token.image);
  const hyphened = /^([A-Za-z]+)-\d{1,4}$/.exec(second.image);
  if (hyphened && month.test(hyphened[1] ?? "") && between(words, at + 1) === "-" && /^\d{1,4}$/.test(first.image))
    return { type: is.date, end: at + 2 };
  if (between(words, at + 1) !== "") return undefined;
  if (isDay(first) && month.test(second.image)) return { type: is.date, end: yearAfter(words, at + 2) };
  if (month.test(first.image) && isDay(second)) return { type: is.date, end: yearAfter(words, at + 2) };
  if (isYear(first) && month.test(second.image) && isDay(after(words, at + 2))) return { type: is.date, end: at + 3 };
  return undefined;
}

/** `12.00` where a clock time may follow. */
function clockIn({ text, tokens }: TextTokens, at: number): TimeMatch | undefined {
  const [before, first, second] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !first || !second) return undefined;
  if (before.kind !== is.date && !/^(?:at|by|to|window|go-live)$/.test(before.image)) return undefined;
  const written = text.slice(first.startOffset, second.startOffset + second.image.length);
  const [, hour, minute] = /^([01]?\d|2[0-3])\.([0-5]\d)$/.exec(written) ?? [];
  if (hour === undefined) return undefined;
  const image = `${hour.padStart(2, "0")}:${minute}`;
  return { type: is.clock, end: at + 2, image, says: clockWithPoint(written, image) };
}

/** After the year that stands there, after a comma or without; else the same. */
function yearAfter(words: TextTokens, at: number): number {
  const from = after(words, at)?.image === "," ? at + 1 : at;
  return /^\d{4}$/.test(after(words, from)?.image ?? "") ? from + 1 : at;
}

/** `1h 30m`, `1h, 30m`, `1 hour and 30 minutes`, `1h 30`, `1 h 30 m`, and the same after T+. */
function durationIn(words: TextTokens, at: number): TimeMatch | undefined {
  const { tokens } = words;
  const first = tokens[at];
  if (!first) return undefined;
  const isRelative = first.kind === is.relative;
  let end = isRelative ? at + 1 : amountAt(words, at);
  if (end === undefined) return undefined;
  for (let next: number | undefined = end; next !== undefined; ) {
    const isJoined = /^(?:,|and)$/.test(after(words, next)?.image ?? "");
    const from: number = isJoined ? next + 1 : next;
    const isMinutes: boolean =
      !isJoined && after(words, from)?.kind === is.int && /(?<![a-z])h[a-z]*$/.test(tokens[next - 1]?.image ?? "");
    next = after(words, from) ? (amountAt(words, from) ?? (isMinutes ? from + 1 : undefined)) : undefined;
    if (next !== undefined) end = next;
  }
  return end > at + 1 ? { type: isRelative ? is.relative : is.duration, end } : undefined;
}

/** After a number with its unit, in one word or in two; undefined where there is none. */
function amountAt(words: TextTokens, at: number): number | undefined {
  const { tokens } = words;
  const token = tokens[at];
  if (token?.kind === is.duration) return at + 1;
  return token?.kind === is.int && unit.test(after(words, at + 1)?.image ?? "") ? at + 2 : undefined;
}
