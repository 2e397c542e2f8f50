/** `policy in "legacy/**"`: which files a policy is for. Paths count from the file it stands in, as those of imports do. */

/** What can be said of a path in a policy without any file at hand. */
export type PathFault = { readonly why: string; readonly remedy: string };

/** Why a path can name no runbook, wherever files lie; undefined where it can. */
export function faultOf(path: string): PathFault | undefined {
  const parts = partsOf(path);
  const last = parts.at(-1) ?? "";
  if (path.trim() === "") return { why: "it is empty", remedy: 'write a folder such as "legacy"' };
  if (path.includes("\\")) return { why: "`\\` separates no folders here", remedy: "write `/` between folders" };
  if (/^(\/|~|[A-Za-z]:)/.test(path))
    return { why: "paths count from this file", remedy: 'write the path from here, such as "legacy" or "../legacy"' };
  if (/[{}[\]!]/.test(path))
    return {
      why: "only `*`, `?` and `**` stand for something else",
      remedy: 'write several paths with commas between them, such as `in "legacy", "archive"`',
    };
  if (parts.some((part, index) => part === ".." && index > 0 && parts[index - 1] !== ".."))
    return { why: "`..` after a folder leads back out of it", remedy: "leave out both" };
  const [, ending = "runbook"] = /^[*?].*\.([A-Za-z0-9]+)$/.exec(last) ?? [];
  if (ending.toLowerCase() !== "runbook" && !path.endsWith("/"))
    return {
      why: `only files called \`*.runbook\` are checked, and none ends in \`.${ending}\``,
      remedy: "write `*.runbook`",
    };
  return undefined;
}

/**
 * How closely a path names a file: how many folders and names it spells out, from the root of the disk to its first `*` or `?`.
 * Undefined where it does not name it. A folder stands for all in it, at any depth.
 * @param path as it is written in the file at `from`
 */
export function closeness(path: string, from: string, file: string): number | undefined {
  if (faultOf(path) || placeOfDisk(from) !== placeOfDisk(file)) return undefined;
  const pattern = absolute(path, foldersOf(from));
  if (!pattern || !matches([...pattern, "**"], namesOf(file), isAnyDepth, namesPart)) return undefined;
  return spelledOut(pattern);
}

/** A file or folder, and where it is afterwards. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * How a path is to be written so that it goes on naming what it names, once files and folders are moved; undefined where it may stay.
 * @param path as it is written in the file at `from`
 */
export function pathAfterMoves(path: string, from: string, moves: readonly Moved[]): string | undefined {
  const before = faultOf(path) ? undefined : absolute(path, foldersOf(from));
  if (!before) return undefined;
  const disk = placeOfDisk(from);
  const onDisk = moves.filter(move => placeOfDisk(move.from) === disk && placeOfDisk(move.to) === disk);
  const open = spelledOut(before);
  const after = [...namesAfter(before.slice(0, open), onDisk), ...before.slice(open)];
  const folders = namesAfter(namesOf(from), onDisk).slice(0, -1);
  if (absolute(path, folders)?.join("/") === after.join("/")) return undefined;
  const written = pathBetween(folders, after, path);
  return faultOf(written) ? undefined : written;
}

function namesAfter(names: readonly string[], moves: readonly Moved[]): readonly string[] {
  for (const { from, to } of moves) {
    const old = namesOf(from);
    if (old.every((name, index) => name === names[index])) return [...namesOf(to), ...names.slice(old.length)];
  }
  return names;
}

/** In the manner of `like`: `./legacy`, `legacy/`. */
function pathBetween(folders: readonly string[], to: readonly string[], like: string): string {
  let same = 0;
  while (same < folders.length && folders[same] === to[same]) same++;
  const up = folders.slice(same).map(() => "..");
  const parts = [...up, ...to.slice(same)];
  const start = parts.length === 0 || (like.startsWith("./") && up.length === 0) ? ["."] : [];
  return [...start, ...parts].join("/") + (like.endsWith("/") ? "/" : "");
}

/** How many parts of a pattern stand before its first `*` or `?`. */
function spelledOut(pattern: readonly string[]): number {
  const open = pattern.findIndex(part => /[*?]/.test(part));
  return open < 0 ? pattern.length : open;
}

function partsOf(path: string): readonly string[] {
  return path
    .normalize("NFC")
    .split("/")
    .filter(part => part !== "" && part !== ".");
}

/** From the root of the disk; undefined where `..` leads out of it. */
function absolute(path: string, folders: readonly string[]): readonly string[] | undefined {
  const parts = partsOf(path);
  const up = parts.filter(part => part === "..").length;
  return up > folders.length ? undefined : [...folders.slice(0, folders.length - up), ...parts.slice(up)];
}

function foldersOf(uri: string): readonly string[] {
  return namesOf(uri).slice(0, -1);
}

/** What a URI says before its path: files of two machines, or a file and an unsaved text, have no way from one to the other. */
function placeOfDisk(uri: string): string {
  const { protocol, host } = new URL(uri);
  return `${protocol}//${host}`;
}

function namesOf(uri: string): readonly string[] {
  return new URL(uri).pathname
    .split("/")
    .filter(part => part !== "")
    .map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize("NFC");
  } catch {
    return part;
  }
}

function isAnyDepth(part: string): boolean {
  return part === "**";
}

function namesPart(pattern: string, name: string): boolean {
  return matches([...pattern], [...name], isAny, isSign);
}

function isAny(sign: string): boolean {
  return sign === "*";
}

function isSign(pattern: string, sign: string): boolean {
  return pattern === "?" || pattern === sign;
}

/**
 * Whether a pattern is that of a list, where what `isOpen` stands for any number of items. Only the last of those is ever tried again,
 * so that no pattern takes longer than its length times that of the list.
 */
function matches(
  pattern: readonly string[],
  list: readonly string[],
  isOpen: (part: string) => boolean,
  isOne: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let open = -1;
  let taken = 0;
  for (let index = 0; index < list.length; ) {
    const part = pattern[at];
    if (part !== undefined && isOpen(part)) {
      open = at++;
      taken = index;
    } else if (part !== undefined && isOne(part, list[index] ?? "")) {
      at++;
      index++;
    } else if (open >= 0) {
      at = open + 1;
      index = ++taken;
    } else return false;
  }
  return pattern.slice(at).every(isOpen);
}
