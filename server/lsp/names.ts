/** What names mean where they stand, and where what they mean is named: by the language's own scoping, looked up when somebody asks. */
import { type AstNode, AstUtils, type ReferenceInfo } from "langium";
import type { Position } from "vscode-languageserver-types";
import { isRunbook, type Runbook, reflection } from "../../language/generated/ast.js";
import type { ParsedFile, Range } from "../../language/index.js";
import { placeOfProperty } from "../../language/resolve/places.js";
import { keptFor } from "../../language/rules/kept.js";
import { NameUse } from "../../language/syntax/tree/node.js";
import {
  type NamedDeclaration,
  type NamedPart,
  namedParts,
  partNames,
  visibleNames,
} from "../../language/workspace/names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { type Leaf, wordAt } from "./tree.js";

/** Something with a name, and the file it is declared in. */
export interface Named {
  readonly node: AstNode & { readonly name: string };
  readonly file: ParsedFile;
}

/** Where something is named. */
export interface Use {
  readonly uri: string;
  readonly range: Range;
}

export interface Names {
  /** What a reference means. */
  readonly meantBy: (reference: ReferenceInfo, file: ParsedFile) => Named | undefined;
  /** What is named at a place, or declared there. */
  readonly at: (document: Document, position: Position) => { readonly leaf: Leaf; readonly named: Named } | undefined;
  /** Where it is named in some files, not counting its declaration. */
  readonly usesIn: (named: Named, files: Iterable<ParsedFile>) => readonly Use[];
  /** Files in which it may be named. */
  readonly filesNaming: (named: Named) => readonly ParsedFile[];
}

export function createNames({ analyses, documents }: Session): Names {
  const visible = new WeakMap<ParsedFile, { readonly at: unknown; readonly names: ReturnType<typeof visibleNames> }>();

  const namesIn = (file: ParsedFile): ReturnType<typeof visibleNames> => {
    const known = visible.get(file);
    const at = analyses.moment();
    if (known && known.at === at) return known.names;
    const names = visibleNames(file, analyses.importer);
    visible.set(file, { at, names });
    return names;
  };

  const meantBy = (info: ReferenceInfo, file: ParsedFile): Named | undefined => {
    const name = info.reference.$refText;
    const type = reflection.getReferenceType(info);
    if (type === "Target" || type === "Rollback") {
      const runbook = AstUtils.getContainerOfType(info.container, isRunbook) ?? file.ast.runbooks[0];
      return ofType(runbook && partsOf(file).get(runbook)?.get(name), file, type);
    }
    const found = namesIn(file).get(name);
    return found && ofType(found.declaration, found.file, type);
  };

  const at: Names["at"] = (document, position) => {
    const leaf = wordAt(document, position);
    if (!leaf) return undefined;
    const { node: astNode } = leaf;
    for (const info of AstUtils.streamReferences(astNode)) {
      if (useOf(info)?.offset !== leaf.offset) continue;
      const named = meantBy(info, document.file);
      return named && { leaf, named };
    }
    const isName = isNamed(astNode) && document.lines.offsetAt(rangeOfName(astNode).start) === leaf.offset;
    return isName ? { leaf, named: { node: astNode, file: document.file } } : undefined;
  };

  return {
    meantBy,
    at,
    usesIn: (named, files) =>
      [...files].flatMap(file =>
        (referencesIn(file).get(named.node.name) ?? []).flatMap(info => {
          const range = useOf(info)?.place.range;
          return range && meantBy(info, file)?.node === named.node ? [{ uri: file.uri, range }] : [];
        }),
      ),
    filesNaming: ({ node, file }) => {
      if (AstUtils.getContainerOfType(node.$container, isRunbook)) return [file];
      const others = [...analyses.dependentsOf([file.uri])].flatMap(uri => documents.get(uri)?.file ?? []);
      return [...new Set([file, ...others])];
    },
  };
}

/** Where the name of a declaration stands. */
export function rangeOfName(node: AstNode & { readonly name: string }): Range {
  return placeOfProperty(node, "name").range;
}

function useOf({ reference }: ReferenceInfo): NameUse | undefined {
  return reference instanceof NameUse ? reference : undefined;
}

export function isNamed(node: AstNode): node is AstNode & { readonly name: string } {
  return "name" in node && typeof node.name === "string" && node.name !== "";
}

function ofType(node: NamedDeclaration | NamedPart | undefined, file: ParsedFile, type: string): Named | undefined {
  return node && isNamed(node) && reflection.isSubtype(node.$type, type) ? { node, file } : undefined;
}

const partsOf: (file: ParsedFile) => ReadonlyMap<Runbook, ReadonlyMap<string, NamedPart>> = keptFor(
  ({ ast }) => new Map(ast.runbooks.map(runbook => [runbook, partNames(runbook)] as const)),
);

/** By the name that is written: only what is written alike can mean it. */
const referencesIn: (file: ParsedFile) => ReadonlyMap<string, readonly ReferenceInfo[]> = keptFor(({ ast }) => {
  const found = new Map<string, ReferenceInfo[]>();
  for (const node of AstUtils.streamAst(ast)) {
    for (const info of AstUtils.streamReferences(node)) {
      const same = found.get(info.reference.$refText);
      if (same) same.push(info);
      else found.set(info.reference.$refText, [info]);
    }
  }
  return found;
});

/** All that a search over the workspace finds in a file. */
export function namedIn({ ast }: ParsedFile): readonly (AstNode & { readonly name: string })[] {
  const all: readonly AstNode[] = [...ast.declarations, ...ast.runbooks, ...ast.runbooks.flatMap(namedParts)];
  return all.filter(isNamed);
}
