/** What names mean where they stand, and where what they mean is named: by the language's own scoping, looked up when somebody asks. */

import type { AstNode } from "langium";
import type { Position } from "vscode-languageserver-types";
import { isRunbook, type Runbook, reflection } from "../../language/generated/ast.js";
import type { ParsedFile, Range } from "../../language/index.js";
import {
  type NamedDeclaration,
  type NamedPart,
  namedParts,
  partNames,
  visibleNames,
} from "../../language/names/names.js";
import { keptFor } from "../../language/plan/kept.js";
import { placeOfProperty } from "../../language/resolve/places.js";
import { textSpanOfNode, wordOf } from "../../language/syntax/tree/leaves.js";
import { endOfToken, rangeIn, startOfToken } from "../../language/syntax/tree/source.js";
import { containerOf } from "../../language/syntax/tree/walk.js";
import { nameValue } from "../../language/syntax/values.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { type Leaf, sourceOf, typeNamedBy, wordAt } from "./tree.js";

type NamedNode = AstNode & { readonly name: string };

/** Something with a name, and the file it is declared in. */
export interface Named {
  readonly node: NamedNode;
  readonly file: ParsedFile;
}

/** Where something is named. */
export interface Use {
  readonly uri: string;
  readonly range: Range;
}

export interface Names {
  /** What a name means at an offset of a file where something of a type is wanted. */
  readonly meaning: (name: string, type: string, file: ParsedFile, offset: number) => Named | undefined;
  /** What is named at a place, or declared there; a title stands for what it is the title of. */
  readonly at: (document: Document, position: Position) => { readonly leaf: Leaf; readonly named: Named } | undefined;
  /** Where it is named in some files, not counting its declaration. */
  readonly usesIn: (named: Named, files: Iterable<ParsedFile>) => readonly Use[];
  /** Files in which it may be named. */
  readonly filesNaming: (named: Named) => readonly ParsedFile[];
}

export function createNames({ analyses, documents }: Session): Names {
  const visible = new WeakMap<ParsedFile, { readonly at: unknown; readonly names: ReturnType<typeof visibleNames> }>();

  const namesIn = (file: ParsedFile): ReturnType<typeof visibleNames> => {
    const cached = visible.get(file);
    const at = analyses.moment();
    if (cached && cached.at === at) return cached.names;
    const names = visibleNames(file, analyses.importer);
    visible.set(file, { at, names });
    return names;
  };

  const meaning: Names["meaning"] = (name, type, file, offset) => {
    if (type === "Target" || type === "Rollback") {
      const runbook = runbookAround(file, offset);
      return ofType(runbook && partsOf(file).get(runbook)?.get(name), file, type);
    }
    const found = namesIn(file).get(name);
    return found && ofType(found.declaration, found.file, type);
  };

  const at: Names["at"] = (document, position) => {
    const leaf = wordAt(document, position);
    if (!leaf?.word) return undefined;
    const { file } = document;
    const type = typeNamedBy(leaf.word);
    if (type === undefined) {
      const { node } = leaf;
      const { feature } = leaf.word;
      return (feature === "name" || feature === "title") && isNamed(node) ? { leaf, named: { node, file } } : undefined;
    }
    const named = meaning(nameValue(leaf.text), type, file, leaf.offset);
    return named && { leaf, named };
  };

  /** Only what is written alike can mean it. */
  const usesOf = (named: Named, file: ParsedFile): readonly Use[] => {
    const { name } = named.node;
    const source = sourceOf(file);
    const uses: Use[] = [];
    for (let index = 0; index < source.tokens.count; index++) {
      const word = wordOf(source, index);
      const [from, to] = [startOfToken(source, index), endOfToken(source, index)];
      if (!word?.isName || !isWritten(name, file.text, from, to)) continue;
      if (meaning(name, typeNamedBy(word) ?? "", file, from)?.node === named.node)
        uses.push({ uri: file.uri, range: rangeIn(source, from, to) });
    }
    return uses;
  };

  return {
    meaning,
    at,
    usesIn: (named, files) => [...files].flatMap(file => usesOf(named, file)),
    filesNaming: ({ node, file }) => {
      if (containerOf(node.$container, isRunbook)) return [file];
      const others = [...analyses.dependentsOf([file.uri])].flatMap(uri => documents.get(uri)?.file ?? []);
      return [...new Set([file, ...others])];
    },
  };
}

/** Whether a name stands at a place, however its accents are written. */
function isWritten(name: string, text: string, from: number, to: number): boolean {
  if (to - from === name.length && text.startsWith(name, from)) return true;
  return !/^[ -~]*$/.test(name) && nameValue(text.slice(from, to)) === name;
}

/** Where the name of a declaration stands. */
export function rangeOfName(node: NamedNode): Range {
  return placeOfProperty(node, "name").range;
}

export function isNamed(node: AstNode): node is NamedNode {
  return "name" in node && typeof node.name === "string" && node.name !== "";
}

function ofType(node: NamedDeclaration | NamedPart | undefined, file: ParsedFile, type: string): Named | undefined {
  return node && isNamed(node) && reflection.isSubtype(node.$type, type) ? { node, file } : undefined;
}

/** The runbook that an offset stands in; outside of all of them the first. */
function runbookAround({ ast: { runbooks } }: ParsedFile, offset: number): Runbook | undefined {
  if (runbooks.length === 1) return runbooks[0];
  const around = runbooks.find(each => {
    const { from, to } = textSpanOfNode(each);
    return from <= offset && offset < to;
  });
  return around ?? runbooks[0];
}

const partsOf: (file: ParsedFile) => ReadonlyMap<Runbook, ReadonlyMap<string, NamedPart>> = keptFor(
  ({ ast }) => new Map(ast.runbooks.map(runbook => [runbook, partNames(runbook)] as const)),
);

/** All that a search over the workspace finds in a file. */
export function namedIn({ ast }: ParsedFile): readonly NamedNode[] {
  const all: readonly AstNode[] = [
    ...ast.declarations,
    ...ast.programmes,
    ...ast.runbooks,
    ...ast.runbooks.flatMap(namedParts),
  ];
  return all.filter(isNamed);
}
