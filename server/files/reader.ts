/** Runbooks on disk, as the language wants them: each file is read and parsed once, whatever ways lead to it. */
import { type Imported, type Importer, type ParsedFile, parse } from "../../language/index.js";
import { locateImport } from "./imports.js";
import { readText } from "./read.js";
import { pathOf, uriOf } from "./uris.js";
import { createWorkspaceLookup } from "./workspace.js";

export interface Reader {
  /** What the imports of files lead to. */
  readonly importer: Importer;
  /** The file at a real path; never `outside`. */
  readonly open: (path: string) => Imported;
  /** Takes a text for the file at a path, whether or not there is one. */
  readonly provide: (path: string, text: string) => ParsedFile;
}

/** A reader that sees every file as it is when it is first asked for. Never throws. */
export function createReader(): Reader {
  const files = new Map<string, Imported>();
  const imports = new Map<string, Imported>();
  const workspaceOf = createWorkspaceLookup();

  const open = (path: string): Imported => {
    const known = files.get(path);
    if (known) return known;
    const read = readText(path);
    const file: Imported = read.kind === "text" ? { kind: "file", file: parse(uriOf(path), read.text) } : read;
    files.set(path, file);
    return file;
  };
  const follow = (from: string, path: string): Imported => {
    const fromPath = pathOf(from);
    if (fromPath === undefined) return { kind: "missing" };
    const located = locateImport(fromPath, path, workspaceOf(fromPath));
    return located.kind === "path" ? open(located.path) : located;
  };
  return {
    open,
    importer: (from, path) => {
      const key = `${from}\n${path}`;
      const imported = imports.get(key) ?? follow(from, path);
      imports.set(key, imported);
      return imported;
    },
    provide: (path, text) => {
      const file = parse(uriOf(path), text);
      files.set(path, { kind: "file", file });
      return file;
    },
  };
}
