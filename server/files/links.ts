/** Where paths lead when links are followed: never out of the root. Never throws. */
import { lstatSync } from "node:fs";
import { dirname, join, parse, relative, sep } from "node:path";
import { type PathRead, realPath, runbookEnding } from "./paths.js";
import { isInside, markedRootOf } from "./workspace.js";

export type LocatedRunbook = PathRead | { readonly kind: "outside" };

/**
 * The runbook that a path leads to. Whatever way leads to it, it lies in the root and is called *.runbook: of nothing else is
 * a word ever shown.
 * @param root a real path
 * @param realPathOf where a path leads, perhaps remembered
 */
export function runbookAt(path: string, root: string, realPathOf = realPath): LocatedRunbook {
  const real = realPathOf(path);
  if (real.kind !== "path") return real;
  if (!isInside(root, real.path)) return { kind: "outside" };
  if (isRunbookName(real.path)) return real;
  const target = relative(dirname(path), real.path).split(sep).join("/");
  return { kind: "unreadable", why: `it is a link to ${target}, ${noRunbookName}` };
}

/** As editors see it, in any letters: RELEASE.RUNBOOK is one, too. */
export function isRunbookName(path: string): boolean {
  return path.slice(-runbookEnding.length).toLowerCase() === runbookEnding;
}

/** What is said after a name. */
export const noRunbookName = `whose name does not end in ${runbookEnding}, and nothing else is read`;

/** Why a link is not followed, after its name. */
export function leadsOutOf(root: string): string {
  return `is a link that points outside ${root}, where nothing is read or written: replace the link by its target`;
}

/** Where a path leads whose links are all inside of what they may not leave; or the link that leads out, and out of where. */
export type FollowedPath = PathRead | { readonly kind: "out"; readonly link: string; readonly root: string };

/**
 * Follows a path that somebody names, link by link. A link stays in the marked root it lies in, or in the working directory;
 * one that lies in neither is nobody's but the user's own, such as a home folder on another disk.
 * @param cwd the working directory's real path
 */
export function follow(path: string, cwd: string): FollowedPath {
  const real = realPath(path);
  if (real.kind !== "path" || real.path === path) return real;
  let here = parse(path).root;
  for (const name of relative(here, path).split(sep)) {
    const next = join(here, name);
    const led = realPath(next);
    if (led.kind !== "path") return led;
    if (isLink(next)) {
      const root = markedRootOf(here) ?? (isInside(cwd, here) ? cwd : undefined);
      if (root !== undefined && !isInside(root, led.path)) return { kind: "out", link: next, root };
    }
    here = led.path;
  }
  return { kind: "path", path: here };
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
