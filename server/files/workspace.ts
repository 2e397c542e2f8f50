/** The root: the folder outside of which nothing is read, imported or written through a link. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

/** The name of the file that makes its folder a root, also where there is no repository. */
export const rootMarker = "gonogo.root";

/** What stands in a root: a repository (a folder; a file in a worktree), or our own marker. */
const marks: readonly string[] = [".git", rootMarker];

/** Answers the root that holds for what lies in a folder, or for a search of it. Folders are real paths. */
export type RootOf = (folder: string) => string;

/**
 * The nearest folder upwards that is marked as a root.
 * @param exists whether there is something at a path
 */
export function markedRootOf(folder: string, exists: (path: string) => boolean = existsSync): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (marks.some(mark => exists(join(here, mark)))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** The marked root, else the folder itself. */
export const rootOf: RootOf = folder => markedRootOf(folder) ?? folder;

/**
 * The marked root, else the lowest folder that holds all that is asked for.
 * @param asked the folders of all that is asked for; called once, where it matters
 */
export function rootAmong(asked: () => readonly string[]): RootOf {
  let lowest: { readonly folder: string | undefined } | undefined;
  return folder => {
    const marked = markedRootOf(folder);
    if (marked !== undefined) return marked;
    lowest ??= { folder: lowestAround(asked()) };
    return lowest.folder !== undefined && isInside(lowest.folder, folder) ? lowest.folder : folder;
  };
}

/** The lowest folder that holds all of these. */
function lowestAround([first, ...others]: readonly string[]): string | undefined {
  let around = first;
  for (const folder of others)
    while (around !== undefined && !isInside(around, folder))
      around = dirname(around) === around ? undefined : dirname(around);
  return around;
}

/** Asks for each folder once. */
export function remembered(rootOf: RootOf): RootOf {
  const cache = new Map<string, string>();
  return folder => {
    const root = cache.get(folder) ?? rootOf(folder);
    cache.set(folder, root);
    return root;
  };
}

/** Whether a path lies in a folder. Both absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
