/**
 * What a reader of a foreign file gives: tables as they stand, before anybody has said what a column means. Readers
 * (server/importing) know their format and nothing of runbooks; what follows knows runbooks and no format.
 */

/** What a cell holds. A calendar's day and a clock's time have no zone: no spreadsheet writes one. */
export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  /** `day` is YYYY-MM-DD, `clock` HH:MM or HH:MM:SS. */
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "moment"; readonly day: string; readonly clock: string }
  /** A time of day, or a duration below a day: only the column can say which. */
  | { readonly kind: "clock"; readonly clock: string }
  /** The format itself says a length, such as `[h]:mm`. In minutes, not always whole. */
  | { readonly kind: "length"; readonly minutes: number }
  | { readonly kind: "flag"; readonly set: boolean };

export interface Cell {
  /** Where a person finds it: "B7" in a sheet, "line 12, column 3" in a text. */
  readonly address: string;
  readonly value: CellValue;
  /** As the file's own program shows it; never empty. */
  readonly shown: string;
  /** A comment on the cell, which is another thing to account for. */
  readonly comment?: string;
  /** Columns it reaches over, where it is merged with those to its right. */
  readonly across?: number;
  /** Rows it reaches over, where it is merged with those below it. */
  readonly down?: number;
  /** A cell with a formula has the value that was stored; formulas are never worked out. */
  readonly formula?: true;
  /** Pieces of the text that are marked as code. */
  readonly code?: readonly string[];
  readonly struck?: true;
}

export interface Row {
  /** Sparse: undefined where a cell is empty. */
  readonly cells: readonly (Cell | undefined)[];
  /** Depth in an outline or a nested list, from 0; undefined where the file has none. */
  readonly level?: number;
  readonly hidden?: true;
  /** A task list's box. */
  readonly ticked?: boolean;
}

export interface Table {
  /** A sheet's name, or the heading above a table. */
  readonly name?: string;
  /** In words, for messages: `sheet "Plan"`, `the table in line 12`. */
  readonly place: string;
  readonly hidden?: true;
  /** Indices of hidden columns. */
  readonly hiddenColumns?: readonly number[];
  readonly rows: readonly Row[];
  /** A reader that knows its columns by their format (a project file, a task list) says that the first row is names. */
  readonly headed?: true;
  /** Those names are the reader's own and stand nowhere in the file: there is nothing to account for in them. */
  readonly ownNames?: true;
  /** It was no table but a list. */
  readonly list?: "numbered" | "bullets";
  /** The headings above its name, the outermost first; absent where there are none. */
  readonly under?: readonly string[];
}

/** A file as it was read. */
export interface Tables {
  /** A document's title, where the format has one. */
  readonly title?: string;
  readonly tables: readonly Table[];
  /** Text outside every table (headings, paragraphs, named items), which the ledger counts as well. */
  readonly prose: readonly Cell[];
  /** What the reader could not take and left out or read in another way: each one sentence with its place. */
  readonly troubles: readonly string[];
}
