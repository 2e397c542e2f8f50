/** The folder that imports must not leave. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

/** The nearest folder upwards that holds `.git` (a folder, or a file in a worktree). */
export function repositoryOf(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, ".git"))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** Answers which folder a file's imports must stay in: its repository, else its own folder. Asks the file system once a folder. */
export function createWorkspaceLookup(): (path: string) => string {
  const known = new Map<string, string>();
  return path => {
    const folder = dirname(path);
    const workspace = known.get(folder) ?? repositoryOf(folder) ?? folder;
    known.set(folder, workspace);
    return workspace;
  };
}

/** Whether a path lies in a folder. Both absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
