/**
 * A document of our own (`gonogo export --to markdown`) as the table that `--to csv` makes of the same plan: whatever is read of a
 * sheet is then read of a document. What the document says of the whole is left to facts.ts.
 */
import { addAll, filled, shownOf } from "../cells.js";
import type { Sources } from "../ledger.js";
import { asText } from "../lists/prose.js";
import type { Cell, Row, Table, Tables } from "../table.js";
import { isTeam } from "../values/parties.js";
import { quoted } from "../values/texts.js";
import { type Entry, entriesIn, ownEntry } from "./entries.js";
import { type Listed, ownOwners } from "./parties.js";
import type { OwnUndoing } from "./undoing.js";

export interface OwnPerson extends Listed {
  readonly isTeam: boolean;
  /** Who, team, contact, zone; then what a roster does not hold of them in this way. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface OwnFact {
  readonly what: string;
  readonly text: string;
  readonly cell: Cell;
}

export interface OwnDocument {
  /** With one table, as our sheets are. */
  readonly tables: Tables;
  readonly facts: readonly OwnFact[];
  readonly people: readonly OwnPerson[];
  readonly undoings: readonly OwnUndoing[];
  /** What lines say that no column does. */
  readonly statements: ReadonlyMap<Cell, string>;
  /** Of activities and phases. */
  readonly names: ReadonlySet<string>;
  readonly dropped: readonly { readonly cell: Cell; readonly because: string }[];
}

