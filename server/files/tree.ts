/** The runbooks of a commit, read from git without a checkout, as if they lay where the working tree is. Never throws. */
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Imported, type Importer, parse } from "../../language/index.js";
import { gitBytes, gitSays } from "./git.js";
import { locateImport } from "./imports.js";
import { isRunbookName } from "./links.js";
import type { PathRead } from "./paths.js";
import { decode } from "./read.js";
import { mostBytes, tooLarge } from "./size.js";
import { pathOf, uriOf } from "./uris.js";
import { isInside, type RootOf } from "./workspace.js";

export interface Tree {
  /** The file at a path of the working tree, as it was; links are followed. */
  readonly open: (path: string) => Imported;
  readonly importer: Importer;
}

export type TreeRead =
  | { readonly kind: "tree"; readonly tree: Tree }
  | { readonly kind: "refused"; readonly reason: string };

interface Entry {
  readonly isLink: boolean;
  readonly hash: string;
}

/** Links lead to links at most so often. */
const mostLinks = 40;

/**
 * @param root the repository's real path
 * @param commit a hash
 * @param rootOf which folder imports must stay in
 */
export function readTree(root: string, commit: string, rootOf: RootOf): TreeRead {
  const listed = gitBytes(["ls-tree", "-r", "-z", "--full-tree", commit], root);
  if (listed?.code !== 0) return { kind: "refused", reason: gitSays(listed?.err ?? "it cannot be started") };
  const entries = entriesIn(listed.out.toString("utf8"));
  const files = new Map<string, Imported>();
  const blob = (hash: string): Buffer | string => {
    const read = gitBytes(["cat-file", "blob", hash], root);
    return read?.code === 0 ? read.out : gitSays(read?.err ?? "it cannot be started");
  };
  const read = (path: string, hash: string): Imported => {
    const bytes = blob(hash);
    if (typeof bytes === "string") return { kind: "unreadable", why: bytes };
    if (bytes.length > mostBytes) return { kind: "unreadable", why: tooLarge };
    return { kind: "file", file: parse(uriOf(path), decode(bytes)) };
  };
  const realPathOf = (path: string): PathRead => {
    let here = path;
    for (let links = 0; links <= mostLinks; links++) {
      if (!isInside(root, here)) return { kind: "path", path: here };
      const parts = partsOf(root, here);
      const at = parts.findIndex((_, index) => entries.get(parts.slice(0, index + 1).join("/"))?.isLink);
      if (at < 0) return entries.has(parts.join("/")) ? { kind: "path", path: here } : { kind: "missing" };
      const way = parts.slice(0, at + 1).join("/");
      const target = blob(entries.get(way)?.hash ?? "");
      if (typeof target === "string") return { kind: "unreadable", why: target };
      here = resolve(dirname(join(root, way)), target.toString("utf8"), parts.slice(at + 1).join("/"));
    }
    return { kind: "unreadable", why: "its links form a cycle" };
  };
  const openReal = (path: string): Imported => {
    const known = files.get(path);
    if (known) return known;
    const entry = isInside(root, path) ? entries.get(partsOf(root, path).join("/")) : undefined;
    const file: Imported = entry ? read(path, entry.hash) : { kind: "missing" };
    files.set(path, file);
    return file;
  };
  const tree: Tree = {
    open: path => {
      const real = realPathOf(path);
      if (real.kind !== "path") return real;
      return isInside(root, real.path) && isRunbookName(real.path) ? openReal(real.path) : { kind: "outside" };
    },
    importer: (from, path) => {
      const fromPath = pathOf(from);
      if (fromPath === undefined) return { kind: "missing" };
      const located = locateImport(fromPath, path, rootOf(dirname(fromPath)), realPathOf);
      return located.kind === "path" ? openReal(located.path) : located;
    },
  };
  return { kind: "tree", tree };
}

function partsOf(root: string, path: string): readonly string[] {
  return relative(root, path).split(sep);
}

/** Runbooks and links: nothing else is ever read. */
function entriesIn(listing: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of listing.split("\0")) {
    const tab = line.indexOf("\t");
    const [mode = "", type = "", hash = ""] = line.slice(0, tab).split(" ");
    const path = line.slice(tab + 1);
    const isLink = mode === "120000";
    if (type === "blob" && (isLink || isRunbookName(path))) entries.set(path, { isLink, hash });
  }
  return entries;
}
