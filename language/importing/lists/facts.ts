/** Lists, in which items say more about the item above them ("Owner: Ana") or about themselves ("(10 min)"): as tables with a column for each. */
import type { RosterNames } from "../../starting/start.js";
import { addAll, shownOf } from "../cells.js";
import { roleOfName } from "../columns/dictionary.js";
import type { Sources } from "../ledger.js";
import type { Role } from "../role.js";
import type { Cell, Row, Table, Tables } from "../table.js";
import { folded, sameAs } from "../values/folding.js";
import { type ItemParts, partsOfItem } from "./parts.js";
import { withoutProse } from "./prose.js";
import { type Fact, fitting, isAlsoWork, isWho, type Known, namedFact, peopleIn, plainFact, texts } from "./values.js";

/** What columns that are added are called. */
const headers: Readonly<Partial<Record<Role, string>>> = {
  id: "ID",
  kind: "Kind",
  owner: "Owner",
  cover: "Cover",
  participants: "Participants",
  team: "Team",
  contact: "Contact",
  start: "Start",
  end: "End",
  duration: "Duration",
  "worst case": "Worst case",
  predecessors: "Depends on",
  "parallel with": "Parallel with",
  environment: "Environment",
  command: "Command",
  "expected result": "Expected result",
  rollback: "Rollback",
  link: "Link",
  status: "Status",
  description: "Description",
  notes: "Notes",
};

/** Roles of which an item may have several cells. */
const several: ReadonlySet<Role> = new Set<Role>(["command", "expected result", "notes", "link", "status"]);

/** The same file, in which lists have a cell for each thing that they say. */
export function withItemFacts(written: Tables, sources: Sources, roster: RosterNames | undefined): Tables {
  if (!written.tables.some(({ list }) => list)) return written;
  const { tables, prose } = withoutProse(written, sources);
  const known = knownIn(tables, roster);
  return { ...written, prose, tables: tables.map(table => (table.list ? withFacts(table, known, sources) : table)) };
}

function knownIn(tables: readonly Table[], roster: RosterNames | undefined): Known {
  const people = new Set(
    [...(roster?.people ?? []), ...(roster?.teams ?? [])].flatMap(({ name, title }) => [name, title]).map(sameAs),
  );
  const items = new Set<string>();
  people.delete("");
  for (const { list, rows } of tables) {
    if (!list) continue;
    const { id, task } = columnsOf(rows[0]);
    for (const { cells } of rows.slice(1)) {
      const text = shownOf(cells[task]);
      const fact = isAlsoWork(text) ? undefined : namedFact(text);
      for (const name of fact ? peopleIn(fact) : []) people.add(sameAs(name));
      for (const each of [text, text.replace(/ \([^()]*\)$/, ""), shownOf(cells[id])]) items.add(sameAs(each));
    }
  }
  // What stands after a title is no part of what it is called.
  const calls = [...items].flatMap(text => [text, sameAs(partsOfItem(text, { people, items: new Set() }).title)]);
  return { people, items: new Set(calls.filter(text => text !== "")) };
}

interface Columns {
  readonly id: number;
  readonly task: number;
  readonly command: number;
  readonly notes: number;
  readonly status: number;
}

/** As the readers of documents call them. */
function columnsOf(head: Row | undefined): Columns {
  const at = (name: string): number => head?.cells.findIndex(cell => cell?.shown === name) ?? -1;
  return { id: at("ID"), task: at("Task"), command: at("Command"), notes: at("Notes"), status: at("Status") };
}

interface Item {
  readonly row: Row;
  readonly below: readonly Item[];
}

interface Added {
  readonly role: Role;
  readonly cell: Cell;
}

interface ReadItem {
  readonly row: Row;
  readonly added: readonly Added[];
}

function withFacts(table: Table, known: Known, sources: Sources): Table {
  const [head, ...rows] = table.rows;
  const columns = columnsOf(head);
  if (!head || columns.task < 0) return table;
  const read = treeOf(rows).flatMap(item => itemRows(item, { columns, known, sources }));
  const places = placesOf(read);
  const [first] = head.cells;
  const width = head.cells.length;
  const names = places.map(role => ({ address: first?.address ?? "", ...textOf(headers[role] ?? role) }));
  return {
    ...table,
    rows: [
      { ...head, cells: [...head.cells, ...names] },
      ...read.map(({ row, added }) => {
        const left = [...added];
        const more = places.map(role => {
          const at = left.findIndex(each => each.role === role);
          return at < 0 ? undefined : left.splice(at, 1)[0]?.cell;
        });
        const cells = [...Array.from({ length: width }, (_, index) => row.cells[index]), ...more];
        return { ...row, cells: cells.slice(0, cells.findLastIndex(cell => cell !== undefined) + 1) };
      }),
    ],
  };
}

