/** Tables of text with delimiters: `,` `;` tab or `|`. Every cell is a text, as nothing says what it holds. */
import papa from "papaparse";
import type { Cell, Row } from "../../language/importing/table.js";
import { type Budget, createBudget } from "./limits.js";
import { type ReadTables, textCell, withoutEmptyEnd } from "./reader.js";
import { textOf } from "./text.js";

const delimiters = [",", ";", "\t", "|"] as const;

export const read: ReadTables = ({ bytes }) => {
  const { text, troubles: decoding } = textOf(bytes);
  const { delimiter, from } = delimiterOf(text);
  const troubles = [...decoding];
  const rows: Row[] = [];
  const budget = createBudget();
  const take: Take = record => rows.push(rowOf(record, budget));
  readRecords(text.slice(from), delimiter, from === 0 ? 1 : 2, take, troubles);
  const used = rows.slice(0, rows.findLastIndex(({ cells }) => cells.length > 0) + 1);
  return { tables: used.length === 0 ? [] : [{ place: "the table in line 1", rows: used }], prose: [], troubles };
};

/** A line of a table, which may go on over several lines of the text. */
interface DelimitedRecord {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

function rowOf({ line, fields }: DelimitedRecord, budget: Budget): Row {
  const place = `line ${line}`;
  budget.row(place);
  let here = line;
  const cells: (Cell | undefined)[] = [];
  for (const [index, field] of fields.entries()) {
    const cell = textCell(`line ${here}, column ${index + 1}`, field);
    if (cell) {
      budget.column(index + 1, place);
      budget.cell(place);
    }
    cells.push(cell);
    here += lineEndsIn(field);
  }
  return { cells: withoutEmptyEnd(cells) };
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** What separates the cells, and where the table starts: Excel takes a first line `sep=;` for it. */
export function delimiterOf(text: string): { readonly delimiter: string; readonly from: number } {
  const said = /^sep=(.)(?:\n|$)/i.exec(text);
  if (said?.[1] !== undefined) return { delimiter: said[1], from: said[0].length };
  const head = text.slice(0, 100_000);
  const scored = delimiters.map(delimiter => ({ delimiter, score: scoreOf(head, delimiter) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return { delimiter: best && best.score > 0 ? best.delimiter : ",", from: 0 };
}

const looked = 200;

/** How many cells lie in lines that have as many as most others: titles above a table have fewer. */
function scoreOf(head: string, delimiter: string): number {
  const { data } = papa.parse<string[]>(head, { delimiter, newline: "\n", preview: looked, skipEmptyLines: true });
  const widths = new Map<number, number>();
  for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  return [...widths].reduce((most, [width, lines]) => Math.max(most, (width - 1) * lines), 0);
}

/** How often what follows a broken line is read as a whole again, before it is read line by line: each may go to the end. */
const mostAttempts = 20;

/** Gives all records of a text. A line in which a quote is not closed is read as it stands, and the text goes on after it. */
function readRecords(text: string, delimiter: string, firstLine: number, take: Take, troubles: string[]): void {
  let rest = text;
  let line = firstLine;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const broken = readUntilBroken(rest, delimiter, line, take);
    if (!broken) return;
    takeBroken(broken.text, delimiter, broken.line, take, troubles);
    if (broken.rest === "") return;
    rest = broken.rest;
    line = broken.line + 1;
  }
  for (const each of rest.split("\n")) {
    if (!each.includes('"')) take({ line, fields: each.split(delimiter) });
    else if (readUntilBroken(each, delimiter, line, take)) takeBroken(each, delimiter, line, take, troubles);
    line++;
  }
}

type Take = (record: DelimitedRecord) => void;

interface BrokenLine {
  readonly line: number;
  readonly text: string;
  /** What follows it. */
  readonly rest: string;
}

/** Gives records up to the first in which quotes don't match, which is returned. */
function readUntilBroken(text: string, delimiter: string, firstLine: number, take: Take): BrokenLine | undefined {
  let line = firstLine;
  let start = 0;
  let broken: BrokenLine | undefined;
  papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === "Quotes")) {
        const next = text.indexOf("\n", start);
        const end = next < 0 ? text.length : next;
        broken = { line, text: text.slice(start, end), rest: text.slice(end + 1) };
        parser.abort();
        return;
      }
      take({ line, fields: data });
      line += 1 + data.reduce((sum, field) => sum + lineEndsIn(field), 0);
      start = meta.cursor;
    },
  });
  return broken;
}

function takeBroken(text: string, delimiter: string, line: number, take: Take, troubles: string[]): void {
  troubles.push(`Line ${line} has a quote that is not closed: it is read as it stands, quotes and all.`);
  take({ line, fields: text.split(delimiter) });
}
