/** One sheet of a workbook as a table: its cells with their comments, links and merges. */
import type { Cell, Row, Table } from "../../../language/importing/table.js";
import { capital } from "../../../language/wording/capital.js";
import { limits } from "../limits.js";
import { textCell } from "../reader.js";
import { addressOf, reachOf } from "./addresses.js";
import { type CellRow, readCells, type SheetCells, type Workbook } from "./cells.js";
import { readComments } from "./comments.js";
import type { Link } from "./parts.js";

export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

export interface SheetRead {
  readonly table: Table;
  /** Comments on cells that are empty. */
  readonly prose: readonly Cell[];
  readonly troubles: readonly string[];
}

export function readSheet({ name, path, isHidden }: Sheet, workbook: Workbook): SheetRead {
  const place = `sheet "${name}"`;
  const read = readCells(path, place, workbook);
  const outer = workbook.parts.linksOf(path);
  const said = new Map([...addressesOf(read, outer), ...readComments(workbook.parts, outer)]);
  const rows = withGaps(read.rows.toSorted((a, b) => a.index - b.index));
  const merges = new Map(
    read.merges.flatMap(range => {
      const reach = reachOf(range);
      return reach ? [[addressOf(reach), reach] as const] : [];
    }),
  );
  const isOutlined = rows.some(({ level }) => level > 0);
  const used = new Set<string>();
  const finished = (cell: Cell): Cell => {
    used.add(cell.address);
    const comment = said.get(cell.address);
    const merge = merges.get(cell.address);
    if (comment === undefined && !merge) return cell;
    return {
      ...cell,
      ...(comment === undefined || comment === cell.shown ? {} : { comment }),
      ...(merge && merge.across > 1 ? { across: merge.across } : {}),
      ...(merge && merge.down > 1 ? { down: merge.down } : {}),
    };
  };
  const hiddenColumns = columnsOf(read.hiddenColumns);
  const table: Table = {
    name,
    place,
    ...(isHidden ? { hidden: true } : {}),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
    rows: rows.map(row => rowOf(row, isOutlined, finished)),
  };
  const lost = [...said].flatMap(([address, text]) =>
    used.has(address) ? [] : (textCell(`${place}, ${address}`, text) ?? []),
  );
  return { table, prose: lost, troubles: troublesOf(place, read) };
}

function rowOf({ cells, level, isHidden }: CellRow, isOutlined: boolean, finished: (cell: Cell) => Cell): Row {
  const last = [...cells.keys()].reduce((most, column) => Math.max(most, column), -1);
  return {
    cells: Array.from({ length: last + 1 }, (_, column) => {
      const cell = cells.get(column);
      return cell && finished(cell);
    }),
    ...(isOutlined ? { level } : {}),
    ...(isHidden ? { hidden: true } : {}),
  };
}

/** Between tables of one sheet a few rows are empty; one at the end of the world is no million of them. */
const widestGap = 100;

function withGaps(rows: readonly CellRow[]): readonly CellRow[] {
  let next = 0;
  return rows.flatMap(row => {
    const missing = row.index - next;
    const gap = Array.from({ length: missing > widestGap ? 1 : Math.max(0, missing) }, (_, index) =>
      emptyRow(next + index),
    );
    next = row.index + 1;
    return [...gap, row];
  });
}

function emptyRow(index: number): CellRow {
  return { index, level: 0, isHidden: false, cells: new Map() };
}

function columnsOf(ranges: SheetCells["hiddenColumns"]): readonly number[] {
  const columns = new Set<number>();
  for (const [first, last] of ranges) {
    for (let column = Math.max(0, first); column <= Math.min(last, limits.columns - 1); column++) columns.add(column);
  }
  return [...columns].sort((a, b) => a - b);
}

/** Where cells lead to: it is not seen, and may be the ticket. */
function addressesOf({ links }: SheetCells, outer: readonly Link[]): readonly (readonly [string, string])[] {
  const targets = new Map(outer.filter(({ isOutside }) => isOutside).map(({ id, target }) => [id, target]));
  return links.flatMap(({ range, id }) => {
    const target = targets.get(id);
    return target === undefined ? [] : [[range.split(":")[0] ?? "", target] as const];
  });
}

function troublesOf(place: string, { hasDrawings, withoutResult, hidingDays }: SheetCells): readonly string[] {
  const it = capital(place);
  return [
    ...(hasDrawings ? [`${it} has pictures, shapes or charts, which are not read.`] : []),
    ...withoutResult.map(
      address =>
        `${it}, ${address} has a formula whose result is not in the file; formulas are never worked out. Save the workbook in its program.`,
    ),
    ...hidingDays.map(
      address => `${it}, ${address} holds more than a day but shows a time of day: the days are left out.`,
    ),
  ];
}
