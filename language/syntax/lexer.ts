/**
 * Text -> the tokens that the parser reads. Between the scanner and the parser, words become names where a name is wanted, blocks
 * nested too deep are left out, plain slips are put right (repair/), and open quotes and fences are reported.
 */

import type { TextChange } from "./change.js";
import { wantingName } from "./keywords.js";
import {
  blocksTooDeep,
  fenceNotClosed,
  fileIsNoText,
  fileIsNotUtf8,
  quoteNotClosed,
  unreadableSign,
} from "./messages.js";
import { tokenAt } from "./repair/patches.js";
import { repair } from "./repair/repair.js";
import { rescan } from "./rescan.js";
import { type Scanned, type ScannedTokens, scan, type TextProblem } from "./scan.js";
import { end, is, keyword, kindAt, kindOf, kinds, noTokens, type Tokens } from "./tokens.js";

/** Blocks nest at most this deep; the parser's own stack ends at a few hundred. */
export const deepestNesting = 64;

const wanting = flags(wantingName.flatMap(word => keyword(word)?.number ?? []));
/** What may be a name as well. */
const words = flags([
  is.slashed.number,
  ...kinds.flatMap(({ word, number }) => (word !== undefined && /^[a-z]/.test(word) ? [number] : [])),
]);
const [rollback, none, using, otherwise, then, after, start, of] = (
  ["rollback", "none", "using", "otherwise", "then", "after", "start", "of"] as const
).map(word => kindOf(word).number);

function flags(numbers: readonly number[]): Uint8Array {
  const made = new Uint8Array(kinds.length + 1);
  for (const number of numbers) made[number] = 1;
  return made;
}

/** @param isUnfinished a text up to the cursor (completion) is unfinished, not wrong */
export function lex(text: string, isUnfinished = false): Lexed {
  if (text.includes("\0")) return { tokens: noTokens, comments: [], errors: [notText(text)], written: undefined };
  const scanned = scan(text);
  nameWords(scanned.tokens, 0, scanned.tokens.count);
  return lexed(text, scanned, isUnfinished ? scanned : repair(text, scanned));
}

/** What was read of a text, for when it is read again. */
export interface Lexed extends Scanned {
  /** The tokens as they are written, before anything was put right among them; undefined where something written is none. */
  readonly written: ScannedTokens | undefined;
}

/** The same as `lex` of a text that was changed. */
export function relex(before: ScannedTokens | undefined, text: string, change: TextChange): Lexed {
  const isText = !text.slice(change.from, change.newTo).includes("\0");
  const scanned = before && isText ? rescan(before.tokens, before.comments, text, change) : undefined;
  if (!scanned) return lex(text);
  nameWords(scanned.tokens, scanned.first, scanned.last);
  return lexed(text, scanned, repair(text, scanned));
}

function lexed(text: string, scanned: Scanned, repaired: Scanned): Lexed {
  const { tokens, tooDeep } = limitNesting(repaired.tokens);
  const errors = [
    ...(tooDeep === undefined ? [] : [tooDeepAt(text, repaired.tokens, tooDeep)]),
    ...unclosed(text, tokens),
    ...notUtf8(text, repaired.errors),
  ];
  return {
    tokens,
    comments: repaired.comments,
    errors: errors.length === 0 ? repaired.errors : [...repaired.errors, ...errors],
    written: scanned.errors.length === 0 ? scanned : undefined,
  };
}

/** From the beginning of a line to the end of one: a word on the same line after a keyword or comma that wants a name is a name, whatever word it is. */
function nameWords(tokens: Tokens, from: number, to: number): void {
  const { kinds: numbers, breaks } = tokens;
  let before = end;
  let wanted = false;
  for (let index = from; index < to; index++) {
    let kind = numbers[index] ?? end;
    if (kind === start || kind === of) {
      // Words like any other, but for `after start of NAME`.
      if (isStartOf(tokens, kind === of ? index - 1 : index)) {
        wanted = kind === of;
        before = kind;
        continue;
      }
      kind = is.name.number;
      numbers[index] = kind;
    }
    if (wanted && breaks[index] === 0 && words[kind] === 1 && !isRollbackAnswer(before, kind, tokens, index + 1)) {
      kind = is.name.number;
      numbers[index] = kind;
    }
    // `otherwise rollback` and `then rollback` name nothing.
    const isDecision = kind === rollback && (before === otherwise || before === then);
    wanted = wanting[kind] === 1 && !isDecision;
    before = kind;
  }
}

