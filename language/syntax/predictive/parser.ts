/**
 * The parser: it goes through Langium's grammar with two tokens of lookahead and builds exactly the tree that Langium would, but needs
 * nothing that Langium's own parser works out about a grammar at every start.
 *
 * Where a text does not go on as the grammar wants, that is noted, what was read of the statement is kept, and reading goes on at the
 * next statement of the block: a broken statement spoils only itself, and costs no more than a sound one.
 */
import type { IToken, TokenType } from "chevrotain";
import {
  type AstNode,
  type CstNode,
  CstNodeBuilder,
  GrammarAST,
  GrammarUtils,
  isAstNode,
  type LangiumCoreServices,
  type LexerResult,
  type Mutable,
  type PropertyType,
} from "langium";
import type { Lost } from "../../plan/plan.js";
import { addComments, type Comments, commentsOf } from "../comments.js";
import { expectation, unknownStatement } from "../messages.js";
import { createLookahead, type Decision, indexOf } from "./lookahead.js";

/** Where a text does not go on as the grammar wants. */
export interface Misreading {
  readonly message: string;
  /** What stands there instead; undefined at the end of the text. */
  readonly token: IToken | undefined;
  readonly previous: IToken | undefined;
  readonly lost?: Lost | undefined;
}

export interface ReadText {
  readonly value: AstNode;
  readonly lexerErrors: LexerResult["errors"];
  readonly syntaxErrors: readonly Misreading[];
}

export type PredictiveParser = (text: string) => ReadText;

/** How far a text has been read. */
interface Reading {
  readonly tokens: readonly IToken[];
  at: number;
  readonly comments: Comments;
  readonly tree: CstNodeBuilder;
  /** The node being filled. */
  node: Node;
  readonly errors: Misreading[];
}

interface Node extends Mutable<AstNode> {
  $cstNode: CstNode;
  [property: string]: unknown;
}

/** Reads on by one element of the grammar; false, with an error noted, when the text does not go on like that. */
type Step = (reading: Reading) => boolean;

/** What an element of the grammar stands in. */
interface Within {
  readonly rule: GrammarAST.ParserRule;
  readonly assigned?: GrammarAST.Assignment | undefined;
}

