/** Writing files whole or not at all. Never throws: what cannot be written is said in words. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure, realPath, runbookEnding } from "./read.js";

/**
 * Makes a file, or takes the place of the one that is there, also of one that a link leads to. What is no file (a pipe,
 * /dev/stdout) is written to. Gives the reason when it cannot.
 */
export function writeWhole(path: string, content: string | Uint8Array): string | undefined {
  const there = statusOf(path);
  if (there?.isDirectory()) return "it is a folder: name a file in it";
  if (there && !there.isFile()) return writeTo(path, content);
  const real = realPath(path);
  const failed = replace(real.kind === "path" ? real.path : path, content, undefined, () => true);
  return failed?.kind === "missing" ? "its folder does not exist" : failed?.why;
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
  return landing(path).endsWith(runbookEnding)
    ? `only runbooks end in ${runbookEnding}: give it another name`
    : undefined;
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function writeTo(path: string, content: string | Uint8Array): string | undefined {
  try {
    writeFileSync(path, content);
    return undefined;
  } catch (error) {
    const failed = failure(error);
    return failed.kind === "missing" ? "it has gone" : failed.why;
  }
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
    const failed = replace(path, after, statSync(path), () => readFileSync(path).equals(before));
    return failed?.kind === "missing" ? "it has gone" : failed?.why;
  } catch (error) {
    const failed = failure(error);
    return failed.kind === "missing" ? "it has gone" : failed.why;
  }
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
    writeDraft(draft, content, like);
    if (isUnchanged()) {
      renameSync(draft, path);
      return undefined;
    }
    rmSync(draft);
    return { kind: "unreadable", why: "it has changed meanwhile" };
  } catch (error) {
    rmSync(draft, { force: true });
    return failure(error);
  }
}

function writeDraft(draft: string, content: string | Uint8Array, like: Stats | undefined): void {
  const file = openSync(draft, "wx");
  try {
    writeFileSync(file, content);
    if (like) {
      const own = fstatSync(file);
      if (own.uid !== like.uid || own.gid !== like.gid) fchownSync(file, like.uid, like.gid);
      fchmodSync(file, like.mode & 0o7777);
    }
    // Otherwise a failing machine may keep the new name and lose what it names.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
