/** The kinds of token there are. The scanner (scan.ts) matches their patterns by itself, so they need nothing but these. */
import { createToken, type TokenType } from "chevrotain";
import { GrammarAST, GrammarUtils, type TokenBuilder } from "langium";

/** One for each keyword and each terminal of the grammar. */
export const tokenKinds: TokenBuilder = {
  buildTokens({ rules }): TokenType[] {
    const keywords = new Set(rules.filter(GrammarAST.isParserRule).flatMap(rule => keywordsIn(rule.definition)));
    return [
      ...[...keywords].map(keyword => createToken({ name: keyword, pattern: keyword })),
      ...rules
        .filter(GrammarAST.isTerminalRule)
        .map(rule => createToken({ name: rule.name, pattern: GrammarUtils.terminalRegex(rule) })),
    ];
  },
};

function keywordsIn(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return keywordsIn(element.terminal);
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) return element.elements.flatMap(keywordsIn);
  return [];
}
