/** The cells of a sheet as its XML has them, with what the workbook says of their looks. */
import type { Cell, CellValue } from "../../../language/importing/table.js";
import type { Budget } from "../limits.js";
import { valueCell } from "../reader.js";
import { attributeOf } from "../xml.js";
import { addressOf, type Position, positionOf } from "./addresses.js";
import { shownNumber } from "./numbers.js";
import type { Parts } from "./parts.js";
import { createRichText, type RichText, unescaped } from "./strings.js";
import { isSet, type StyleOf } from "./styles.js";

export interface Workbook {
  readonly parts: Parts;
  readonly strings: readonly RichText[];
  readonly styleOf: StyleOf;
  readonly is1904: boolean;
  readonly budget: Budget;
}

export interface SheetCells {
  readonly rows: readonly CellRow[];
  /** From 0, with both ends. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  readonly merges: readonly string[];
  readonly links: readonly { readonly range: string; readonly id: string }[];
  readonly hasDrawings: boolean;
  /** Addresses of cells whose formula has no result in the file. */
  readonly withoutResult: readonly string[];
  /** Addresses of cells that show a time of day and hold days as well. */
  readonly hidingDays: readonly string[];
}

export interface CellRow {
  /** From 0. */
  readonly index: number;
  readonly level: number;
  readonly isHidden: boolean;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** A cell as it is written. */
interface Written {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  value?: string;
  hasFormula?: true;
}

export function readCells(path: string, place: string, workbook: Workbook): SheetCells {
  const { parts, budget } = workbook;
  const rows: CellRow[] = [];
  const hiddenColumns: [number, number][] = [];
  const merges: string[] = [];
  const links: { range: string; id: string }[] = [];
  const withoutResult: string[] = [];
  const hidingDays: string[] = [];
  let hasDrawings = false;
  const text = createRichText();
  let row: (CellRow & { readonly cells: Map<number, Cell> }) | undefined;
  let cell: Written | undefined;
  /** Where a row or a cell is that does not say it. */
  let next: Position = { row: 0, column: 0 };

  const take = (written: Written, index: number, cells: Map<number, Cell>): void => {
    const { column } = written;
    const address = addressOf({ row: index, column });
    const where = `${place}, ${address}`;
    const inline = text.finish();
    const content = contentOf(written, inline, workbook);
    if (!content) {
      if (written.hasFormula) withoutResult.push(address);
      return;
    }
    if (content.hidesDays) hidingDays.push(address);
    const made = valueCell(address, content.value, content.shown, {
      ...(written.hasFormula ? { formula: true } : {}),
      ...(content.struck || workbook.styleOf(written.style).struck ? { struck: true } : {}),
    });
    if (!made) return;
    budget.column(column + 1, where);
    budget.cell(where);
    cells.set(column, made);
  };

  parts.read(path, {
    open: (name, attributes) => {
      switch (name) {
        case "col":
          if (isSet(attributes.hidden)) hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
          break;
        case "row": {
          const index = Number(attributes.r) - 1;
          next = { row: Number.isSafeInteger(index) && index >= 0 ? index : next.row, column: 0 };
          const level = Number(attributes.outlineLevel ?? 0);
          row = { index: next.row, level, isHidden: isSet(attributes.hidden), cells: new Map() };
          break;
        }
        case "c": {
          const column = positionOf(attributes.r ?? "")?.column ?? next.column;
          cell = { column, type: attributes.t ?? "n", style: attributes.s };
          break;
        }
        case "mergeCell":
          merges.push(attributes.ref ?? "");
          break;
        case "hyperlink":
          links.push({ range: attributes.ref ?? "", id: attributeOf(attributes, "id") ?? "" });
          break;
        case "drawing":
          hasDrawings = true;
          break;
        default:
          if (cell) text.open(name, attributes);
      }
    },
    close: (name, content) => {
      switch (name) {
        case "row":
          if (row && row.cells.size > 0) {
            budget.row(`${place}, row ${row.index + 1}`);
            rows.push(row);
          }
          next = { row: next.row + 1, column: 0 };
          row = undefined;
          break;
        case "c":
          if (row && cell) {
            next = { row: next.row, column: cell.column + 1 };
            take(cell, row.index, row.cells);
          }
          cell = undefined;
          break;
        case "v":
          if (cell) cell.value = content;
          break;
        case "f":
          if (cell) cell.hasFormula = true;
          break;
        default:
          if (cell) text.close(name, content);
      }
    },
  });
  return { rows, hiddenColumns, merges, links, hasDrawings, withoutResult, hidingDays };
}

interface Content {
  readonly value: CellValue | undefined;
  readonly shown: string;
  readonly struck?: boolean;
  readonly hidesDays?: boolean;
}

/** What a cell holds, by its type. */
function contentOf({ type, value, style }: Written, inline: RichText, workbook: Workbook): Content | undefined {
  if (type === "inlineStr") return { value: undefined, shown: inline.text, struck: inline.struck };
  if (value === undefined || value === "") return undefined;
  switch (type) {
    case "s": {
      const shared = workbook.strings[Number(value)];
      return shared && { value: undefined, shown: shared.text, struck: shared.struck };
    }
    case "b":
      return { value: { kind: "flag", set: value === "1" }, shown: value === "1" ? "TRUE" : "FALSE" };
    case "d":
      return isoContent(value);
    case "n": {
      const number = Number(value);
      if (!Number.isFinite(number)) return { value: undefined, shown: value };
      return shownNumber(number, workbook.styleOf(style).format, workbook.is1904);
    }
    default:
      return { value: undefined, shown: unescaped(value) };
  }
}

/** A day or moment that is written out. */
function isoContent(text: string): Content {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(text) ?? [];
  if (day === undefined) return { value: undefined, shown: text };
  const shown = clock === undefined ? day : `${day} ${clock}`;
  return { value: clock === undefined ? { kind: "day", day } : { kind: "moment", day, clock }, shown };
}
