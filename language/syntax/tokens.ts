import type { CustomPatternMatcherFunc, TokenType, TokenVocabulary } from "chevrotain";
import { DefaultTokenBuilder, GrammarAST, type TokenBuilderOptions } from "langium";

/** Characters no other token begins with. A token of its own, so that a line of them costs one step and is one error. */
export const junkToken = "JUNK";
const junk = /[^\s\w"{},<[?`+\-/]+|-+|`+|[/<[?]/;

/**
 * The grammar's tokens, with strings and fences scanned by hand: as patterns they overflow the regular-expression stack on
 * texts of a few megabytes.
 */
export class RunbookTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar, options?: TokenBuilderOptions): TokenVocabulary {
    const tokens = super.buildTokens(grammar, options);
    return Array.isArray(tokens) ? [...tokens, { name: junkToken, PATTERN: junk }] : tokens;
  }

  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    if (terminal.name === "STRING") return scanned(terminal.name, '"', endOfString, false);
    if (terminal.name === "FENCE") return scanned(terminal.name, "`", endOfFence, true);
    return super.buildTerminalToken(terminal);
  }
}

function scanned(name: string, start: string, end: (text: string, offset: number) => number, lineBreaks: boolean): TokenType {
  const match: CustomPatternMatcherFunc = (text, offset) => {
    const stop = end(text, offset);
    return stop > offset ? ([text.slice(offset, stop)] as unknown as RegExpExecArray) : null;
  };
  return { name, PATTERN: match, START_CHARS_HINT: [start], LINE_BREAKS: lineBreaks };
}

/** A string ends with its quote or with its line. */
function endOfString(text: string, offset: number): number {
  if (text[offset] !== '"') return offset;
  for (let at = offset + 1; at < text.length; at++) {
    const char = text[at];
    if (char === "\n" || char === "\r") return at;
    if (char === '"') return at + 1;
    if (char === "\\" && text[at + 1] !== "\n" && text[at + 1] !== "\r") at++;
  }
  return text.length;
}

function endOfFence(text: string, offset: number): number {
  if (!text.startsWith("```", offset)) return offset;
  const close = text.indexOf("```", offset + 3);
  return close < 0 ? text.length : close + 3;
}
