/** Where nodes and their words stand. Nothing is worked out before somebody asks, and then as the text stands. */
import type { AstNode, Reference } from "langium";
import type { GrammarWord } from "../grammar/table.js";
import { endOf, LaterPlace, type Place, type Range } from "../plan/place.js";
import type { Insertion } from "../plan/plan.js";
import { is, keyword as keywordKind } from "../syntax/tokens.js";
import { asTreeNode, leavesOf, sourceOfNode, textSpanOfNode, wordOf, writtenAs } from "../syntax/tree/leaves.js";
import { NameUse } from "../syntax/tree/name-use.js";
import { TreeNode } from "../syntax/tree/node.js";
import { TreePlace } from "../syntax/tree/place.js";
import { endOfToken, ofPieces } from "../syntax/tree/source.js";

/** Where a node stands, as a whole. */
export function placeOf(node: AstNode): Place {
  const { $type, $piece, $from, $to } = asTreeNode(node);
  return new TreePlace($piece, $from, $from === 0 && ofPieces.has($type) ? undefined : $to);
}

/** Where a property of a node is written, or the whole node when it is not. */
export function placeOfProperty<N extends AstNode>(node: N, property: keyof N & string): Place {
  const own = asTreeNode(node);
  const value = own[property];
  if (value instanceof TreeNode) return placeOf(value);
  const token = firstToken(own, word => word.feature === property);
  return token === undefined ? placeOf(node) : placeOfToken(own, token);
}

/** The same of a property with several values: where each is written. */
export function placesOfProperty<N extends AstNode>(node: N, property: keyof N & string): readonly Place[] {
  const own = asTreeNode(node);
  const places: Place[] = [];
  firstToken(own, (word, token) => {
    if (word.feature === property) places.push(placeOfToken(own, token));
    return false;
  });
  return places;
}

/** Where the first word of a node is written, which may be misspelt. */
export function placeOfFirstWord(node: AstNode): Place {
  const own = asTreeNode(node);
  return placeOfToken(own, own.$from);
}

/** Where a keyword of a node is written. */
export function placeOfKeyword(node: AstNode, keyword: string): Place | undefined {
  const own = asTreeNode(node);
  const token = tokenOfKeyword(own, keyword);
  return token === undefined ? undefined : placeOfToken(own, token);
}

/** Where a new statement goes in the block of a node: right after its opening brace, or in braces of its own. */
export function insertionIn(node: AstNode): Insertion {
  const own = asTreeNode(node);
  return new NewStatement(own);
}

/** Worked out when a fix asks for it. */
class NewStatement implements Insertion {
  constructor(private readonly node: TreeNode) {}

  get place(): Place {
    return this.made.place;
  }
  get before(): string {
    return this.made.before;
  }
  get after(): string {
    return this.made.after;
  }
  get indent(): string {
    return this.made.indent;
  }
  toJSON(): Insertion {
    return this.made;
  }

  private get made(): Insertion {
    const { node } = this;
    const brace = tokenOfKeyword(node, "{");
    const { range, uri } = placeOf(node);
    const indent = " ".repeat(range.start.character + 2);
    if (brace === undefined) return { place: endOf({ uri, range }), before: " { ", after: " }", indent };
    const place = endOf(placeOfToken(node, brace));
    const isOneLine = place.range.start.line === range.end.line;
    if (!isOneLine) return { place, before: `\n${indent}`, after: "", indent };
    const { source, first } = node.$piece;
    const isTight = /\S/.test(source.text.charAt(endOfToken(source, first + brace)));
    return { place, before: " ", after: isTight ? " " : "", indent };
  }
}

/** The words of a node as written, one space between them; a comment between two lines is none of them. */
export function textOf(node: AstNode): string {
  const written = writtenAs(node);
  if (!written.includes("//")) return written.replace(/\s+/g, " ");
  return leavesOf(node)
    .filter(({ isComment }) => !isComment)
    .map(({ text }) => text)
    .join(" ");
}

/** What to delete so that a node is gone: its lines, when nothing else stands on them. */
export function removalOf(node: AstNode): Place {
  return placeLater(node, () => {
    const { text } = sourceOfNode(node);
    const { from, to } = textSpanOfNode(node);
    const { range } = placeOf(node);
    const isAlone =
      text.slice(text.lastIndexOf("\n", from - 1) + 1, from).trim() === "" &&
      /^[^\S\n]*\n/.test(text.slice(to, to + 200));
    if (!isAlone) return range;
    return { start: { line: range.start.line, character: 0 }, end: { line: range.end.line + 1, character: 0 } };
  });
}

/** A place in the file of a node that is worked out, as the text then stands, when somebody asks. */
export function placeLater(node: AstNode, rangeNow: () => Range): Place {
  return new LaterPlace(sourceOfNode(node).uri, rangeNow);
}

/** Where a name is written that something of a node is meant by. */
export function placeOfReference(reference: Reference, owner: AstNode): Place {
  return reference instanceof NameUse ? reference.place : placeOf(owner);
}

function placeOfToken({ $piece }: TreeNode, token: number): Place {
  return new TreePlace($piece, token, token);
}

function tokenOfKeyword(node: TreeNode, keyword: string): number | undefined {
  const kind = keywordKind(keyword)?.number;
  return firstToken(node, word => word.kind === kind);
}

/**
 * The first of a node's own words, up to the brace that opens its block, that is what is asked; counted from the first of its piece. What
 * stands in a node inside it (a time, a predecessor) is read by another rule of the grammar.
 */
function firstToken(
  { $piece: { source, first }, $from, $to }: TreeNode,
  fits: (word: GrammarWord, token: number) => boolean,
): number | undefined {
  const rule = wordOf(source, first + $from)?.rule;
  for (let token = $from; token <= $to; token++) {
    const word = wordOf(source, first + token);
    if (!word) continue;
    const isBrace = word.kind === is.open.number;
    if ((isBrace || word.rule === rule) && fits(word, token)) return token;
    if (isBrace) return undefined;
  }
  return undefined;
}
