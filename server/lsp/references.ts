/** Where a name is declared and where it is used: definition, references, highlights, ranges to edit together, search by name. */
import type { LinkedEditingRanges } from "vscode-languageserver";
import type { DocumentHighlight, Location, LocationLink, Position } from "vscode-languageserver-types";
import { isActivity, isContingency, isImport, isMember, isPhase, isRollback } from "../../language/generated/ast.js";
import { placeOf, placeOfProperty } from "../../language/resolve/places.js";
import { type Named, type Names, rangeOfName, type Use } from "./names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { leafAt, rangeOf } from "./tree.js";

const beginning = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a name is declared; from the path of an import to its file. */
export function createDefinition({ analyses }: Session, names: Names) {
  const fileAt = ({ file, lines }: Document, position: Position): LocationLink[] | undefined => {
    const node = leafAt(file, lines.offsetAt(position))?.node;
    if ((!isImport(node) && !isMember(node)) || node.path === undefined) return undefined;
    const imported = analyses.importer(file.uri, node.path);
    if (imported.kind !== "file") return undefined;
    return [
      {
        originSelectionRange: placeOfProperty(node, "path").range,
        targetUri: imported.file.uri,
        targetRange: beginning,
        targetSelectionRange: beginning,
      },
    ];
  };
  return (document: Document, position: Position): LocationLink[] | undefined => {
    const file = fileAt(document, position);
    if (file) return file;
    const found = names.at(document, position);
    if (!found) return undefined;
    const { node, file: declaring } = found.named;
    return [
      {
        originSelectionRange: rangeOf(found.leaf),
        targetUri: declaring.uri,
        targetRange: placeOf(node).range,
        targetSelectionRange: rangeOfName(node),
      },
    ];
  };
}

export function declarationOf({ node, file }: Named): Use {
  return { uri: file.uri, range: rangeOfName(node) };
}

/** @returns the uses of what is named at a place, in all files */
export function createReferences(names: Names) {
  return (document: Document, position: Position, withDeclaration: boolean): Location[] => {
    const named = names.at(document, position)?.named;
    if (!named) return [];
    return [...(withDeclaration ? [declarationOf(named)] : []), ...names.usesIn(named, names.filesNaming(named))];
  };
}

export function createHighlights(names: Names) {
  return (document: Document, position: Position): DocumentHighlight[] | undefined => {
    const named = names.at(document, position)?.named;
    return named && usesHere(names, named, document).map(({ range }) => ({ range }));
  };
}

/**
 * Names of a runbook's own parts, typed in one place and written in all. Only of parts: they are known in their file alone, so
 * nothing is missed. People and teams are named in other files too; renaming finds those.
 */
export function createLinkedEditing(names: Names) {
  return (document: Document, position: Position): LinkedEditingRanges | undefined => {
    const found = names.at(document, position);
    if (!found || found.leaf.word?.feature === "title") return undefined;
    const { named } = found;
    const isPart = [isActivity, isPhase, isRollback, isContingency].some(is => is(named.node));
    if (!isPart) return undefined;
    const ranges = usesHere(names, named, document).map(({ range }) => range);
    return ranges.length > 1 ? { ranges } : undefined;
  };
}

/** In one document, the declaration included where it stands there. */
function usesHere(names: Names, named: Named, { file, uri }: Document): readonly Use[] {
  const declared = named.file.uri === uri ? [declarationOf(named)] : [];
  return [...declared, ...names.usesIn(named, [file])];
}
