/**
 * A run's log as a file beside the runbook: JSON Lines, one event a line, each written at once and on the disk before it counts.
 * Never throws: what cannot be read or written is said in words.
 */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import type { NewEvent, RunEvent } from "../../language/run/events.js";
import { eventLine } from "../../language/run/reading.js";
import { failure, noRoom } from "../files/paths.js";
import { readLines } from "./chain.js";
import { lock } from "./lock.js";
import type { Appended, LogReading, RunStore, WhyNot } from "./store.js";

/** @param path absolute; whether it may be written to is the caller's to know */
export function logFile(path: string): RunStore {
  return {
    read: async () => readLog(path),
    append: (event, whyNot) => append(path, event, whyNot),
  };
}

/** What is being written right now does not count yet. */
export function readLog(path: string): LogReading {
  let text: string;
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      if (!fstatSync(file).isFile()) return { kind: "unreadable", why: "it is no file" };
      text = readFileSync(file, "utf8");
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const why = failure(error);
    return why.kind === "missing" ? { kind: "missing" } : { kind: "unreadable", why: why.why };
  }
  const { events, problems } = readLines(text);
  return { kind: "log", events, problems };
}

async function append(path: string, event: NewEvent, whyNot: WhyNot): Promise<Appended> {
  const locked = await lock(`${path}.lock`);
  if (locked.kind === "failed") return { kind: "failed", reason: locked.why };
  try {
    return write(path, event, whyNot);
  } catch (error) {
    const why = failure(error);
    return { kind: "failed", reason: why.kind === "missing" ? "its folder does not exist" : why.why };
  } finally {
    locked.release();
  }
}

/** While nobody else writes. */
function write(path: string, event: NewEvent, whyNot: WhyNot): Appended {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o644);
  try {
    if (!fstatSync(file).isFile()) return { kind: "failed", reason: "it is no file" };
    const bytes = readFileSync(file);
    const { events, problems, last, lastSeq, torn } = readLines(bytes.toString("utf8"));
    const known = events.find(({ id }) => id === event.id);
    if (known) return { kind: "known", event: known };
    const [problem] = problems;
    if (problem)
      return {
        kind: "failed",
        reason: `line ${problem.line} ${problem.message}. Nothing is added to a log that was changed: restore it, or open a new run`,
      };
    const reason = whyNot(events);
    if (reason !== undefined) return { kind: "refused", reason };
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (torn !== "") ftruncateSync(file, whole);
    const added: RunEvent = { ...event, seq: lastSeq + 1, prev: last };
    const line = Buffer.from(`${eventLine(added)}\n`, "utf8");
    const written = writeAt(file, line, whole);
    if (written !== undefined) return { kind: "failed", reason: written };
    fdatasyncSync(file);
    const notes =
      torn === "" ? [] : [`the last line was not written to its end, so it was removed: ${torn.slice(0, 120)}`];
    return { kind: "written", event: added, notes };
  } finally {
    closeSync(file);
  }
}

/** At once, or not at all. */
function writeAt(file: number, line: Buffer, position: number): string | undefined {
  try {
    if (writeSync(file, line, 0, line.length, position) === line.length) return undefined;
    ftruncateSync(file, position);
    return noRoom;
  } catch (error) {
    ftruncateSync(file, position);
    const why = failure(error);
    return why.kind === "missing" ? "it no longer exists" : why.why;
  }
}
