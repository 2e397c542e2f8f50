/** The lists of our own documents: entries with their boxes, and below each what is said of it by name. */
import { filled, shownOf } from "../cells.js";
import type { Cell, Table } from "../table.js";

export interface Entry {
  readonly task: Cell;
  readonly lines: readonly EntryLine[];
}

export interface EntryLine {
  /** "Owner"; "" where the line has no name. */
  readonly what: string;
  readonly text: string;
  /** What stands for the line. */
  readonly cell: Cell;
  readonly cells: readonly Cell[];
  /** From 1. */
  readonly level: number;
}

export function entriesIn({ rows }: Table): readonly Entry[] {
  const entries: { task: Cell; lines: EntryLine[] }[] = [];
  for (const row of rows.slice(1)) {
    const [cell, ...others] = filled(row);
    if (!cell) continue;
    const level = row.level ?? 0;
    if (level === 0) entries.push({ task: cell, lines: lineOf(others, 1) });
    else for (const line of lineOf([cell, ...others], level)) entries.at(-1)?.lines.push(line);
  }
  return entries;
}

function lineOf(cells: readonly Cell[], level: number): EntryLine[] {
  const [cell, ...others] = cells;
  if (!cell) return [];
  const [, what = "", text = ""] = /^(\p{Lu}[\p{L} ]*):(?: (.*))?$/su.exec(shownOf(cell)) ?? ["", "", shownOf(cell)];
  const whole = [text, ...others.map(shownOf)].filter(each => each !== "").join("\n");
  return [{ what, text: whole, cell, cells, level }];
}

export interface OwnTitle {
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly name: string;
}

/** "1.2 Stop the app (step stop-app)" */
export function ownEntry(text: string): OwnTitle | undefined {
  const [, number = "", title = "", kind = "", name = ""] =
    /^(\d+(?:\.\d+)*) (\S.*) \((step|check|notify|gate|wait) ([^\s()]+)\)$/.exec(text) ?? [];
  return name === "" ? undefined : { number, title, kind, name };
}
