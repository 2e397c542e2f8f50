/** A row -> a step: its title, what the cells say about it, and what it waits for in the words of the table. */
import type { ActivityKind } from "../plan/plan.js";
import { shownOf } from "./cells.js";
import { type Column, isOwnExport } from "./columns/column.js";
import type { Context } from "./context.js";
import { type Line, note } from "./draft.js";
import {
  asNoteOrNothing,
  commentLines,
  environmentLines,
  linkLines,
  moreLines,
  otherLines,
  textLines,
  undoingLines,
} from "./fields.js";
import type { Source } from "./ledger.js";
import { isName } from "./names.js";
import type { Role } from "./role.js";
import type { Cell, Row } from "./table.js";
import { type DayOrder, dayOrderIn } from "./values/dates.js";
import { areSpans } from "./values/durations.js";
import { kindFromTitle, kindInColumn } from "./values/kinds.js";
import { saysNothing } from "./values/nothing.js";
import { areSurnamesFirst } from "./values/parties.js";
import { cleanText, oneLine, writtenText } from "./values/texts.js";
import { type TimeCell, type WallTime, type When, whenLines } from "./when.js";
import { type Said, whoLines } from "./who.js";

export interface Step {
  /** Its place among all steps of the table. */
  readonly number: number;
  readonly keyword: ActivityKind;
  /** A name that the file gives it. */
  readonly name: string | undefined;
  readonly title: string;
  /** What others may call it by, as it is written: its id, its title. */
  readonly calls: readonly string[];
  readonly from: readonly Source[];
  /** Who, before what it waits for. */
  readonly before: readonly Line[];
  /** When, what and how, after it. */
  readonly after: readonly Line[];
  /** How it is undone: the cells, and what has become of them. */
  readonly rollbacks: readonly Said[];
  readonly answer: readonly Line[];
  /** What it undoes, as the row of a rollback says it. */
  readonly undoes: readonly Said[];
  readonly waits: readonly Said[];
  readonly beside: Said | undefined;
  readonly start: WallTime | undefined;
  readonly end: WallTime | undefined;
  readonly at: Line | undefined;
  readonly during: When["during"];
}

/** What all rows of a table share. */
export interface TableReading {
  readonly columns: readonly Column[];
  readonly order: ReadonlyMap<number, DayOrder>;
  readonly surnameFirst: boolean;
  /** Indices of columns that say from when to when, counted from the beginning. */
  readonly spans: ReadonlySet<number>;
  /** An export of our own: names are names, and phases are not filled down. */
  readonly isOwn: boolean;
  /** Ids by what else a row is called: in an export of our own by its number. */
  readonly idOf: ReadonlyMap<string, string>;
}

export function tableReading(columns: readonly Column[], rows: readonly Row[]): TableReading {
  const textsOf = (column: Column): readonly string[] =>
    rows.flatMap(({ cells }) => (cells[column.index]?.value.kind === "text" ? [shownOf(cells[column.index])] : []));
  const order = new Map<number, DayOrder>();
  for (const column of columns) {
    if (column.role === undefined || !times.has(column.role)) continue;
    const found = dayOrderIn(textsOf(column));
    if (found) order.set(column.index, found);
  }
  const owner = columns.find(({ role }) => role === "owner");
  const ids = columns.filter(({ role }) => role === "id");
  const idOf = new Map(
    rows.flatMap(({ cells }) => {
      const [id, number] = ids.map(({ index }) => shownOf(cells[index]));
      return id && number ? [[number, id] as const] : [];
    }),
  );
  return {
    columns,
    order,
    idOf,
    spans: new Set(
      columns
        .filter(({ role }) => role === "duration" || role === "worst case")
        .filter(({ index, unit }) =>
          areSpans(
            rows.flatMap(({ cells }) => cells[index]?.value ?? []),
            unit,
          ),
        )
        .map(({ index }) => index),
    ),
    surnameFirst: owner !== undefined && areSurnamesFirst(textsOf(owner)),
    isOwn: isOwnExport(columns),
  };
}

const times: ReadonlySet<Role> = new Set<Role>(["date", "start", "end"]);

