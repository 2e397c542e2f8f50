import type { ILexingError, IToken, TokenType } from "chevrotain";
import { DefaultLexer, type LangiumCoreServices, type LexerResult } from "langium";
import { blockNotClosed, blocksTooDeep, fenceNotClosed, quoteNotClosed } from "./messages.js";

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
 * The lexer, with three things done to its tokens before the parser sees them:
 * words become names where a name is wanted, blocks nested too deep are left out, and open quotes and fences are reported.
 */
export class RunbookLexer extends DefaultLexer {
  private readonly name: TokenType;
  private readonly words: ReadonlySet<TokenType>;

  constructor(services: LangiumCoreServices) {
    super(services);
    const types = Object.values(this.definition);
    const named = (name: string): TokenType => {
      const type = types.find(type => type.name === name);
      if (!type) throw new Error(`the grammar has no terminal ${name}`);
      return type;
    };
    this.name = named("NAME");
    this.words = new Set([
      named("SLASHED"),
      ...types.filter(type => typeof type.PATTERN === "string" && /^[a-z]/.test(type.PATTERN)),
    ]);
  }

  override tokenize(text: string): LexerResult {
    const result = super.tokenize(text);
    this.nameWords(result.tokens);
    const { tokens, errors } = limitNesting(result.tokens);
    return {
      ...result,
      tokens,
      errors: [...result.errors, ...errors, ...unclosed(tokens), ...openBlock(text, tokens)],
    };
  }

  /** A word on the same line behind a keyword or comma that wants a name is a name, whatever word it is. */
  private nameWords(tokens: readonly IToken[]): void {
    let before: IToken | undefined;
    let wanted = false;
    tokens.forEach((token, index) => {
      const sameLine = before?.endLine === token.startLine;
      if (
        wanted &&
        sameLine &&
        this.words.has(token.tokenType) &&
        !isRollbackAnswer(before, token, tokens[index + 1])
      ) {
        token.tokenType = this.name;
        if (this.name.tokenTypeIdx !== undefined) token.tokenTypeIdx = this.name.tokenTypeIdx;
      }
      wanted = token.tokenType !== this.name && wantingName.has(token.image) && !isDecision(before, token);
      before = token;
    });
  }
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

function unclosed(tokens: readonly IToken[]): ILexingError[] {
  const errors: ILexingError[] = [];
  for (const token of tokens) {
    if (token.image.startsWith('"') && !/^"(?:.*[^\\])?(?:\\\\)*"$/s.test(token.image)) {
      errors.push(errorAt(token, quoteNotClosed));
    } else if (token.image.startsWith("```") && !(token.image.length >= 6 && token.image.endsWith("```"))) {
      errors.push({ ...errorAt(token, fenceNotClosed), length: 3 });
    }
  }
  return errors;
}

/** The block that is most likely the one left open: the first that a `}` further left closes, else the innermost. */
function openBlock(text: string, tokens: readonly IToken[]): ILexingError[] {
  const open: { brace: IToken; indent: number }[] = [];
  let suspect: IToken | undefined;
  for (const token of tokens) {
    if (token.image === "{") {
      open.push({ brace: token, indent: indentAt(text, token.startOffset) });
    } else if (token.image === "}") {
      const opener = open.pop();
      const indent = indentAt(text, token.startOffset);
      const alone = token.startColumn === indent + 1;
      if (opener && alone && opener.brace.startLine !== token.startLine && indent < opener.indent)
        suspect ??= opener.brace;
    }
  }
  const last = open.at(-1);
  return last ? [errorAt(suspect ?? last.brace, blockNotClosed)] : [];
}

/** How far the line around an offset is indented. */
function indentAt(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return end - start;
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
