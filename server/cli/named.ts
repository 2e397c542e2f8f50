/** What is named on the command line, as far as it may be read. */
import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { follow, isRunbookName, leadsOutOf, noRunbookName, runbookAt } from "../files/links.js";
import { failure, type PathRead } from "../files/paths.js";
import { readText, type TextRead } from "../files/read.js";
import type { RootOf } from "../files/workspace.js";
import { nameOf } from "./names.js";

/** The runbook that is named: its real path. */
export function namedRunbook(operand: string, cwd: string, rootOf: RootOf): PathRead {
  const written = resolve(cwd, operand);
  const folder = named(dirname(written), cwd, written);
  if (folder.kind !== "path") return folder;
  const path = join(folder.path, basename(written));
  if (!isRunbookName(path)) return noRunbook(path);
  const root = rootOf(folder.path);
  const located = runbookAt(path, root);
  return located.kind === "outside" ? unreadable(`it ${leadsOutOf(root)}`) : located;
}

/** What is said of a path that no runbook has. */
function noRunbook(path: string): PathRead {
  try {
    return statSync(path).isDirectory()
      ? unreadable("it is a folder: name a file in it")
      : unreadable(`it is a file ${noRunbookName}: rename it, or give its text to \`-\``);
  } catch (error) {
    return failure(error);
  }
}

/** The folder, list or other text that is named: its real path. */
export function namedPlace(path: string, cwd: string): PathRead {
  const written = resolve(cwd, path);
  return named(written, cwd, written);
}

/** Why no folder can be made where one is named: a link on the way leads out. */
export function whyNotMade(path: string, cwd: string): string | undefined {
  const written = resolve(cwd, path);
  for (let here = written; ; here = dirname(here)) {
    const place = named(here, cwd, written);
    if (place.kind === "unreadable") return place.why;
    if (place.kind === "path" || dirname(here) === here) return undefined;
  }
}

/** The text that is named, whatever it is called. */
export function namedText(path: string, cwd: string): TextRead {
  const place = namedPlace(path, cwd);
  return place.kind === "path" ? readText(place.path) : place;
}

/** @param whole what the user wrote, which `path` is, or is on the way to */
function named(path: string, cwd: string, whole: string): PathRead {
  const way = follow(path, cwd);
  if (way.kind !== "out") return way;
  return unreadable(`${way.link === whole ? "it" : nameOf(way.link, cwd)} ${leadsOutOf(way.root)}`);
}

function unreadable(why: string): PathRead {
  return { kind: "unreadable", why };
}
