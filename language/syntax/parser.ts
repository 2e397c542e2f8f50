import { EOF, type IRecognitionException, type IToken, type TokenType } from "chevrotain";
import {
  type AstNode,
  type CstNodeBuilder,
  createLangiumParser,
  type LangiumCoreServices,
  LangiumParser,
  type ParseResult,
} from "langium";
import type { RunbookFile } from "../generated/ast.js";
import { addComments, type Comments, commentsOf } from "./comments.js";
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
 * What recovering from errors may cost in all: some eight hundred of them, or some sixty inside each other, for one costs the
 * more the deeper it stands. A text with more is no runbook, and is read as far as that. Recovery takes a thousand times as
 * long as reading, and goes one call deeper with every error.
 */
const mostRecovery = 6_000;
const errorCosts = 6;

/** What the parser library has, and does not show. */
interface Recovering {
  readonly nodeBuilder: CstNodeBuilder;
  readonly lexerResult: { readonly hidden: IToken[] } | undefined;
  extractHiddenTokens(before: IToken): readonly IToken[];
  readonly wrapper: {
    SAVE_ERROR(error: IRecognitionException): IRecognitionException;
    /** Goes on as if the text ended here. */
    moveToTerminatedState(): void;
    /** What to go on from after an error. */
    findReSyncTokenType(): TokenType;
    /** How many rules deep the parser is. */
    readonly RULE_STACK_IDX: number;
  };
}

/** Reads a text, and stops where recovery has cost so much. */
type Recover = (input: string, most: number) => ParseResult;

/** Langium's parser, made to survive anything: where it meets too many errors it stops reading, and says so. */
function createRecoveringParser(services: LangiumCoreServices): (input: string) => ParseResult {
  let inUse: Recover | undefined;
  return input => {
    for (let most = mostRecovery; ; most >>= 1) {
      try {
        inUse ??= limited(createLangiumParser(services));
        return inUse(input, most);
      } catch (error) {
        if (!(error instanceof RangeError) || most === 0) throw error;
        // A parser that has exhausted the stack is in no state to be used again.
        inUse = undefined;
      }
    }
  };
}

function limited(parser: LangiumParser): Recover {
  const inner = parser as unknown as Recovering;
  const addLeft = linearComments(inner);
  const { wrapper } = inner;
  const save = wrapper.SAVE_ERROR;
  let left = 0;
  let last: IToken | undefined;
  wrapper.SAVE_ERROR = error => {
    const saved = save.call(wrapper, error);
    left -= errorCosts + error.context.ruleStack.length;
    if (left < 0 && last === undefined) {
      last = error.token;
      wrapper.moveToTerminatedState();
    }
    return saved;
  };
  // Nothing but the end follows a file's last statement: not worth looking for through the whole text.
  const find = wrapper.findReSyncTokenType;
  wrapper.findReSyncTokenType = () => (wrapper.RULE_STACK_IDX === 0 ? EOF : find.call(wrapper));
  return (input, most) => {
    left = most;
    last = undefined;
    const result = parser.parse(input);
    addLeft();
    if (last === undefined) return result;
    const { startOffset: offset, startLine: line = 1, startColumn: column = 1 } = last;
    const notRead = { offset, length: 1, line, column, message: tooManyErrors };
    const seen = result.parserErrors.filter(({ token }) => token.startOffset <= offset);
    return { ...result, lexerErrors: [...result.lexerErrors, notRead], parserErrors: seen };
  };
}

/** Lets comments find their place in the tree in time that grows with them; what it returns adds those behind the last token. */
function linearComments(parser: Recovering): () => void {
  const { nodeBuilder } = parser;
  let comments: Comments | undefined;
  nodeBuilder.addHiddenNodes = tokens => addComments(nodeBuilder, tokens);
  parser.extractHiddenTokens = ({ startOffset }) => {
    comments ??= commentsOf(parser.lexerResult?.hidden.splice(0) ?? []);
    return comments.before(startOffset);
  };
  return () => {
    addComments(nodeBuilder, comments?.left() ?? []);
    comments = undefined;
  };
}
