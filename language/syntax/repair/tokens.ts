/** Tokens that repairs make, what they say, and where things stand. */

import type { ILexingError, IToken, TokenType } from "chevrotain";
import type { Lost, SyntaxCode } from "../../plan/plan.js";

/** What a scanner's or a repair's error says, with the edit that mends it where there is one. */
export interface TextError extends ILexingError {
  readonly code: SyntaxCode;
  readonly fix: TextFix | undefined;
  readonly lost?: Lost | undefined;
}

export interface TextFix {
  readonly kind: "safe" | "choice";
  readonly title: string;
  readonly newText: string;
  /** What is replaced. */
  readonly offset: number;
  readonly length: number;
}

/** The token types that repairs make. */
export interface Kinds {
  readonly name: TokenType;
  readonly slashed: TokenType;
  readonly string: TokenType;
  readonly fence: TokenType;
  readonly date: TokenType;
  readonly relative: TokenType;
  readonly duration: TokenType;
  readonly int: TokenType;
  /** Those that a zone may stand behind. */
  readonly times: readonly TokenType[];
  /** One that starts no statement and stands behind no time. */
  readonly stray: TokenType;
  readonly keyword: (word: string) => TokenType | undefined;
}

export interface Repaired {
  readonly tokens: IToken[];
  readonly errors: readonly TextError[];
}

export interface Scan {
  readonly tokens: IToken[];
  readonly hidden: IToken[];
  readonly errors: readonly ILexingError[];
}

export type At = { readonly offset: number; readonly line: number; readonly column: number };

export function newToken(type: TokenType, image: string, { offset, line, column }: At, length: number): IToken {
  return {
    image,
    startOffset: offset,
    endOffset: offset + length - 1,
    startLine: line,
    endLine: line,
    startColumn: column,
    endColumn: column + length - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
  };
}

export function endOf({ endOffset, endLine, endColumn }: IToken): Pick<IToken, "endOffset" | "endLine" | "endColumn"> {
  return {
    ...(endOffset !== undefined && { endOffset }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
}

export function placeOf({ startOffset, startLine = 1, startColumn = 1 }: IToken): At {
  return { offset: startOffset, line: startLine, column: startColumn };
}

export function errorAt(at: At, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...at, length, message, code: "syntax/token", fix };
}

export function statementError(at: At, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...errorAt(at, length, message, fix), code: "syntax/parse" };
}

/** A text that is not closed ends before the brace that opens its block. */
export function withoutBrace(line: string): string {
  const text = line.trimEnd();
  return text.endsWith("{") ? text.slice(0, -1).trimEnd() : text;
}
