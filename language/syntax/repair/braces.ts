/** Braces that close nothing, blocks that are not closed, and declarations inside them. */

import { blockNotClosed, blockNotOpened, braceOpensNothing, braceTooMany, notInside } from "../messages.js";
import { is, type Kind, keyword, type Token } from "../tokens.js";
import { activities, endOfBlock, headed, headerLine, startsStatement } from "./headers.js";
import { errorAt, newToken, placeOf, type Repaired, statementError, type TextError } from "./tokens.js";

/** Keywords that only start declarations. */
export const onlyDeclared: ReadonlySet<string> = new Set(["import", "skill", "person", "freeze", "policy", "runbook"]);
const inNoActivity: ReadonlySet<string> = new Set([...activities, "phase", "parallel", "sequence", "contingency"]);
const topLevel: ReadonlySet<string> = new Set([...onlyDeclared, "team", "environment"]);

interface Open {
  readonly brace: Token;
  readonly keyword: string;
  /** The column of the line it was opened on, and of the first line inside. */
  readonly column: number;
  inside: number | undefined;
}

/**
 * Gives every brace its partner, by the indentation where it tells: closes blocks where the text goes on outside them, opens those whose
 * content is indented, and leaves out braces that open or close nothing.
 */
export function mendBraces(tokens: readonly Token[], isSwallowed: boolean): Repaired {
  let missing = unbalanced(tokens);
  const mended: Token[] = [];
  const errors: TextError[] = [];
  const open: Open[] = [];
  const close = (left: Open): void => {
    const before = mended.at(-1);
    const type = keyword("}");
    if (before && type) mended.push(closing(before, type));
    if (!isSwallowed) errors.push(aboutBrace(left.brace, blockNotClosed, "}"));
  };
  let column = 1;
  let opener = "";
  for (const [index, token] of tokens.entries()) {
    const isFirst = tokens[index - 1]?.endLine !== token.startLine;
    if (isFirst) column = token.startColumn ?? 1;
    if (startsStatement(tokens, index)) opener = token.kind === is.name ? "" : token.image;
    if (token.image === "{" && missing > 0 && !opensBlock(tokens, index)) {
      errors.push(aboutBrace(token, braceOpensNothing, "}", "syntax/parse"));
      missing--;
      continue;
    }
    if (isFirst) {
      for (let top = open.at(-1); missing > 0 && top && isLeftOpen(top, token, column, open); top = open.at(-1)) {
        close(top);
        open.pop();
        missing--;
      }
      const top = open.at(-1);
      if (top) top.inside ??= column;
    }
    if (token.image === "{") {
      open.push({ brace: token, keyword: opener, column, inside: undefined });
    } else if (token.image === "}") {
      const next = tokens[index + 1];
      const isLast = missing < 0 && open.length === 1 && next && next.image !== "}" && !topLevel.has(next.image);
      const isTooMany = isLast || (missing < 0 && closesAnother(open, token, isFirst));
      if (open.length === 0 || isTooMany) {
        errors.push(aboutBrace(token, braceTooMany, "{", "syntax/parse"));
        missing++;
        continue;
      }
      open.pop();
    }
    mended.push(token);
    const brace = missing < 0 ? missingBrace(tokens, index, column, open.length) : undefined;
    if (brace) {
      errors.push(aboutBrace(token, blockNotOpened, "{"));
      mended.push(brace);
      open.push({ brace, keyword: opener, column, inside: undefined });
      missing++;
    }
  }
  const innermost = open.at(-1);
  if (innermost) close(innermost);
  const last = mended.at(-1);
  const type = keyword("}");
  for (let left = open.length - 1; left > 0 && last && type; left--) mended.push(closing(last, type));
  return { tokens: mended, errors };
}

/** Once braces have their partners, nothing else is lost. */
function aboutBrace(
  token: Token,
  message: string,
  lacks: "{" | "}",
  code: TextError["code"] = "syntax/token",
): TextError {
  return { ...errorAt(placeOf(token), token.image.length, message, undefined), code, lacks, lost: "nothing" };
}

