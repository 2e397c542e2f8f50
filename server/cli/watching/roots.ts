/** Watching files and folders, also those that go and come back. */
import { existsSync } from "node:fs";
import { basename, dirname, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { isLink } from "../../files/links.js";
import { codeOf } from "../../files/paths.js";
import { isInside } from "../../files/workspace.js";

export interface Watched {
  /**
   * Watches more folders: only the files in them. One that is not there yet is watched as soon as it is. Tells, once it watches,
   * whether any were new.
   */
  readonly add: (folders: readonly string[]) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Editors write a file in several steps; what comes within this time is one change. */
const settleMilliseconds = 60;

/** So often is looked where the system does not tell. */
const pollMilliseconds = 1_000;

/** The system has no more watches, or no more descriptors, to give. */
function isLimit(error: unknown): boolean {
  return ["ENOSPC", "EMFILE", "ENFILE"].includes(codeOf(error) ?? "");
}

const never = new Set(["node_modules", ".git"]);

/**
 * Tells once it watches, and then of every change of a runbook, or of what is ignored, in some files and folders.
 * @param roots absolute paths; the folders above them are watched too, so that a root may be deleted and made again
 * @param limited is told once, where the system watches no more: all is then looked at again and again
 */
export function watchRoots(roots: readonly string[], changed: () => void, limited: () => void): Watched {
  const folders = new Set<string>();
  const parents = new Set(roots.map(root => dirname(root)));
  const matters = (path: string): boolean =>
    roots.some(root => root === path || isInside(root, path)) || parents.has(path) || folders.has(dirname(path));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = new Set<FSWatcher>();
  let usePolling = false;
  let isClosed = false;
  const begin = (paths: readonly string[], ready: () => void): void => {
    if (isClosed) return;
    const polls = usePolling;
    const watcher = watch([...paths], {
      ignoreInitial: true,
      // What links lead to is watched where it lies, if it is read at all.
      followSymlinks: false,
      ...{ usePolling: polls, interval: pollMilliseconds },
      ignored: path => never.has(basename(path)) || (!matters(path) && !folders.has(path)),
    });
    watchers.add(watcher);
    watcher.on("all", (event, path) => {
      const isFolder = event === "addDir" || event === "unlinkDir" || (event === "add" && isLink(path));
      if (!isFolder && !/\.runbook$|[\\/](?:\.gitignore|gonogo\.root)$/i.test(path) && !roots.includes(path)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, settleMilliseconds);
    });
    watcher.on("ready", ready);
    watcher.on("error", error => {
      // What else cannot be watched any more is told of by the next check.
      if (!isLimit(error)) return;
      if (!usePolling) limited();
      usePolling = true;
      if (!watchers.delete(watcher)) return;
      void watcher.close();
      // Where not even looking is possible now, it may be in a while.
      if (polls) setTimeout(begin, pollMilliseconds, paths, ready);
      else begin(paths, ready);
    });
  };
  begin([...parents, ...roots], changed);
  return {
    add: async more => {
      const unwatched = more.filter(folder => !roots.some(root => within(root, folder)));
      const fresh = new Set(unwatched.flatMap(upToExisting).filter(folder => !folders.has(folder)));
      for (const folder of fresh) folders.add(folder);
      const existing = [...fresh].filter(folder => existsSync(folder));
      // A watcher of its own: only a new one says when it watches.
      if (existing.length > 0) await new Promise<void>(ready => begin(existing, ready));
      return existing.length > 0;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all([...watchers].map(watcher => watcher.close()));
    },
  };
}

/** A folder and those above it, up to the first that is there: in it the next one appears. */
function upToExisting(folder: string): readonly string[] {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? [folder] : [folder, ...upToExisting(above)];
}

function within(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(root + sep);
}