export function stepOf(
  row: Row,
  more: readonly Row[],
  number: number,
  reading: TableReading,
  inherited: (role: Role) => Cell | undefined,
  context: Context,
): Step {
  const { columns, isOwn } = reading;
  const { sources } = context;
  const used = new Set<Cell>();
  const said = (role: Role): readonly Said[] =>
    columns.flatMap(column => {
      const cell = column.role === role && !column.ignored ? row.cells[column.index] : undefined;
      if (!cell || shownOf(cell) === "") return [];
      used.add(cell);
      return [{ cell, label: oneLine(column.header) }];
    });
  const timed = (role: Role): readonly TimeCell[] =>
    columns.flatMap(column => {
      const cell = column.role === role ? row.cells[column.index] : undefined;
      if (!cell || shownOf(cell) === "") return [];
      used.add(cell);
      return [
        {
          cell,
          label: oneLine(column.header),
          zone: column.zone,
          order: reading.order.get(column.index),
          unit: column.unit,
          isSpan: reading.spans.has(column.index),
        },
      ];
    });
  const withInherited = (role: Role): readonly Said[] => {
    const own = said(role);
    const above = own.length === 0 ? inherited(role) : undefined;
    return above ? [{ cell: above, label: role }] : own;
  };

  const titled = isOwn ? ownTitle(said("task")[0], context) : titleOf(said, context);
  const rollbacks = said("rollback");
  const isUndone = rollbacks.some(({ cell }) => !saysNothing(shownOf(cell)));
  const kind = kindOf(said("kind"), titled.title, isUndone, context);
  const who = whoLines(
    {
      owner: withInherited("owner")[0],
      covers: said("cover"),
      participants: said("participants"),
      team: withInherited("team")[0],
      contacts: said("contact"),
      surnameFirst: reading.surnameFirst,
      isOwn,
    },
    context,
  );
  const when = whenLines(
    {
      date: timed("date")[0],
      starts: timed("start"),
      ends: timed("end"),
      duration: timed("duration")[0],
      worst: timed("worst case")[0],
      isOwn,
    },
    context,
  );
  const ids = said("id");
  const name = isOwn && ids[0] && isName(shownOf(ids[0].cell)) ? shownOf(ids[0].cell) : undefined;
  const isHead = ({ cell }: Said): boolean => name !== undefined || isNumbering(shownOf(cell));
  const what: readonly Line[] = [
    ...withInherited("environment").flatMap(each => environmentLines(each, context)),
    ...said("command").flatMap(each => textLines("run", each, context)),
    ...said("expected result").flatMap(each => textLines("expect", each, context)),
    ...said("link").flatMap(each => linkLines(each, context)),
    ...titled.lines,
    ...said("description").flatMap(each => textLines("note", each, context)),
    ...said("notes").flatMap(each => textLines("note", each, context)),
    ...(["status", "actual start", "actual end", "actual duration"] as const)
      .flatMap(said)
      .filter(({ cell }) => !(isOwn && /^(?:done|cancelled)$/.test(shownOf(cell))))
      .flatMap(each => asNoteOrNothing(each, context)),
    ...ids.filter(each => !isHead(each)).flatMap(each => asNoteOrNothing(each, context)),
    ...kind.lines,
  ];
  const waits = said("predecessors");
  const undoes = said("undoes");
  const [beside] = said("parallel with");
  for (const role of ["phase", "phase id", "runbook", "window", "go-live"] as const) said(role);
  const others = columns.flatMap(column => {
    const cell = row.cells[column.index];
    return cell && shownOf(cell) !== "" && !used.has(cell) ? otherLines(cell, column, context) : [];
  });
  const rest = [
    ...more.flatMap(each => moreLines(each, columns, context)),
    ...[row, ...more].flatMap(each => commentLines(each, columns, context)),
  ];
  return {
    number,
    keyword: kind.keyword,
    name,
    title: titled.title,
    calls: [...ids.map(({ cell }) => shownOf(cell)), ...titled.calls],
    from: [...titled.from, ...ids.filter(isHead).map(({ cell }) => sources.ofCell(cell)), ...kind.from],
    before: who,
    after: [...when.lines, ...what, ...others, ...rest],
    rollbacks,
    answer: undoingLines(rollbacks, kind.keyword, isOwn ? reading.idOf : undefined, context),
    undoes,
    waits,
    beside,
    start: when.start,
    end: when.end,
    at: when.at,
    during: when.during,
  };
}

function ownTitle(task: Said | undefined, { sources }: Context): Titled {
  if (!task) return { title: "", calls: [], from: [], lines: [] };
  const title = oneLine(shownOf(task.cell));
  return { title, calls: [title], from: [sources.ofCell(task.cell)], lines: [] };
}

interface Kind {
  readonly keyword: ActivityKind;
  readonly from: readonly Source[];
  readonly lines: readonly Line[];
}

function kindOf(kinds: readonly Said[], title: string, isUndone: boolean, context: Context): Kind {
  const [first] = kinds;
  const said = first && kindInColumn(shownOf(first.cell));
  if (first && said) return { keyword: said, from: [context.sources.ofCell(first.cell)], lines: [] };
  const guessed = kindFromTitle(title);
  // What is undone has changed something.
  const keyword = isUndone ? "step" : guessed;
  return { keyword, from: [], lines: kinds.flatMap(each => asNoteOrNothing(each, context)) };
}

interface Titled {
  readonly title: string;
  readonly calls: readonly string[];
  readonly from: readonly Source[];
  /** What is too long for a title. */
  readonly lines: readonly Line[];
}

const longestTitle = 140;

/** The first line of what says what is done. Without one, what says most about it. */
function titleOf(said: (role: Role) => readonly Said[], { sources }: Context): Titled {
  const candidates = (["task", "description", "command", "expected result", "notes"] as const).flatMap(said);
  const first = candidates.find(({ cell }) => !saysNothing(shownOf(cell))) ?? candidates[0];
  if (!first) return { title: "Untitled", calls: [], from: [], lines: [] };
  const source = sources.ofCell(first.cell);
  const text = cleanText(shownOf(first.cell));
  const [line = "", ...others] = text.split("\n");
  const numbered = /^(?:(?:step|schritt|paso|passo|\u00E9tape)\s+)?(\d+(?:\.\d+)*)(?:[.):]|\s+-)\s+(?=\S)/i.exec(line);
  const plain = oneLine(numbered ? line.slice(numbered[0].length) : line);
  const short = plain.length > longestTitle ? /^.{20,120}?[.;:](?=\s)/.exec(plain)?.[0] : undefined;
  const title = (short ?? plain).replace(/[.;:]$/, "") || plain;
  const isShort = others.every(other => other.trim() === "") && short === undefined;
  return {
    title: title === "" ? "Untitled" : title,
    calls: [...(numbered?.[1] === undefined ? [] : [numbered[1]]), title, oneLine(line), oneLine(text)],
    from: [source],
    lines: isShort ? [] : [note(writtenText("note", text), [source])],
  };
}

/** Numbers follow from the order of the rows. */
function isNumbering(text: string): boolean {
  return /^#?\d+(?:\.\d+)*[.)]?$/.test(text);
}
