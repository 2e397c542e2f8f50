/** Braces that close nothing, blocks that are not closed, and declarations inside them. */

import { activityKeywords, besideActivities, headingBlock, onlyAtTop, topLevelKeywords } from "../keywords.js";
import { blockNotClosed, blockNotOpened, braceOpensNothing, braceTooMany, notInside } from "../messages.js";
import { end, flagsOf, imageOf, is, kindAt, kindOf, type Token, type Tokens } from "../tokens.js";
import { endOfBlock, headerLine, startsStatement } from "./headers.js";
import { columnOf, isOnLineOfBefore, type Patch, tokenAt } from "./patches.js";
import { errorAt, newToken, placeOf, type Repairs, statementError, type TextError } from "./tokens.js";

const declares = flagsOf(onlyAtTop);
const startsActivity = flagsOf(activityKeywords);
const inNoActivity = flagsOf(besideActivities);
const opens = flagsOf(headingBlock);
const within = kindOf("in").number;
const runbook = kindOf("runbook").number;
const ofPeopleAndPlaces = flagsOf(["team", "environment"]);

interface Open {
  /** The brace: a token of the text, or one that is put there. */
  readonly brace: number | Token;
  /** The kind of its keyword. */
  readonly keyword: number;
  /** How many lines with words stand before it. */
  readonly row: number;
  /** The column of the line it was opened on, and of the first line inside. */
  readonly column: number;
  inside: number | undefined;
}

/**
 * Gives every brace its partner, by the indentation where it tells: closes blocks where the text goes on outside them, opens those whose
 * content is indented, and leaves out braces that open or close nothing.
 */
export function repairBraces(text: string, tokens: Tokens, isSwallowed: boolean): Repairs {
  let missing = unbalanced(tokens);
  const patches: Patch[] = [];
  const errors: TextError[] = [];
  const open: Open[] = [];
  /** What stands last before the token that is looked at. */
  let last: number | Token | undefined;
  const tokenOf = (each: number | Token): Token => (typeof each === "number" ? tokenAt(text, tokens, each) : each);
  const put = (at: number, token: Token): void => {
    patches.push({ from: at, to: at, tokens: [token] });
    last = token;
  };
  const leaveOut = (at: number): void => {
    patches.push({ from: at, to: at + 1, tokens: [] });
  };
  const close = (left: Open, at: number): void => {
    if (last !== undefined) put(at, virtual(tokenOf(last), "}"));
    if (!isSwallowed) errors.push(braceError(tokenOf(left.brace), blockNotClosed, "}"));
  };
  let column = 1;
  let row = 0;
  let opener = end;
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? end;
    const isFirst = tokens.breaks[index] !== 0;
    if (isFirst) column = columnOf(text, tokens, index);
    if (!isOnLineOfBefore(text, tokens, index)) row++;
    if (startsStatement(text, tokens, index)) opener = kind === is.name.number ? end : kind;
    if (kind === is.open.number && missing > 0 && !opensBlock(text, tokens, index)) {
      errors.push(braceError(tokenOf(index), braceOpensNothing, "}", "syntax/parse"));
      leaveOut(index);
      missing--;
      continue;
    }
    if (isFirst) {
      for (let top = open.at(-1); missing > 0 && top; top = open.at(-1)) {
        if (!isLeftOpen(top, text, tokens, index, column, open)) break;
        close(top, index);
        open.pop();
        missing--;
      }
      const top = open.at(-1);
      if (top) top.inside ??= column;
    }
    if (kind === is.open.number) {
      open.push({ brace: index, keyword: opener, row, column, inside: undefined });
    } else if (kind === is.close.number) {
      const isTooMany =
        missing < 0 &&
        (isLastOfFile(text, tokens, index, open) ||
          closesAnother(open, column, row, isFirst) ||
          goesOnInside(text, tokens, index, column, open));
      if (open.length === 0 || isTooMany) {
        errors.push(braceError(tokenOf(index), braceTooMany, "{", "syntax/parse"));
        leaveOut(index);
        missing++;
        continue;
      }
      open.pop();
    }
    last = index;
    if (missing < 0 && lacksBrace(text, tokens, index, column, open.length)) {
      const brace = virtual(tokenOf(index), "{");
      errors.push(braceError(tokenOf(index), blockNotOpened, "{"));
      put(index + 1, brace);
      open.push({ brace, keyword: opener, row, column, inside: undefined });
      missing++;
    }
  }
  const innermost = open.at(-1);
  if (innermost) close(innermost, tokens.count);
  if (last !== undefined) {
    const closing = virtual(tokenOf(last), "}");
    for (let left = open.length - 1; left > 0; left--) put(tokens.count, closing);
  }
  return { patches, errors };
}

