/** Which row of a table names its columns, and what each column says. */
import { columnCount, filled, shownOf } from "../cells.js";
import type { Cell, Row, Table } from "../table.js";
import { folded } from "../values/folding.js";
import type { Column, Layout } from "./column.js";
import { refined } from "./content.js";
import { headerOf } from "./header.js";
import { columnNumber, type Mapping, mappingFor } from "./mapping.js";

/** Rows that are looked at for the names of columns. */
const mostAhead = 40;

export function layoutOf(table: Table, map: Readonly<Record<string, string>>): Layout {
  const mapping = mappingFor(map);
  const heads = headRows(table, mapping);
  const from = (heads.at(-1) ?? -1) + 1;
  const texts = headerTexts(table, heads);
  const named = Array.from({ length: columnCount(table) }, (_, index) => columnOf(index, texts[index] ?? "", mapping));
  return { table, heads, from, columns: refined(named, table.rows.slice(from)) };
}

function columnOf(index: number, header: string, mapping: Mapping): Column {
  const mapped = mapping.get(columnNumber(index)) ?? mapping.get(folded(header));
  const read = headerOf(header);
  if (mapped) {
    const { role, unit, ignored } = mapped;
    return {
      index,
      header,
      role,
      by: "map",
      zone: read.zone,
      unit: unit ?? read.unit,
      ...(ignored ? { ignored } : {}),
    };
  }
  const role = read.role === "none" ? undefined : read.role;
  return { index, header, role, by: read.role === undefined ? "nothing" : "name", zone: read.zone, unit: read.unit };
}

/** The row that names most columns, and one beside it that goes on with that. */
function headRows(table: Table, mapping: Mapping): readonly number[] {
  if (table.headed) return [0];
  let best = -1;
  let most = 0;
  for (const [index, row] of table.rows.slice(0, mostAhead).entries()) {
    const score = scoreOf(row, mapping);
    if (score > most) [best, most] = [index, score];
  }
  if (best < 0 || !isHead(table, best, most)) return [];
  const next = table.rows[best + 1];
  if (next && goesOn(table.rows[best], next, mapping)) return [best, best + 1];
  const above = table.rows[best - 1];
  return above && isAbove(above, table.rows[best]) ? [best - 1, best] : [best];
}

/** One name alone makes a head only where nothing stands above it but a title. */
function isHead(table: Table, index: number, score: number): boolean {
  const row = table.rows[index];
  if (!row) return false;
  const width = filled(row).length;
  return score >= 2
    ? score * 3 >= width
    : width <= 3 && table.rows.slice(index + 1).some(each => filled(each).length > 0);
}

/** How many different roles a row's cells name; whoever is too long to be a name counts against it. */
function scoreOf(row: Row, mapping: Mapping): number {
  const roles = new Set<string>();
  let long = 0;
  for (const cell of filled(row)) {
    const text = shownOf(cell);
    if (cell.value.kind !== "text" || text.length > 60) {
      long += cell.value.kind === "text" ? 1 : 0.5;
      continue;
    }
    if (mapping.has(folded(text))) roles.add(`map ${folded(text)}`);
    const { role, exact } = headerOf(text);
    if (role !== undefined && (exact || text.length <= 40)) roles.add(role === "none" ? `none ${folded(text)}` : role);
  }
  return roles.size - long;
}

/** A second row of names, under names that reach over several columns. */
function goesOn(first: Row | undefined, next: Row, mapping: Mapping): boolean {
  if (!first) return false;
  const cells = filled(next);
  const gaps = first.cells.some((cell, index) => (cell?.across ?? 1) > 1 || (!cell && next.cells[index]));
  const known = cells.filter(cell => cell.value.kind === "text" && headerOf(shownOf(cell)).role !== undefined);
  return gaps && cells.length > 0 && known.length === cells.length && scoreOf(next, mapping) > 0;
}

/** A row above whose names reach over several columns below: "Planned" over "Start" and "End". */
function isAbove(above: Row, head: Row | undefined): boolean {
  const cells = filled(above);
  if (cells.length === 0 || !head || cells.some(cell => shownOf(cell).length > 30)) return false;
  if (cells.some(({ across = 1 }) => across > 1 && across >= filled(head).length)) return false;
  return cells.some(cell => (cell.across ?? 1) > 1 && headerOf(shownOf(cell)).text !== "") && cells.length > 1
    ? true
    : cells.length > 1 &&
        cells.every(cell =>
          /^(?:planned|actual|plan|ist|soll|scheduled|real|prevu|reel|primary|backup|estimated)\b/i.test(
            folded(shownOf(cell)),
          ),
        );
}

/** By column: the names above each other, an upper one over all it reaches over. */
function headerTexts(table: Table, heads: readonly number[]): readonly string[] {
  const width = columnCount(table);
  const last = heads.at(-1);
  if (last === undefined) return [];
  const lower = table.rows[last];
  if (heads.length === 1) return Array.from({ length: width }, (_, index) => shownOf(lower?.cells[index]));
  const upper = spread(table.rows[heads[0] ?? 0], width, lower);
  return Array.from({ length: width }, (_, index) => {
    const [above, below] = [upper[index] ?? "", shownOf(lower?.cells[index])];
    if (above === "" || below === "") return above || below;
    // "Actual" over "Start" is its start; what it has nothing to do with keeps its own name.
    const both = `${above} ${below}`;
    return headerOf(both).exact || !headerOf(below).exact ? both : below;
  });
}

function spread(row: Row | undefined, width: number, lower: Row | undefined): readonly string[] {
  const texts: string[] = [];
  let current: Cell | undefined;
  let left = 0;
  for (let index = 0; index < width; index++) {
    const cell = row?.cells[index];
    if (cell) {
      current = cell;
      left = cell.across ?? Number.POSITIVE_INFINITY;
    }
    const reaches = left > 0 && (cell !== undefined || lower?.cells[index] !== undefined);
    texts.push(reaches && current ? shownOf(current) : "");
    left--;
  }
  return texts;
}
