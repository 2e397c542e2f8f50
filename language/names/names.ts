/**
 * Which names mean what: the one place for scoping, read by the planner and by the editor's links.
 * Top-level names of a file and its direct imports share one space; activities, phases, rollbacks and contingencies of a
 * runbook share another.
 */

import type {
  Activity,
  Contingency,
  Environment,
  Holidays,
  Import,
  Member,
  Person,
  Phase,
  Programme,
  Rollback,
  Runbook,
  Skill,
  Statement,
  Team,
} from "../generated/ast.js";
import { createNotes, keptFor } from "../plan/kept.js";
import type { ParsedFile } from "../syntax/parse.js";

export type NamedDeclaration = Skill | Team | Person | Environment | Holidays;
export type NamedPart = Phase | Activity | Rollback | Contingency;

/** What an import leads to. */
export type Imported =
  | { readonly kind: "file"; readonly file: ParsedFile }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly why: string };

/** Answers what `import "path"` in the file `from` (a URI) leads to. */
export type Importer = (from: string, path: string) => Imported;

export interface Visible {
  readonly declaration: NamedDeclaration;
  /** The file it stands in. */
  readonly file: ParsedFile;
}

/** The named top-level declarations of a file; of two with the same name, the first. */
export function topLevelNames(file: ParsedFile): ReadonlyMap<string, NamedDeclaration> {
  const cached = topLevelOf.get(file);
  if (cached) return cached;
  const names = new Map<string, NamedDeclaration>();
  for (const declaration of file.ast.declarations) {
    if (declaration.$type === "Freeze" || declaration.$type === "Policy") continue;
    if (declaration.name && !names.has(declaration.name)) names.set(declaration.name, declaration);
  }
  topLevelOf.set(file, names);
  return names;
}

const topLevelOf = createNotes<ParsedFile, ReadonlyMap<string, NamedDeclaration>>();

/** All top-level names a file sees: its own before its imports', an earlier import's before a later one's. */
export function visibleNames(file: ParsedFile, importer: Importer): ReadonlyMap<string, Visible> {
  const visible = new Map<string, Visible>();
  for (const seen of [file, ...importedFiles(file, importer)]) {
    for (const [name, declaration] of topLevelNames(seen)) {
      if (!visible.has(name)) visible.set(name, { declaration, file: seen });
    }
  }
  return visible;
}

/** The files a file imports directly, each once, itself never. */
export function importedFiles(file: ParsedFile, importer: Importer): readonly ParsedFile[] {
  const files = new Map<string, ParsedFile>();
  for (const { path } of file.ast.imports) {
    if (!path) continue;
    const imported = importer(file.uri, path);
    if (imported.kind === "file" && imported.file.uri !== file.uri) files.set(imported.file.uri, imported.file);
  }
  return [...files.values()];
}

/** All that leads from a file to others, as it is written: its imports, then the runbooks of its programme. */
export function leadsFrom({ ast }: ParsedFile): readonly (Import | Member)[] {
  if (ast.programmes.length === 0) return ast.imports;
  return [...ast.imports, ...ast.programmes.flatMap(membersOf)];
}

/** The runbooks of a programme, in the order they are named. */
export function membersOf({ statements }: Programme): readonly Member[] {
  return statements.flatMap(each => (each.$type === "Members" ? each.members : []));
}

/** Whether everything a file imports directly is there to be read. */
export function allImportsFound(file: ParsedFile, importer: Importer): boolean {
  return file.ast.imports.every(({ path }) => path === undefined || importer(file.uri, path).kind === "file");
}

/** Every named part of a runbook, or inside one of its activities, in the order written, duplicates included. */
export const namedParts = keptFor(({ statements }: Pick<Runbook, "statements">): readonly NamedPart[] => {
  const parts: NamedPart[] = [];
  addNamedParts(statements, parts);
  return parts;
});

function addNamedParts(statements: readonly Statement[], parts: NamedPart[]): void {
  for (const statement of statements) {
    switch (statement.$type) {
      case "Activity":
      case "Rollback":
      case "Contingency":
        if (statement.name) parts.push(statement);
        addNamedParts(statement.statements, parts);
        break;
      case "Phase":
        if (statement.name) parts.push(statement);
        for (const part of namedParts(statement)) parts.push(part);
        break;
      case "Parallel":
      case "Sequence":
        for (const part of namedParts(statement)) parts.push(part);
        break;
    }
  }
}

/** The names of a runbook's parts; of two with the same name, the first. */
export function partNames(runbook: Runbook): ReadonlyMap<string, NamedPart> {
  const names = new Map<string, NamedPart>();
  for (const part of namedParts(runbook)) {
    if (part.name && !names.has(part.name)) names.set(part.name, part);
  }
  return names;
}

/** "a person", for messages. */
export function kindOf(node: NamedDeclaration | NamedPart): string {
  switch (node.$type) {
    case "Skill":
      return "a skill";
    case "Team":
      return "a team";
    case "Person":
      return "a person";
    case "Environment":
      return "an environment";
    case "Holidays":
      return "a list of holidays";
    case "Phase":
      return "a phase";
    case "Rollback":
      return "a rollback";
    case "Contingency":
      return "a contingency";
    case "Activity":
      return `a ${node.kind}`;
  }
}
