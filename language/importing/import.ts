/** Tables -> a runbook, the people it needs, and an account of every cell. Pure; nothing is invented, and nothing is lost in silence. */

import { addAll, shownOf } from "./cells.js";
import { isOwnExport, type Layout } from "./columns/column.js";
import { layoutOf } from "./columns/columns.js";
import { columnNumber, mappedTo, rolesInWords } from "./columns/mapping.js";
import { type ContactTable, contactLines, contactTable } from "./contacts.js";
import { type Context, missingList } from "./context.js";
import { type Line, note, type Part, statement } from "./draft.js";
import { aheadOf, type Facts, factLines } from "./facts.js";
import type { Fate, Imported, ImportOptions, RecognisedColumn } from "./imported.js";
import { ledgerOf, type Source, sourcesOf } from "./ledger.js";
import { withItemFacts } from "./lists/facts.js";
import { nameGiver } from "./names.js";
import { ordered } from "./order.js";
import { ownDocument } from "./own/document.js";
import { ownLines } from "./own/facts.js";
import { ownRollbacks } from "./own/undoing.js";
import { peopleBook } from "./people.js";
import { type Declared, printed } from "./printing.js";
import { rollbacksApart } from "./rollbacks.js";
import type { Cell, Table, Tables } from "./table.js";
import { choose } from "./tables.js";
import { type Node, type PhaseNode, treeOf } from "./tree.js";
import { folded } from "./values/folding.js";
import { zoneIn } from "./values/moments.js";
import { oneLine, quoted, writtenText } from "./values/texts.js";
import { type Whole, wholeOf } from "./whole.js";

/** Fails only by a fault of its own: where the ledger does not account for everything. */
export function importTables(written: Tables, options: ImportOptions = {}): Imported {
  const sources = sourcesOf(written);
  const own = options.table === undefined ? ownDocument(written, sources) : undefined;
  const tables = own ? own.tables : withItemFacts(written, sources, options.roster);
  const dropped = new Map<number, string>();
  const answers = new Map<Source, Line>();
  const missing = missingList();
  const map = options.map ?? {};
  const contacts = options.table === undefined ? contactTables(tables) : [];
  const others = tables.tables.filter(table => !contacts.some(each => each.table === table));
  const chosen = choose({ ...tables, tables: others }, options.table, map, missing);
  const plans = chosen.plans.map(table => layoutOf(table, map));
  checkMap(map, plans, missing);
  const zone = options.zone ?? zoneOf(plans);
  const context: Context = {
    sources,
    people: peopleBook(options.roster),
    missing,
    zone,
    opens: () => whole.opens,
    answerOf: source => answers.get(source),
    drop: (source, because) => {
      if (source) dropped.set(source.number, because);
    },
  };
  for (const { cell, because } of own?.dropped ?? []) context.drop(sources.ofCell(cell), because);
  const stated = own ? ownLines(own, zone, context) : undefined;
  const undone = own ? ownRollbacks(own, context) : undefined;
  for (const [undo, answer] of undone?.answers ?? []) answers.set(sources.ofCell(undo), answer);
  for (const [cell, text] of own?.statements ?? []) {
    const source = sources.ofCell(cell);
    answers.set(source, statement(text, [source]));
  }
  for (const { table, because } of chosen.others) leaveOut(table, because, context);
  const reached = contacts.flatMap(each => contactLines(each, context));
  const isOwn = plans.length > 0 && plans.every(({ columns }) => isOwnExport(columns));
  const whole: Whole = wholeOf(plans, isOwn, context);
  const facts = withTitle(
    factLines(withoutHeadings(tables, contacts, context), plans.map(aheadOf), options, context),
    whole,
  );
  const nodes: Node[] = [];
  const notes: Line[] = [];
  let steps = 0;
  for (const layout of plans) {
    const tree = treeOf(layout, steps, context);
    steps += tree.steps;
    addAll(notes, tree.notes);
    addAll(nodes, plans.length > 1 ? [tablePhase(layout, tree.nodes, facts)] : tree.nodes);
    dropHeads(layout, context, facts);
  }
  const parts = [...partsOf(nodes, isOwn, context), ...(undone?.parts ?? [])];
  if (steps === 0)
    missing.add(
      "table",
      "No row says what is to be done, so the runbook has no steps. Choose another table, or say which column holds the work: --map 'HEADER=task'.",
    );
  if (zone === undefined && hasTimes(parts))
    missing.add("zone", "No time zone is written. Say it with --zone Area/City, or add `timezone Area/City`.");
  const lines = [
    ...facts.lines,
    ...(zone === undefined
      ? []
      : [statement(`timezone ${zone}`, [...zoneSources(plans, options, context), ...(stated?.zoneFrom ?? [])])]),
    ...(stated?.lines ?? []),
    ...facts.late,
    ...whole.lines,
    ...whole.notes,
    ...facts.notes,
    ...reached,
    ...notes,
  ];
  return finished(lines, parts);

  function finished(lines: readonly Line[], parts: readonly Part[]): Imported {
    const { people } = context;
    const first = printedWith(lines, parts);
    // Whatever no part of the import has answered for is a note: nothing is lost.
    const rest = sources.all
      .filter(({ number }) => !first.fates.has(number))
      .map(source => note(writtenText("note", `${source.address}: ${source.shown}`), [source]));
    const { runbook, roster, fates } = rest.length === 0 ? first : printedWith([...lines, ...rest], parts);
    for (const { about, message, addresses } of people.missing()) {
      for (const address of addresses.length > 0 ? addresses : [undefined]) missing.add(about, message, address);
    }
    return {
      runbook,
      roster,
      ledger: ledgerOf(sources, fates),
      columns: plans.flatMap(recognised),
      missing: missing.all(),
    };
  }

  function printedWith(lines: readonly Line[], parts: readonly Part[]): Texts {
    const declared = context.people.declared();
    const path = options.roster?.path ?? options.rosterPath;
    const isApart = options.roster === undefined && options.rosterPath !== undefined && declared.length > 0;
    const head = `runbook ${stated?.name ?? nameGiver()(facts.title, "runbook")} ${quoted(facts.title)}`;
    const body: Declared = { head, lines, from: [...facts.titleFrom, ...(stated?.nameFrom ?? [])], parts };
    const imports = path !== undefined && (isApart || options.roster) ? [`import ${quoted(`./${path}`)}`] : [];
    const runbook = printed("runbook", imports, isApart ? [body] : [...declared, body]);
    const roster = isApart ? printed("roster", rosterComment, declared) : undefined;
    const fates = new Map<number, Fate>(
      [...dropped].map(([number, because]) => [number, { kind: "dropped", because }]),
    );
    for (const [number, fate] of [...(roster?.fates ?? []), ...runbook.fates]) fates.set(number, fate);
    return { runbook: runbook.text, roster: roster?.text, fates: sources.withJoined(fates) };
  }
}