/** Undefined for every other document. */
export function ownDocument(written: Tables, sources: Sources): OwnDocument | undefined {
  const named = (name: string): Table | undefined => written.tables.find(table => table.name === name && !table.under);
  const factTable = named("Facts");
  const keys = new Set(factTable?.rows.map(({ cells }) => shownOf(cells[0])));
  const lists = written.tables.filter(isSteps);
  const hasHeads = ["Steps", "Rollback plan"].every(head => written.prose.some(cell => shownOf(cell) === head));
  if (!factTable || !hasHeads || !["Runbook", "Time zone data", "T"].every(key => keys.has(key))) return undefined;

  const dropped: { cell: Cell; because: string }[] = [];
  const drop = (cell: Cell, because: string): void => {
    dropped.push({ cell, because });
  };
  const facts = factTable.rows.flatMap(({ cells: [what, value] }): readonly OwnFact[] => {
    if (!what || !value) return [];
    sources.goesWith(what, value);
    return [{ what: shownOf(what), text: shownOf(value), cell: value }];
  });
  const factOf = (what: string): OwnFact | undefined => facts.find(each => each.what === what);
  const people = peopleIn(named("People"), drop);
  const phases = phasesIn(written.prose);
  const plan = undoingsIn(named("Rollback plan"));
  const undoings: OwnUndoing[] = [];
  const statements = new Map<Cell, string>();
  const texts: Cell[] = [];
  for (const table of written.tables) {
    const isContingency = table.under?.includes("Contingencies");
    if (table.name === "Schedule" && !table.under) dropAll(table, drop, "the steps in the lists say the same");
    if (table.name === "Findings" && !table.under) dropAll(table, drop, "it is what the checker found then");
    if (table.name === "Accepted risks" && !table.under) acceptedTexts(table, texts, { sources, drop });
    if (isContingency) {
      const head = written.prose.find(cell => cell.shown === table.name);
      addAll(texts, asText(table, head, sources));
    }
  }
  const contingencies = new Set(
    written.tables.flatMap(({ name, under }) => (under?.includes("Contingencies") ? [name] : [])),
  );
  const [title] = written.prose;
  for (const cell of written.prose) {
    const isPhase = phases.cells.has(cell);
    if (cell !== title && !isPhase && !contingencies.has(cell.shown))
      drop(
        cell,
        /\bsha256 /.test(cell.shown) ? "it says what the document was made from" : "each export writes it anew",
      );
  }

  const isDated = !/^no date yet/.test(factOf("T")?.text ?? "");
  const zone = isDated ? factOf("Time zone")?.text : undefined;
  const times = zone === undefined ? "from T" : `in ${zone}`;
  const made = (text: string, cell: Cell): Cell | undefined => {
    if (text === "") return undefined;
    const { code: _, ...rest } = cell;
    const other: Cell = { ...rest, value: { kind: "text", text }, shown: text };
    sources.madeOf(other, cell);
    return other;
  };
  const rows: Named[][] = [];
  const said = new Set<string>();
  for (const entry of lists.flatMap(entriesIn)) {
    const own = ownEntry(shownOf(entry.task));
    if (!own) continue;
    const { number, kind, name } = own;
    const row: Named[] = [];
    const add = (column: string, text: string, cell: Cell): void => {
      const other = made(text, cell);
      if (other) row.push({ column, cell: other });
    };
    add("id", name, entry.task);
    add("number", number, entry.task);
    add("kind", kind, entry.task);
    add("task", own.title === name ? "" : own.title, entry.task);
    const path = pathOf(number, phases.byNumber);
    const inner = path.at(-1);
    if (inner) {
      add("phase", path.map(each => each.title).join(" / "), inner.heading);
      add("phase id", path.map(each => each.name).join("/"), inner.heading);
    }
    for (const { number: at, title, heading, rest, said: cell } of path) {
      if (said.has(at) || !cell) continue;
      said.add(at);
      if (rest === "") sources.goesWith(cell, heading);
      else add("Notes", `Phase ${title}: ${rest}`, cell);
    }
    for (const line of entry.lines)
      addLine(line, { add, drop, people, plan, said: statements, undoings, sources, times });
    rows.push(row);
  }
  // Phases with nothing in them to do are in no sheet.
  for (const { number, heading, said: cell } of phases.byNumber.values()) {
    if (cell && !said.has(number)) drop(cell, "nothing is done in the phase itself");
    if (!rows.some(row => row.some(({ cell: each }) => sources.ofCell(each) === sources.ofCell(heading))))
      drop(heading, "what is done in it says so");
  }
  for (const [number, { task, lines }] of plan) {
    if (undoings.some(each => each.number === number)) continue;
    for (const each of [task, ...lines.flatMap(({ cells }) => cells)]) drop(each, "the steps say the same");
  }
  const [first] = rows;
  const whole = (column: string, text: string, cell: Cell | undefined): void => {
    const other = cell && made(text, cell);
    if (first && other) first.push({ column, cell: other });
  };
  const [window, zero] = [factOf("Window"), factOf("T")];
  const isWindow = window?.text.includes(" to ") === true;
  if (window && isWindow) whole(`window ${times}`, periodIn(window.text), window.cell);
  const isLive = zero?.text.endsWith(", the go-live") === true;
  if (zero && isLive) whole(`go-live ${times}`, momentIn(zero.text), zero.cell);
  const usedFacts = new Set([...(window && isWindow ? [window] : []), ...(isLive ? [zero] : [])]);
  return {
    tables: {
      ...written,
      tables: [tableOf(rows, lists[0]?.place ?? "the document")],
      prose: [...(title ? [title] : []), ...texts],
    },
    facts: facts.filter(fact => !usedFacts.has(fact)),
    people,
    undoings,
    statements,
    names: new Set([
      ...rows.map(([id]) => shownOf(id?.cell)),
      ...[...phases.byNumber.values()].map(({ name }) => name),
    ]),
    dropped,
  };
}

interface Named {
  readonly column: string;
  readonly cell: Cell;
}

type Drop = (cell: Cell, because: string) => void;

function isSteps({ list, name, under, rows }: Table): boolean {
  const isHere = name === "Steps" || under?.includes("Steps");
  return list === "bullets" && isHere === true && rows.some(row => row.ticked !== undefined);
}

function dropAll({ rows, ownNames }: Table, drop: Drop, because: string): void {
  for (const row of ownNames ? rows.slice(1) : rows) for (const cell of filled(row)) drop(cell, because);
}