/** Whether a brace stands where a block may open: behind a keyword, its name or its title; on a line of its own, where the next is indented. */
function opensBlock(tokens: readonly Token[], index: number): boolean {
  const [before, brace, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const isApart = before?.endLine !== brace?.startLine && brace?.image === "{";
  if (isApart && (next?.startColumn ?? 0) <= (brace?.startColumn ?? 0)) return false;
  let at = index - 1;
  if (tokens[at]?.kind === is.string) at--;
  while (tokens[at]?.image === "," && tokens[at - 1]?.kind === is.string) at -= 2;
  if (tokens[at]?.kind === is.name || tokens[at]?.image === "in") at--;
  const word = tokens[at];
  return word !== undefined && word.kind !== is.name && (headed.has(word.image) || word.image === "policy");
}

/** Whether a closing brace does not close the innermost block: it is indented like what is inside, or ends one of its lines. */
function closesAnother(open: readonly Open[], { startColumn = 1, startLine }: Token, isFirst: boolean): boolean {
  const top = open.at(-1);
  const isIndented = top?.inside !== undefined && top.inside > top.column;
  return isIndented && (isFirst ? startColumn > top.column : top.brace.startLine !== startLine);
}

/** The brace that is missing behind the last word of what opens a block, where the next line is indented. */
function missingBrace(tokens: readonly Token[], index: number, column: number, depth: number): Token | undefined {
  const [last, next] = [tokens[index], tokens[index + 1]];
  const type = keyword("{");
  if (!last || !next || !type || next.startLine === last.endLine || next.image === "{") return undefined;
  if ((next.startColumn ?? 1) <= column || !opensBlock(tokens, index + 1)) return undefined;
  const first = firstOfStatement(tokens, index);
  const isOther = first?.image === "team" || first?.image === "environment";
  if (!first || first.startLine !== last.startLine || (isOther && depth > 0)) return undefined;
  return virtual(last, type, "{");
}

function firstOfStatement(tokens: readonly Token[], index: number): Token | undefined {
  let at = index;
  while (at > 0 && !startsStatement(tokens, at)) at--;
  return tokens[at];
}

/** Whether the text ends in a fence that is not closed and has swallowed what follows. */
export function endsOpen(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === is.fence && !(last.image.length >= 6 && last.image.endsWith("```"));
}

/** How many opening braces find no closing one (positive), or closing ones no opening one (negative), in all. */
function unbalanced(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { image }) => sum + (image === "{" ? 1 : image === "}" ? -1 : 0), 0);
}

/** Whether the first token of a line shows that a block should have ended above it. */
function isLeftOpen(top: Open, token: Token, column: number, open: readonly Open[]): boolean {
  const isIndented = top.inside !== undefined && top.inside > top.column;
  if (token.image === "}") {
    const closesOuter = open.length > 1 && open.some(each => each.column === column);
    return isIndented && column < top.column && closesOuter;
  }
  const staysInside = open.length > 1 || topLevel.has(token.image);
  if (isIndented && column <= top.column && staysInside) return true;
  if (token.kind === is.name) return false;
  if (onlyDeclared.has(token.image)) return true;
  return (activities as readonly string[]).includes(top.keyword) && inNoActivity.has(token.image);
}

/** A brace that is not written: the parser sees it, the syntax tree holds no place for it. */
export function closing(before: Token, type: Kind): Token {
  return virtual(before, type, "}");
}

function virtual(before: Token, type: Kind, image: string): Token {
  const offset = before.startOffset + before.image.length;
  const column = (before.endColumn ?? 0) + 1;
  const made = newToken(type, image, { offset, line: before.endLine ?? 1, column }, 1);
  return { ...made, madeAfter: before.madeAfter ?? before };
}

/** Declarations stand outside of blocks: one inside is reported, and not read. */
export function dropNested(tokens: readonly Token[]): Repaired {
  const kept: Token[] = [];
  const errors: TextError[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (token.image === "{") depth++;
    if (token.image === "}") depth--;
    const isDeclaration = depth > 0 && token.kind !== is.name && onlyDeclared.has(token.image);
    if (!isDeclaration || !startsStatement(tokens, index)) {
      kept.push(token);
      continue;
    }
    errors.push({
      ...statementError(placeOf(token), token.image.length, notInside(token.image), undefined),
      lost: "nothing",
    });
    const brace = headerLine(tokens, index)?.brace;
    index = brace === undefined ? endOfStatementLine(tokens, index) : endOfBlock(tokens, brace);
  }
  return { tokens: kept, errors };
}

/** The last token of a line that belongs to the statement begun at `from`: not the brace that closes the block around it. */
function endOfStatementLine(tokens: readonly Token[], from: number): number {
  let index = from;
  while (tokens[index + 1]?.startLine === tokens[from]?.startLine && tokens[index + 1]?.image !== "}") {
    if (index + 1 >= tokens.length) break;
    index++;
  }
  return index;
}
