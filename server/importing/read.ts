/** A foreign file as tables: its format is found, and its reader reads it. Never throws: what cannot be read is said in words. */
import type { Tables } from "../../language/importing/table.js";
import { nearest } from "../../language/syntax/nearest.js";
import { list } from "../../language/wording/lists.js";
import { detect } from "./detect.js";
import type { ImportFormat } from "./formats.js";
import { whyRefused } from "./limits.js";
import type { Source } from "./reader.js";
import { readers } from "./readers.js";

export type TablesRead =
  | { readonly kind: "tables"; readonly format: ImportFormat; readonly tables: Tables }
  | { readonly kind: "refused"; readonly why: string };

/** @param from the format, where it is known */
export async function readTables(source: Source, from?: ImportFormat): Promise<TablesRead> {
  try {
    const format = from ?? detect(source);
    const { read } = await readers[format]();
    return { kind: "tables", format, tables: withFewTroubles(await read(source)) };
  } catch (error) {
    const why = whyRefused(error);
    if (why === undefined) throw error;
    return { kind: "refused", why };
  }
}

const mostTroubles = 50;

/** A file that is broken in one way is broken in that way everywhere. */
function withFewTroubles(tables: Tables): Tables {
  const more = tables.troubles.length - mostTroubles;
  if (more <= 0) return tables;
  return { ...tables, troubles: [...tables.troubles.slice(0, mostTroubles), `There are ${more} more of this kind.`] };
}

/** Why a table that is asked for by name cannot be had; undefined where it can. */
export function whyNoTable({ tables }: Tables, name: string): string | undefined {
  const lower = name.trim().toLowerCase();
  const names = [...new Set(tables.flatMap(table => table.name ?? []))];
  if (names.some(each => each.trim().toLowerCase() === lower)) return undefined;
  if (names.length === 0) return `it has no sheet or heading \`${name}\`: none of its tables has a name`;
  const [close] = nearest(name, names, 1);
  if (close !== undefined) return `it has no sheet or heading \`${name}\`; did you mean \`${close}\`?`;
  return `it has no sheet or heading \`${name}\`, only ${list(names.slice(0, 20).map(each => `\`${each}\``))}`;
}
