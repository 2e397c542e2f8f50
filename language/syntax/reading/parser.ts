/**
 * The parser: it goes through the grammar's table with two tokens of lookahead and builds the tree that Langium would, but needs nothing
 * that Langium works out about a grammar at every start.
 *
 * Where a text does not go on as the grammar wants, that is noted, what was read of the statement is kept, and reading goes on at the
 * next statement of the block: a broken statement spoils only itself, and costs no more than a sound one.
 */

import { table } from "../../generated/table.js";
import type { Element, Lookahead, Operator } from "../../grammar/table.js";
import type { Lost } from "../../plan/plan.js";
import { expectation, type SyntaxMessage, unknownStatement } from "../messages.js";
import { tokenAt } from "../repair/patches.js";
import { imageOf, is, kindAt, kinds, type TokenKind, type Tokens } from "../tokens.js";
import { NameUse } from "../tree/name-use.js";
import { addDefaults, addTo, compactLists, type Piece, type Source, TreeNode } from "../tree/node.js";
import { ofPieces } from "../tree/source.js";
import { nameValue, stringValue } from "../values.js";
import { nothingToReuse, type Reuse } from "./reuse.js";

/** Where a text does not go on as the grammar wants. */
export interface ParseError {
  /** What stands there instead, as a position among the tokens. */
  readonly at: number;
  /** Whether something is missing, and not too much. */
  readonly isMissing: boolean;
  /** What to say of it; only some of very many are. */
  readonly say: () => SyntaxMessage;
  lost?: Lost;
}

export interface ParseResult {
  readonly root: TreeNode;
  readonly errors: readonly ParseError[];
}

/** How far a text has been read. */
interface ParserState {
  readonly source: Source;
  readonly tokens: Tokens;
  readonly words: Uint16Array;
  readonly reuse: Reuse;
  /** What was read before, for the pieces that are kept. */
  readonly before: Uint16Array;
  at: number;
  /** The node being filled, and the piece it is in. */
  node: TreeNode;
  piece: Piece;
  readonly errors: ParseError[];
}

/** Reads on by one element of the grammar; false, with an error noted, when the text does not go on like that. */
type ElementReader = (state: ParserState) => boolean;

/** Reads a source's tokens. What is kept of an earlier reading is moved into the new tree. */
export function read(source: Source, reuse: Reuse = nothingToReuse, before: Uint16Array = source.words): ParseResult {
  const { tokens } = source;
  const words = new Uint16Array(tokens.count);
  const entry = table.rules[table.entry];
  const root = new TreeNode(entry?.type ?? table.entry, 0);
  const piece = begun(source.root ?? emptyPiece(source, root), root, 0);
  piece.count = tokens.count;
  root.$piece = piece;
  root.$to = Math.max(0, tokens.count - 1);
  const state: ParserState = { source, tokens, words, reuse, before, at: 0, node: root, piece, errors: [] };
  bodyOf(table.entry)(state);
  piece.hasErrors = state.errors.length > 0;
  source.words = words;
  source.root = piece;
  return { root, errors: state.errors };
}

const starters = new Uint8Array(kinds.length + 1);
for (const kind of table.starters) starters[kind] = 1;

const bodies = new Map<string, ElementReader>();

/** A rule is looked at when a text first has what it describes. */
function bodyOf(name: string): ElementReader {
  const known = bodies.get(name);
  if (known) return known;
  const rule = table.rules[name];
  if (!rule) throw new Error(`the grammar has no rule ${name}`);
  const made = readerOf(rule.body, name);
  bodies.set(name, made);
  return made;
}

function readerOf(element: Element, rule: string): ElementReader {
  const once = readOnce(element, rule);
  const { cardinality, comes } = element;
  if (!cardinality || !comes) return once;
  if (element.areStatements) return statementsOf(once, comes, rule);
  const chooses = chooserOf(comes);
  // A word that may also begin the next statement has to be looked past: `at` in `takes 5m at most 10m`.
  const isNext = ({ tokens, at }: ParserState): boolean => {
    const first = kindAt(tokens, at);
    return (starters[first] === 1 ? chooses.of(first, kindAt(tokens, at + 1)) : chooses.meant(first)) === 0;
  };
  if (cardinality === "?") return state => !isNext(state) || once(state);
  return state => {
    while (isNext(state)) if (!once(state)) return false;
    return true;
  };
}