/** A column for each role, as often as an item has it. */
function placesOf(read: readonly ReadItem[]): readonly Role[] {
  const most = new Map<Role, number>();
  for (const { added } of read) {
    const own = new Map<Role, number>();
    for (const { role } of added) own.set(role, (own.get(role) ?? 0) + 1);
    for (const [role, count] of own) most.set(role, Math.max(most.get(role) ?? 0, count));
  }
  return (Object.keys(headers) as Role[]).flatMap(role => Array.from({ length: most.get(role) ?? 0 }, () => role));
}

function textOf(text: string): Pick<Cell, "value" | "shown"> {
  return { value: { kind: "text", text }, shown: text };
}

/** Items inside those that they lie below. */
function treeOf(rows: readonly Row[]): readonly Item[] {
  const top: Item[] = [];
  const open: { readonly level: number; readonly below: Item[] }[] = [];
  for (const row of rows) {
    const level = row.level ?? 0;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const below: Item[] = [];
    (open.at(-1)?.below ?? top).push({ row, below });
    open.push({ level, below });
  }
  return top;
}

interface Reading {
  readonly columns: Columns;
  readonly known: Known;
  readonly sources: Sources;
}

/** An item without what only says something about it, and what lies below. */
function itemRows({ row, below }: Item, reading: Reading): readonly ReadItem[] {
  const { columns, sources } = reading;
  const added: Added[] = [];
  const isOwned = below.some(each => namedFact(shownOf(each.row.cells[columns.task]))?.role === "owner");
  const read = below.map(each => factsOfItem(each, isOwned, reading));
  const isGroup = below.some((each, index) => read[index] === undefined && !isRemark(each, columns));
  // Between steps, a command or a check is a step of its own.
  const facts = read.map(each => (isGroup && each?.some(({ role }) => inTurn.has(role)) ? undefined : each));
  for (const each of facts) addAll(added, each ?? []);
  const others = below.filter((_, index) => facts[index] === undefined);
  const remarks = added.length > 0 ? others.filter(each => isRemark(each, columns)) : [];
  const work = others.filter(each => !remarks.includes(each));
  for (const each of remarks)
    addAll(
      added,
      [columns.task, columns.notes].flatMap(at => {
        const cell = each.row.cells[at];
        return cell ? [{ role: "notes" as const, cell }] : [];
      }),
    );
  const cells = [...row.cells];
  const box = cells[columns.status];
  if (box) cells[columns.status] = made(box, "done", sources);
  const notes = cells[columns.notes];
  if (notes) cells[columns.notes] = withoutFacts(notes, added, reading);
  const task = cells[columns.task];
  if (task && work.length === 0) cells[columns.task] = withoutParts(task, added, reading);
  return [{ row: { ...row, cells }, added: onlyOnce(added) }, ...work.flatMap(each => itemRows(each, reading))];
}

const inTurn: ReadonlySet<Role> = new Set<Role>(["command", "expected result"]);

/** Beside facts of an item, what has another name and a colon is said about it as well: "Risk: it takes longer". */
function isRemark({ row, below }: Item, columns: Columns): boolean {
  const text = shownOf(row.cells[columns.task]);
  const isPlain = row.ticked === undefined && below.length === 0 && !row.cells[columns.command];
  return isPlain && /^\p{L}[^:\n]{1,40}:\s+\S/u.test(text) && !isAlsoWork(text);
}

/** What is said again where it can be said once is kept as a note. */
function onlyOnce(added: readonly Added[]): readonly Added[] {
  const seen = new Set<Role>();
  return added.map(each => {
    const isAgain = seen.has(each.role) && !several.has(each.role);
    seen.add(each.role);
    return isAgain ? { role: "notes", cell: each.cell } : each;
  });
}

function made(cell: Cell, text: string, sources: Sources): Cell {
  const { code: _, ...rest } = cell;
  const other = { ...rest, ...textOf(text) };
  sources.madeOf(other, cell);
  return other;
}

