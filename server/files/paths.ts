/** Paths, and what the file system says of them. Never throws: what cannot be had is said in words. */
import { realpathSync } from "node:fs";

export type PathRead =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** What the names of runbooks end in. */
export const runbookEnding = ".runbook";

/** Where a path leads when all links are followed. */
export function realPath(path: string): PathRead {
  try {
    return { kind: "path", path: realpathSync.native(path) };
  } catch (error) {
    return failure(error);
  }
}

/** Answers where paths lead as they did when it was first asked: the file system is asked once a path. */
export function createRealPaths(): (path: string) => PathRead {
  const cache = new Map<string, PathRead>();
  return path => {
    const found = cache.get(path) ?? realPath(path);
    cache.set(path, found);
    return found;
  };
}

/** Why nothing more can be written. */
export const noRoom = "the disk is full";

export const noFolder = "its folder does not exist";

/** Why a file cannot be made, in words. */
export function whyNotMade(error: unknown): string {
  const why = failure(error);
  return why.kind === "missing" ? noFolder : why.why;
}

/** What the file system objects to, in words. */
export function failure(
  error: unknown,
): { readonly kind: "missing" } | { readonly kind: "unreadable"; readonly why: string } {
  const code = codeOf(error);
  switch (code) {
    // A path with a NUL in it is refused before it is looked for.
    case "ERR_INVALID_ARG_VALUE":
    case "ENOENT":
    case "ENOTDIR":
      return { kind: "missing" };
    case "EACCES":
    case "EPERM":
      return { kind: "unreadable", why: "permission denied" };
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return { kind: "unreadable", why: noRoom };
    case "EROFS":
      return { kind: "unreadable", why: "nothing can be written there" };
    case "ELOOP":
      return { kind: "unreadable", why: "its links form a cycle" };
    case "ENAMETOOLONG":
      return { kind: "unreadable", why: "its name is too long" };
    default:
      return {
        kind: "unreadable",
        why: code === undefined ? "the system gives no reason" : `the system says ${code}`,
      };
  }
}

export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
