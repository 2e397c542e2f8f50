/** Reading a runbook's text. Never throws: what cannot be read is said in words. */
import { readFileSync, readSync, realpathSync, statSync } from "node:fs";

export type TextRead =
  | {
      readonly kind: "text";
      readonly text: string;
      /** What the text was read from, for who writes it back. */
      readonly bytes: Buffer;
    }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

export type PathRead =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** What the names of runbooks end in. */
export const runbookEnding = ".runbook";

/** Beyond this a file is no runbook but a mistake: a database dump, a log. */
const MOST_BYTES = 20_000_000;

const tooLarge = `it is larger than ${MOST_BYTES / 1_000_000} MB, and no runbook is: split it, or take the data out`;

/** The text at a path, links followed. */
export function readText(path: string): TextRead {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: "unreadable", why: "it is a folder: name a file in it" };
    // A pipe would keep us waiting for ever.
    if (!stats.isFile()) return { kind: "unreadable", why: "it is not a file but a device or a pipe" };
    if (stats.size > MOST_BYTES) return { kind: "unreadable", why: tooLarge };
    const bytes = readFileSync(path);
    return { kind: "text", text: decode(bytes), bytes };
  } catch (error) {
    return failure(error);
  }
}

/** All of standard input, to its end. */
export function readStandardInput(): TextRead {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return { kind: "unreadable", why: tooLarge };
    }
  } catch (error) {
    return failure(error);
  }
  const all = Buffer.concat(chunks);
  return { kind: "text", text: decode(all), bytes: all };
}

function nextChunk(): Buffer {
  const chunk = Buffer.allocUnsafe(65_536);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(0, chunk));
    } catch (error) {
      const code = codeOf(error);
      // A pipe on Windows ends this way.
      if (code === "EOF") return chunk.subarray(0, 0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

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
  const known = new Map<string, PathRead>();
  return path => {
    const found = known.get(path) ?? realPath(path);
    known.set(path, found);
    return found;
  };
}

/**
 * Bytes as text, as an editor would show them: UTF-8, or UTF-16 where a byte order mark says so; without the mark, which
 * would move the first line's columns. What is no UTF-8 becomes replacement characters.
 */
export function decode(bytes: Buffer): string {
  switch (byteOrderMark(bytes)) {
    case "utf16le":
      return bytes.subarray(2).toString("utf16le");
    case "utf16be":
      return new TextDecoder("utf-16be").decode(bytes);
    case "utf8":
      return bytes.subarray(3).toString("utf8");
    case undefined:
      return bytes.toString("utf8");
  }
}

/** What the byte order mark says of a text's encoding; undefined where there is none. */
export function byteOrderMark([first, second, third]: Buffer): "utf8" | "utf16le" | "utf16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf16le";
  if (first === 0xfe && second === 0xff) return "utf16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf8" : undefined;
}

/**
 * A text as bytes in the encoding of others, with their byte order mark. Undefined where those are no text: what became
 * replacement characters would be lost.
 */
export function encodeLike(bytes: Buffer, text: string): Buffer | undefined {
  const encode = encoderFor(bytes);
  return encode(decode(bytes)).equals(bytes) ? encode(text) : undefined;
}

function encoderFor(bytes: Buffer): (text: string) => Buffer {
  const mark = "\uFEFF";
  switch (byteOrderMark(bytes)) {
    case "utf16le":
      return text => Buffer.from(mark + text, "utf16le");
    case "utf16be":
      return text => Buffer.from(mark + text, "utf16le").swap16();
    case "utf8":
      return text => Buffer.from(mark + text, "utf8");
    case undefined:
      return text => Buffer.from(text, "utf8");
  }
}

/** Why nothing more can be written. */
export const noRoom = "there is no room left for it";

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
      return { kind: "unreadable", why: "its links lead in a circle" };
    case "ENAMETOOLONG":
      return { kind: "unreadable", why: "its name is too long" };
    default:
      return {
        kind: "unreadable",
        why: code === undefined ? "the system does not say why" : `the system says ${code}`,
      };
  }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
