import type { ILexingError, IToken, TokenType } from "chevrotain";
import type { LangiumCoreServices, Lexer, LexerResult } from "langium";
import { blocksTooDeep, fenceNotClosed, fileIsNoText, quoteNotClosed } from "./messages.js";
import { createRepair } from "./repair/repair.js";
import type { Kinds } from "./repair/tokens.js";
import { createScanner } from "./scan.js";

/** Blocks nest at most this deep; the parser's own stack ends at a few hundred. */
export const deepestNesting = 64;

/** Keywords behind which a name is wanted. A comma always wants one: no keyword ever follows a comma. */
const wantingName: ReadonlySet<string> = new Set([
  "skill",
  "team",
  "person",
  "environment",
  "runbook",
  "phase",
  "step",
  "check",
  "notify",
  "gate",
  "wait",
  "contingency",
  "rollback",
  "using",
  "owner",
  "or",
  "with",
  "coordinator",
  "decider",
  "to",
  "by",
  "operators",
  "after",
  "undoes",
  "needs",
  "knows",
  "on",
  "change",
  ",",
]);

/**
 * The lexer. Between the scanner and the parser, words become names where a name is wanted, blocks nested too deep are left
 * out, plain slips are mended (repair/), and open quotes and fences are reported.
 */
export function createLexer(services: LangiumCoreServices): Lexer {
  const types = services.parser.TokenBuilder.buildTokens(services.Grammar) as TokenType[];
  const definition = Object.fromEntries(types.map(type => [type.name, type]));
  const scan = createScanner(types);
  const { NAME: name, SLASHED: slashed, STRING: string, FENCE: fence } = definition;
  const { DATE: date, RELATIVE: relative, DURATION: duration, INT: int } = definition;
  const times = types.filter(type => ["DATE", "CLOCK", "RELATIVE"].includes(type.name));
  const { PERCENT: stray } = definition;
  if (!name || !slashed || !string || !fence || !stray || !date || !relative || !duration || !int)
    throw new Error("the grammar lacks a terminal");
  const timeKinds = { date, relative, duration, int, times };
  const kinds: Kinds = { name, slashed, string, fence, ...timeKinds, stray, keyword: word => definition[word] };
  const repair = createRepair(kinds, types);
  const words = new Set([
    slashed,
    ...types.filter(type => typeof type.PATTERN === "string" && /^[a-z]/.test(type.PATTERN)),
  ]);
  const wanting = new Set(types.filter(type => typeof type.PATTERN === "string" && wantingName.has(type.PATTERN)));
  const read = (text: string, isUnfinished: boolean): LexerResult => {
    if (text.includes("\0")) return { tokens: [], hidden: [], errors: [notText(text)] };
    const scanned = scan(text);
    nameWords(scanned.tokens, words, wanting, name);
    const repaired = isUnfinished ? scanned : repair(text, scanned);
    const { tokens, errors } = limitNesting(repaired.tokens);
    return {
      tokens,
      hidden: repaired.hidden,
      errors: [...repaired.errors, ...errors, ...unclosed(tokens, string, fence)],
    };
  };
  // Completion asks for the tokens of one text, unfinished and whole, again and again.
  const last = new Map<boolean, { readonly text: string; readonly result: LexerResult }>();
  return {
    definition,
    tokenize(text, options) {
      // A text up to the cursor (completion) is unfinished, not wrong.
      const isUnfinished = options?.mode === "partial";
      const known = last.get(isUnfinished);
      const result = known?.text === text ? known.result : read(text, isUnfinished);
      last.set(isUnfinished, { text, result });
      // The parser takes the comments out of what it is given.
      return { ...result, hidden: [...result.hidden] };
    },
  };
}

/** A word on the same line behind a keyword or comma that wants a name is a name, whatever word it is. */
function nameWords(
  tokens: readonly IToken[],
  words: ReadonlySet<TokenType>,
  wanting: ReadonlySet<TokenType>,
  name: TokenType,
): void {
  let before: IToken | undefined;
  let wanted = false;
  tokens.forEach((token, index) => {
    const sameLine = before?.endLine === token.startLine;
    if (wanted && sameLine && words.has(token.tokenType) && !isRollbackAnswer(before, token, tokens[index + 1])) {
      token.tokenType = name;
      token.tokenTypeIdx = name.tokenTypeIdx ?? 0;
    }
    wanted = wanting.has(token.tokenType) && !isDecision(before, token);
    before = token;
  });
}

/** `rollback none …` and `rollback using NAME` are answers; `rollback none "title"` declares a rollback of that name. */
function isRollbackAnswer(before: IToken | undefined, token: IToken, next: IToken | undefined): boolean {
  if (before?.image !== "rollback") return false;
  if (token.image !== "none" && token.image !== "using") return false;
  const sameLine = next?.startLine === token.endLine;
  return !(sameLine && (next?.image.startsWith('"') || next?.image === "{"));
}

/** `otherwise rollback` and `then rollback` name nothing. */
function isDecision(before: IToken | undefined, token: IToken): boolean {
  return token.image === "rollback" && (before?.image === "otherwise" || before?.image === "then");
}

function notText(text: string): ILexingError {
  return { offset: text.indexOf("\0"), length: 1, line: 1, column: 1, message: fileIsNoText };
}

function limitNesting(tokens: IToken[]): { tokens: IToken[]; errors: ILexingError[] } {
  let depth = 0;
  let first: IToken | undefined;
  const kept = tokens.filter(token => {
    if (token.image === "}") {
      if (depth > 0) depth--;
      return depth < deepestNesting;
    }
    if (token.image === "{") {
      depth++;
      if (depth > deepestNesting) first ??= token;
    }
    return depth <= deepestNesting;
  });
  return { tokens: kept, errors: first ? [errorAt(first, blocksTooDeep(deepestNesting))] : [] };
}

function unclosed(tokens: readonly IToken[], string: TokenType, fence: TokenType): ILexingError[] {
  const errors: ILexingError[] = [];
  for (const token of tokens) {
    if (token.tokenType === string && !isClosed(token.image)) errors.push(errorAt(token, quoteNotClosed));
    if (token.tokenType === fence && !(token.image.length >= 6 && token.image.endsWith("```"))) {
      errors.push({ ...errorAt(token, fenceNotClosed), length: 3 });
    }
  }
  return errors;
}

function isClosed(text: string): boolean {
  if (text.length < 2 || !text.endsWith('"')) return false;
  let backslashes = 0;
  while (text[text.length - 2 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 0;
}

function errorAt(token: IToken, message: string): ILexingError {
  return {
    offset: token.startOffset,
    length: token.image.length,
    line: token.startLine,
    column: token.startColumn,
    message,
  };
}
