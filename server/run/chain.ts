/** The chain of a log: each line names the SHA-256 of the one before, so that one changed byte is found. */
import { createHash } from "node:crypto";
import { type NewEvent, noLineBefore, type RunEvent } from "../../language/run/events.js";
import { eventLine, formatInstant, readEvent } from "../../language/run/reading.js";
import { duration } from "../../language/wording/times.js";
import type { Appended, LogProblem, Taken, WhyNot } from "./store.js";

export function digestOf(line: string): string {
  return createHash("sha256").update(line, "utf8").digest("hex");
}

export interface ReadLines {
  /** How many there are, whether they could be read or not. */
  readonly count: number;
  /** Those that could be read, in order. */
  readonly events: readonly RunEvent[];
  readonly problems: readonly LogProblem[];
  /** What the next line has to name. */
  readonly last: string;
  readonly lastSeq: number;
  /** What stands after the last line's end: a write that was cut off, or is going on. */
  readonly torn: string;
}

export const nothingRead: ReadLines = {
  count: 0,
  events: [],
  problems: [],
  last: noLineBefore,
  lastSeq: 0,
  torn: "",
};

/**
 * Reads and verifies a log. Never throws.
 * @param before what has been read of it already, and is followed by this text
 */
export function readLines(text: string, before: ReadLines = nothingRead): ReadLines {
  if (text === "") return { ...before, torn: "" };
  const lines = text.split("\n");
  const torn = lines.pop() ?? "";
  const events = [...before.events];
  const problems = [...before.problems];
  const ids = new Set(events.map(({ id }) => id));
  let { last, lastSeq } = before;
  for (const [index, line] of lines.entries()) {
    const problem = (message: string): unknown => problems.push({ line: before.count + index + 1, message });
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
  return { count: before.count + lines.length, events, problems, last, lastSeq, torn };
}

/** An event as it is to be written, or why nothing is. */
export type NextLine =
  | {
      readonly kind: "next";
      readonly event: RunEvent;
      /** Without its end. */
      readonly line: string;
      readonly notes: readonly string[];
    }
  | Exclude<Appended, { kind: "written" }>;

/** @param log all of it, while nobody else writes */
export function nextLine(log: ReadLines, event: NewEvent, whyNot: WhyNot): NextLine {
  const known = log.events.find(({ id }) => id === event.id);
  if (known) return { kind: "known", event: known };
  const [problem] = log.problems;
  if (problem)
    return {
      kind: "failed",
      reason: `line ${problem.line} ${problem.message}. Nothing is added to a log that was changed: restore it, or open a new run`,
    };
  const reason = whyNot(log.events);
  if (reason !== undefined) return { kind: "refused", reason };
  const added: RunEvent = { ...event, seq: log.lastSeq + 1, prev: log.last };
  const line = eventLine(added);
  // One line that cannot be read again, and nothing more could be added.
  const read = readEvent(line);
  if (read.kind === "wrong") return { kind: "refused", reason: `it could not be read again: ${read.message}` };
  return { kind: "next", event: added, line, notes: clockNotes(log.events.at(-1), event) };
}

/** Clocks of two machines are seldom the same to the second. */
const tolerated = 60;

function clockNotes(last: RunEvent | undefined, { recorded }: NewEvent): readonly string[] {
  const behind = (last?.recorded ?? recorded) - recorded;
  if (!last || behind <= tolerated) return [];
  return [
    `the clock of this machine says ${formatInstant(recorded)}, and event ${last.seq} was written down ${duration(behind)} after that: one of the two clocks is wrong, so check this one, and correct the event if its time is not right`,
  ];
}

/** What has to be added to some lines to make them others; in words where they are no beginning of them. */
export function linesToAdd(
  there: readonly string[],
  wanted: readonly string[],
): { readonly kind: "add"; readonly lines: readonly string[] } | Exclude<Taken, { kind: "taken" }> {
  const differs = there.findIndex((line, index) => index < wanted.length && line !== wanted[index]);
  if (differs >= 0) return { kind: "refused", reason: `it is another log: the two differ at event ${differs + 1}` };
  if (there.length > wanted.length)
    return {
      kind: "refused",
      reason: `it goes on after what is to be copied, which ends at event ${wanted.length} of ${there.length}`,
    };
  const [problem] = readLines(wanted.map(line => `${line}\n`).join("")).problems;
  if (problem)
    return {
      kind: "refused",
      reason: `what is to be copied is not what was written: line ${problem.line} ${problem.message}`,
    };
  return { kind: "add", lines: wanted.slice(there.length) };
}