/** Statements one after the other, to the brace that closes their block or to the end of the file. */
function statementsOf(once: ElementReader, comes: Lookahead, rule: string): ElementReader {
  const isFile = rule === table.entry;
  const { meant } = chooserOf(comes);
  return state => {
    const { tokens } = state;
    for (;;) {
      while (meant(kindAt(tokens, state.at)) === 0) {
        if (keep(state, isFile) || once(state)) continue;
        skipStatement(state);
      }
      if (state.at >= tokens.count || (!isFile && tokens.kinds[state.at] === is.close.number)) return true;
      const { at } = state;
      const error: ParseError = { at, isMissing: false, say: () => unknownStatement(wordAt(state, at), rule) };
      state.errors.push(error);
      if (tokens.kinds[at] === is.close.number) state.at++;
      skipStatement(state);
      if (state.at === at + 1 && isAlone(tokens, at)) error.lost = "word";
    }
  };

  /** From an error to the next statement of the block, or its end; blocks in between are passed over whole. */
  function skipStatement(state: ParserState): void {
    const { tokens, errors } = state;
    let depth = 0;
    for (; state.at < tokens.count; state.at++) {
      const kind = tokens.kinds[state.at] ?? 0;
      const error = errors.at(-1);
      if (kind === is.open.number && error) error.lost = "block";
      if (kind === is.open.number) depth++;
      else if (kind === is.close.number && depth > 0) depth--;
      else if (depth === 0 && (kind === is.close.number || meant(kind) === 0)) return;
    }
  }
}

/** Whether a word is all that stands on its line, or after the brace on it. */
function isAlone({ kinds, breaks, count }: Tokens, at: number): boolean {
  const isFirst = breaks[at] !== 0 || kinds[at - 1] === is.open.number;
  return isFirst && kinds[at] === is.name.number && (at + 1 >= count || breaks[at + 1] !== 0);
}

/** Takes over a piece of the earlier reading that stands here as it was. */
function keep(state: ParserState, isTopLevel: boolean): boolean {
  if (state.reuse === nothingToReuse || !ofPieces.has(state.node.$type)) return false;
  const kept = state.reuse.kept(state.at, isTopLevel);
  if (!kept) return false;
  const { piece, before } = kept;
  state.words.set(state.before.subarray(before, before + piece.count), state.at);
  state.piece.inner.push(piece);
  attach(state.node, piece.node.$containerProperty ?? "", "+=", piece.node);
  state.at += piece.count;
  return true;
}

function readOnce(element: Element, rule: string): ElementReader {
  switch (element.is) {
    case "word":
      return wordReader(element.word);
    case "choice": {
      const chooses = chooserOf(element.decision);
      const steps = element.elements.map(each => readerOf(each, rule));
      const beginnings = [...new Set(element.decision.map(([first]) => first))];
      return state => {
        const first = kindAt(state.tokens, state.at);
        const chosen = chooses.of(first, kindAt(state.tokens, state.at + 1));
        const step = steps[chosen < 0 ? chooses.meant(first) : chosen];
        return step ? step(state) : expected(state, beginnings);
      };
    }
    case "sequence":
      return sequenceOf(element, rule);
    case "call":
      return callOf(element);
    case "action": {
      const { type } = element;
      return ({ node }) => {
        node.$type = type;
        addDefaults(node, type);
        return true;
      };
    }
  }
}

/** Where one word is missing, or one too many stands before it, the rest is read all the same. */
function sequenceOf({ parts }: Extract<Element, { is: "sequence" }>, rule: string): ElementReader {
  const steps = parts.map(({ element, kind, rest }) => ({
    step: readerOf(element, rule),
    kind,
    rest: rest && chooserOf(rest),
  }));
  return state => {
    for (const { step, kind, rest } of steps) {
      const before = state.at;
      if (step(state)) continue;
      if (kind === undefined || !rest || state.at > before) return false;
      const [first, second] = [kindAt(state.tokens, before), kindAt(state.tokens, before + 1)];
      if (rest.of(first, second) === 0) continue;
      if (second !== kind || starters[first] === 1) return false;
      state.at++;
      if (!step(state)) return false;
    }
    return true;
  };
}

function wordReader(word: number): ElementReader {
  const { kind, feature, operator, isName } = table.words[word] ?? { kind: 0 };
  const asked = [kind];
  return state => {
    const { tokens, at } = state;
    if (kindAt(tokens, at) !== kind) return expected(state, asked);
    state.at++;
    // A brace that a repair put there is not in the text.
    if (tokens.repaired?.get(at)?.madeAfter) return true;
    state.words[at] = word + 1;
    if (feature === undefined || operator === undefined) return true;
    if (operator === "?=") state.node[feature] = true;
    else attach(state.node, feature, operator, readAs(state, at, kind, isName));
    return true;
  };
}

