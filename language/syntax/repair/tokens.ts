/** Tokens that repairs make, what they say, and where things stand. */

import type { SyntaxCode } from "../../plan/plan.js";
import type { TextProblem } from "../scan.js";
import type { Comments, Token, TokenKind } from "../tokens.js";
import type { Patch } from "./patches.js";

/** What a scanner's or a repair's error says, with the edit that fixes it where there is one. */
export interface TextError extends TextProblem {
  readonly code: SyntaxCode;
  readonly fix: TextFix | undefined;
  /** The keyword that a misspelt word is taken for. */
  readonly meant?: string | undefined;
}

export interface TextFix {
  readonly kind: "safe" | "choice";
  readonly title: string;
  readonly newText: string;
  /** What is replaced. */
  readonly offset: number;
  readonly length: number;
}

/** What a repair changes, and says of it. */
export interface Repairs {
  readonly patches: readonly Patch[];
  readonly errors: readonly TextError[];
}

export interface Scan {
  readonly tokens: readonly Token[];
  readonly comments: Comments;
  readonly errors: readonly TextProblem[];
}

export type TextLocation = { readonly offset: number; readonly line: number; readonly column: number };

export function newToken(
  type: TokenKind,
  image: string,
  { offset, line, column }: TextLocation,
  length: number,
): Token {
  return {
    image,
    startOffset: offset,
    endOffset: offset + length - 1,
    startLine: line,
    endLine: line,
    startColumn: column,
    endColumn: column + length - 1,
    kind: type,
  };
}

export function endOf({ endOffset, endLine, endColumn }: Token): Pick<Token, "endOffset" | "endLine" | "endColumn"> {
  return { endOffset, endLine, endColumn };
}

export function placeOf({ startOffset, startLine, startColumn }: Token): TextLocation {
  return { offset: startOffset, line: startLine, column: startColumn };
}

export function errorAt(at: TextLocation, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...at, length, message, code: "syntax/token", fix };
}

export function statementError(at: TextLocation, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...errorAt(at, length, message, fix), code: "syntax/parse" };
}

/** A text that is not closed ends before the brace that opens its block. */
export function withoutBrace(line: string): string {
  const text = line.trimEnd();
  return text.endsWith("{") ? text.slice(0, -1).trimEnd() : text;
}
