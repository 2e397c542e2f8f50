/** The outline of a file: its declarations, and the runbook with its phases and activities, by their titles. */
import type { AstNode } from "langium";
import {
  CompletionItemKind,
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver-types";
import type {
  Activity,
  Contingency,
  Declaration,
  Member,
  Parallel,
  Phase,
  Programme,
  Rollback,
  Runbook,
  Sequence,
  Statement,
} from "../../language/generated/ast.js";
import type { ParsedFile, Range } from "../../language/index.js";
import { membersOf } from "../../language/names/names.js";
import { placeOf, placeOfProperty } from "../../language/resolve/places.js";

export function symbolsIn({ ast }: ParsedFile): DocumentSymbol[] {
  return [...ast.declarations, ...ast.runbooks, ...ast.programmes]
    .map(symbolOf)
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** The same as a list, for editors that know no outline: a symbol and all inside it, each with the name of what it is in. */
export function listedSymbols(
  { name, kind, range, children = [] }: DocumentSymbol,
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) };
  return [own, ...children.flatMap(child => listedSymbols(child, uri, name))];
}

type Outlined =
  | Declaration
  | Programme
  | Member
  | Runbook
  | Phase
  | Parallel
  | Sequence
  | Activity
  | Contingency
  | Rollback;

function symbolOf(node: Outlined): DocumentSymbol {
  const title = "title" in node ? node.title : undefined;
  const name = "name" in node ? node.name : undefined;
  const children = partsOf(node).map(symbolOf);
  return {
    name: title || name || (node.$type === "Member" && node.path) || wordFor(node),
    detail: title && name ? name : "",
    kind: symbolKinds[node.$type],
    range: rangeOf(node),
    selectionRange: headOf(node),
    ...(children.length > 0 ? { children } : {}),
  };
}

function partsOf(node: Outlined): readonly Outlined[] {
  if (node.$type === "Programme") return membersOf(node);
  return "statements" in node ? node.statements.filter(isOutlined) : [];
}

function isOutlined(statement: Statement): statement is Extract<Statement, Outlined> {
  switch (statement.$type) {
    case "Phase":
    case "Parallel":
    case "Sequence":
    case "Activity":
    case "Contingency":
    case "Rollback":
      return true;
    default:
      return false;
  }
}

function wordFor(node: Outlined): string {
  if (node.$type === "Activity") return node.kind;
  return node.$type.toLowerCase();
}

function rangeOf(node: AstNode): Range {
  return placeOf(node).range;
}

/** The title or name; the keyword of what has neither. */
function headOf(node: Outlined): Range {
  const title = "title" in node && node.title ? placeOfProperty(node, "title") : undefined;
  const name = "name" in node && node.name ? placeOfProperty(node, "name") : undefined;
  const head = name ?? title;
  if (head) return head.range;
  const { start } = rangeOf(node);
  return { start, end: start };
}

const symbolKinds: Readonly<Record<Outlined["$type"], SymbolKind>> = {
  Skill: SymbolKind.Key,
  Team: SymbolKind.Class,
  Person: SymbolKind.Object,
  Environment: SymbolKind.Package,
  Holidays: SymbolKind.Constant,
  Freeze: SymbolKind.Constant,
  Policy: SymbolKind.Struct,
  Programme: SymbolKind.Module,
  Member: SymbolKind.File,
  Runbook: SymbolKind.Module,
  Phase: SymbolKind.Namespace,
  Parallel: SymbolKind.Array,
  Sequence: SymbolKind.Array,
  Activity: SymbolKind.Function,
  Contingency: SymbolKind.Event,
  Rollback: SymbolKind.Interface,
};

const kindsByType: Readonly<Record<string, SymbolKind>> = symbolKinds;

const completionKinds: Readonly<Record<string, CompletionItemKind>> = {
  Skill: CompletionItemKind.Constant,
  Team: CompletionItemKind.Class,
  Person: CompletionItemKind.Value,
  Environment: CompletionItemKind.Module,
  Holidays: CompletionItemKind.Constant,
  Phase: CompletionItemKind.Folder,
  Activity: CompletionItemKind.Function,
  Contingency: CompletionItemKind.Event,
  Rollback: CompletionItemKind.Interface,
};

/** Icons of names in lists. */
export function kindOfSymbol(type: string): SymbolKind {
  return kindsByType[type] ?? SymbolKind.Field;
}

export function kindOfItem(type: string): CompletionItemKind {
  return completionKinds[type] ?? CompletionItemKind.Reference;
}
