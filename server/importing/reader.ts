/** What a reader of one format is, and how it makes cells. */
import type { Cell, CellValue, Tables } from "../../language/importing/table.js";
import { limits } from "./limits.js";

/** A file, or what came through standard input. */
export interface Source {
  readonly bytes: Uint8Array;
  /** Its name without folders; undefined where it has none. */
  readonly name: string | undefined;
}

/** Reads a whole file; refuses (limits.ts) what it cannot, and throws nothing else. */
export type ReadTables = (source: Source) => Tables | Promise<Tables>;

/** Signs that move a cursor or ring a bell. */
const invisible = /(?![\t\n])\p{Cc}/gu;

/** A cell with a text; undefined where that says nothing. */
export function textCell(address: string, text: string, more: Partial<Cell> = {}): Cell | undefined {
  return valueCell(address, undefined, text, more);
}

/** A cell as it is shown, with what it holds where that is no text; undefined where nothing is shown. */
export function valueCell(
  address: string,
  value: CellValue | undefined,
  text: string,
  more: Partial<Cell> = {},
): Cell | undefined {
  const shown = shortened(text.replace(invisible, "").trim());
  return shown === "" ? undefined : { ...more, address, value: value ?? { kind: "text", text: shown }, shown };
}

function shortened(text: string): string {
  return text.length > limits.letters ? `${text.slice(0, limits.letters - 1)}…`.toWellFormed() : text;
}

/** Rows end with their last cell that holds something. */
export function withoutEmptyEnd<T>(items: readonly (T | undefined)[]): readonly (T | undefined)[] {
  return items.slice(0, items.findLastIndex(item => item !== undefined) + 1);
}
