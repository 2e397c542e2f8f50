/** The runbooks in a folder. */
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Ignore } from "ignore";
import { noRules } from "./ignoring.js";
import { decode, failure, type PathRead, realPath } from "./read.js";
import { repositoryOf } from "./workspace.js";

export interface FoundRunbooks {
  /** Real paths, each once. */
  readonly files: readonly string[];
  /** What could not be read, in words. */
  readonly problems: readonly string[];
}

/** Whether the file or folder at an absolute path is not wanted. */
export type LeftOut = (path: string, kind: "file" | "folder") => boolean;

interface Folder {
  readonly path: string;
  /** The ignore rules that hold in it from above. */
  readonly above: Ignore;
}

const ending = ".runbook";
const never = new Set(["node_modules", ".git"]);

/**
 * All *.runbook files in a folder, at any depth, but for those in node_modules and those that .gitignore files name, up to
 * the repository's root. Links are followed; each folder is visited once, by its own way rather than by a link. A folder that
 * is asked for by name is read though it be ignored.
 */
export function runbooksIn(folder: string, leftOut: LeftOut = () => false): FoundRunbooks {
  const root = realPath(folder);
  if (root.kind !== "path") return { files: [], problems: [unreadable(folder, root)] };
  const base = repositoryOf(root.path) ?? root.path;
  const files = new Set<string>();
  const problems: string[] = [];
  const visited = new Set<string>();
  const linked: Folder[] = [];

  const takeFile = (path: string): void => {
    const file = realPath(path);
    if (file.kind === "path") files.add(file.path);
    else problems.push(unreadable(path, file));
  };
  const visit = ({ path: here, above }: Folder): void => {
    const real = realPath(here);
    if (real.kind === "path" && visited.has(real.path)) return;
    const entries = entriesOf(here);
    if (real.kind !== "path" || "why" in entries) {
      problems.push(
        unreadable(here, "why" in entries ? { kind: "unreadable", why: entries.why } : { kind: "missing" }),
      );
      return;
    }
    visited.add(real.path);
    const rules = withOwnRules(above, base, here, entries);
    for (const entry of entries) {
      const path = join(here, entry.name);
      const way = wayTo(base, path);
      switch (kindOf(entry, path)) {
        case "folder":
          if (never.has(entry.name) || rules.ignores(`${way}/`) || leftOut(path, "folder")) break;
          if (entry.isSymbolicLink()) linked.push({ path, above: rules });
          else visit({ path, above: rules });
          break;
        case "file":
          if (entry.name.endsWith(ending) && !rules.ignores(way) && !leftOut(path, "file")) takeFile(path);
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

function unreadable(path: string, failed: Exclude<PathRead, { readonly kind: "path" }>): string {
  return `cannot read ${path}: ${failed.kind === "missing" ? "it leads nowhere" : failed.why}`;
}

/** The rules that hold in a folder from those above it; none when they ignore the folder itself. */
function rulesAbove(base: string, folder: string): Ignore {
  let rules = noRules();
  if (base === folder) return rules;
  let here = base;
  for (const name of relative(base, folder).split(sep)) {
    const entries = entriesOf(here);
    if (!("why" in entries)) rules = withOwnRules(rules, base, here, entries);
    here = join(here, name);
    if (rules.ignores(`${wayTo(base, here)}/`)) return noRules();
  }
  return rules;
}

/** A folder's own .gitignore goes before those above it: its patterns are rewritten to count from the base and put last. */
function withOwnRules(above: Ignore, base: string, folder: string, entries: readonly Dirent[]): Ignore {
  if (!entries.some(({ name }) => name === ".gitignore")) return above;
  const text = textOf(join(folder, ".gitignore"));
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
    return { why: failed.kind === "missing" ? "it has gone" : failed.why };
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

/** What cannot be read ignores nothing. */
function textOf(path: string): string {
  try {
    return decode(readFileSync(path));
  } catch {
    return "";
  }
}
