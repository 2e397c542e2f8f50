/** Small questions about rows and cells of a table. */
import { asWritten } from "../exports/sheet/inert.js";
import type { Cell, Row, Table } from "./table.js";

/** What a cell says as text, on one line or several; without the quote that keeps a text from being a formula. */
export function shownOf(cell: Cell | undefined): string {
  return cell ? asWritten(cell.shown.trim()) : "";
}

export function filled(row: Row): readonly Cell[] {
  return row.cells.filter(cell => cell !== undefined && cell.shown.trim() !== "") as readonly Cell[];
}

export function columnCount(table: Table): number {
  return table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** Adds all at the end; a call takes only so many arguments. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each);
}
