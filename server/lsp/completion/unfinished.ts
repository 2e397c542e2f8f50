/** Parsing a text up to the cursor: what is missing behind it is still to be written, not a slip to be mended. */
import type { IToken } from "chevrotain";
import { createParser, LangiumCompletionParser, type LangiumCoreServices, type Lexer } from "langium";
import { keptFor } from "../../../language/rules/kept.js";

class UnfinishedTextParser extends LangiumCompletionParser {
  protected override readonly lexer: Lexer;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.lexer = asWritten(services.parser.Lexer);
  }
}

/** The same lexer without the tokens it adds, such as the braces of blocks left open. */
export function asWritten({ definition, tokenize }: Lexer): Lexer {
  return {
    definition,
    tokenize: (text, options) => {
      const result = tokenize(text, options);
      return { ...result, tokens: written(result.tokens) };
    },
  };
}

/** Kept for one text that is asked about at many places. */
const written = keptFor((tokens: IToken[]) => tokens.filter(token => token.isInsertedInRecovery !== true));

export function createCompletionParser(services: LangiumCoreServices): LangiumCompletionParser {
  const parser = createParser(services.Grammar, new UnfinishedTextParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
