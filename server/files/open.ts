/** Opening files that strangers may have made: no link is followed, nothing but a file is read, and never without an end. */
import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from "node:fs";
import { codeOf, failure, realPath } from "./paths.js";
import { mostBytes, tooLarge } from "./size.js";

export type FileRead =
  | { readonly kind: "file"; readonly bytes: Buffer; readonly stats: Stats }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

type Refused = Exclude<FileRead, { readonly kind: "file" }>;

/** What was looked at is another thing now, perhaps a link. */
export const swapped = "it has just changed";

// Windows knows neither. Without waiting, because what was a file a moment ago may be a pipe now.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file whole. Never throws.
 * @param path the real path, as it was found: what leads elsewhere by now is not read
 */
export function readFile(path: string): FileRead {
  try {
    const why = whyNoFile(path);
    if (why !== undefined) return refused(why);
    const file = openSync(path, flags);
    try {
      if (!isStillAt(file, path)) return refused(swapped);
      const stats = fstatSync(file);
      const bytes = readOpened(file, stats.size + 1);
      return bytes ? { kind: "file", bytes, stats } : refused(tooLarge);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return codeOf(error) === "ELOOP" ? refused(swapped) : failure(error);
  }
}

function refused(why: string): Refused {
  return { kind: "unreadable", why };
}

/** Asked before it is opened, as opening some devices does something. Throws as the file system does. */
function whyNoFile(path: string): string | undefined {
  if (/^\/(?:proc|sys)\//.test(path)) return "it is a system file, not a file on disk";
  const stats = lstatSync(path);
  if (stats.isDirectory()) return "it is a folder: name a file in it";
  if (stats.isSymbolicLink()) return swapped;
  return stats.isFile() ? undefined : "it is not a file but a device or a pipe";
}

/** Whether an open file is the one at a path, with no link on the way. Throws as the file system does. */
export function isStillAt(file: number, path: string): boolean {
  const real = realPath(path);
  return real.kind === "path" && real.path === path && isSameFile(fstatSync(file, big), lstatSync(path, big));
}

/** Numbers of files may be larger than what a number holds exactly. */
const big = { bigint: true } as const;

function isSameFile(a: BigIntStats, b: BigIntStats): boolean {
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}

const usualChunk = 65_536;

/**
 * All that can be read from a descriptor; undefined where that is too much. Throws as the file system does.
 * @param expected how many bytes there should be
 */
export function readOpened(file: number, expected = usualChunk): Buffer | undefined {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let size = Math.min(expected, mostBytes + 1);
  for (let chunk = nextChunk(file, size); chunk.length > 0; chunk = nextChunk(file, size)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    size = usualChunk;
  }
  return Buffer.concat(chunks);
}

function nextChunk(file: number, size: number): Buffer {
  const chunk = Buffer.allocUnsafe(size);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(file, chunk));
    } catch (error) {
      const code = codeOf(error);
      // A pipe on Windows ends this way.
      if (code === "EOF") return chunk.subarray(0, 0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
