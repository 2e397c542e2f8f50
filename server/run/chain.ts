/** The chain of a log: each line names the SHA-256 of the one before, so that one changed byte is found. */
import { createHash } from "node:crypto";
import { noLineBefore, type RunEvent } from "../../language/run/events.js";
import { readEvent } from "../../language/run/reading.js";
import type { LogProblem } from "./store.js";

export function digestOf(line: string): string {
  return createHash("sha256").update(line, "utf8").digest("hex");
}

export interface ReadLines {
  /** Those that could be read, in order. */
  readonly events: readonly RunEvent[];
  readonly problems: readonly LogProblem[];
  /** What the next line has to name. */
  readonly last: string;
  readonly lastSeq: number;
  /** What stands after the last line's end: a write that was cut off, or is going on. */
  readonly torn: string;
}

/** Reads and verifies a whole log. Never throws. */
export function readLines(text: string): ReadLines {
  const lines = text.split("\n");
  const torn = lines.pop() ?? "";
  const events: RunEvent[] = [];
  const problems: LogProblem[] = [];
  const ids = new Set<string>();
  let last = noLineBefore;
  let lastSeq = 0;
  for (const [index, line] of lines.entries()) {
    const problem = (message: string): unknown => problems.push({ line: index + 1, message });
    const read = readEvent(line);
    if (read.kind === "wrong") problem(`cannot be read: ${read.message}`);
    else {
      const { event } = read;
      if (event.prev !== last)
        problem("does not follow on the line before it: one of the two was changed, or a line is missing");
      if (event.seq !== lastSeq + 1) problem(`has the number ${event.seq}, and ${lastSeq + 1} is next`);
      if (ids.has(event.id)) problem(`has the id of an earlier event, ${event.id}`);
      ids.add(event.id);
      events.push(event);
      lastSeq = event.seq;
    }
    last = digestOf(line);
  }
  return { events, problems, last, lastSeq, torn };
}