/** Those of people, where something else is there that can be the plan. */
function contactTables({ tables }: Tables): readonly ContactTable[] {
  const found = tables.flatMap(table => (table.hidden ? [] : (contactTable(table) ?? [])));
  return found.length < tables.length ? found : [];
}

function withoutHeadings(tables: Tables, contacts: readonly ContactTable[], { sources, drop }: Context): Tables {
  const headings = new Set(contacts.flatMap(({ table }) => (table.name === undefined ? [] : oneLine(table.name))));
  const isHeading = (cell: Cell): boolean => headings.has(oneLine(shownOf(cell)));
  for (const cell of tables.prose.filter(isHeading)) drop(sources.ofCell(cell), "it is the heading of the contacts");
  return { ...tables, prose: tables.prose.filter(cell => !isHeading(cell)) };
}

/** The plan, and how to go back. An export of our own says that in the cells of its steps. */
function partsOf(nodes: readonly Node[], isOwn: boolean, context: Context): readonly Part[] {
  if (isOwn) return ordered(nodes, isOwn, context, new Set());
  const { nodes: plan, rollbacks } = rollbacksApart(nodes, context);
  const used = new Set(rollbacks.map(({ name }) => name));
  return [
    ...ordered(plan, isOwn, context, used),
    ...rollbacks.map(
      ({ name, title, from, nodes: inside }): Part => ({
        kind: "rollback",
        name,
        title,
        from,
        lines: [],
        parts: ordered(inside, isOwn, context, used),
      }),
    ),
  ];
}

interface Texts {
  readonly runbook: string;
  readonly roster: string | undefined;
  readonly fates: ReadonlyMap<number, Fate>;
}

const rosterComment: readonly string[] = [
  "// Everybody whom the table names. What it does not say is left to add to each:",
  '//   timezone Area/City   contact "+44 20 5555 0110"   team NAME   hours 09:00 to 18:00',
];

function recognised({ table, columns }: Layout): readonly RecognisedColumn[] {
  return columns
    .filter(({ index, header }) => header !== "" || table.rows.some(({ cells }) => cells[index]))
    .map(({ index, header, role, by, zone, unit }) => ({
      table: table.place,
      index,
      header,
      role,
      by,
      ...(zone === undefined ? {} : { zone }),
      ...(unit === undefined ? {} : { unit }),
    }));
}

