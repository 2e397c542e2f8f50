/** What the workspace's other files declare, and how a file would import it. */

import type { ParsedFile } from "../../language/index.js";
import { membersOf, type NamedDeclaration, topLevelNames, visibleNames } from "../../language/names/names.js";
import { pathTo } from "../../language/refactoring/importing.js";
import type { Session } from "./session/session.js";

export interface ImportableDeclaration {
  readonly declaration: NamedDeclaration;
  readonly name: string;
  /** Of the import that brings it. */
  readonly path: string;
}

type WorkspaceFiles = Pick<Session, "analyses" | "documents" | "folders">;

/** Files of the same folder of the workspace. */
function besides({ documents, folders }: WorkspaceFiles, file: ParsedFile): readonly ParsedFile[] {
  if (!file.uri.startsWith("file:")) return [];
  const around = (uri: string): string =>
    folders
      .addresses()
      .map(folder => `${folder}/`)
      .filter(folder => uri.startsWith(folder))
      .reduce((a, b) => (b.length > a.length ? b : a), "");
  const root = around(file.uri);
  return [...documents.all()]
    .map(document => document.file)
    .filter(({ uri }) => uri !== file.uri && uri.startsWith("file:") && around(uri) === root);
}

/** Files with declarations that a file could import and does not, and their paths from there; the nearest first. */
export function importable(
  ground: WorkspaceFiles,
  file: ParsedFile,
): readonly { readonly file: ParsedFile; readonly path: string }[] {
  const imported = new Set(
    file.ast.imports.flatMap(({ path }) => {
      const found = path === undefined ? undefined : ground.analyses.importer(file.uri, path);
      return found?.kind === "file" ? [found.file.uri] : [];
    }),
  );
  const others = besides(ground, file).filter(({ uri, ast }) => ast.declarations.length > 0 && !imported.has(uri));
  return nearestFirst(others, file);
}

function nearestFirst(
  others: readonly ParsedFile[],
  { uri }: ParsedFile,
): readonly { readonly file: ParsedFile; readonly path: string }[] {
  return others
    .map(file => ({ file, path: pathTo(uri, file.uri) }))
    .sort((a, b) => distance(a.path) - distance(b.path) || (a.path < b.path ? -1 : 1));
}

/** Runbooks that a programme could name and does not yet, and their paths from there; the nearest first. */
export function possibleMembers(
  ground: WorkspaceFiles,
  file: ParsedFile,
): readonly { readonly file: ParsedFile; readonly path: string }[] {
  const named = new Set(
    file.ast.programmes.flatMap(membersOf).flatMap(({ path }) => {
      const found = path === undefined ? undefined : ground.analyses.importer(file.uri, path);
      return found?.kind === "file" ? [found.file.uri] : [];
    }),
  );
  return nearestFirst(
    besides(ground, file).filter(({ uri, ast }) => ast.runbooks.length > 0 && !named.has(uri)),
    file,
  );
}

/** Folders in which runbooks lie, as paths from a file, and how many do at whatever depth; the nearest first. */
export function foldersFrom(
  ground: WorkspaceFiles,
  file: ParsedFile,
): readonly { readonly path: string; readonly files: number }[] {
  const counts = new Map<string, number>();
  for (const { uri, ast } of besides(ground, file)) {
    if (ast.runbooks.length === 0) continue;
    const parts = pathTo(file.uri, uri).replace(/^\.\//, "").split("/").slice(0, -1);
    for (let length = 1; length <= parts.length; length++) {
      const path = parts.slice(0, length).join("/");
      if (!path.endsWith("..")) counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([path, files]) => ({ path, files }))
    .sort((a, b) => distance(a.path) - distance(b.path) || (a.path < b.path ? -1 : 1));
}

/** Names that could be imported, the nearest first. None that is in sight already. */
export function declaredElsewhere(ground: WorkspaceFiles, file: ParsedFile): readonly ImportableDeclaration[] {
  const visible = visibleNames(file, ground.analyses.importer);
  return importable(ground, file).flatMap(({ file: other, path }) =>
    [...topLevelNames(other)].flatMap(([name, declaration]) =>
      visible.has(name) ? [] : [{ declaration, name, path }],
    ),
  );
}

/** How many folders lie between. */
function distance(path: string): number {
  return path.replace(/^\.\//, "").split("/").length;
}
