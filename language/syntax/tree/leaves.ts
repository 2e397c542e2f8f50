/** Where nodes stand in the text, and the words that stand in it one by one. */
import type { AstNode } from "langium";
import { table } from "../../generated/table.js";
import type { GrammarWord } from "../../grammar/table.js";
import { kinds } from "../tokens.js";
import { type Source, TreeNode } from "./node.js";
import { endOfToken, startOfToken } from "./source.js";

/** A word or a comment of a text. */
export interface TextLeaf {
  readonly offset: number;
  readonly end: number;
  readonly text: string;
  readonly isComment: boolean;
  /** The name of its kind of token: a terminal's or, for a keyword, the keyword. */
  readonly kind: string;
  /** What it is read as; undefined for a comment. */
  readonly word: GrammarWord | undefined;
  /** The innermost node it belongs to; for a comment the node that was asked. */
  readonly node: TreeNode;
}

/** [start, end) of a node in its text, in UTF-16 units; all of the text for a file. */
export function startOf(node: TreeNode): number {
  if (!node.$container) return 0;
  return startOfToken(node.$piece.source, node.$piece.first + node.$from);
}

export function endOf(node: TreeNode): number {
  const { source, first } = node.$piece;
  return node.$container ? endOfToken(source, first + node.$to) : source.text.length;
}

export function sourceOfNode(node: AstNode): Source {
  return asTreeNode(node).$piece.source;
}

/** Every node there is was made by our parser. */
export function asTreeNode(node: AstNode): TreeNode {
  if (node instanceof TreeNode) return node;
  throw new Error(`a ${node.$type} that no text was read as`);
}

export function textSpanOfNode(node: AstNode): { readonly from: number; readonly to: number } {
  const own = asTreeNode(node);
  return { from: startOf(own), to: endOf(own) };
}

/** The text of a node as written, with all that stands between its words. */
export function writtenAs(node: AstNode): string {
  const { from, to } = textSpanOfNode(node);
  return sourceOfNode(node).text.slice(from, to);
}

/** The words and comments of a node in their order; those of a file: all there are. What could not be read is none of them. */
export function leavesOf(node: AstNode): readonly TextLeaf[] {
  const own = asTreeNode(node);
  const { from, to } = textSpanOfNode(node);
  const source = sourceOfNode(node);
  const { comments } = source;
  const leaves: TextLeaf[] = [];
  let comment = 0;
  const addComments = (before: number): void => {
    for (; comment < comments.length && (comments[comment] ?? 0) < before; comment += 2) {
      if ((comments[comment] ?? 0) >= from) leaves.push(commentLeaf(own, comment));
    }
  };
  const add = (each: TreeNode): void => {
    const { first } = each.$piece;
    const children = childrenOf(each).sort((a, b) => firstOf(a) - firstOf(b));
    let next = 0;
    for (let index = first + each.$from; index <= first + each.$to; index++) {
      const child = children[next];
      if (child && firstOf(child) === index) {
        add(child);
        index += child.$to - child.$from;
        next++;
      } else if (wordOf(source, index)) {
        addComments(startOfToken(source, index));
        leaves.push(wordLeaf(each, index));
      }
    }
  };
  add(own);
  addComments(to);
  return leaves;
}

/** The word or comment that an offset stands in. */
export function leafAt(file: AstNode, offset: number): TextLeaf | undefined {
  const source = sourceOfNode(file);
  const index = firstTokenFrom(source, offset + 1) - 1;
  if (index >= 0 && endOfToken(source, index) > offset) {
    return wordOf(source, index) && wordLeaf(nodeAt(file, offset), index);
  }
  const { comments } = source;
  for (let at = 0; at < comments.length; at += 2) {
    if ((comments[at] ?? 0) <= offset && offset < (comments[at + 1] ?? 0)) return commentLeaf(nodeAt(file, offset), at);
  }
  return undefined;
}

/** The innermost node that an offset stands in, its end not included. */
export function nodeAt(file: AstNode, offset: number): TreeNode {
  let node = asTreeNode(file);
  for (;;) {
    const inner = childAt(node, offset);
    if (!inner) return node;
    node = inner;
  }
}

/** Nodes of one list stand in the order of the text, and there may be thousands. */
function childAt(node: TreeNode, offset: number): TreeNode | undefined {
  const isAround = (each: unknown): each is TreeNode =>
    each instanceof TreeNode && startOf(each) <= offset && offset < endOf(each);
  for (const property in node) {
    if (property.startsWith("$")) continue;
    const value = node[property];
    if (isAround(value)) return value;
    if (!Array.isArray(value) || !(value[0] instanceof TreeNode)) continue;
    let [low, high] = [0, value.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(value[middle]) <= offset) low = middle + 1;
      else high = middle;
    }
    const last: unknown = value[low - 1];
    if (isAround(last)) return last;
  }
  return undefined;
}

/** The nodes right inside a node. */
export function childrenOf(node: TreeNode): TreeNode[] {
  const children: TreeNode[] = [];
  for (const property in node) {
    if (property.startsWith("$")) continue;
    const value = node[property];
    if (value instanceof TreeNode) children.push(value);
    else if (Array.isArray(value)) for (const each of value) if (each instanceof TreeNode) children.push(each);
  }
  return children;
}

/** The first token of a node in the whole text. */
function firstOf({ $piece, $from }: TreeNode): number {
  return $piece.first + $from;
}

function wordLeaf(node: TreeNode, index: number): TextLeaf {
  const { source } = node.$piece;
  const kind = kinds[(source.tokens.kinds[index] ?? 0) - 1]?.name ?? "";
  return leaf(node, startOfToken(source, index), endOfToken(source, index), kind, wordOf(source, index));
}

function commentLeaf(node: TreeNode, at: number): TextLeaf {
  const { comments } = node.$piece.source;
  return leaf(node, comments[at] ?? 0, comments[at + 1] ?? 0, "COMMENT", undefined);
}

function leaf(node: TreeNode, offset: number, end: number, kind: string, word: GrammarWord | undefined): TextLeaf {
  const { text } = node.$piece.source;
  return { offset, end, text: text.slice(offset, end), isComment: word === undefined, kind, word, node };
}

/** What a token of the text is read as. */
export function wordOf(source: Source, index: number): GrammarWord | undefined {
  return table.words[(source.words[index] ?? 0) - 1];
}

/** The first token that does not begin before an offset. */
export function firstTokenFrom({ tokens }: Source, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
