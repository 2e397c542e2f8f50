/** Which tables of a file are the plan. */

import { filled } from "./cells.js";
import { layoutOf } from "./columns/columns.js";
import type { MissingList } from "./context.js";
import type { Table, Tables } from "./table.js";
import { sameAs } from "./values/folding.js";

export interface Chosen {
  readonly plans: readonly Table[];
  readonly others: readonly { readonly table: Table; readonly because: string }[];
}

export function choose(
  { tables }: Tables,
  name: string | undefined,
  map: Readonly<Record<string, string>>,
  missing: MissingList,
): Chosen {
  if (name !== undefined) {
    const meant = tables.filter(table => sameAs(table.name ?? table.place) === sameAs(name) || table.place === name);
    if (meant.length > 0) return { plans: meant, others: without(tables, meant, "another table was chosen") };
    missing.add(
      "table",
      `No table is called "${name}". There are ${tables.map(table => `"${table.name ?? table.place}"`).join(", ") || "none"}.`,
    );
  }
  const shown = tables.filter(({ hidden }) => !hidden);
  const all = shown.filter(table => isPlan(table, map));
  const again = new Set(all.some(({ list }) => list) ? all.filter(isOwnTimetable) : []);
  const plans = all.filter(table => !again.has(table));
  const chosen =
    plans.length > 0 ? plans : shown.filter(table => table.rows.some(row => filled(row).length > 0)).slice(0, 1);
  return {
    plans: chosen,
    others: tables
      .filter(table => !chosen.includes(table))
      .map(table => ({
        table,
        because: again.has(table)
          ? "the steps in the lists say the same"
          : table.hidden
            ? "the table is hidden"
            : "the table is no plan: no column of it says what is to be done",
      })),
  };
}

function without(tables: readonly Table[], meant: readonly Table[], because: string): Chosen["others"] {
  return tables.filter(table => !meant.includes(table)).map(table => ({ table, because }));
}

/** The times in a document of our own, which has its steps in lists as well. */
function isOwnTimetable({ list, rows }: Table): boolean {
  const heads = new Set(rows[0]?.cells.map(cell => cell?.shown));
  return !list && ["Activity", "Owner", "Worst end", "Float"].every(head => heads.has(head));
}

/** A column of work, and rows in it. */
function isPlan(table: Table, map: Readonly<Record<string, string>>): boolean {
  const { columns, heads, from } = layoutOf(table, map);
  const rows = table.rows.slice(from).filter(row => filled(row).length > 0);
  if (rows.length === 0) return false;
  const task = columns.find(({ role }) => role === "task");
  if (!task) return false;
  const roles = new Set(columns.flatMap(({ role }) => role ?? []));
  const isNamed = task.by !== "content";
  return (
    table.headed === true || (heads.length > 0 && isNamed && (roles.size > 1 || columns.length === 1)) || roles.size > 2
  );
}
