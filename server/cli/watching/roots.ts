/** Watching files and folders, also those that go and come back. */
import { basename, dirname, sep } from "node:path";
import { watch } from "chokidar";
import { isInside } from "../../files/workspace.js";

export interface Watched {
  /** Watches more folders: only the files in them. */
  readonly add: (folders: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** Editors write a file in several steps; what comes within this time is one change. */
const settleMilliseconds = 60;

const never = new Set(["node_modules", ".git"]);

/**
 * Tells once it watches, and then of every change of a runbook, or of what is ignored, in some files and folders.
 * @param roots absolute paths; the folders above them are watched too, so that a root may be deleted and made again
 */
export function watchRoots(roots: readonly string[], changed: () => void): Watched {
  const folders = new Set<string>();
  const parents = new Set(roots.map(root => dirname(root)));
  const matters = (path: string): boolean =>
    roots.some(root => root === path || isInside(root, path)) || parents.has(path) || folders.has(dirname(path));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch([...parents, ...roots], {
    ignoreInitial: true,
    ignored: path => never.has(basename(path)) || (!matters(path) && !folders.has(path)),
  });
  watcher.on("all", (event, path) => {
    const isFolder = event === "addDir" || event === "unlinkDir";
    if (!isFolder && !/\.runbook$|\.gitignore$/.test(path) && !roots.includes(path)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settleMilliseconds);
  });
  watcher.on("ready", changed);
  // What cannot be watched any more is told of by the next check.
  watcher.on("error", () => {});
  return {
    add: more => {
      const fresh = more.filter(folder => !folders.has(folder) && !roots.some(root => within(root, folder)));
      for (const folder of fresh) folders.add(folder);
      if (fresh.length > 0) watcher.add(fresh);
    },
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

function within(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(root + sep);
}
