import { type AstNode, createLangiumParser, type LangiumCoreServices, LangiumParser, type ParseResult } from "langium";
import type { RunbookFile } from "../generated/ast.js";
import { tooManyErrors } from "./messages.js";
import { createPredictiveParser } from "./predictive/parser.js";

/**
 * The parser. A text without errors is read by our own (predictive/), in a fraction of the time; one with errors by
 * Langium's, which recovers from them and is built when first needed. Both give the same tree: test/language/syntax.
 */
export function createParser(services: LangiumCoreServices): LangiumParser {
  const parser = new LangiumParser(services);
  const predict = createPredictiveParser(services);
  const recover = createRecoveringParser(services);
  const read = (input: string): ParseResult => {
    try {
      return predict(input) ?? recover(input);
    } catch (failure) {
      return unread(failure);
    }
  };
  parser.parse = <T extends AstNode>(input: string): ParseResult<T> => read(input) as ParseResult<T>;
  return parser;
}

/** What is made of a text at which the parser itself failed. */
interface Unread extends ParseResult<RunbookFile> {
  readonly failure: unknown;
}

function unread(failure: unknown): Unread {
  const value: RunbookFile = { $type: "RunbookFile", imports: [], declarations: [], runbooks: [] };
  return { value, parserErrors: [], lexerErrors: [], failure };
}

export function isUnread(result: ParseResult): result is Unread {
  return "failure" in result;
}

/**
 * Langium's parser, made to survive anything: its recovery goes one call deeper with every error, so a text with thousands
 * of them exhausts the stack. Such a text is read as far as it can be, and says so.
 */
function createRecoveringParser(services: LangiumCoreServices): (input: string) => ParseResult {
  let inUse: LangiumParser | undefined;
  return input => {
    try {
      inUse ??= createLangiumParser(services);
      return inUse.parse(input);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // A parser that has failed is in no state to be used again.
      inUse = undefined;
      return parseBeginning(services, input);
    }
  };
}

/** The longest of the first half, quarter, … that can be read. */
function parseBeginning(services: LangiumCoreServices, input: string): ParseResult {
  for (let length = input.length >> 1; ; length >>= 1) {
    const end = input.lastIndexOf("\n", length) + 1;
    try {
      const result = createLangiumParser(services).parse(input.slice(0, end));
      const line = input.slice(0, end).split("\n").length;
      const notRead = { offset: end, length: 1, line, column: 1, message: tooManyErrors };
      return { ...result, lexerErrors: [...result.lexerErrors, notRead] };
    } catch (error) {
      if (!(error instanceof RangeError) || length === 0) throw error;
    }
  }
}
