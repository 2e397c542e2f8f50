/**
 * A run's log as a file beside the runbook: JSON Lines, one event a line, each written at once and on the disk before it counts.
 * Never throws: what cannot be read or written is said in words.
 */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { failure, noRoom, whyNotMade } from "../files/paths.js";
import { uninterrupted } from "../files/uninterrupted.js";
import { linesToAdd, nextLine, nothingRead, type ReadLines, readLines } from "./chain.js";
import { fileChanges } from "./file-changes.js";
import { keepPlan, keptTexts } from "./kept-plan.js";
import { whileLocked } from "./lock.js";
import { plainBytes, withoutWaiting } from "./plain-file.js";
import type { LogReading, RunStore, Unread } from "./store.js";

/**
 * @param path absolute; whether it may be written to is the caller's to know
 * @param cwd the working directory, whose links do not lead out of it
 */
export function logFile(path: string, cwd = dirname(path)): RunStore {
  const linesOf = createLineReader();
  const locked = <T>(write: (file: number) => T): Promise<T | Failed> => lockedAt(path, write);
  return {
    read: async () => {
      const bytes = bytesOf(path);
      return Buffer.isBuffer(bytes) ? readingOf(linesOf(bytes)) : bytes;
    },
    append: (event, whyNot) =>
      locked(file => {
        const bytes = readFileSync(file);
        const log = linesOf(bytes);
        const next = nextLine(log, event, whyNot);
        if (next.kind !== "next") return next;
        const failed = writeAfter(path, file, bytes, log.torn, [next.line]);
        if (failed !== undefined) return { kind: "failed", reason: failed };
        return { kind: "written", event: next.event, notes: [...tornNotes(log.torn), ...next.notes] };
      }),
    changes: onChange => fileChanges(path, onChange),
    keepPlan: plan => uninterrupted(() => keepPlan(path, plan, cwd)),
    keptPlan: async hash => keptTexts(path, hash),
    lines: async () => {
      const bytes = bytesOf(path);
      return Buffer.isBuffer(bytes) ? { kind: "lines", lines: wholeLines(bytes) } : bytes;
    },
    takeLines: lines =>
      locked(file => {
        const bytes = readFileSync(file);
        const more = linesToAdd(wholeLines(bytes), lines);
        if (more.kind !== "add") return more;
        const failed = writeAfter(path, file, bytes, readLines(bytes.toString("utf8")).torn, more.lines);
        return failed === undefined ? { kind: "taken", added: more.lines.length } : { kind: "failed", reason: failed };
      }),
    close: async () => undefined,
  };
}

type Failed = { readonly kind: "failed"; readonly reason: string };

/** What is being written right now does not count yet. */
export function readLog(path: string): LogReading {
  const bytes = bytesOf(path);
  return Buffer.isBuffer(bytes) ? readingOf(readLines(bytes.toString("utf8"))) : bytes;
}

function readingOf({ events, problems }: ReadLines): LogReading {
  return { kind: "log", events, problems };
}

/** Reads a log that grows: what begins as it did before is not read again. */
function createLineReader(): (bytes: Buffer) => ReadLines {
  let known: Uint8Array = new Uint8Array();
  let read = nothingRead;
  return bytes => {
    const grown = bytes.subarray(0, known.length).equals(known);
    const now = readLines(bytes.subarray(grown ? known.length : 0).toString("utf8"), grown ? read : nothingRead);
    known = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
    read = now;
    return now;
  };
}

function wholeLines(bytes: Buffer): readonly string[] {
  return bytes.toString("utf8").split("\n").slice(0, -1);
}

function bytesOf(path: string): Buffer | Unread {
  try {
    return plainBytes(path) ?? { kind: "unreadable", why: "it is no file" };
  } catch (error) {
    const why = failure(error);
    return why.kind === "missing" ? { kind: "missing" } : { kind: "unreadable", why: why.why };
  }
}

async function lockedAt<T>(path: string, write: (file: number) => T): Promise<T | Failed> {
  const locked = await whileLocked(`${path}.lock`, () => written(path, write));
  return locked.kind === "failed" ? { kind: "failed", reason: locked.why } : locked.result;
}

function written<T>(path: string, write: (file: number) => T): T | Failed {
  try {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | withoutWaiting, 0o644);
    try {
      if (!fstatSync(file).isFile()) return { kind: "failed", reason: "it is no file" };
      const result = write(file);
      // A log that was not begun is none.
      if (fstatSync(file).size === 0) rmSync(path, { force: true });
      return result;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { kind: "failed", reason: whyNotMade(error) };
  }
}

/** Puts lines after the whole ones, in the place of one that was cut off. Gives the reason when it cannot. */
function writeAfter(
  path: string,
  file: number,
  bytes: Buffer,
  torn: string,
  lines: readonly string[],
): string | undefined {
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (torn !== "") ftruncateSync(file, whole);
  if (lines.length === 0) return undefined;
  const failed = writeAt(file, Buffer.from(lines.map(line => `${line}\n`).join(""), "utf8"), whole);
  if (failed !== undefined) return failed;
  if (!isAt(file, path)) return "it was moved or removed while it was written";
  if (bytes.length === 0) syncFolderOf(path);
  return undefined;
}

/** What is written to a file that no longer has its name, nobody finds. */
function isAt(file: number, path: string): boolean {
  const [opened, there] = [fstatSync(file), statSync(path, { throwIfNoEntry: false })];
  return opened.ino === there?.ino && opened.dev === there.dev;
}

/** A new file is only found again after a power cut when its folder is on the disk, too. Not every system can do that. */
function syncFolderOf(path: string): void {
  try {
    const folder = openSync(dirname(path), constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The file itself is.
  }
}

function tornNotes(torn: string): readonly string[] {
  return torn === "" ? [] : [`the last line was not written to its end, so it was removed: ${torn.slice(0, 120)}`];
}

/** At once and on the disk, or not at all. */
function writeAt(file: number, lines: Buffer, position: number): string | undefined {
  try {
    if (writeSync(file, lines, 0, lines.length, position) < lines.length) {
      ftruncateSync(file, position);
      return noRoom;
    }
    fdatasyncSync(file);
    return undefined;
  } catch (error) {
    ftruncateSync(file, position);
    const why = failure(error);
    return why.kind === "missing" ? "it no longer exists" : why.why;
  }
}
