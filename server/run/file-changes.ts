/** Tells when a file changes, also when it comes, goes, or is put in its own place. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** So often it is looked at besides: not every disk tells of changes, and of another machine's none does. */
const everyMilliseconds = 2_000;

export function fileChanges(path: string, onChange: () => void): () => void {
  let seen = stampOf(path);
  const look = (): void => {
    const now = stampOf(path);
    if (now === seen) return;
    seen = now;
    onChange();
  };
  const watcher = watchFolderOf(path, look);
  const looking = setInterval(look, everyMilliseconds);
  return () => {
    clearInterval(looking);
    watcher?.close();
  };
}

/** Something else whenever the file is another, or says something else. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs, mode } = statSync(path);
    return [ino, size, mtimeMs, mode].join(" ");
  } catch (error) {
    return String(error);
  }
}

/** Undefined where the system watches no more files, or the folder is not there: then it is looked at alone. */
function watchFolderOf(path: string, look: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) look();
    });
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}
