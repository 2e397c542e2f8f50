/** What the workspace's other files declare, and how a file would import it. */

import type { ParsedFile } from "../../language/index.js";
import { type NamedDeclaration, topLevelNames, visibleNames } from "../../language/names/names.js";
import { pathTo } from "../../language/refactoring/importing.js";
import type { Session } from "./session/session.js";

export interface Elsewhere {
  readonly declaration: NamedDeclaration;
  readonly name: string;
  /** Of the import that brings it. */
  readonly path: string;
}

type Ground = Pick<Session, "analyses" | "documents" | "folders">;

/** Files with declarations that a file could import and does not, and their paths from there; the nearest first. */
export function importable(
  { analyses, documents, folders }: Ground,
  file: ParsedFile,
): readonly { readonly file: ParsedFile; readonly path: string }[] {
  if (!file.uri.startsWith("file:")) return [];
  const around = (uri: string): string =>
    folders
      .addresses()
      .map(folder => `${folder}/`)
      .filter(folder => uri.startsWith(folder))
      .reduce((a, b) => (b.length > a.length ? b : a), "");
  const imported = new Set(
    file.ast.imports.flatMap(({ path }) => {
      const found = path === undefined ? undefined : analyses.importer(file.uri, path);
      return found?.kind === "file" ? [found.file.uri] : [];
    }),
  );
  const root = around(file.uri);
  return [...documents.all()]
    .map(document => document.file)
    .filter(
      ({ uri, ast }) =>
        uri !== file.uri &&
        ast.declarations.length > 0 &&
        !imported.has(uri) &&
        uri.startsWith("file:") &&
        around(uri) === root,
    )
    .map(other => ({ file: other, path: pathTo(file.uri, other.uri) }))
    .sort((a, b) => distance(a.path) - distance(b.path) || (a.path < b.path ? -1 : 1));
}

/** Names that could be imported, the nearest first. None that is in sight already. */
export function declaredElsewhere(ground: Ground, file: ParsedFile): readonly Elsewhere[] {
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
