/** The root: the folder outside of which nothing is read, imported or written through a link. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

/** The nearest folder upwards that holds `.git` (a folder, or a file in a worktree). */
export function repositoryOf(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, ".git"))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/**
 * The root that holds for what lies in a folder, or for a search of it: its repository, else the folder itself.
 * @param folder a real path
 */
export function rootOf(folder: string): string {
  return repositoryOf(folder) ?? folder;
}

/** Answers the root of a file. Asks the file system once a folder. */
export function createRootLookup(): (path: string) => string {
  const known = new Map<string, string>();
  return path => {
    const folder = dirname(path);
    const root = known.get(folder) ?? rootOf(folder);
    known.set(folder, root);
    return root;
  };
}

/** Whether a path lies in a folder. Both absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
