/** What people are told of an import: what was read, what the columns were taken for, what became of the cells, what is missing. */
import type { Imported, Missing, RecognisedColumn } from "../../language/importing/imported.js";
import type { Tables } from "../../language/importing/table.js";
import { list } from "../../language/wording/lists.js";
import { ledgerInWords } from "./ledger.js";

/** Lines, the ones under a line indented. Texts of the file's own are in them. */
export function summaryOf(tables: Tables, imported: Imported): readonly string[] {
  return [
    ...tables.troubles,
    ...columnsInWords(imported.columns),
    ...ledgerInWords(imported),
    ...imported.missing.map(missingInWords),
  ];
}

function columnsInWords(columns: readonly RecognisedColumn[]): readonly string[] {
  const tables = [...new Set(columns.map(({ table }) => table))];
  return tables.map(table => {
    const own = columns.filter(column => column.table === table).map(columnInWords);
    return `Columns of ${table}: ${own.join(", ")}`;
  });
}

function columnInWords({ header, role, unit, zone }: RecognisedColumn): string {
  const more = [...(unit === undefined ? [] : [units[unit]]), ...(zone === undefined ? [] : [zone])];
  const taken = role === undefined ? "kept as notes" : `${role}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
  return `${header === "" ? "without a name" : `"${oneLine(header)}"`} → ${taken}`;
}

const units = { m: "in minutes", h: "in hours", d: "in days" } as const;

const mostPlaces = 5;

function missingInWords({ message, addresses }: Missing): string {
  if (addresses.length === 0) return message;
  const more = addresses.length - mostPlaces;
  const shown = more > 0 ? [...addresses.slice(0, mostPlaces), `${more} more`] : addresses;
  return `${message} (${list(shown)})`;
}

function oneLine(text: string): string {
  return text.split(/\s+/).join(" ");
}