/** The title alone, where the rest of the item plainly says something about it. */
function withoutParts(task: Cell, added: Added[], { known, sources }: Reading): Cell {
  const { title, facts } = ownItem(task) ?? partsOfItem(shownOf(task), known);
  const isSaid = facts.some(({ role }) => added.some(each => each.role === role));
  if (facts.length === 0 || isSaid) return task;
  addAll(
    added,
    facts.map(({ role, text }) => ({ role, cell: made(task, text, sources) })),
  );
  return made(task, title, sources);
}

/** As our own documents have it: "1.2 Stop the app (step `stop-app`)". */
function ownItem({ shown, code = [] }: Cell): ItemParts | undefined {
  const [, id = "", title = "", kind = "", name = ""] =
    /^(\d+(?:\.\d+)*) (\S.*) \((step|check|notify|gate|wait) ([^\s()]+)\)$/.exec(shown) ?? [];
  if (name === "" || !code.includes(name)) return undefined;
  const facts = [
    { role: "id", text: id },
    { role: "kind", text: kind },
  ] as const;
  return { title, facts };
}

/** Lines below an item that say something about it by name. */
function withoutFacts(notes: Cell, added: Added[], { known, sources }: Reading): Cell | undefined {
  const lines = shownOf(notes).split("\n");
  const left = lines.filter(line => {
    const fact = isAlsoWork(line) ? undefined : namedFact(line);
    const fit = fact && fact.text !== "" ? fitting(fact, known) : undefined;
    if (fit) added.push({ role: fit.role, cell: made(notes, fit.text, sources) });
    return !fit;
  });
  if (left.length === lines.length) return notes;
  return left.every(line => line.trim() === "") ? undefined : made(notes, left.join("\n"), sources);
}

/** What an item says about the one above it; undefined where it is work of its own. */
function factsOfItem(item: Item, isOwned: boolean, reading: Reading): readonly Added[] | undefined {
  const { columns, known, sources } = reading;
  const task = item.row.cells[columns.task];
  if (!task || item.row.ticked !== undefined || task.struck) return undefined;
  const text = shownOf(task);
  const fact = namedFact(text) ?? commandIn(task) ?? (item.below.length === 0 ? plainFact(text, known) : undefined);
  if (!fact) return undefined;
  if (texts.has(fact.role)) return textFacts(fact, item, reading);
  if (item.below.length > 0 || fact.text === "" || item.row.cells[columns.command]) return undefined;
  const isNamed = namedFact(text) !== undefined;
  const alsoWork = isNamed && isAlsoWork(text);
  const isMeant = !alsoWork || isOwned || isWho(fact.text, known) || (fact.role !== "owner" && fact.role !== "cover");
  const fit = isMeant ? fitting(fact, known) : undefined;
  if (!fit && alsoWork) return undefined;
  const notes = item.row.cells[columns.notes];
  return [
    fit ? { role: fit.role, cell: made(task, fit.text, sources) } : { role: "notes", cell: task },
    ...(notes ? [{ role: "notes" as const, cell: notes }] : []),
  ];
}

/** "run `pg_ctl promote`" */
function commandIn({ shown, code = [] }: Cell): Fact | undefined {
  const [only, ...others] = code;
  if (only === undefined || others.length > 0 || !shown.endsWith(only)) return undefined;
  const role = roleOfName.get(folded(shown.slice(0, -only.length)));
  return role === "command" || role === "expected result" ? { role, text: only } : undefined;
}

/** A text that stands beside its name, below it, or both. */
function textFacts({ role, text }: Fact, item: Item, { columns, sources }: Reading): readonly Added[] | undefined {
  const task = item.row.cells[columns.task];
  if (!task) return undefined;
  const inside = cellsBelow(item, columns);
  const own = text === "" ? [] : [made(task, text, sources)];
  const values = [...own, ...inside];
  const [first] = values;
  if (!first) return undefined;
  if (own.length === 0) sources.goesWith(task, first);
  if (several.has(role)) return values.map(cell => ({ role, cell }));
  for (const cell of values.slice(1)) sources.goesWith(cell, first);
  const whole = values.length === 1 ? first : made(first, values.map(shownOf).join("\n"), sources);
  return [{ role, cell: whole }];
}

function cellsBelow({ row, below }: Item, columns: Columns): readonly Cell[] {
  return [
    ...[columns.command, columns.notes].flatMap(at => row.cells[at] ?? []),
    ...below.flatMap(each => [
      ...(each.row.cells[columns.task] ? [each.row.cells[columns.task] as Cell] : []),
      ...cellsBelow(each, columns),
    ]),
  ];
}
