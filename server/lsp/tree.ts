/** Words of a text, as its tree has them: the one place where the editor's features look for them. */
import { type CstNode, CstUtils, type LeafCstNode } from "langium";
import type { Position } from "vscode-languageserver-types";
import type { ParsedFile } from "../../language/index.js";
import type { Document } from "./session/documents.js";

export type { LeafCstNode as Leaf } from "langium";

/** Undefined where nothing could be read. */
export function rootOf({ ast }: ParsedFile): CstNode | undefined {
  return ast.$cstNode;
}

/** The word at an offset. */
export function leafAt(file: ParsedFile, offset: number): LeafCstNode | undefined {
  const root = rootOf(file);
  return root && CstUtils.findLeafNodeAtOffset(root, offset);
}

/** The word at a place or, behind the end of a name, right before it. */
export function wordAt({ file, lines }: Document, position: Position): LeafCstNode | undefined {
  const offset = lines.offsetAt(position);
  const isBehind = offset > 0 && !/^[\w\p{L}]$/u.test(file.text.charAt(offset));
  return leafAt(file, isBehind ? offset - 1 : offset);
}

/** All words, comments included, in the order of the text. */
export function leavesOf(node: CstNode | undefined): readonly LeafCstNode[] {
  return node ? [...CstUtils.flattenCst(node)] : [];
}
