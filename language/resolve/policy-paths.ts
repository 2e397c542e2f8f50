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
  const pattern = absolute(path, from);
  if (!pattern || !matches([...pattern, "**"], namesOf(file), isAnyDepth, namesPart)) return undefined;
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
function absolute(path: string, from: string): readonly string[] | undefined {
  const parts = partsOf(path);
  const up = parts.filter(part => part === "..").length;
  const folders = namesOf(from).slice(0, -1);
  return up > folders.length ? undefined : [...folders.slice(0, folders.length - up), ...parts.slice(up)];
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
