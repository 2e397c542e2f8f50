/** What the cells of a column say about it, where its name says too little. */
import { shownOf } from "../cells.js";
import type { Role } from "../role.js";
import type { Cell, Row } from "../table.js";
import { durationIn } from "../values/durations.js";
import { momentIn } from "../values/moments.js";
import { saysNothing } from "../values/nothing.js";
import { type Column, isOwnExport } from "./column.js";

/** Roles that several columns may have. */
const several: ReadonlySet<Role> = new Set<Role>([
  "id",
  "start",
  "end",
  "contact",
  "command",
  "expected result",
  "link",
  "notes",
  "status",
  "actual start",
  "actual end",
  "actual duration",
  "cover",
  "participants",
  "rollback",
]);

/** Rows that are looked at. */
const mostRows = 400;

export function refined(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const cellsOf = (index: number): readonly Cell[] =>
    rows.slice(0, mostRows).flatMap(({ cells }) => {
      const cell = cells[index];
      return cell && !saysNothing(shownOf(cell)) ? [cell] : [];
    });
  if (isOwnExport(columns)) return onlyOnce(columns);
  const read = columns.map(column => (column.by === "map" ? column : byContent(column, cellsOf(column.index))));
  return withTask(onlyOnce(withOneTask(read, cellsOf)), cellsOf);
}

function byContent(column: Column, cells: readonly Cell[]): Column {
  const { role } = column;
  if (cells.length === 0) return column;
  const as = (other: Role): Column => ({ ...column, role: other, by: "content" });
  if (role === undefined) return column;
  if (role === "task" && mostly(cells, isNumbering)) return as("id");
  if (
    role === "id" &&
    !mostly(cells, isNumbering) &&
    mostly(cells, cell => shownOf(cell).includes(" ") && shownOf(cell).length > 12)
  )
    return as("task");
  // "Backup" may be somebody, or a copy of data.
  if (role === "cover" && !mostly(cells, cell => shownOf(cell).split(" ").length <= 4))
    return { ...column, role: undefined };
  if (tickable.has(role) && mostly(cells, isTick, 0.9)) return as("status");
  if (
    role === "start" &&
    mostly(cells, isLength) &&
    !mostly(cells, cell => momentIn(cell.value, anyContext).kind === "moment")
  )
    return as("duration");
  if (role === "duration" && mostly(cells, cell => cell.value.kind === "moment" || cell.value.kind === "day"))
    return as("date");
  return column;
}

const anyContext = { order: "day first", unit: "d" } as const;

const tickable: ReadonlySet<Role> = new Set<Role>([
  "expected result",
  "task",
  "link",
  "notes",
  "kind",
  "rollback",
  "predecessors",
]);

function mostly(cells: readonly Cell[], holds: (cell: Cell) => boolean, share = 0.6): boolean {
  return cells.length > 0 && cells.filter(holds).length >= cells.length * share;
}

/** "3", "1.2", "A-7", "Step 4". */
function isNumbering(cell: Cell): boolean {
  return (
    cell.value.kind === "number" ||
    /^(?:(?:step|task|schritt|paso|passo|etape|étape)\s*)?#?[A-Za-z]{0,4}[-_.]?\d+(?:[.-]\d+)*[.)a-z]?$/i.test(
      shownOf(cell),
    )
  );
}

function isTick(cell: Cell): boolean {
  return (
    cell.value.kind === "flag" ||
    /^(?:x|\u2713|\u2714|\u2611|\u2610|\u2705|\u274C|y|n|yes|no|ja|nein|oui|non|si|s\u00ED|sim|n\u00E3o|done|ok|pass(?:ed)?|fail(?:ed)?|complete[d]?|not started|in progress|pending|todo|open|closed|true|false|:white_check_mark:|:x:|\[[ x]?\])$/i.test(
      shownOf(cell),
    )
  );
}

/** With a unit: 30 min, never a bare number or a time of day. */
function isLength(cell: Cell): boolean {
  return (
    cell.value.kind === "length" ||
    (cell.value.kind === "text" &&
      /[a-z]/i.test(cell.value.text) &&
      durationIn(cell.value, undefined).kind === "duration")
  );
}

/** Of two columns that are called so, the one that says more is what is done; one that says the same again and again is a phase. */
function withOneTask(columns: readonly Column[], cellsOf: (index: number) => readonly Cell[]): readonly Column[] {
  const tasks = columns.filter(({ role }) => role === "task");
  const [first, second] = tasks;
  if (!first || !second || tasks.some(({ by }) => by === "map")) return columns;
  const [one, two] = [cellsOf(first.index), cellsOf(second.index)];
  const distinct = new Set(one.map(shownOf)).size;
  const mean = (cells: readonly Cell[]): number =>
    cells.reduce((sum, cell) => sum + shownOf(cell).length, 0) / Math.max(1, cells.length);
  const isPhase = distinct < one.length && mean(two) > mean(one) && new Set(two.map(shownOf)).size > distinct;
  if (!isPhase || columns.some(({ role }) => role === "phase")) return columns;
  return columns.map(column => (column === first ? { ...column, role: "phase", by: "content" } : column));
}

/** Of several columns with one role the first is it; what else says what is done becomes a description, all others notes. */
function onlyOnce(columns: readonly Column[]): readonly Column[] {
  const seen = new Set<Role>();
  return columns.map(column => {
    const { role } = column;
    if (role === undefined || several.has(role)) return column;
    if (!seen.has(role)) {
      seen.add(role);
      return column;
    }
    if (role === "task" && !seen.has("description")) {
      seen.add("description");
      return { ...column, role: "description" };
    }
    return { ...column, role: undefined };
  });
}

/** There is always one that says what is done: where none is called so, what comes nearest. */
function withTask(columns: readonly Column[], cellsOf: (index: number) => readonly Cell[]): readonly Column[] {
  if (columns.some(({ role }) => role === "task")) return columns;
  const instead =
    columns.find(({ role }) => role === "description") ??
    columns.find(({ role }) => role === "command") ??
    columns.find(
      ({ role }) => role === "notes" && columns.some(each => each.role === "owner" || each.role === "start"),
    ) ??
    longest(
      columns.filter(({ role, by, ignored }) => role === undefined && by !== "map" && !ignored),
      cellsOf,
    );
  return instead
    ? columns.map(column =>
        column === instead ? { ...column, role: "task", by: column.role ? column.by : "content" } : column,
      )
    : columns;
}

function longest(columns: readonly Column[], cellsOf: (index: number) => readonly Cell[]): Column | undefined {
  let best: Column | undefined;
  let most = 8;
  for (const column of columns) {
    const texts = cellsOf(column.index)
      .filter(({ value }) => value.kind === "text")
      .map(shownOf);
    const mean = texts.reduce((sum, text) => sum + Math.min(text.length, 120), 0) / Math.max(1, texts.length);
    if (mean > most && texts.length > 0) [best, most] = [column, mean];
  }
  return best;
}
