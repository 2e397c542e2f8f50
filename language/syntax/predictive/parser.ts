/**
 * A parser for texts without syntax errors, which is nearly all that is ever read: it goes through the grammar with two
 * tokens of lookahead and builds exactly the tree that Langium would. It recovers from nothing, and so needs none of what
 * Langium's own parser works out about a grammar at every start: with an error in a text, that one is asked (../parser.ts).
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
  type Mutable,
  type ParseResult,
  type PropertyType,
} from "langium";
import { addComments, type Comments, commentsOf } from "../comments.js";
import { createLookahead, indexOf } from "./lookahead.js";

/** Reads a text; undefined when there is an error in its grammar. */
export type PredictiveParser = (text: string) => ParseResult | undefined;

/** How far a text has been read. */
interface Reading {
  readonly tokens: readonly IToken[];
  at: number;
  readonly comments: Comments;
  readonly tree: CstNodeBuilder;
  /** The node being filled. */
  node: Node;
}

interface Node extends Mutable<AstNode> {
  $cstNode: CstNode;
  [property: string]: unknown;
}

/** Reads on by one element of the grammar; false when the text does not go on like that. */
type Step = (reading: Reading) => boolean;

export function createPredictiveParser(services: LangiumCoreServices): PredictiveParser {
  const { Lexer: lexer, ValueConverter: converter } = services.parser;
  const { Linker: linker } = services.references;
  const { AstReflection: reflection } = services.shared;
  const kinds = lexer.definition as Readonly<Record<string, TokenType>>;
  const lookahead = createLookahead(kindOf);
  const bodies = new Map<GrammarAST.ParserRule, Step>();
  const defaults = new Map<string, readonly (readonly [string, PropertyType])[]>();
  const entry = services.Grammar.rules.filter(GrammarAST.isParserRule).find(rule => rule.entry);
  if (!entry) throw new Error("the grammar has no entry rule");
  const rootType = GrammarUtils.getTypeName(entry);

  return text => {
    const { tokens, hidden, errors: lexerErrors, report } = lexer.tokenize(text);
    const tree = new CstNodeBuilder();
    const node: Node = { $type: rootType, $cstNode: tree.buildRootNode(text) };
    const comments = commentsOf(hidden);
    const reading: Reading = { tokens, at: 0, comments, tree, node };
    if (!bodyOf(entry)(reading) || reading.at < tokens.length) return undefined;
    finish(reading, node);
    attach(node);
    addComments(tree, comments.left());
    return { value: node, lexerErrors, parserErrors: [], ...(report && { lexerReport: report }) };
  };

  /** A rule is looked at when a text first has what it describes. */
  function bodyOf(rule: GrammarAST.ParserRule): Step {
    const body = bodies.get(rule) ?? stepOf(rule.definition);
    bodies.set(rule, body);
    return body;
  }

  function stepOf(element: GrammarAST.AbstractElement, assigned?: GrammarAST.Assignment): Step {
    const once = stepOnce(element, assigned);
    if (!element.cardinality) return once;
    const isNext = lookahead([element]);
    const comes = (reading: Reading) => isNext(kindAt(reading, 0), kindAt(reading, 1)) === 0;
    switch (element.cardinality) {
      case "?":
        return reading => !comes(reading) || once(reading);
      case "*":
      case "+": {
        const atLeastOnce = element.cardinality === "+";
        return reading => {
          if (atLeastOnce && !once(reading)) return false;
          while (comes(reading)) if (!once(reading)) return false;
          return true;
        };
      }
    }
  }

  function stepOnce(element: GrammarAST.AbstractElement, assigned: GrammarAST.Assignment | undefined): Step {
    if (GrammarAST.isKeyword(element)) return wordOf(kindOf(element), element, assigned);
    if (GrammarAST.isAssignment(element)) return stepOf(element.terminal, element);
    if (GrammarAST.isCrossReference(element)) {
      const terminal = GrammarAST.isRuleCall(element.terminal) ? element.terminal.rule.ref : undefined;
      if (GrammarAST.isTerminalRule(terminal)) return wordOf(kindOf(terminal), element, assigned);
    }
    if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (GrammarAST.isTerminalRule(rule)) return wordOf(kindOf(rule), element, assigned);
      if (GrammarAST.isParserRule(rule)) return callOf(rule, element, assigned);
    }
    if (GrammarAST.isAlternatives(element)) {
      const decide = lookahead(element.elements);
      const steps = element.elements.map(each => stepOf(each, assigned));
      return reading => steps[decide(kindAt(reading, 0), kindAt(reading, 1))]?.(reading) ?? false;
    }
    if (GrammarAST.isGroup(element)) {
      const steps = element.elements.map(each => stepOf(each, assigned));
      return reading => {
        for (const step of steps) if (!step(reading)) return false;
        return true;
      };
    }
    if (GrammarAST.isAction(element) && !element.feature) {
      const type = GrammarUtils.getTypeName(element);
      return reading => {
        reading.node.$type = type;
        return true;
      };
    }
    throw new Error(`the grammar has a ${element.$type} of a sort that is not read here`);
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
      if (token?.tokenTypeIdx !== index) return false;
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
        if (!bodyOf(rule)(reading)) return false;
        const words = tokens.slice(at, reading.at).map(({ image }) => image);
        tree.construct({ $type: undefined, $cstNode: cst });
        if (assigned) assign(reading.node, assigned, converter.convert(words.join(""), cst), cst);
        return true;
      };
    }
    const $type = GrammarUtils.getTypeName(rule);
    return reading => {
      const caller = reading.node;
      const cst = reading.tree.buildCompositeNode(call);
      reading.node = { $type, $cstNode: cst };
      if (!bodyOf(rule)(reading)) return false;
      const made = reading.node;
      finish(reading, made);
      if (!assigned) return true;
      attach(made);
      reading.node = caller;
      assign(caller, assigned, made, cst);
      return true;
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
