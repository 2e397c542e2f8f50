/** What each row below the names of the columns is: a step, the head of a group, what goes on with the row above, or none of the plan. */
import { filled, shownOf } from "./cells.js";
import { type Column, isOwnExport, type Layout } from "./columns/column.js";
import type { Role } from "./role.js";
import type { Cell, Row } from "./table.js";
import { folded } from "./values/folding.js";

export type RowKind =
  | { readonly kind: "empty" }
  | { readonly kind: "step" }
  /** Of a phase; a deeper level is inside. */
  | { readonly kind: "group"; readonly title: Cell; readonly level: number | undefined }
  /** More about the step above. */
  | { readonly kind: "more" }
  /** Text about the plan as a whole. */
  | { readonly kind: "remark" }
  | { readonly kind: "left-out"; readonly because: string; readonly keep: boolean };

export interface ReadRow {
  readonly row: Row;
  readonly index: number;
  readonly what: RowKind;
  /** Depth, where the file has one. */
  readonly level: number | undefined;
}

export function cellIn(row: Row, columns: readonly Column[], role: Role): Cell | undefined {
  for (const column of columns) {
    const cell = column.role === role ? row.cells[column.index] : undefined;
    if (cell && shownOf(cell) !== "") return cell;
  }
  return undefined;
}

export function readRows({ table, heads, from, columns }: Layout): readonly ReadRow[] {
  const head = new Set(
    heads.flatMap(index => filled(table.rows[index] ?? { cells: [] }).map(cell => folded(shownOf(cell)))),
  );
  const body = table.rows.slice(from);
  const facts = factsOf(body, columns);
  const isOwn = isOwnExport(columns);
  const read: ReadRow[] = [];
  let inLegend = false;
  let covered = 0;
  for (const [offset, row] of body.entries()) {
    const cells = filled(row);
    if (cells.length === 0) inLegend = false;
    const [first] = cells;
    if (first && cells.length <= 2 && legend.test(shownOf(first)) && !hasMore(body, offset, facts)) inLegend = true;
    const level = isOwn ? undefined : (row.level ?? facts.levels[offset]);
    const what = inLegend
      ? ({ kind: "left-out", because: "it explains colours or signs", keep: false } as const)
      : kindOf(row, offset, covered > 0);
    const task = cellIn(row, columns, "task");
    covered = Math.max(covered - 1, (task?.down ?? 1) - 1);
    read.push({ row, index: from + offset, what, level });
  }
  return read;

  function kindOf(row: Row, offset: number, isCovered: boolean): RowKind {
    const cells = filled(row);
    const [first] = cells;
    if (!first) return { kind: "empty" };
    if (isOwn) return { kind: "step" };
    if (row.hidden) return { kind: "left-out", because: "the row is hidden", keep: true };
    const task = cellIn(row, columns, "task");
    if ((task ?? first).struck) return { kind: "left-out", because: "it is struck out", keep: true };
    if (cells.length >= 2 && head.size >= 2 && cells.every(cell => head.has(folded(shownOf(cell))))) {
      return { kind: "left-out", because: "it names the columns again", keep: false };
    }
    if (isTotal(cells, columns)) return { kind: "left-out", because: "it is a total", keep: false };
    const group = groupIn(row, offset);
    if (group) return group;
    if (isCovered && !task) return { kind: "more" };
    if (task) return { kind: "step" };
    const own = (["start", "duration", "owner", "command", "description", "expected result"] as const).some(role =>
      cellIn(row, columns, role),
    );
    const id = cellIn(row, columns, "id");
    if (id && own) return { kind: "step" };
    if (offset > 0 && !id && read.some(({ what }) => what.kind === "step"))
      return cells.length === 1 && isProse(first) ? { kind: "remark" } : { kind: "more" };
    return own && cells.length > 1 ? { kind: "step" } : { kind: "remark" };
  }

  function groupIn(row: Row, offset: number): RowKind | undefined {
    const cells = filled(row);
    const [first] = cells;
    if (!first) return undefined;
    const title = cellIn(row, columns, "task") ?? cellIn(row, columns, "phase") ?? first;
    const level = row.level ?? facts.levels[offset];
    const next = facts.nextLevel(offset);
    if (
      level !== undefined &&
      next !== undefined &&
      next > level &&
      (table.headed || facts.levels[offset] !== undefined || cells.length <= 2)
    ) {
      return { kind: "group", title, level };
    }
    // A list says by its levels alone what belongs to what.
    if (table.list) return undefined;
    if (cells.length > 1 && !(cells.length === 2 && facts.idGroups && isBareId(row, first))) return undefined;
    if (table.headed && columns.length === 1) return undefined;
    if (!hasMore(body, offset, facts)) return undefined;
    const text = shownOf(title);
    if (text.length > 100 || isProse(title)) return undefined;
    const isElsewhere = columns.find(({ index }) => row.cells[index] === title)?.role !== "task";
    const isWide = (title.across ?? 1) > 1;
    const looks =
      /:$/.test(text) || (text === text.toUpperCase() && /\p{L}{3}/u.test(text)) || heading.test(folded(text));
    if (isWide || isElsewhere || looks || (facts.full && !facts.isBare(offset + 1)))
      return { kind: "group", title, level };
    return undefined;
  }

  function isBareId(row: Row, first: Cell): boolean {
    const id = cellIn(row, columns, "id");
    return id === first && cellIn(row, columns, "task") !== undefined;
  }
}

