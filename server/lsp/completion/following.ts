/** What the grammar lets follow a place. */
import { type GrammarAST, GrammarUtils, type LangiumCompletionParser } from "langium";
import { findFirstFeatures, findNextFeatures } from "langium/lsp";

/** @param excerpt the text in front of the place, as little of it as decides */
export function followingIn(
  excerpt: string,
  parser: LangiumCompletionParser,
  grammar: GrammarAST.Grammar,
): ReadonlySet<GrammarAST.AbstractElement> {
  const { tokens, tokenIndex, elementStack } = parser.parse(excerpt);
  if (tokens.length === 0) {
    const entry = GrammarUtils.getEntryRule(grammar);
    return new Set(entry ? findFirstFeatures(entry.definition).flatMap(way => way.at(-1)?.feature ?? []) : []);
  }
  const reached = elementStack.map(feature => ({ feature }));
  return new Set(findNextFeatures([reached], tokens.slice(tokenIndex)).map(({ feature }) => feature));
}
