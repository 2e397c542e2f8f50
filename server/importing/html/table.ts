/** A table of a page: cells that reach over others, names of columns, days that are written for programs as well. */
import type { Cell, CellValue, Row, Table } from "../../../language/importing/table.js";
import { type Budget, limits } from "../limits.js";
import { valueCell, withoutEmptyEnd } from "../reader.js";
import { attribute, childrenOf, type Element, elementsIn, find, isElement, type Node } from "./nodes.js";
import { pageText } from "./text.js";

export function tableOf(
  table: Element,
  place: string,
  budget: Budget,
): Pick<Table, "place" | "rows" | "headed" | "name"> {
  const lines = rowsIn(table);
  /** By column: how many rows more a cell above reaches over it. */
  const covered: number[] = [];
  const rows = lines.map((line, index): Row => {
    const where = `${place}, row ${index + 1}`;
    budget.row(where);
    const cells: (Cell | undefined)[] = [];
    let column = 0;
    const taken: number[] = [];
    for (const element of elementsIn(line, "td", "th")) {
      while ((covered[column] ?? 0) > 0) column++;
      const across = spanOf(element, "colspan", limits.columns);
      const down = spanOf(element, "rowspan", lines.length - index);
      budget.column(column + 1, where);
      const cell = cellOf(element, `row ${index + 1}, column ${column + 1}`, across, down);
      if (cell) budget.cell(where);
      cells[column] = cell;
      for (let each = column; each < Math.min(column + across, limits.columns); each++) taken[each] = down;
      column += across;
    }
    for (let each = 0; each < Math.max(covered.length, taken.length); each++) {
      covered[each] = Math.max((covered[each] ?? 0) - 1, (taken[each] ?? 0) - 1, 0);
    }
    const isHidden = /display\s{0,9}:\s{0,9}none/i.test(attribute(line, "style") ?? "");
    return { cells: withoutEmptyEnd(Array.from(cells)), ...(isHidden ? { hidden: true } : {}) };
  });
  const caption = elementsIn(table, "caption")[0];
  const name = caption && pageText(childrenOf(caption)).text;
  return { place, rows, ...(isHeaded(table, lines) ? { headed: true } : {}), ...(name ? { name } : {}) };
}

/** Its own, not those of tables in its cells. */
export function rowsIn(table: Element): readonly Element[] {
  return childrenOf(table)
    .filter(isElement)
    .flatMap(child =>
      child.tagName === "tr" ? [child] : /^t(?:head|body|foot)$/.test(child.tagName) ? elementsIn(child, "tr") : [],
    );
}

/** One row of names: what a page says is the head, or nothing but heads. */
function isHeaded(table: Element, [first, second]: readonly Element[]): boolean {
  const [head] = elementsIn(table, "thead");
  if (head) return elementsIn(head, "tr").length === 1;
  const isOfHeads = (row: Element | undefined): boolean =>
    row !== undefined && elementsIn(row, "th").length > 1 && elementsIn(row, "td").length === 0;
  return isOfHeads(first) && !isOfHeads(second);
}

function spanOf(element: Element, name: string, most: number): number {
  const written = attribute(element, name);
  if (written === undefined || !/^\d{1,6}$/.test(written)) return 1;
  // None means all that is left.
  return Math.min(Number(written) === 0 ? most : Number(written), most);
}

function cellOf(element: Element, address: string, across: number, down: number): Cell | undefined {
  const { text, struck } = pageText(childrenOf(element));
  return valueCell(address, dayIn(element, text), text, {
    ...(struck ? { struck: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
  });
}

/** A day that the page also says to programs, where there is nothing else in the cell. */
function dayIn(element: Node, text: string): CellValue | undefined {
  const time = find(element, ({ tagName }) => tagName === "time");
  const day = time && attribute(time, "datetime");
  if (!time || day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return pageText([time]).text === text ? { kind: "day", day } : undefined;
}
