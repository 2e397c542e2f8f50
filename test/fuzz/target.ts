/** One thing that takes inputs of strangers, inputs for it by chance, and what must hold of each. */
import type fc from "fast-check";

export interface Target<Input = unknown> {
  /** In a word or two, for a report. */
  readonly title: string;
  /** Inputs are plain JSON, so that each can be kept in a file. */
  readonly any: fc.Arbitrary<Input>;
  /** What is wrong with what becomes of an input, in words; undefined where all holds. What is thrown is wrong as well. */
  readonly wrong: (input: Input) => Promise<string | undefined> | string | undefined;
  /** Of how many letters or bytes it is: what it may take is counted by that. */
  readonly size: (input: Input) => number;
  /** How many of what is counted an input is; one where it is missing. */
  readonly count?: (input: Input) => number;
  /** How many inputs the ordinary tests try. */
  readonly few: number;
}

/** Processor seconds that an input may take: one, and one more for each 100 KB. */
export function allowance(size: number): number {
  return 1 + size / 100_000;
}

/** What is wrong with an input, thrown or told. */
export async function faultOf<Input>({ wrong }: Target<Input>, input: Input): Promise<string | undefined> {
  try {
    return await wrong(input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
