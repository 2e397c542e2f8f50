/** Words of a text, as its tree has them: the one place where the editor's features look for them. */
import type { Position } from "vscode-languageserver-types";
import { reflection } from "../../language/generated/ast.js";
import { table } from "../../language/generated/table.js";
import type { GrammarWord } from "../../language/grammar/table.js";
import type { ParsedFile, Range } from "../../language/index.js";
import { kinds, type TokenKind } from "../../language/syntax/tokens.js";
import { leafAt as leafIn, sourceOfNode, type TextLeaf } from "../../language/syntax/tree/leaves.js";
import type { Source } from "../../language/syntax/tree/node.js";
import { rangeIn } from "../../language/syntax/tree/source.js";
import type { Document } from "./session/documents.js";

export type { TextLeaf as Leaf } from "../../language/syntax/tree/leaves.js";

export function sourceOf({ ast }: ParsedFile): Source {
  return sourceOfNode(ast);
}

/** The word or comment at an offset. */
export function leafAt({ ast }: ParsedFile, offset: number): TextLeaf | undefined {
  return leafIn(ast, offset);
}

/** The word at a place or, after the end of a name, right before it. */
export function wordAt({ file, lines }: Document, position: Position): TextLeaf | undefined {
  const offset = lines.offsetAt(position);
  const isBehind = offset > 0 && !/^[\w\p{L}]$/u.test(file.text.charAt(offset));
  return leafAt(file, isBehind ? offset - 1 : offset);
}

export function rangeOf({ node, offset, end }: TextLeaf): Range {
  return rangeIn(node.$piece.source, offset, end);
}

/** The kind of a word, by its place in the grammar. */
export function kindOfWord({ kind }: GrammarWord): TokenKind | undefined {
  return kinds[kind - 1];
}

/** What type of thing a word names that is declared elsewhere: `Party`, `Target`. Undefined for all other words. */
export function typeNamedBy(word: GrammarWord): string | undefined {
  return word.isName ? typesNamed.get(word) : undefined;
}

const typesNamed: ReadonlyMap<GrammarWord, string> = new Map(
  table.words.flatMap(word => {
    const type = word.isName ? referenceType(word) : undefined;
    return type === undefined ? [] : [[word, type] as const];
  }),
);

/** A rule makes a node of its own name or, where it chooses between some, one that has the property. */
function referenceType({ rule, feature = "" }: GrammarWord): string | undefined {
  const named = (type: string): string | undefined => {
    const property = Object.entries(reflection.getTypeMetaData(type).properties).find(([name]) => name === feature);
    return property?.[1].referenceType;
  };
  return [rule, ...Object.keys(reflection.types)].map(named).find(type => type !== undefined);
}
