/** The runbooks in a folder. */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { decode, failure, realPath } from "../files/read.js";
import { repositoryOf } from "../files/workspace.js";

export interface FoundRunbooks {
  /** Real paths, each once. */
  readonly files: readonly string[];
  readonly problems: readonly { readonly folder: string; readonly why: string }[];
}

const ending = ".runbook";
const never = new Set(["node_modules", ".git"]);

/**
 * All *.runbook files in a folder, at any depth, but for those in node_modules and those that .gitignore files name, up to
 * the repository's root. Links are followed, each folder is visited once. A folder that is asked for by name is read though
 * it be ignored.
 */
export function runbooksIn(folder: string): FoundRunbooks {
  const real = realPath(folder);
  if (real.kind !== "path") {
    return { files: [], problems: [{ folder, why: real.kind === "missing" ? "it is gone" : real.why }] };
  }
  const base = repositoryOf(real.path) ?? real.path;
  const files = new Set<string>();
  const problems: { folder: string; why: string }[] = [];
  const visited = new Set<string>();

  const visit = (here: string, above: Ignore): void => {
    const entries = entriesOf(here);
    if ("why" in entries) {
      problems.push({ folder: here, why: entries.why });
      return;
    }
    visited.add(realpathSync.native(here));
    const rules = withOwnRules(above, base, here, entries);
    for (const entry of entries) {
      const path = join(here, entry.name);
      const kind = kindOf(entry, path);
      if (kind === "folder") {
        if (never.has(entry.name) || rules.ignores(`${wayTo(base, path)}/`)) continue;
        const inside = realPath(path);
        if (inside.kind === "path" && !visited.has(inside.path)) visit(path, rules);
      } else if (kind === "file" && entry.name.endsWith(ending) && !rules.ignores(wayTo(base, path))) {
        const file = realPath(path);
        if (file.kind === "path") files.add(file.path);
      }
    }
  };
  visit(real.path, rulesAbove(base, real.path));
  return { files: [...files], problems };
}

/** The rules that hold in a folder from those above it; none when they ignore the folder itself. */
function rulesAbove(base: string, folder: string): Ignore {
  let rules = ignore();
  if (base === folder) return rules;
  let here = base;
  for (const name of relative(base, folder).split(sep)) {
    const entries = entriesOf(here);
    if (!("why" in entries)) rules = withOwnRules(rules, base, here, entries);
    here = join(here, name);
    if (rules.ignores(`${wayTo(base, here)}/`)) return ignore();
  }
  return rules;
}

/** A folder's own .gitignore goes before those above it: its patterns are rewritten to count from the base and put last. */
function withOwnRules(above: Ignore, base: string, folder: string, entries: readonly Dirent[]): Ignore {
  if (!entries.some(({ name }) => name === ".gitignore")) return above;
  const text = textOf(join(folder, ".gitignore"));
  const prefix = base === folder ? "" : `${escapePattern(wayTo(base, folder))}/`;
  const patterns = text.split(/\r\n|[\r\n]/).flatMap(line => rebased(line, prefix) ?? []);
  return ignore().add(above).add(patterns);
}

/** `*.tmp` in a/b is `/a/b/**​/*.tmp` from above; a pattern with a slash in front or inside is anchored to its folder. */
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
    return { why: failed.kind === "missing" ? "it is gone" : failed.why };
  }
}

/** A link is what it leads to; a link that leads nowhere is nothing. */
function kindOf(entry: Dirent, path: string): "file" | "folder" | undefined {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  if (!entry.isSymbolicLink()) return undefined;
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : undefined;
  } catch {
    return undefined;
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