/** One text a row. */
function acceptedTexts({ rows }: Table, texts: Cell[], { sources, drop }: { sources: Sources; drop: Drop }): void {
  const [head, ...body] = rows;
  for (const cell of head ? filled(head) : []) drop(cell, "it names a column");
  for (const row of body) {
    const [first, ...others] = filled(row);
    if (!first) continue;
    for (const cell of others) sources.goesWith(cell, first);
    const text = `Accepted: ${[first, ...others].map(shownOf).join("; ")}`;
    const whole: Cell = { address: first.address, value: { kind: "text", text }, shown: text };
    sources.madeOf(whole, first);
    texts.push(whole);
  }
}

function peopleIn(table: Table | undefined, drop: Drop): readonly OwnPerson[] {
  const [head, ...rows] = table?.rows ?? [];
  for (const cell of head ? filled(head) : []) drop(cell, "it names a column of people");
  return rows.map(({ cells }): OwnPerson => {
    const [who, team, contact] = cells;
    const contacts = shownOf(contact);
    return {
      title: shownOf(who),
      contacts: contacts === "none" ? "" : contacts,
      isTeam: /^(?:team$|rotation )/.test(shownOf(team)) || (shownOf(team) === "" && isTeam(shownOf(who))),
      cells,
    };
  });
}

interface Phase {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly heading: Cell;
  /** The paragraph below its heading, and what that says besides its name and its times. */
  readonly said: Cell | undefined;
  readonly rest: string;
}

function phasesIn(prose: readonly Cell[]): {
  readonly byNumber: ReadonlyMap<string, Phase>;
  readonly cells: ReadonlySet<Cell>;
} {
  const byNumber = new Map<string, Phase>();
  const cells = new Set<Cell>();
  for (const [index, heading] of prose.entries()) {
    const said = prose[index + 1];
    const [, number = "", title = ""] = /^(\d+(?:\.\d+)*) (.*)$/.exec(shownOf(heading)) ?? [];
    const [, name = "", rest = ""] = /^Phase (\S+?)(?:: (.*))?$/.exec(shownOf(said)) ?? [];
    if (number === "" || name === "" || byNumber.has(number) || !said) continue;
    cells.add(heading);
    cells.add(said);
    const others = rest.split("; ").filter((part, at) => at > 0 || !part.includes(" to "));
    byNumber.set(number, { number, name, title, heading, said, rest: others.join("; ") });
  }
  return { byNumber, cells };
}

/** The phases around an activity, from the outermost: its number says them. */
function pathOf(number: string, phases: ReadonlyMap<string, Phase>): readonly Phase[] {
  const parts = number.split(".");
  return parts.slice(0, -1).flatMap((_, index) => phases.get(parts.slice(0, index + 1).join(".")) ?? []);
}

/** By number: "R3". */
function undoingsIn(table: Table | undefined): ReadonlyMap<string, Entry> {
  return new Map(
    (table ? entriesIn(table) : []).flatMap((entry): readonly [string, Entry][] => {
      const [number] = /^R\d+(?= )/.exec(shownOf(entry.task)) ?? [];
      return number === undefined ? [] : [[number, entry]];
    }),
  );
}

interface Reading {
  readonly add: (column: string, text: string, cell: Cell) => void;
  readonly drop: Drop;
  readonly people: readonly Listed[];
  readonly plan: ReadonlyMap<string, Entry>;
  readonly said: Map<Cell, string>;
  readonly undoings: OwnUndoing[];
  readonly sources: Sources;
  readonly times: string;
}

