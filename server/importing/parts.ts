/** What a document is made of, whatever it was written in. */
import type { Table } from "../../language/importing/table.js";

/** What stands in a document, one after another. */
export type Part =
  /** `depth` from 1. */
  | { readonly kind: "heading"; readonly depth: number; readonly address: string; readonly text: string }
  /** `code` belongs to the step above it where the list of steps goes on after it. */
  | { readonly kind: "prose" | "code"; readonly address: string; readonly text: string }
  | { readonly kind: "table"; readonly table: Pick<Table, "place" | "rows" | "headed" | "name"> }
  | { readonly kind: "list"; readonly address: string; readonly items: readonly Item[] };

/** An item of a list, also of one in another. */
export interface Item {
  readonly address: string;
  /** How deep it lies, from 0. */
  readonly level: number;
  /** In a numbered list. */
  readonly number?: number;
  readonly ticked?: boolean;
  readonly struck?: boolean;
  readonly text: string;
  /** Pieces of the text that are marked as code. */
  readonly marked?: readonly string[];
  readonly code: readonly string[];
  readonly notes: readonly string[];
}