/** `rollback none …` and `rollback using NAME` are answers; `rollback none "title"` declares a rollback of that name. */
function isRollbackAnswer(before: number, kind: number, tokens: Tokens, next: number): boolean {
  if (before !== rollback || (kind !== none && kind !== using)) return false;
  const following = kindAt(tokens, next);
  return tokens.breaks[next] !== 0 || (following !== is.string.number && following !== is.open.number);
}

/** Whether `start` and `of` stand on one line after `after` or a comma, or at the beginning of a line that goes on with an `after`. */
function isStartOf({ kinds: numbers, breaks, count }: Tokens, at: number): boolean {
  if (at < 0 || at + 1 >= count || numbers[at] !== start || numbers[at + 1] !== of || breaks[at + 1] !== 0)
    return false;
  return breaks[at] !== 0 || numbers[at - 1] === after || numbers[at - 1] === is.comma.number;
}

function notText(text: string): TextProblem {
  return { offset: text.indexOf("\0"), length: 1, line: 1, column: 1, message: fileIsNoText };
}

/** The first sign that is none, in whatever it stands; where it is an error by itself, that is said already. */
function notUtf8(text: string, errors: readonly TextProblem[]): readonly TextProblem[] {
  // Half a sign is written to disk as none.
  const offset = text.toWellFormed().indexOf(unreadableSign);
  if (offset < 0 || errors.some(error => error.offset <= offset && offset < error.offset + error.length)) return [];
  const lines = text.slice(0, offset).split(/\r\n|[\r\n]/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return [{ offset, length: 1, line: lines.length, column, message: fileIsNotUtf8 }];
}

/** Leaves out what is in blocks too deep, and says where the first of them begins. */
function limitNesting(tokens: Tokens): { readonly tokens: Tokens; readonly tooDeep?: number } {
  let depth = 0;
  let tooDeep: number | undefined;
  const kept: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind === is.open.number && ++depth > deepestNesting) tooDeep ??= index;
    if (kind === is.close.number && depth > 0) {
      depth--;
      if (tooDeep !== undefined && depth < deepestNesting) kept.push(index);
    } else if (tooDeep !== undefined && depth <= deepestNesting) kept.push(index);
  }
  if (tooDeep === undefined) return { tokens };
  const all = [...Array(tooDeep).keys(), ...kept];
  const { repaired } = tokens;
  return {
    tooDeep,
    tokens: {
      count: all.length,
      kinds: Uint8Array.from(all, index => tokens.kinds[index] ?? 0),
      starts: Int32Array.from(all, index => tokens.starts[index] ?? 0),
      ends: Int32Array.from(all, index => tokens.ends[index] ?? 0),
      breaks: Uint8Array.from(all, index => tokens.breaks[index] ?? 0),
      ...(repaired && {
        repaired: new Map(
          all.flatMap((from, to) => {
            const token = repaired.get(from);
            return token ? [[to, token] as const] : [];
          }),
        ),
      }),
    },
  };
}

function unclosed(text: string, tokens: Tokens): readonly TextProblem[] {
  const errors: TextProblem[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind !== is.string.number && kind !== is.fence.number) continue;
    const written = tokens.repaired?.get(index)?.image;
    const from = tokens.starts[index] ?? 0;
    const to = tokens.ends[index] ?? 0;
    const isClosed = written === undefined ? isEnded(text, from, to, kind) : isEnded(written, 0, written.length, kind);
    if (isClosed) continue;
    if (kind === is.string.number) errors.push({ ...errorAt(text, tokens, index, quoteNotClosed), swallows: true });
    else errors.push({ ...errorAt(text, tokens, index, fenceNotClosed), length: 3, lost: "rest" });
  }
  return errors;
}

function isEnded(text: string, from: number, to: number, kind: number): boolean {
  if (kind === is.fence.number) return to - from >= 6 && text.startsWith("```", to - 3);
  if (to - from < 2 || text.charCodeAt(to - 1) !== 34) return false;
  let at = to - 2;
  while (at >= from && text.charCodeAt(at) === 92) at--;
  return (to - 2 - at) % 2 === 0;
}

function tooDeepAt(text: string, tokens: Tokens, index: number): TextProblem {
  return { ...errorAt(text, tokens, index, blocksTooDeep(deepestNesting)), lost: "rest" };
}

function errorAt(text: string, tokens: Tokens, index: number, message: string): TextProblem {
  const { startOffset, image, startLine, startColumn } = tokenAt(text, tokens, index);
  return { offset: startOffset, length: image.length, line: startLine, column: startColumn, message };
}
