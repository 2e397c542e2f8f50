/** Runbooks on disk, as the language wants them: each file is read and parsed once, whatever ways lead to it. */
import { dirname, resolve } from "node:path";
import { type Imported, type Importer, type ParsedFile, parse } from "../../language/index.js";
import { locateImport } from "./imports.js";
import type { LocatedRunbook } from "./links.js";
import { createRealPaths } from "./paths.js";
import { readText } from "./read.js";
import { pathOf, uriOf } from "./uris.js";
import { type RootOf, remembered, rootOf } from "./workspace.js";

export interface Reader {
  /** What the imports of files lead to. */
  readonly importer: Importer;
  /** The file at a real path; never `outside`. */
  readonly open: (path: string) => Imported;
  /** The same for a file that is wanted once: it is soon let go of, unless it is imported. Of a thousand runbooks few are. */
  readonly glance: (path: string) => Imported;
  /** Takes a text for the file at a path, whether or not there is one; whoever imports it imports this from now on. */
  readonly provide: (path: string, text: string) => ParsedFile;
  /** Imports stay in these roots from now on; until then each file's is the marked one, or its folder. */
  readonly keepIn: (rootOf: RootOf) => void;
  /** Real paths of the files that are kept, and where imports looked for a file in vain. */
  readonly paths: () => readonly string[];
  /** Reads all files anew when they are next asked for; one whose text is the same stays the same parsed file. */
  readonly refresh: () => void;
  /** Something else as soon as the importer may answer otherwise. */
  readonly moment: () => unknown;
}

/** Files that import each other mostly stand side by side: so many glances are remembered. */
const mostGlances = 8;

interface Glance {
  readonly path: string;
  readonly file: Imported;
}

/** A reader that sees every file it keeps as it was when it was first asked for. Never throws. */
export function createReader(): Reader {
  const files = new Map<string, Imported>();
  const places = new Map<string, LocatedRunbook>();
  const missing = new Set<string>();
  const before = new Map<string, ParsedFile>();
  /**
   * The latest at the end. A list, as a Map from which something is deleted again and again keeps all it ever held alive until V8's next
   * full collection: each of its tables leads to the one after it.
   */
  const glances: Glance[] = [];
  let realPathOf = createRealPaths();
  let moment = 0;
  let limitOf = remembered(rootOf);

  const read = (path: string): Imported => {
    const found = readText(path);
    if (found.kind !== "text") return found;
    const cached = before.get(path);
    return { kind: "file", file: cached?.text === found.text ? cached : parse(uriOf(path), found.text) };
  };
  const known = (path: string): Imported | undefined =>
    files.get(path) ?? glances.find(each => each.path === path)?.file;
  const open = (path: string): Imported => {
    const file = known(path) ?? read(path);
    files.set(path, file);
    return file;
  };
  const glance = (path: string): Imported => {
    const before = known(path);
    if (before) return before;
    const file = read(path);
    glances.push({ path, file });
    if (glances.length > mostGlances) glances.shift();
    return file;
  };
  const locate = (from: string, path: string): LocatedRunbook => {
    const fromPath = pathOf(from);
    if (fromPath === undefined) return { kind: "missing" };
    const located = locateImport(fromPath, path, limitOf(dirname(fromPath)), realPathOf);
    if (located.kind === "missing") missing.add(resolve(dirname(fromPath), path));
    return located;
  };
  return {
    open,
    glance,
    importer: (from, path) => {
      const key = `${from}\n${path}`;
      const located = places.get(key) ?? locate(from, path);
      places.set(key, located);
      return located.kind === "path" ? open(located.path) : located;
    },
    provide: (path, text) => {
      const file = parse(uriOf(path), text);
      files.set(path, { kind: "file", file });
      moment++;
      return file;
    },
    keepIn: rootOf => {
      limitOf = remembered(rootOf);
      places.clear();
      missing.clear();
      moment++;
    },
    paths: () => [...files.keys(), ...missing],
    refresh: () => {
      before.clear();
      for (const [path, file] of files) if (file.kind === "file") before.set(path, file.file);
      files.clear();
      places.clear();
      missing.clear();
      glances.length = 0;
      realPathOf = createRealPaths();
      moment++;
    },
    moment: () => moment,
  };
}
