/** Rows -> steps inside phases, in the order of the rows. */

import { capital } from "../wording/capital.js";
import { addAll, filled, shownOf } from "./cells.js";
import type { Layout } from "./columns/column.js";
import type { Context } from "./context.js";
import { type Line, note } from "./draft.js";
import { otherLines } from "./fields.js";
import type { Source } from "./ledger.js";
import { isName } from "./names.js";
import type { Role } from "./role.js";
import { cellIn, type ReadRow, readRows } from "./rows.js";
import { type Step, stepOf, type TableReading, tableReading } from "./steps.js";
import type { Cell, Row } from "./table.js";
import { folded } from "./values/folding.js";
import { saysNothing } from "./values/nothing.js";
import { cleanText, oneLine, withoutEnd, writtenText } from "./values/texts.js";

export type Node =
  | { readonly kind: "step"; readonly step: Step }
  | PhaseNode
  | { readonly kind: "comment"; readonly text: readonly string[]; readonly from: readonly Source[] };

export interface PhaseNode {
  readonly kind: "phase";
  readonly name: string | undefined;
  readonly title: string;
  readonly calls: readonly string[];
  readonly from: Source[];
  readonly nodes: Node[];
}

export interface PlanTree {
  readonly nodes: readonly Node[];
  /** About the plan as a whole. */
  readonly notes: readonly Line[];
  readonly steps: number;
  readonly isOwn: boolean;
}

interface Open {
  readonly node: PhaseNode;
  readonly level: number;
  /** Opened by a column, and closed where it says another. */
  readonly column: string | undefined;
}

/** @param first the number of the first step */
export function treeOf(layout: Layout, first: number, context: Context): PlanTree {
  const { columns } = layout;
  const rows = readRows(layout);
  const reading = tableReading(
    columns,
    rows.map(({ row }) => row),
  );
  const nodes: Node[] = [];
  const notes: Line[] = [];
  const open: Open[] = [];
  const merged = mergedCells(rows.map(({ row }) => row));
  const phases = phasesByRow(rows, reading, merged, context);
  const consumed = new Set<Row>();
  let number = first;
  const here = (): Node[] => open.at(-1)?.node.nodes ?? nodes;
  const close = (until: (each: Open) => boolean): void => {
    while (open.length > 0 && !until(open.at(-1) as Open)) open.pop();
  };
  const enter = (node: PhaseNode, level: number, column: string | undefined): void => {
    here().push(node);
    open.push({ node, level, column });
  };

  for (const [offset, { row, what, level }] of rows.entries()) {
    switch (what.kind) {
      case "empty":
        break;
      case "more":
        if (!consumed.has(row)) addAll(notes, [...looseLines(row), ...comments(row)]);
        break;
      case "left-out":
        leftOut(row, what.because, what.keep);
        break;
      case "remark":
        for (const cell of filled(row)) {
          const source = context.sources.ofCell(cell);
          if (saysNothing(shownOf(cell))) context.drop(source, "it says nothing");
          else notes.push(note(writtenText("note", shownOf(cell)), [source]));
        }
        addAll(notes, comments(row));
        break;
      case "group": {
        const own = level ?? 0;
        close(each => each.column === undefined && each.level < own);
        enter(phaseNode(shownOf(what.title), [context.sources.ofCell(what.title)]), own, undefined);
        groupCells(row, what.title);
        break;
      }
      case "step": {
        if (level !== undefined) close(each => each.column !== undefined || each.level < level || each.level < 0);
        inPhase(phases[offset]);
        const more = followed(rows, offset);
        for (const each of more) consumed.add(each);
        const step = stepOf(row, more, number++, reading, role => inherited(offset, role), context);
        here().push({ kind: "step", step });
        break;
      }
    }
  }
  return { nodes, notes, steps: number - first, isOwn: reading.isOwn };

  function inPhase(phase: RowPhase | undefined): void {
    const path = phase?.path ?? [];
    if (path.length === 0 && phase?.source) context.drop(phase.source, "it says nothing");
    const from = [phase?.source, phase?.idSource].filter(source => source !== undefined);
    const outside = open.findIndex(({ column }) => column !== undefined);
    const base = outside < 0 ? open.length : outside;
    let shared = 0;
    while (shared < path.length && open[base + shared]?.column === path[shared]?.key) shared++;
    open.length = Math.min(open.length, base + shared);
    for (const { title, name, key } of path.slice(shared)) enter(phaseNode(title, [], name), -1, key);
    const inner = open.at(-1)?.node.from;
    if (path.length > 0 && inner) addAll(inner, from);
  }

  /** What goes on with no step. */
  function looseLines(row: Row): readonly Line[] {
    return columns.flatMap(column => {
      const cell = row.cells[column.index];
      return cell && shownOf(cell) !== "" ? otherLines(cell, column, context) : [];
    });
  }

  function leftOut(row: Row, because: string, keep: boolean): void {
    const cells = filled(row);
    if (keep && cells.length > 0) {
      const said = cells.map(cell => oneLine(shownOf(cell))).join(" | ");
      const from = cells.map(cell => context.sources.ofCell(cell));
      here().push({ kind: "comment", text: [`// ${capital(because)}: ${said}`], from });
    } else for (const cell of cells) context.drop(context.sources.ofCell(cell), because);
    addAll(notes, comments(row));
  }

  function groupCells(row: Row, title: Cell): void {
    for (const { index, header, role } of columns) {
      const cell = row.cells[index];
      if (!cell || cell === title || shownOf(cell) === "") continue;
      const source = context.sources.ofCell(cell);
      const text = shownOf(cell);
      if (role === "id" || cleanText(text) === cleanText(shownOf(title))) open.at(-1)?.node.from.push(source);
      else if (saysNothing(text)) context.drop(source, "it says nothing");
      else if (role !== undefined && summed.has(role)) context.drop(source, "it sums up what is in the group");
      else
        notes.push(
          note(writtenText("note", `${oneLine(shownOf(title))}, ${oneLine(header) || "besides"}: ${text}`), [source]),
        );
    }
    addAll(notes, comments(row));
  }

  function comments(row: Row): readonly Line[] {
    return row.cells.flatMap(cell => {
      const source = cell && context.sources.ofComment(cell);
      return cell && source
        ? [note(writtenText("note", `Comment in ${cell.address}: ${cell.comment ?? ""}`), [source])]
        : [];
    });
  }

  /** What a cell above says that is merged with this row's. */
  function inherited(offset: number, role: Role): Cell | undefined {
    for (const column of columns) {
      if (column.role !== role) continue;
      const cell = merged.get(`${offset} ${column.index}`);
      if (cell) return cell;
    }
    return undefined;
  }
}

