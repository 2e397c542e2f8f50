/** Words of a text, as its tree has them: the one place where the editor's features look for them. */
import type { Position } from "vscode-languageserver-types";
import type { ParsedFile, Range } from "../../language/index.js";
import { leafAt as leafIn, type TextLeaf } from "../../language/syntax/tree/leaves.js";
import { rangeIn } from "../../language/syntax/tree/source.js";
import type { Document } from "./session/documents.js";

export { leavesOf, type TextLeaf as Leaf } from "../../language/syntax/tree/leaves.js";

/** The word or comment at an offset. */
export function leafAt({ ast }: ParsedFile, offset: number): TextLeaf | undefined {
  return leafIn(ast, offset);
}

/** The word at a place or, behind the end of a name, right before it. */
export function wordAt({ file, lines }: Document, position: Position): TextLeaf | undefined {
  const offset = lines.offsetAt(position);
  const isBehind = offset > 0 && !/^[\w\p{L}]$/u.test(file.text.charAt(offset));
  return leafAt(file, isBehind ? offset - 1 : offset);
}

export function rangeOf({ node, offset, end }: TextLeaf): Range {
  return rangeIn(node.$piece.source, offset, end);
}
