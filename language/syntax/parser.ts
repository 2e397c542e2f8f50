import type { AstNode, LangiumCoreServices, LangiumParser, ParseResult } from "langium";
import type { RunbookFile } from "../generated/ast.js";
import { createPredictiveParser, type ReadText } from "./predictive/parser.js";

/** What the parser made of a text: `failure` is what it threw, which no text is known to bring about. */
export type Read = ParseResult<RunbookFile> & (Pick<ReadText, "syntaxErrors"> | { readonly failure: unknown });

/**
 * The parser, in the place where Langium looks for its own. Syntax errors are in `syntaxErrors`: those of Langium's parser come from a
 * library that is never loaded here.
 */
export function createParser(services: LangiumCoreServices): LangiumParser {
  const read = createPredictiveParser(services);
  const parse = (text: string): Read => {
    try {
      return { ...(read(text) as ReadText & { readonly value: RunbookFile }), parserErrors: [] };
    } catch (failure) {
      const value: RunbookFile = { $type: "RunbookFile", imports: [], declarations: [], runbooks: [] };
      return { value, parserErrors: [], lexerErrors: [], failure };
    }
  };
  return { parse: <T extends AstNode>(text: string) => parse(text) as ParseResult as ParseResult<T> } as LangiumParser;
}
