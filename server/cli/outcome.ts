/** How a command ends. Commands only compute it; the program writes and exits. */

import { issuesUrl } from "../../language/rules/links.js";
import { noRoom } from "../files/paths.js";

/**
 * 0: done, nothing at error level. 1: done, errors were found. 2: the command could not run (an unknown option, no such
 * file, nothing to check). 3: the program itself failed. 130: what runs until Ctrl+C was ended by it.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface Outcome {
  readonly code: ExitCode;
  /** The result, for standard output. */
  readonly out: Text;
  /** The result in its place, where it is no text. */
  readonly bytes?: Uint8Array;
  /** Everything else, for standard error: a text, or a note of one line. */
  readonly err: readonly (Text | string)[];
}

/** A text, and who it is for: `both` is what people read and programs take on, such as a patch. */
export interface Text {
  readonly text: string;
  readonly audience: "people" | "both" | "programs";
}

export function forPeople(text: string): Text {
  return { text, audience: "people" };
}

export function forBoth(text: string): Text {
  return { text, audience: "both" };
}

export function forPrograms(text: string): Text {
  return { text, audience: "programs" };
}

export const nothing = forPeople("");

/** Where and how the program was started. */
export interface CliContext {
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
  /** Whether standard output is a terminal; taken for none when absent. */
  readonly terminal?: boolean;
  /** Whether standard output is the log of a CI job; taken for none when absent. */
  readonly log?: boolean;
  /** Where a CI server has put the repository, and counts paths from; absent elsewhere. */
  readonly workspace?: string | undefined;
  /** What GONOGO_JOBS says. */
  readonly jobs?: string | undefined;
  /** What GONOGO_BY says. */
  readonly by?: string | undefined;
  /** What GONOGO_STORE says. */
  readonly store?: string | undefined;
  /** Loads what shows how far long work is; absent where nobody watches. */
  readonly progress?: (() => Promise<Progress>) | undefined;
}

/**
 * Hands out items one after another and shows how many are done, until the last is done or no more are wanted.
 * @param doing what is done with them, such as `checking`
 */
export type Progress = <T>(doing: string, items: readonly T[]) => Iterable<T>;

export function done(code: 0 | 1, out: Text, err: Outcome["err"] = []): Outcome {
  return { code, out, err };
}

/** The command could not run: each reason on a line of its own. */
export function refused(reasons: readonly string[]): Outcome {
  return { code: 2, out: nothing, err: reasons.map(noted) };
}

/** A note as it is printed. */
export function noted(note: string): string {
  return `gonogo: ${note}`;
}

/** That there is no room is nobody's mistake in asking. */
export function codeOfUnwritten(reasons: readonly string[]): 2 | 3 {
  return reasons.some(why => why.endsWith(noRoom)) ? 3 : 2;
}

/** A result could not be written. */
export function unwritten(file: string, why: string, out = nothing): Outcome {
  return { code: codeOfUnwritten([why]), out, err: [noted(`cannot write ${file}: ${why}`)] };
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What is said where gonogo itself failed, for who reports it. */
export function ownFault(what: string, error: unknown): readonly string[] {
  return [
    noted(`${what}, and that is gonogo's fault, not your runbook's.`),
    `Please report it at ${issuesUrl} with the runbook, if you may share it, and this:`,
    ...stackOf(error).split("\n"),
  ];
}

/** The command was written wrongly. */
export function misused(reason: string, command?: string): Outcome {
  const help = command === undefined ? "gonogo --help" : `gonogo ${command} --help`;
  return { code: 2, out: nothing, err: [noted(reason), `See \`${help}\`.`] };
}

/** What is written for standard output, as for every other program. */
export const standardStream = "-";
