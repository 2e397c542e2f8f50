import { createToken, type TokenType } from "chevrotain";
import { DefaultTokenBuilder, type GrammarAST } from "langium";

/**
 * The grammar's token types. The scanner (scan.ts) matches words against keywords by itself, so a keyword needs none of the
 * patterns that Langium would work out for its own lexer.
 */
export class RunbookTokenBuilder extends DefaultTokenBuilder {
  protected override buildKeywordToken(keyword: GrammarAST.Keyword): TokenType {
    return createToken({ name: keyword.value, pattern: keyword.value });
  }

  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const { name, PATTERN, GROUP } = super.buildTerminalToken(terminal);
    return createToken({ name, ...(PATTERN && { pattern: PATTERN }), ...(GROUP && { group: GROUP }) });
  }
}
