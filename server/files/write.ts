/** Writing files whole or not at all. Never throws: what cannot be written is said in words. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { follow, isRunbookName, leadsOutOf } from "./links.js";
import { isStillAt, readFile, swapped } from "./open.js";
import { failure, noFolder, realPath, runbookEnding } from "./paths.js";

/** What the system calls the streams of a process: links that no stranger has made. */
const streams = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/**
 * Makes a file, or takes the place of the one that is there, never of one that a link leads to. What is no file (a pipe,
 * /dev/stdout) is written to. Gives the reason when it cannot.
 * @param path absolute
 * @param cwd the working directory, whose links do not lead out of it
 */
export function writeWhole(path: string, content: string | Uint8Array, cwd: string): string | undefined {
  if (streams.test(path)) return writeTo(path, content);
  const folder = follow(dirname(path), cwd);
  switch (folder.kind) {
    case "missing":
      return noFolder;
    case "unreadable":
      return folder.why;
    case "out":
      return `${relative(cwd, folder.link)} ${leadsOutOf(folder.root)}`;
    case "path":
      return writeIn(join(folder.path, basename(path)), content);
  }
}

/**
 * Makes a folder where there is none, in one that is there. Gives the reason when it cannot.
 * @param path absolute
 */
export function makeFolder(path: string, cwd: string): string | undefined {
  if (follow(path, cwd).kind === "path") return undefined;
  const around = follow(dirname(path), cwd);
  if (around.kind === "missing") return "the folder around it does not exist";
  if (around.kind === "unreadable") return around.why;
  if (around.kind === "out") return `${relative(cwd, around.link)} ${leadsOutOf(around.root)}`;
  try {
    mkdirSync(join(around.path, basename(path)));
    return undefined;
  } catch (error) {
    const why = failure(error);
    return why.kind === "missing" ? "the folder around it does not exist" : why.why;
  }
}

/** @param path its folder's path is real */
function writeIn(path: string, content: string | Uint8Array): string | undefined {
  const there = statusOf(path);
  if (there?.isSymbolicLink()) return "it is a link, and links are not written to: name its target";
  if (there?.isDirectory()) return "it is a folder: name a file in it";
  if (there && !there.isFile()) return writeTo(path, content, constants.O_NOFOLLOW);
  return worded(replace(path, content, undefined, () => true));
}

/** Where writing to a path ends up: links are followed, also on the way to a file that is not there yet. */
export function landing(path: string): string {
  const real = realPath(path);
  if (real.kind === "path") return real.path;
  const folder = realPath(dirname(path));
  return folder.kind === "path" ? join(folder.path, basename(path)) : path;
}

/** Why nothing may be written over what is a runbook by its name; undefined for all else. */
export function runbookInTheWay(path: string): string | undefined {
  return isRunbookName(landing(path)) ? `only runbooks end in ${runbookEnding}: give it another name` : undefined;
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

function writeTo(path: string, content: string | Uint8Array, more = 0): string | undefined {
  try {
    const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | more);
    try {
      writeFileSync(file, content);
    } finally {
      closeSync(file);
    }
    return undefined;
  } catch (error) {
    return worded(failure(error));
  }
}

function worded(failed: ReturnType<typeof failure> | undefined): string | undefined {
  return failed?.kind === "missing" ? "it no longer exists" : failed?.why;
}

/**
 * Takes the place of a file that is still as it was when it was read; owner and permissions stay. Gives the reason when it
 * cannot.
 * @param path the real path: a link would be replaced by a file
 */
export function overwrite(path: string, before: Buffer, after: Buffer): string | undefined {
  try {
    // Taking a file's place asks for its folder's permission alone.
    accessSync(path, constants.W_OK);
  } catch (error) {
    return worded(failure(error));
  }
  const there = readFile(path);
  if (there.kind !== "file") return worded(there);
  const isUnchanged = (): boolean => {
    const now = readFile(path);
    return now.kind === "file" && now.bytes.equals(before);
  };
  return worded(replace(path, after, there.stats, isUnchanged));
}

function replace(
  path: string,
  content: string | Uint8Array,
  like: Stats | undefined,
  isUnchanged: () => boolean,
): ReturnType<typeof failure> | undefined {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    rmSync(draft, { force: true });
    if (writeDraft(draft, content, like) && isUnchanged()) {
      renameSync(draft, path);
      return undefined;
    }
    rmSync(draft, { force: true });
    return { kind: "unreadable", why: swapped };
  } catch (error) {
    rmSync(draft, { force: true });
    return failure(error);
  }
}

/** Tells whether it lies where it was to: a folder on the way may have become a link that leads elsewhere. */
function writeDraft(draft: string, content: string | Uint8Array, like: Stats | undefined): boolean {
  const file = openSync(draft, "wx");
  try {
    if (!isStillAt(file, draft)) return false;
    writeFileSync(file, content);
    if (like) {
      const own = fstatSync(file);
      if (own.uid !== like.uid || own.gid !== like.gid) fchownSync(file, like.uid, like.gid);
      fchmodSync(file, like.mode & 0o7777);
    }
    // Otherwise a failing machine may keep the new name and lose what it names.
    fsyncSync(file);
    return true;
  } finally {
    closeSync(file);
  }
}