/** Once braces have their partners, nothing else is lost. */
function braceError(
  token: Token,
  message: string,
  lacks: "{" | "}",
  code: TextError["code"] = "syntax/token",
): TextError {
  return { ...errorAt(placeOf(token), token.image.length, message, undefined), code, lacks, lost: "nothing" };
}

/** Whether a brace stands where a block may open: after a keyword, its name or its title; on a line of its own, where the next is indented. */
function opensBlock(text: string, tokens: Tokens, index: number): boolean {
  const isApart = kindAt(tokens, index) === is.open.number && tokens.breaks[index] !== 0;
  if (isApart && columnAt(text, tokens, index + 1) <= columnAt(text, tokens, index)) return false;
  let at = index - 1;
  if (tokens.kinds[at] === is.string.number) at--;
  while (tokens.kinds[at] === is.comma.number && tokens.kinds[at - 1] === is.string.number) at -= 2;
  if (tokens.kinds[at] === is.name.number || tokens.kinds[at] === within) at--;
  return opens[tokens.kinds[at] ?? end] === 1;
}

/** 0 after the last token. */
function columnAt(text: string, tokens: Tokens, index: number): number {
  return index < tokens.count ? columnOf(text, tokens, index) : 0;
}

/** Whether a closing brace would close the whole file's block, though more follows that belongs inside it. */
function isLastOfFile(text: string, tokens: Tokens, index: number, open: readonly Open[]): boolean {
  if (open.length !== 1 || index + 1 >= tokens.count) return false;
  const next = imageOf(text, tokens, index + 1);
  return next !== "}" && !topLevelKeywords.includes(next);
}

/** Whether a closing brace does not close the innermost block: it is indented like what is inside, or ends one of its lines. */
function closesAnother(open: readonly Open[], column: number, row: number, isFirst: boolean): boolean {
  const top = open.at(-1);
  const isIndented = top?.inside !== undefined && top.inside > top.column;
  return isIndented && (isFirst ? column > top.column : top.row !== row);
}

/** Whether a closing brace stands further out than the innermost block, though the next line is one of what is inside. */
function goesOnInside(text: string, tokens: Tokens, index: number, column: number, open: readonly Open[]): boolean {
  const top = open.at(-1);
  if (top?.inside === undefined || top.inside <= top.column || column >= top.column) return false;
  return tokens.breaks[index] !== 0 && columnAt(text, tokens, index + 1) >= top.inside;
}

/** Whether a brace is missing after the last word of what opens a block, where the next line is indented. */
function lacksBrace(text: string, tokens: Tokens, index: number, column: number, depth: number): boolean {
  const next = index + 1;
  if (next >= tokens.count || tokens.breaks[next] === 0 || tokens.kinds[next] === is.open.number) return false;
  if (columnOf(text, tokens, next) <= column || !opensBlock(text, tokens, next)) return false;
  const first = firstOfStatement(text, tokens, index);
  if (depth > 0 && ofPeopleAndPlaces[tokens.kinds[first] ?? end] === 1) return false;
  for (let at = first + 1; at <= index; at++) if (!isOnLineOfBefore(text, tokens, at)) return false;
  return true;
}

