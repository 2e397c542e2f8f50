/** Tables for tests, as a reader of CSV would give them: every cell a text. */
import Papa from "papaparse";
import type { Cell, Row, Table, Tables } from "../../language/importing/table.js";

export function textCell(address: string, text: string): Cell | undefined {
  return text.trim() === "" ? undefined : { address, value: { kind: "text", text }, shown: text };
}

/** "A1" */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

export function tableOf(rows: readonly (readonly string[])[], name?: string): Table {
  return {
    ...(name === undefined ? {} : { name }),
    place: name === undefined ? "the table" : `sheet "${name}"`,
    rows: rows.map(
      (cells, row): Row => ({ cells: cells.map((text, column) => textCell(addressOf(row, column), text)) }),
    ),
  };
}

export function tablesOf(...tables: readonly Table[]): Tables {
  return { tables, prose: [], troubles: [] };
}

/** Rows of CSV, or of TSV where there is a tab in the first line. */
export function csvTables(text: string): Tables {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd(), { skipEmptyLines: false });
  return tablesOf(tableOf(data));
}
