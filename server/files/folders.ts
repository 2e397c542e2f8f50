/** The runbooks in a folder. */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Ignore } from "ignore";
import { noRules } from "./ignoring.js";
import { isRunbookName, type LocatedRunbook, leadsOutOf, runbookAt } from "./links.js";
import { failure, type PathRead, realPath } from "./paths.js";
import { readText } from "./read.js";
import { isInside, type RootOf, rootOf } from "./workspace.js";

export interface FoundRunbooks {
  /** Real paths, each once. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** What could not be read, and why. */
export interface Problem {
  readonly path: string;
  readonly why: string;
}

/** Whether the file or folder at an absolute path is not wanted. */
export type LeftOut = (path: string, kind: "file" | "folder") => boolean;

interface Folder {
  readonly path: string;
  /** The ignore rules that hold in it from above. */
  readonly above: Ignore;
}

const never = new Set(["node_modules", ".git"]);

/**
 * All *.runbook files in a folder, at any depth, but for those in node_modules and those that .gitignore files name, up to
 * the root. Links are followed inside of the root; each folder is visited once, by its own way rather than by a
 * link. A folder that is asked for by name is read though it be ignored.
 */
export function runbooksIn(folder: string, leftOut: LeftOut = () => false, limitOf: RootOf = rootOf): FoundRunbooks {
  const root = realPath(folder);
  if (root.kind !== "path") return { files: [], problems: [{ path: folder, why: whyUnread(root, folder) }] };
  const base = limitOf(root.path);
  const files = new Set<string>();
  const problems: Problem[] = [];
  const visited = new Set<string>();
  const linked: Folder[] = [];

  const takeFile = (path: string): void => {
    const file = runbookAt(path, base);
    if (file.kind === "path") files.add(file.path);
    else problems.push({ path, why: whyUnread(file, base) });
  };
  const visit = ({ path: here, above }: Folder): void => {
    const real = inside(realPath(here), base);
    if (real.kind !== "path") {
      problems.push({ path: here, why: whyUnread(real, base) });
      return;
    }
    if (visited.has(real.path)) return;
    visited.add(real.path);
    const entries = entriesOf(here);
    if ("why" in entries) {
      problems.push({ path: here, why: entries.why });
      return;
    }
    const rules = withOwnRules(above, base, here, entries);
    for (const entry of entries) {
      const path = join(here, entry.name);
      switch (kindOf(entry, path)) {
        case "folder":
          if (!isWanted(rules, base, path, "folder") || leftOut(path, "folder")) break;
          if (entry.isSymbolicLink()) linked.push({ path, above: rules });
          else visit({ path, above: rules });
          break;
        case "file":
          if (isWanted(rules, base, path, "file") && !leftOut(path, "file")) takeFile(path);
          break;
        case "other":
          break;
      }
    }
  };
  visit({ path: root.path, above: rulesAbove(base, root.path) });
  for (let next = linked.shift(); next; next = linked.shift()) visit(next);
  return { files: [...files], problems };
}

/** Whether the search of a folder, a real path, comes upon a file or folder at a path in it. */
export type FolderSearch = (folder: string, path: string, kind: "file" | "folder") => boolean;

/** Answers as `runbooksIn` does, links aside, without a search. What ignore rules say is read once a folder. */
export function createFolderSearch(): FolderSearch {
  const searches = new Map<string, (path: string, kind: "file" | "folder") => boolean>();
  return (folder, path, kind) => {
    const finds = searches.get(folder) ?? findsIn(folder);
    searches.set(folder, finds);
    return finds(path, kind);
  };
}

function findsIn(root: string): (path: string, kind: "file" | "folder") => boolean {
  const base = rootOf(root);
  /** The rules that hold for what is in a folder; undefined where it is not searched. */
  const rulesByFolder = new Map<string, Ignore | undefined>([[root, rulesWithin(rulesAbove(base, root), base, root)]]);
  const rulesIn = (folder: string): Ignore | undefined => {
    if (rulesByFolder.has(folder) || !isInside(root, folder)) return rulesByFolder.get(folder);
    const above = rulesIn(dirname(folder));
    const isSearched = above && isWanted(above, base, folder, "folder");
    const rules = isSearched ? rulesWithin(above, base, folder) : undefined;
    rulesByFolder.set(folder, rules);
    return rules;
  };
  return (path, kind) => {
    if (path === root) return kind === "folder";
    const rules = rulesIn(dirname(path));
    return rules !== undefined && isWanted(rules, base, path, kind);
  };
}

/** Whether it is a runbook, or a folder that may hold some, and not ignored by the rules that hold where it lies. */
function isWanted(rules: Ignore, base: string, path: string, kind: "file" | "folder"): boolean {
  const way = wayTo(base, path);
  return kind === "folder"
    ? !never.has(basename(path)) && !rules.ignores(`${way}/`)
    : isRunbookName(path) && !rules.ignores(way);
}

function inside(found: PathRead, root: string): LocatedRunbook {
  return found.kind === "path" && !isInside(root, found.path) ? { kind: "outside" } : found;
}

/** Why what was found in a folder leads to nothing that is read. */
function whyUnread(failed: Exclude<LocatedRunbook, { readonly kind: "path" }>, root: string): string {
  switch (failed.kind) {
    case "missing":
      return "it points to nothing";
    case "outside":
      return `it ${leadsOutOf(root)}`;
    case "unreadable":
      return failed.why;
  }
}

/** The rules that hold in a folder from those above it; none when they ignore the folder itself. */
function rulesAbove(base: string, folder: string): Ignore {
  let rules = noRules();
  if (base === folder) return rules;
  let here = base;
  for (const name of relative(base, folder).split(sep)) {
    rules = rulesWithin(rules, base, here);
    here = join(here, name);
    if (rules.ignores(`${wayTo(base, here)}/`)) return noRules();
  }
  return rules;
}

function rulesWithin(above: Ignore, base: string, folder: string): Ignore {
  const entries = entriesOf(folder);
  return "why" in entries ? above : withOwnRules(above, base, folder, entries);
}

/** A folder's own .gitignore goes before those above it: its patterns are rewritten to count from the base and put last. */
function withOwnRules(above: Ignore, base: string, folder: string, entries: readonly Dirent[]): Ignore {
  if (!entries.some(({ name }) => name === ".gitignore")) return above;
  const text = textOf(folder);
  const prefix = base === folder ? "" : `${escapePattern(wayTo(base, folder))}/`;
  const patterns = text.split(/\r\n|[\r\n]/).flatMap(line => rebased(line, prefix) ?? []);
  return noRules().add(above).add(patterns);
}

// `*.tmp` in a/b becomes `/a/b/**` and `*.tmp`; a pattern with a slash in front or inside counts from its own folder.
function rebased(line: string, prefix: string): string | undefined {
  if (line.trim() === "" || line.startsWith("#")) return undefined;
  if (prefix === "") return line;
  const negated = line.startsWith("!");
  const pattern = negated ? line.slice(1) : line;
  const anchored = /\/./.test(pattern.trimEnd());
  const inside = anchored ? pattern.replace(/^\//, "") : `**/${pattern}`;
  return `${negated ? "!" : ""}/${prefix}${inside}`;
}

function escapePattern(path: string): string {
  return path.replace(/[\\*?[\]!# ]/g, "\\$&");
}

function wayTo(base: string, path: string): string {
  return relative(base, path).split(sep).join("/");
}

function entriesOf(folder: string): readonly Dirent[] | { readonly why: string } {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const failed = failure(error);
    return { why: failed.kind === "missing" ? "it no longer exists" : failed.why };
  }
}

/** A link is what it leads to; one that leads nowhere counts as the file it was to be. */
function kindOf(entry: Dirent, path: string): "file" | "folder" | "other" {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  if (!entry.isSymbolicLink()) return "other";
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
  } catch {
    return "file";
  }
}

/** What cannot be read ignores nothing; neither does a link, as for git. */
function textOf(folder: string): string {
  const real = realPath(folder);
  const read = real.kind === "path" ? readText(join(real.path, ".gitignore")) : real;
  return read.kind === "text" ? read.text : "";
}
