/** A column of a table, and what it was taken for. */
import type { Role } from "../role.js";
import type { Table } from "../table.js";
import type { DurationUnit } from "../values/durations.js";

export interface Column {
  readonly index: number;
  readonly header: string;
  readonly role: Role | undefined;
  readonly by: "name" | "content" | "map" | "nothing";
  readonly zone?: string | undefined;
  readonly unit?: DurationUnit | undefined;
  /** `--map` says that it is not wanted. */
  readonly ignored?: true;
}

export interface Layout {
  readonly table: Table;
  /** Indices of the rows that name the columns; none where no row does. */
  readonly heads: readonly number[];
  /** Index of the first row after them. */
  readonly from: number;
  readonly columns: readonly Column[];
}

/** Whether it is an export of our own: its columns are what they are called, whatever is in them. */
export function isOwnExport(columns: readonly Column[]): boolean {
  return (["phase id", "kind", "predecessors"] as const).every(role => columns.some(each => each.role === role));
}