function readAs(state: ParserState, at: number, kind: number, isName: true | undefined): unknown {
  const { source, node, piece, reuse } = state;
  const written = imageOf(source.text, source.tokens, at);
  const image = reuse === nothingToReuse ? written : ofItsOwn(written);
  if (isName) return new NameUse(node, at - piece.first, nameValue(image));
  if (kind === is.string.number) return stringValue(image);
  return kind === is.name.number ? nameValue(image) : image;
}

/**
 * The same characters in a string of their own. What is cut from a text keeps all of it in memory: of a text that is edited again and
 * again, each edit's.
 */
function ofItsOwn(part: string): string {
  return ` ${part}`.slice(1);
}

function callOf({ rule: name, feature, operator }: Extract<Element, { is: "call" }>): ElementReader {
  const type = table.rules[name]?.type;
  const enter: ElementReader =
    type === undefined
      ? state => bodyOf(name)(state)
      : state => {
          const node = new TreeNode(type, state.at - state.piece.first);
          node.$piece = state.piece;
          state.node = node;
          return bodyOf(name)(state);
        };
  if (feature === undefined || operator === undefined) return enter;
  return state => {
    const { node: caller, piece: around, at, errors } = state;
    const isPiece = ofPieces.has(caller.$type) && operator === "+=";
    const errorsBefore = errors.length;
    const piece = isPiece ? pieceAt(state, caller) : around;
    state.piece = piece;
    const isRead = enter(state);
    const made = state.node;
    state.node = caller;
    state.piece = around;
    if (state.at === at || made === caller) return isRead;
    made.$to = state.at - 1 - piece.first;
    compactLists(made);
    if (isPiece) {
      piece.node = made;
      piece.count = state.at - at;
      piece.hasErrors = errors.length > errorsBefore;
      around.inner.push(piece);
    }
    attach(caller, feature, operator, made);
    return isRead;
  };
}

function pieceAt({ source, reuse, at }: ParserState, node: TreeNode): Piece {
  return begun(reuse.goingOn(at) ?? emptyPiece(source, node), node, at);
}

function emptyPiece(source: Source, node: TreeNode): Piece {
  return { source, node, first: 0, count: 0, inner: [], hasErrors: false };
}

function begun(piece: Piece, node: TreeNode, first: number): Piece {
  piece.node = node;
  piece.first = first;
  piece.count = 0;
  piece.inner = [];
  piece.hasErrors = false;
  return piece;
}

function attach(node: TreeNode, feature: string, operator: Operator, value: unknown): void {
  if (operator !== "+=") {
    if (value instanceof TreeNode) contain(node, feature, value, undefined);
    node[feature] = value;
    return;
  }
  const list = node[feature];
  if (!Array.isArray(list)) return;
  if (value instanceof TreeNode) contain(node, feature, value, list.length);
  addTo(node, feature, list, value);
}

function contain(container: TreeNode, property: string, node: TreeNode, index: number | undefined): void {
  node.$container = container;
  node.$containerProperty = property;
  if (index !== undefined) node.$containerIndex = index;
}

/** Notes what was expected instead of the next token. */
function expected(state: ParserState, wanted: readonly number[]): false {
  const { at } = state;
  const say = (): SyntaxMessage => {
    const types = wanted.flatMap(number => kinds[number - 1] ?? ([] as TokenKind[]));
    return expectation(
      types,
      at > 0 ? wordAt(state, at - 1) : undefined,
      at < state.tokens.count ? wordAt(state, at) : undefined,
    );
  };
  state.errors.push({ at, isMissing: true, say });
  return false;
}

function wordAt({ source, tokens }: ParserState, at: number) {
  return tokenAt(source.text, tokens, at);
}

interface Chooser {
  /** The position of the element that comes next, or -1 for none. */
  readonly of: (first: number, second: number) => number;
  /** The same by the next token alone: what was meant, though it does not go on so. */
  readonly meant: (first: number) => number;
}

const choosers = new WeakMap<Lookahead, Chooser>();

function chooserOf(decision: Lookahead): Chooser {
  const known = choosers.get(decision);
  if (known) return known;
  const byFirst: Candidates[] = [];
  for (const [first, element, seconds] of decision) {
    const candidates = byFirst[first] ?? [];
    byFirst[first] = candidates;
    candidates.push({ element, seconds });
  }
  const made: Chooser = {
    of: (first, second) => {
      const candidates = byFirst[first];
      if (!candidates) return -1;
      for (const { element, seconds } of candidates) if (!seconds || seconds.includes(second)) return element;
      return -1;
    },
    meant: first => byFirst[first]?.[0]?.element ?? -1,
  };
  choosers.set(decision, made);
  return made;
}

type Candidates = { readonly element: number; readonly seconds: readonly number[] | undefined }[];