function addLine({ what, text, cell, cells }: Entry["lines"][number], reading: Reading): void {
  const { add, drop, sources, people, said, times } = reading;
  for (const each of cells) if (each !== cell) sources.goesWith(each, cell);
  switch (what) {
    case "When":
      if (text.startsWith("unknown")) drop(cell, "it is not known");
      else add(`start ${times}`, momentIn(text), cell);
      return;
    case "Takes": {
      const [planned = "", worst = ""] = text.split(", at most ");
      if (text === "duration not stated") drop(cell, "it says nothing");
      else {
        add("duration", planned, cell);
        add("worst case", worst, cell);
      }
      return;
    }
    case "As long as":
      add("duration", `during ${text}`, cell);
      return;
    case "After":
      add("predecessors", text, cell);
      return;
    case "Owner": {
      const { owner, covers, others } = ownOwners(text, people);
      if (owner === undefined) drop(cell, "it names nobody");
      else {
        add("owner", owner, cell);
        add("cover", covers.join("; "), cell);
        add("Participants", others.join("; "), cell);
      }
      return;
    }
    case "On":
      add("Environment", text, cell);
      return;
    case "Run":
      add("Command", text, cell);
      return;
    case "Expect":
      add("Expected result", text, cell);
      return;
    case "See":
      add("Link", text, cell);
      return;
    case "Note":
      add("Notes", text, cell);
      return;
    case "During":
    case "At the same time":
    case "Latest safe decision from here":
      drop(cell, "it is worked out from the plan");
      return;
    case "Undo":
      addUndo(text, cell, reading);
      return;
    case "Go only if":
    case "Otherwise":
    case "Until":
    case "Only if":
      add("Notes", `${what}: ${text}`, cell);
      said.set(cell, conditionText(what, text));
      return;
    default:
      add("Notes", what === "" ? text : `${what}: ${text}`, cell);
      return;
  }
}

function conditionText(what: "Go only if" | "Otherwise" | "Until" | "Only if", text: string): string {
  switch (what) {
    case "Go only if":
      return `requires ${quoted(text)}`;
    case "Otherwise":
      return text === "roll back" ? "otherwise rollback" : `otherwise ${quoted(text)}`;
    case "Until":
      return `until ${quoted(text)}`;
    case "Only if":
      return `when ${quoted(text)}`;
  }
}

/** "R3 Restore the backup (shared)" */
function addUndo(text: string, cell: Cell, { add, plan, undoings }: Reading): void {
  const [, number = "", title = "", shared] = /^(R\d+) (.*?)( \(shared\))?$/s.exec(text) ?? [];
  const entry = plan.get(number);
  if (entry) undoings.push({ undo: cell, title, isShared: shared !== undefined, entry, number });
  add("rollback", text, cell);
}

/** "2026-05-23 22:00 first" of "Sat 2026-05-23 22:00 first to 22:30; critical". */
function momentIn(text: string): string {
  const [first = ""] = text.split(/; |, | to /);
  return withoutWeekday(first);
}

function withoutWeekday(text: string): string {
  return text.replace(/^\p{L}+\.? (?=\d{4}-)/u, "");
}

function periodIn(text: string): string {
  const [from = "", to = ""] = text
    .replace(/ \([^()]*\)$/, "")
    .split(" to ")
    .map(withoutWeekday);
  const day = /^\d{4}-\d\d-\d\d /.exec(from)?.[0] ?? "";
  return `${from} to ${/^\d\d:/.test(to) ? day : ""}${to}`;
}

/** A column for each thing, as often as an entry has it. */
function tableOf(rows: readonly (readonly Named[])[], place: string): Table {
  const columns: string[] = ["id", "number", "phase", "phase id", "kind", "task", "owner", "cover", "predecessors"];
  for (const row of rows) {
    for (const { column } of row) {
      const needed = row.filter(each => each.column === column).length;
      for (let has = columns.filter(each => each === column).length; has < needed; has++) columns.push(column);
    }
  }
  const head: Row = { cells: columns.map(text => ({ address: place, value: { kind: "text", text }, shown: text })) };
  const body = rows.map((row): Row => {
    const left = [...row];
    return {
      cells: columns.map(column => {
        const at = left.findIndex(each => each.column === column);
        return at < 0 ? undefined : left.splice(at, 1)[0]?.cell;
      }),
    };
  });
  return { place, headed: true, ownNames: true, rows: [head, ...body] };
}
