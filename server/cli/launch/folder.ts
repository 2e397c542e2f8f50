/** Where compiled code is kept between runs: what is read there is run, so nobody else may be able to write it. */
import { lstatSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The folder, made where it was missing; undefined where there can be none, or where it may be somebody else's. */
export function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (env.GONOGO_NO_CACHE) return undefined;
  try {
    const folder = join(cacheHome(env), "gonogo");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Throws where there is no home folder. */
function cacheHome({ XDG_CACHE_HOME: asked, LOCALAPPDATA: local }: NodeJS.ProcessEnv): string {
  if (asked !== undefined && isAbsolute(asked)) return asked;
  switch (process.platform) {
    case "win32":
      return local !== undefined && isAbsolute(local) ? local : join(homedir(), "AppData", "Local");
    case "darwin":
      return join(homedir(), "Library", "Caches");
    default:
      return join(homedir(), ".cache");
  }
}

function isOwn(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && isOnlyOurs(stats);
}

/** Whether nobody else can write it. On Windows what is in a user's own folder is the user's. */
export function isOnlyOurs({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const own = process.getuid?.();
  return own === undefined || (uid === own && (mode & 0o022) === 0);
}