/** The zone that columns of times name: the runbook's own, where they agree about it. */
function zoneOf(plans: readonly Layout[]): string | undefined {
  const zones = plans.map(
    ({ columns }) =>
      columns.find(({ role, zone }) => zone !== undefined && (role === "start" || role === "end" || role === "date"))
        ?.zone,
  );
  const [first] = zones;
  return zones.every(zone => zone === first) ? first : undefined;
}

/** The heads that say the runbook's zone. */
function zoneSources(plans: readonly Layout[], { zone }: ImportOptions, { sources }: Context): readonly Source[] {
  if (zone !== undefined) return [];
  return plans.flatMap(({ table, heads, columns }) =>
    columns.flatMap(column =>
      column.zone === undefined
        ? []
        : heads
            .flatMap(head => (table.ownNames ? [] : (table.rows[head]?.cells[column.index] ?? [])))
            .map(cell => sources.ofCell(cell)),
    ),
  );
}

function hasTimes(parts: readonly Part[]): boolean {
  return parts.some(part => {
    if (part.kind === "comment") return false;
    if (part.kind === "activity") return part.lines.some(({ text }) => isWithoutZone(text[0] ?? ""));
    return hasTimes(part.parts);
  });
}

function isWithoutZone(line: string): boolean {
  const words = line.split(" ");
  const isTime = (words[0] === "at" || words[0] === "by") && !words[1]?.startsWith("T");
  return isTime && /:/.test(line) && zoneIn(words.at(-1) ?? "") === undefined;
}

function checkMap(map: Readonly<Record<string, string>>, plans: readonly Layout[], missing: Context["missing"]): void {
  const headers = new Set(
    plans.flatMap(({ columns }) => columns.flatMap(({ header, index }) => [folded(header), columnNumber(index)])),
  );
  for (const [header, role] of Object.entries(map)) {
    if (!headers.has(folded(header)))
      missing.add(
        "column",
        `No column is called "${header}", so that --map says nothing. The columns are ${
          [...new Set(plans.flatMap(({ columns }) => columns.map(each => each.header)))]
            .filter(each => each !== "")
            .map(each => `"${oneLine(each)}"`)
            .join(", ") || "without names"
        }.`,
      );
    if (!mappedTo(role))
      missing.add(
        "column",
        `"${role}" is nothing that a column can be, so "${header}" stays as it was recognised. Choose one of ${rolesInWords}.`,
      );
  }
}

/** With several tables each is a phase. */
function tablePhase({ table }: Layout, nodes: readonly Node[], { tableTitles }: Facts): PhaseNode {
  const titled = tableTitles.get(table);
  const title = titled?.title ?? oneLine(table.name ?? table.place);
  return { kind: "phase", name: undefined, title, calls: [title], from: [...(titled?.from ?? [])], nodes: [...nodes] };
}

/** The cells that name columns have said what they say; their comments are about the plan. */
function dropHeads({ table, heads, columns }: Layout, { sources, drop }: Context, facts: Facts): void {
  if (table.ownNames) return;
  for (const head of heads) {
    for (const [index, cell] of (table.rows[head]?.cells ?? []).entries()) {
      if (!cell || shownOf(cell) === "") continue;
      const role = columns[index]?.role;
      drop(
        sources.ofCell(cell),
        role === undefined ? "it names a column" : `it names the column of ${inWords[role] ?? role}`,
      );
      const comment = sources.ofComment(cell);
      if (comment)
        facts.notes.push(
          note(writtenText("note", `Comment on ${oneLine(shownOf(cell))}: ${cell.comment ?? ""}`), [comment]),
        );
    }
  }
}

const inWords: Readonly<Record<string, string>> = {
  id: "ids",
  phase: "phases",
  task: "tasks",
  owner: "owners",
  cover: "covers",
  start: "starts",
  end: "ends",
  duration: "durations",
};

function leaveOut(table: Table, because: string, { sources, drop }: Context): void {
  for (const row of table.ownNames ? table.rows.slice(1) : table.rows) {
    for (const cell of row.cells) {
      if (!cell || shownOf(cell) === "") continue;
      drop(sources.ofCell(cell), because);
      drop(sources.ofComment(cell), because);
    }
  }
}

function withTitle(facts: Facts, { title, titleFrom }: Whole): Facts {
  return title === undefined ? facts : { ...facts, title, titleFrom: [...facts.titleFrom, ...titleFrom] };
}