const heading =
  /^(?:phase|stage|section|part|day|tag|teil|abschnitt|etappe|fase|etapa|seccion|secao|jour|partie|pre (?!check)|post (?!check)|before|during|after|preparation|vorbereitung|nachbereitung|preparacion|preparacao|t minus|t \d|d \d|week \d)\b/;
const legend =
  /^(?:legend|legende|l[e\u00E9]gende|leyenda|legenda|key|colou?r (?:key|code|coding)|status (?:key|codes?)|farblegende)\b/i;
const total =
  /^(?:(?:grand |sub ?)?totals?(?: (?:time|duration|hours|minutes|estimate|estimated time|downtime|elapsed|elapsed time))?|sum|summe|gesamt(?:summe|dauer|zeit)?|total g[e\u00E9]n[e\u00E9]ral|suma|soma|dur[e\u00E9]e totale|duraci[o\u00F3]n total|dura[c\u00E7][a\u00E3]o total)\s*[:=]?$/i;

function isTotal(cells: readonly Cell[], columns: readonly Column[]): boolean {
  const texts = cells.filter(({ value }) => value.kind === "text");
  const [first] = texts;
  if (first && total.test(shownOf(first)) && cells.length <= 5) return true;
  // A sum below a column of durations.
  const [only] = cells;
  return (
    cells.length === 1 &&
    only !== undefined &&
    only.formula === true &&
    columns.length > 2 &&
    only.value.kind !== "text"
  );
}

function isProse(cell: Cell): boolean {
  const text = shownOf(cell);
  return (
    cell.value.kind === "text" &&
    (text.length > 160 ||
      (/^(?:note|nb|n\.b\.|\*|remark|hinweis|anmerkung|remarque|nota|obs)\b[:.]?\s?/i.test(text) && text.length > 12) ||
      (text.startsWith("*") && text.length > 3))
  );
}

interface BodyFacts {
  /** Most rows with a task say more than that. */
  readonly full: boolean;
  /** Most rows have an id, and some rows an id and a title alone. */
  readonly idGroups: boolean;
  /** By row, where ids are numbers of an outline. */
  readonly levels: readonly (number | undefined)[];
  readonly nextLevel: (offset: number) => number | undefined;
  readonly isBare: (offset: number) => boolean;
  readonly lastStep: number;
}

function factsOf(body: readonly Row[], columns: readonly Column[]): BodyFacts {
  const rows = body.filter(row => cellIn(row, columns, "task"));
  const rich = rows.filter(row => filled(row).length > 1);
  const levels = outlineLevels(body, columns);
  const nextFilled = (offset: number): number => {
    for (let at = offset; at < body.length; at++)
      if (filled(body[at] ?? { cells: [] }).length > 0 && !body[at]?.hidden) return at;
    return -1;
  };
  const known = rows.length >= 3 && rich.length >= rows.length * 0.7;
  const withId = rows.filter(row => cellIn(row, columns, "id"));
  const lastStep = body.reduce(
    (last, row, index) => (filled(row).length > 1 && cellIn(row, columns, "task") ? index : last),
    -1,
  );
  return {
    full: known,
    idGroups:
      known &&
      withId.length > rows.length / 2 &&
      rich.filter(row => filled(row).length > 2).length >= rows.length * 0.7,
    levels,
    nextLevel: offset => {
      const at = nextFilled(offset + 1);
      return at < 0 ? undefined : (body[at]?.level ?? levels[at]);
    },
    isBare: offset => {
      const at = nextFilled(offset);
      return at < 0 || filled(body[at] ?? { cells: [] }).length === 1;
    },
    lastStep,
  };
}

/** Whether steps still follow. */
function hasMore(_body: readonly Row[], offset: number, { lastStep }: BodyFacts): boolean {
  return offset < lastStep;
}

/** "1", "1.1", "1.2": only where each deeper number stands below one it belongs to. */
function outlineLevels(body: readonly Row[], columns: readonly Column[]): readonly (number | undefined)[] {
  const ids = body.map(row => {
    const cell = cellIn(row, columns, "id");
    return cell ? outlineNumber(shownOf(cell)) : undefined;
  });
  const known = new Set<string>();
  let parents = 0;
  for (const id of ids) {
    if (id === undefined) continue;
    if (known.has(id)) return body.map(() => undefined);
    known.add(id);
    const parent = /^(.*)\.\d+$/.exec(id)?.[1];
    if (parent !== undefined && known.has(parent)) parents++;
  }
  if (parents === 0) return body.map(() => undefined);
  return ids.map(id => (id === undefined ? undefined : id.split(".").length - 1));
}

/** "1.2" of "1.2." and "1.2.0". */
function outlineNumber(text: string): string | undefined {
  let number = text.endsWith(".") ? text.slice(0, -1) : text;
  if (!/^\d+(?:\.\d+)*$/.test(number)) return undefined;
  while (number.endsWith(".0")) number = number.slice(0, -2);
  return number;
}