function firstOfStatement(text: string, tokens: Tokens, index: number): number {
  let at = index;
  while (at > 0 && !startsStatement(text, tokens, at)) at--;
  return at;
}

/** Whether the text ends in a fence that is not closed and has swallowed what follows. */
export function endsOpen(text: string, tokens: Tokens): boolean {
  const last = tokens.count - 1;
  if (tokens.kinds[last] !== is.fence.number) return false;
  const image = imageOf(text, tokens, last);
  return !(image.length >= 6 && image.endsWith("```"));
}

/** How many opening braces find no closing one (positive), or closing ones no opening one (negative), in all. */
function unbalanced({ count, kinds }: Tokens): number {
  let sum = 0;
  for (let index = 0; index < count; index++) {
    if (kinds[index] === is.open.number) sum++;
    else if (kinds[index] === is.close.number) sum--;
  }
  return sum;
}

/** Whether the first token of a line shows that a block should have ended above it. */
function isLeftOpen(
  top: Open,
  text: string,
  tokens: Tokens,
  index: number,
  column: number,
  open: readonly Open[],
): boolean {
  const kind = tokens.kinds[index] ?? end;
  const isIndented = top.inside !== undefined && top.inside > top.column;
  if (kind === is.close.number) {
    return isIndented && column < top.column && open.length > 1 && open.some(each => each.column === column);
  }
  if (
    isIndented &&
    column <= top.column &&
    (open.length > 1 || topLevelKeywords.includes(imageOf(text, tokens, index)))
  )
    return true;
  if (top.inside === undefined && column <= top.column && isIndentedAs(top, open.at(-2))) return true;
  if (declares[kind] === 1 && !namesMember(tokens, index)) return true;
  return startsActivity[top.keyword] === 1 && inNoActivity[kind] === 1;
}

/** Whether a block stands within one whose lines are indented: then its own are to be, too. */
function isIndentedAs({ column }: Open, around: Open | undefined): boolean {
  return around?.inside !== undefined && column >= around.inside && around.inside > around.column;
}

/** `runbook "./a.runbook"` in a programme, which declares nothing. */
function namesMember({ kinds }: Tokens, index: number): boolean {
  return kinds[index] === runbook && kinds[index + 1] === is.string.number && kinds[index + 2] !== is.open.number;
}

/** A brace that is not written: the parser sees it, the syntax tree holds no place for it. */
function virtual(before: Token, image: "{" | "}"): Token {
  const offset = before.startOffset + before.image.length;
  const column = (before.endColumn ?? 0) + 1;
  const kind = image === "{" ? is.open : is.close;
  const made = newToken(kind, image, { offset, line: before.endLine ?? 1, column }, 1);
  return { ...made, madeAfter: before.madeAfter ?? before };
}

/** Declarations stand outside of blocks: one inside is reported, and not read. */
export function dropNested(text: string, tokens: Tokens): Repairs {
  const patches: Patch[] = [];
  const errors: TextError[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? end;
    if (kind === is.open.number) depth++;
    if (kind === is.close.number) depth--;
    if (depth <= 0 || declares[kind] !== 1 || !startsStatement(text, tokens, index)) continue;
    if (namesMember(tokens, index)) continue;
    const token = tokenAt(text, tokens, index);
    errors.push({
      ...statementError(placeOf(token), token.image.length, notInside(token.image), undefined),
      lost: "nothing",
    });
    const brace = headerLine(text, tokens, index)?.brace;
    const last = brace === undefined ? endOfStatementLine(text, tokens, index) : endOfBlock(text, tokens, brace);
    patches.push({ from: index, to: last + 1, tokens: [] });
    index = last;
  }
  return { patches, errors };
}

/** The last token of a line that belongs to the statement begun at `from`: not the brace that closes the block around it. */
function endOfStatementLine(text: string, tokens: Tokens, from: number): number {
  let index = from;
  while (isOnLineOfBefore(text, tokens, index + 1) && tokens.kinds[index + 1] !== is.close.number) index++;
  return index;
}
