import {
  type AstNode,
  createLangiumParser,
  type LangiumCoreServices,
  type LangiumParser,
  type ParseResult,
} from "langium";
import { tooManyErrors } from "./messages.js";

/**
 * Langium's parser, made to survive anything: its recovery goes one call deeper with every error, so a text with thousands
 * of them exhausts the stack. Such a text is read as far as it can be, and says so.
 */
export function createParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  let inUse = { parse: parser.parse.bind(parser) };
  parser.parse = (input, options) => {
    try {
      return inUse.parse(input, options);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // A parser that has failed is in no state to be used again.
      inUse = createLangiumParser(services);
      return parseBeginning(services, input);
    }
  };
  return parser;
}

/** The longest of the first half, quarter, … that can be read. */
function parseBeginning<T extends AstNode>(services: LangiumCoreServices, input: string): ParseResult<T> {
  for (let length = input.length >> 1; ; length >>= 1) {
    const end = input.lastIndexOf("\n", length) + 1;
    try {
      const result = createLangiumParser(services).parse<T>(input.slice(0, end));
      const line = input.slice(0, end).split("\n").length;
      const notRead = { offset: end, length: 1, line, column: 1, message: tooManyErrors };
      return { ...result, lexerErrors: [...result.lexerErrors, notRead] };
    } catch (error) {
      if (!(error instanceof RangeError) || length === 0) throw error;
    }
  }
}