/** What a group has of its steps. */
const summed: ReadonlySet<Role> = new Set<Role>([
  "duration",
  "start",
  "end",
  "date",
  "status",
  "actual start",
  "actual end",
  "actual duration",
  "worst case",
]);

function phaseNode(title: string, from: readonly Source[], name?: string): PhaseNode {
  const line = oneLine(title);
  const plain = name === undefined ? withoutEnd(line, ":") || line : line;
  return {
    kind: "phase",
    name,
    title: plain,
    calls: name === undefined ? [plain] : [name, plain],
    from: [...from],
    nodes: [],
  };
}

/** The rows right below that go on with this one. */
function followed(rows: readonly ReadRow[], offset: number): readonly Row[] {
  const more: Row[] = [];
  for (let at = offset + 1; at < rows.length; at++) {
    const next = rows[at];
    if (next?.what.kind === "more") more.push(next.row);
    else if (next?.what.kind !== "empty") break;
  }
  return more;
}

/** By "row column": the cell that reaches down to it. */
function mergedCells(rows: readonly Row[]): ReadonlyMap<string, Cell> {
  const merged = new Map<string, Cell>();
  for (const [offset, { cells }] of rows.entries()) {
    for (const [index, cell] of cells.entries()) {
      for (let below = 1; below < Math.min(cell?.down ?? 1, rows.length - offset); below++) {
        if (cell) merged.set(`${offset + below} ${index}`, cell);
      }
    }
  }
  return merged;
}

interface RowPhase {
  /** From the outermost; empty for none. */
  readonly path: readonly { readonly title: string; readonly name: string | undefined; readonly key: string }[];
  readonly source: Source | undefined;
  readonly idSource: Source | undefined;
}

/** The phase of each row by its column; where rows leave it empty below the first, it is that of the row above. */
function phasesByRow(
  rows: readonly ReadRow[],
  { columns, isOwn }: TableReading,
  merged: ReadonlyMap<string, Cell>,
  { sources }: Context,
): readonly (RowPhase | undefined)[] {
  const column = columns.find(({ role }) => role === "phase");
  if (!column) return rows.map(() => undefined);
  const cells = rows.map(({ row }) => cellIn(row, [column], "phase"));
  const stepTexts = rows.flatMap(({ what }, offset) => (what.kind === "step" ? [folded(shownOf(cells[offset]))] : []));
  const repeats = stepTexts.some((text, index) => text !== "" && text === stepTexts[index - 1]);
  let above: RowPhase | undefined;
  return rows.map(({ row, what }, offset) => {
    if (what.kind !== "step") {
      if (what.kind === "group") above = undefined;
      return undefined;
    }
    const cell = cells[offset];
    const id = cellIn(row, columns, "phase id");
    const idSource = id && sources.ofCell(id);
    if (!cell && !id) {
      const fill = merged.has(`${offset} ${column.index}`) || (!isOwn && !repeats);
      return fill && above ? { ...above, source: undefined, idSource: undefined } : undefined;
    }
    const text = oneLine(shownOf(cell));
    above = { path: pathOf(text, shownOf(id), isOwn), source: cell && sources.ofCell(cell), idSource };
    return above;
  });
}

/** An export of our own says all phases around a step, by their names and titles. */
function pathOf(title: string, ids: string, isOwn: boolean): RowPhase["path"] {
  const names = ids.split("/").filter(isName);
  if (!isOwn || names.length === 0)
    return saysNothing(title) ? [] : [{ title, name: undefined, key: folded(title) || title }];
  const titles = title.split(" / ");
  const own =
    titles.length === names.length ? titles : names.map((name, index) => (index === names.length - 1 ? title : name));
  return names.map((name, index) => ({ title: own[index] === name ? "" : (own[index] ?? ""), name, key: name }));
}
