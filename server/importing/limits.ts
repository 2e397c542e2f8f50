/** How much of a foreign file is read. Beyond that it is a mistake or an attack, and is refused whole: a half would be a plan with gaps. */

export const limits = {
  /** What an archive says that it unpacks to; the file itself is held to what any file is (files/size.ts). */
  archiveBytes: 500_000_000,
  /** What of an archive is unpacked and read. */
  inflatedBytes: 100_000_000,
  /** Files in an archive. */
  entries: 10_000,
  rows: 100_000,
  columns: 1_000,
  cells: 1_000_000,
  /** Letters in a cell: a workbook's own limit. */
  letters: 32_767,
  /** Lists in lists, elements in elements. */
  nesting: 50,
  /** Elements of a page in elements. */
  elements: 400,
  /** Letters of a page, without pictures that stand in it. */
  html: 5_000_000,
  /** Letters of a Markdown document: its parser slows down beyond. */
  markdown: 500_000,
} as const;

const refusal = "Refusal";

/** Stops a reader, inside of which it is thrown: whoever asks for tables gets a value (read.ts). @param why a sentence without its end */
export function refuse(why: string): never {
  throw Object.assign(new Error(why), { name: refusal });
}

/** Why a file is not read; undefined for what is no refusal but a fault. */
export function whyRefused(error: unknown): string | undefined {
  return error instanceof Error && error.name === refusal ? error.message : undefined;
}

/** Counts what is taken from a file, and refuses it where that is too much. */
export interface Budget {
  /** @param place where in the file it is, in words */
  readonly row: (place: string) => void;
  readonly cell: (place: string) => void;
  readonly column: (count: number, place: string) => void;
  readonly level: (depth: number, place: string) => void;
}

export function createBudget(): Budget {
  let rows = 0;
  let cells = 0;
  const within = (count: number, most: number, what: string, place: string): void => {
    if (count > most) refuse(`it has more than ${inWords(most)} ${what} (${place}): import a part of it`);
  };
  return {
    row: place => within(++rows, limits.rows, "rows", place),
    cell: place => within(++cells, limits.cells, "cells", place),
    column: (count, place) => within(count, limits.columns, "columns", place),
    level: (depth, place) => within(depth, limits.nesting, "levels one in another", place),
  };
}

/** 100,000 */
export function inWords(number: number): string {
  if (number < 1_000) return String(number);
  return `${inWords(Math.floor(number / 1_000))},${String(number % 1_000).padStart(3, "0")}`;
}