export function createPredictiveParser(services: LangiumCoreServices): PredictiveParser {
  const { Lexer: lexer, ValueConverter: converter } = services.parser;
  const { Linker: linker } = services.references;
  const { AstReflection: reflection } = services.shared;
  const kinds = lexer.definition as Readonly<Record<string, TokenType>>;
  const typeBy = new Map(Object.values(kinds).map(kind => [indexOf(kind), kind] as const));
  const lookahead = createLookahead(kindOf);
  const bodies = new Map<GrammarAST.ParserRule, Step>();
  const defaults = new Map<string, readonly (readonly [string, PropertyType])[]>();
  let starting: ReadonlySet<number> | undefined;
  const parserRules = services.Grammar.rules.filter(GrammarAST.isParserRule);
  const entry = parserRules.find(rule => rule.entry);
  if (!entry) throw new Error("the grammar has no entry rule");
  const rootType = GrammarUtils.getTypeName(entry);

  return text => {
    const { tokens, hidden, errors: lexerErrors } = lexer.tokenize(text);
    const tree = new CstNodeBuilder();
    const node: Node = { $type: rootType, $cstNode: tree.buildRootNode(text) };
    const comments = commentsOf(hidden);
    const reading: Reading = { tokens, at: 0, comments, tree, node, errors: [] };
    bodyOf(entry)(reading);
    finish(reading, node);
    attach(node);
    addComments(tree, comments.left());
    return { value: node, lexerErrors, syntaxErrors: reading.errors };
  };

  /** The kinds of token that statements begin with, anywhere. */
  function starters(): ReadonlySet<number> {
    starting ??= new Set(
      parserRules.flatMap(({ definition }) => statementsIn(definition).flatMap(each => lookahead([each]).beginnings)),
    );
    return starting;
  }

  /** A rule is looked at when a text first has what it describes. */
  function bodyOf(rule: GrammarAST.ParserRule): Step {
    const body = bodies.get(rule) ?? stepOf(rule.definition, { rule });
    bodies.set(rule, body);
    return body;
  }

  function stepOf(element: GrammarAST.AbstractElement, within: Within): Step {
    const once = stepOnce(element, within);
    if (!element.cardinality) return once;
    const decision = lookahead([element]);
    // A word that may also begin the next statement has to be looked behind: `at` in `takes 5m at most 10m`.
    const comes = (reading: Reading) => {
      const first = kindAt(reading, 0);
      return (starters().has(first) ? decision.of(first, kindAt(reading, 1)) : decision.meant(first)) === 0;
    };
    switch (element.cardinality) {
      case "?":
        return reading => !comes(reading) || once(reading);
      case "*":
        if (isStatement(element)) return statementsOf(once, decision, within);
        return reading => {
          while (comes(reading)) if (!once(reading)) return false;
          return true;
        };
      case "+":
        throw new Error("the grammar has a repetition of a sort that is not read here");
    }
  }

  /** Statements one after the other, to the brace that closes their block or to the end of the file. */
  function statementsOf(once: Step, { meant }: Decision, { rule }: Within): Step {
    const isFile = rule === entry;
    return reading => {
      for (;;) {
        while (meant(kindAt(reading, 0)) === 0) if (!once(reading)) skipStatement(reading);
        const token = reading.tokens[reading.at];
        if (!token || (!isFile && token.image === "}")) return true;
        note(reading, unknownStatement(token, rule.name));
        reading.at += token.image === "}" ? 1 : 0;
        skipStatement(reading);
      }
    };

    /** From an error to the next statement of the block, or its end; blocks in between are passed over whole. */
    function skipStatement(reading: Reading): void {
      const { tokens, errors } = reading;
      let depth = 0;
      for (; reading.at < tokens.length; reading.at++) {
        const image = tokens[reading.at]?.image;
        const error = errors.at(-1);
        if (image === "{" && error) errors[errors.length - 1] = { ...error, lost: "block" };
        if (image === "{") depth++;
        else if (image === "}" && depth > 0) depth--;
        else if (depth === 0 && (image === "}" || meant(kindAt(reading, 0)) === 0)) return;
      }
    }
  }

  function stepOnce(element: GrammarAST.AbstractElement, within: Within): Step {
    const { assigned } = within;
    if (GrammarAST.isKeyword(element)) return wordOf(kindOf(element), element, assigned);
    if (GrammarAST.isAssignment(element)) return stepOf(element.terminal, { ...within, assigned: element });
    if (GrammarAST.isCrossReference(element)) {
      const terminal = GrammarAST.isRuleCall(element.terminal) ? element.terminal.rule.ref : undefined;
      if (GrammarAST.isTerminalRule(terminal)) return wordOf(kindOf(terminal), element, assigned);
    }
    if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (GrammarAST.isTerminalRule(rule)) return wordOf(kindOf(rule), element, assigned);
      if (GrammarAST.isParserRule(rule)) return callOf(rule, element, assigned);
    }
    if (GrammarAST.isAlternatives(element)) return choiceOf(element, within);
    if (GrammarAST.isGroup(element)) return sequenceOf(element, within);
    if (GrammarAST.isAction(element) && !element.feature) {
      const type = GrammarUtils.getTypeName(element);
      return reading => {
        reading.node.$type = type;
        return true;
      };
    }
    throw new Error(`the grammar has a ${element.$type} of a sort that is not read here`);
  }

  function choiceOf({ elements }: GrammarAST.Alternatives, within: Within): Step {
    const decision = lookahead(elements);
    const steps = elements.map(each => stepOf(each, within));
    return reading => {
      const first = kindAt(reading, 0);
      const chosen = decision.of(first, kindAt(reading, 1));
      const step = steps[chosen < 0 ? decision.meant(first) : chosen];
      return step ? step(reading) : expected(reading, decision.beginnings);
    };
  }

  /** Where one word is missing, or one too many stands before it, the rest is read all the same. */
  function sequenceOf({ elements }: GrammarAST.Group, within: Within): Step {
    const parts = elements.map((element, index) => ({
      step: stepOf(element, within),
      word: wordIn(element),
      rest: lookahead([{ ...element, $type: "Group", elements: elements.slice(index + 1) } as GrammarAST.Group]),
    }));
    return reading => {
      for (const { step, word, rest } of parts) {
        const before = reading.at;
        if (step(reading)) continue;
        if (word === undefined || reading.at > before) return false;
        if (rest.of(kindAt(reading, 0), kindAt(reading, 1)) === 0) continue;
        if (kindAt(reading, 1) !== word || starters().has(kindAt(reading, 0))) return false;
        reading.at++;
        if (!step(reading)) return false;
      }
      return true;
    };
  }

  /**
   * The kind of the one word that an element is; undefined for more, for what may be absent, and for a brace: a block whose brace is
   * missing is no block (braces are paired before, see ../repair/braces.ts).
   */
  function wordIn(element: GrammarAST.AbstractElement): number | undefined {
    if (element.cardinality) return undefined;
    if (GrammarAST.isKeyword(element)) return /[{}]/.test(element.value) ? undefined : indexOf(kindOf(element));
    if (GrammarAST.isAssignment(element)) return wordIn(element.terminal);
    if (GrammarAST.isCrossReference(element)) return element.terminal && wordIn(element.terminal);
    if (!GrammarAST.isRuleCall(element)) return undefined;
    const rule = element.rule.ref;
    return GrammarAST.isTerminalRule(rule) ? indexOf(kindOf(rule)) : undefined;
  }

  function wordOf(
    kind: TokenType,
    element: GrammarAST.AbstractElement,
    assigned: GrammarAST.Assignment | undefined,
  ): Step {
    const index = indexOf(kind);
    const isKeyword = GrammarAST.isKeyword(element);
    return reading => {
      const { tokens, tree, comments } = reading;
      const token = tokens[reading.at];
      if (token?.tokenTypeIdx !== index) return expected(reading, [index]);
      reading.at++;
      // A brace that a repair put there is not in the text.
      if (token.isInsertedInRecovery) return true;
      addComments(tree, comments.before(token.startOffset));
      const leaf = tree.buildLeafNode(token, element);
      if (assigned)
        assign(reading.node, assigned, isKeyword ? token.image : converter.convert(token.image, leaf), leaf);
      return true;
    };
  }

  /** Notes what was expected instead of the next token. */
  function expected(reading: Reading, kinds: readonly number[]): false {
    const { tokens, at } = reading;
    const types = kinds.flatMap(kind => typeBy.get(kind) ?? []);
    note(reading, expectation(types, tokens[at - 1], tokens[at]));
    return false;
  }

  function callOf(
    rule: GrammarAST.ParserRule,
    call: GrammarAST.RuleCall,
    assigned: GrammarAST.Assignment | undefined,
  ): Step {
    if (rule.fragment) return reading => bodyOf(rule)(reading);
    if (GrammarUtils.isDataTypeRule(rule)) {
      return reading => {
        const { tokens, at, tree } = reading;
        const cst = tree.buildCompositeNode(call);
        const isRead = bodyOf(rule)(reading);
        const words = tokens.slice(at, reading.at).map(({ image }) => image);
        tree.construct({ $type: undefined, $cstNode: cst });
        if (!isRead) return false;
        if (assigned) assign(reading.node, assigned, converter.convert(words.join(""), cst), cst);
        return true;
      };
    }
    const $type = GrammarUtils.getTypeName(rule);
    return reading => {
      const { node: caller, at } = reading;
      const cst = reading.tree.buildCompositeNode(call);
      reading.node = { $type, $cstNode: cst };
      const isRead = bodyOf(rule)(reading);
      const made = reading.node;
      finish(reading, made);
      if (!assigned) return isRead;
      reading.node = caller;
      if (reading.at === at) return isRead;
      attach(made);
      assign(caller, assigned, made, cst);
      return isRead;
    };
  }

  /** Closes a node's part of the tree. */
  function finish({ tree }: Reading, node: Node): void {
    tree.construct(node);
    for (const [property, value] of defaultsOf(node.$type)) {
      if (node[property] === undefined) node[property] = Array.isArray(value) ? [] : value;
    }
  }

  /** What properties hold that a text does not mention: no items, or not so. */
  function defaultsOf(type: string): readonly (readonly [string, PropertyType])[] {
    const known = defaults.get(type);
    if (known) return known;
    const properties = Object.values(reflection.getTypeMetaData(type).properties);
    const made = properties.flatMap(({ name, defaultValue }) =>
      defaultValue === undefined ? [] : [[name, defaultValue] as const],
    );
    defaults.set(type, made);
    return made;
  }

  function assign(
    node: Node,
    { feature, operator, terminal }: GrammarAST.Assignment,
    value: unknown,
    cst: CstNode,
  ): void {
    const item =
      GrammarAST.isCrossReference(terminal) && typeof value === "string"
        ? linker.buildReference(node, feature, cst, value)
        : value;
    if (operator === "+=") {
      const list = Array.isArray(node[feature]) ? node[feature] : [];
      node[feature] = list;
      contain(node, feature, item, list.length);
      list.push(item);
      return;
    }
    contain(node, feature, item);
    node[feature] = operator === "?=" || item;
  }

  function kindOf(element: GrammarAST.Keyword | GrammarAST.TerminalRule): TokenType {
    const name = GrammarAST.isKeyword(element) ? element.value : element.name;
    const kind = kinds[name];
    if (!kind) throw new Error(`the lexer knows no ${name}`);
    return kind;
  }
}

