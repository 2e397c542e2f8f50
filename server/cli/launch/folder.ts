/** Where compiled code is kept between runs: what is read there is run, so nobody else may be able to write it. */
import { lstatSync, mkdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The folder, made where it was missing; undefined where there can be none, or where it may be somebody else's. */
export function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  const home = env.GONOGO_NO_CACHE ? undefined : cacheHome(env);
  if (home === undefined) return undefined;
  try {
    const folder = join(home, "gonogo");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function cacheHome({ XDG_CACHE_HOME: asked, LOCALAPPDATA: local, HOME: home }: NodeJS.ProcessEnv): string | undefined {
  if (isPlace(asked)) return asked;
  switch (process.platform) {
    case "win32":
      return isPlace(local) ? local : undefined;
    case "darwin":
      return isPlace(home) ? join(home, "Library", "Caches") : undefined;
    default:
      return isPlace(home) ? join(home, ".cache") : undefined;
  }
}

function isPlace(path: string | undefined): path is string {
  return path !== undefined && isAbsolute(path);
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
