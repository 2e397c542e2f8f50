/** Where an `import` leads in the editor: by the checker's rules, with the workspace folder as what is asked for and open texts counted as files. */
import { dirname, join, relative, resolve } from "node:path";
import { URI } from "langium";
import { locateImport } from "../../files/imports.js";
import { leadsOutOf, runbookAt } from "../../files/links.js";
import { type PathRead, realPath } from "../../files/paths.js";
import { pathOf } from "../../files/uris.js";
import { isInside, markedRootOf } from "../../files/workspace.js";

export type ResolvedImport = {
  /** The addresses the answer depends on: as written, and with links followed. */
  readonly tried: readonly string[];
} & (
  | { readonly kind: "file"; readonly uri: URI }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly why: string }
);

const unsaved = "paths are relative to this file, which is not saved yet. Save it first";

/**
 * Where `import "path"` in a document leads. Never throws.
 * @param folders the workspace folders; a document in none of them is limited as on the command line
 * @param isOpen whether a text stands in an editor, on disk or not
 * @param realPathOf where a path leads, perhaps remembered
 */
export function locate(
  from: URI,
  path: string,
  folders: readonly URI[],
  isOpen: (uri: URI) => boolean,
  realPathOf: (path: string) => PathRead,
): ResolvedImport {
  const written = writtenAt(from, folders);
  if (written === undefined) return { kind: "unreadable", why: unsaved, tried: [] };
  const importing = realOf(written, realPathOf);
  // Half a character cannot be written in a URI; the file system takes it for the same sign.
  const wanted = path.toWellFormed();
  const limit = importRootOf(written, folders, realPathOf);
  const target = URI.file(resolve(dirname(importing), wanted));
  const shown = URI.file(backFrom(limit, target.fsPath));
  const untitled = shown.with({ scheme: "untitled" });
  const tried = [target.toString(), shown.toString(), untitled.toString()];
  const located = locateImport(importing, wanted, limit.root, realPathOf);
  switch (located.kind) {
    case "path": {
      const uri = URI.file(backFrom(limit, located.path));
      return { kind: "file", uri, tried: [...tried, uri.toString()] };
    }
    case "missing":
      for (const uri of [shown, untitled]) if (isOpen(uri)) return { kind: "file", uri, tried };
      return { kind: "missing", tried };
    case "outside":
      return { kind: "outside", tried };
    case "unreadable":
      return { kind: "unreadable", why: located.why, tried };
  }
}

/** Where a document is, or would be saved: an untitled one may know a place in a workspace folder. */
function writtenAt(from: URI, folders: readonly URI[]): string | undefined {
  if (from.scheme === "file") return pathOf(from.toString());
  if (from.scheme !== "untitled" || !from.path.startsWith("/")) return undefined;
  const place = pathOf(from.with({ scheme: "file" }).toString());
  return place !== undefined && folders.some(({ fsPath }) => isInside(fsPath, place)) ? place : undefined;
}

/** A folder: its path as the editor knows it, and its real path. */
interface Folder {
  readonly shown: string;
  readonly real: string;
}

interface ImportRoot extends Folder {
  readonly root: string;
}

/** The root is the marked one, as on the command line; else the workspace folder, else the file's own. */
function importRootOf(written: string, folders: readonly URI[], realPathOf: (path: string) => PathRead): ImportRoot {
  const own = realOf(dirname(written), realPathOf);
  const marked = markedRootOf(own, path => realPathOf(path).kind === "path");
  const around = folders
    .map(folder => folder.fsPath)
    .filter(folder => isInside(folder, written))
    .sort((a, b) => b.length - a.length)[0];
  if (around === undefined) {
    const root = marked ?? own;
    return { shown: root, real: root, root };
  }
  const real = realOf(around, realPathOf);
  return { shown: around, real, root: marked ?? real };
}

/** The real path of the runbook at a path as the editor writes it, whose links may not lead out. */
export function runbookOnDisk(written: string, folders: readonly URI[]): PathRead {
  const limit = importRootOf(written, folders, realPath);
  const located = runbookAt(written, limit.root);
  return located.kind === "outside" ? { kind: "unreadable", why: `it ${leadsOutOf(limit.root)}` } : located;
}

/** Files in a workspace folder, given their real paths, as the editor addresses them: it may have opened the folder through a link. */
export function addressesIn(folder: URI, paths: readonly string[]): readonly URI[] {
  const limit = { shown: folder.fsPath, real: realOf(folder.fsPath, realPath) };
  return paths.map(path => URI.file(backFrom(limit, path)));
}

/** A real path as the editor writes it. */
function backFrom({ shown, real }: Folder, path: string): string {
  return isInside(real, path) ? join(shown, relative(real, path)) : path;
}

/** What is not on disk, or cannot be looked at, stands for itself. */
export function realOf(path: string, realPathOf: (path: string) => PathRead): string {
  const found = realPathOf(path);
  return found.kind === "path" ? found.path : path;
}