/** Whether an element of the grammar is one of the statements of a block or a file: each starts with its own keyword. */
function isStatement(element: GrammarAST.AbstractElement): boolean {
  if (GrammarAST.isAlternatives(element)) return element.elements.every(isStatement);
  if (!GrammarAST.isAssignment(element) || element.operator !== "+=" || !GrammarAST.isRuleCall(element.terminal))
    return false;
  const rule = element.terminal.rule.ref;
  return GrammarAST.isParserRule(rule) && !GrammarUtils.isDataTypeRule(rule);
}

/** The elements that stand for the statements of a block or a file. */
function statementsIn(element: GrammarAST.AbstractElement): readonly GrammarAST.AbstractElement[] {
  if (element.cardinality === "*" && isStatement(element)) return [element];
  return GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)
    ? element.elements.flatMap(statementsIn)
    : [];
}

function note({ tokens, at, errors }: Reading, message: string): void {
  errors.push({ message, token: tokens[at], previous: tokens[at - 1] });
}

/** The kind of the next token, or of one behind it; 0, which no token has, at the end. */
function kindAt({ tokens, at }: Reading, ahead: number): number {
  return tokens[at + ahead]?.tokenTypeIdx ?? 0;
}

/** Lets the node's part of the tree know it. */
function attach(node: Node): void {
  (node.$cstNode as Mutable<CstNode>).astNode = node;
}

function contain(container: Node, property: string, item: unknown, index?: number): void {
  if (!isAstNode(item)) return;
  const node: Mutable<AstNode> = item;
  node.$container = container;
  node.$containerProperty = property;
  if (index !== undefined) node.$containerIndex = index;
}
