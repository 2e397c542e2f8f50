/** Tables of people and how they are reached: they belong in the roster, and are no part of the plan. */
import { isZone } from "../time/offsets.js";
import { filled, shownOf } from "./cells.js";
import { headerOf } from "./columns/header.js";
import type { Context } from "./context.js";
import { type Line, note } from "./draft.js";
import type { Cell, Table } from "./table.js";
import { folded } from "./values/folding.js";
import { saysNothing } from "./values/nothing.js";
import { contactsIn, partiesIn } from "./values/parties.js";
import { oneLine, writtenText } from "./values/texts.js";

type ContactRole = "name" | "contact" | "zone" | "team" | "other";

export interface ContactTable {
  readonly table: Table;
  /** Index of the row that names the columns. */
  readonly head: number;
  readonly roles: readonly ContactRole[];
}

const names: ReadonlySet<string> = new Set(
  "name,full name,who,person,people,contact,contact name,contact person,team member,member,resource,resource name,on call,engineer,wer,ansprechpartner,ansprechpartnerin,kontaktperson,nom,personne,nombre,persona,nome,pessoa".split(
    ",",
  ),
);
const zones: ReadonlySet<string> = new Set(
  "time zone,timezone,tz,zeitzone,fuseau horaire,fuseau,zona horaria,huso horario,fuso horario,fuso".split(","),
);

/** A table of people: it says who, and how they are reached or where they live, and nothing that only a plan says. */
export function contactTable(table: Table): ContactTable | undefined {
  for (const [head, row] of table.rows.slice(0, 10).entries()) {
    const roles = row.cells.map(cell => roleIn(shownOf(cell)));
    if (roles.includes("plan")) return undefined;
    const name = row.cells.findIndex(cell => names.has(folded(shownOf(cell))));
    const isReached = roles.some((role, index) => index !== name && (role === "contact" || role === "zone"));
    if (name < 0 || !isReached || table.rows.length <= head + 1) continue;
    return {
      table,
      head,
      roles: roles.map((role, index) => (index === name ? "name" : role === "plan" ? "other" : role)),
    };
  }
  return undefined;
}

function roleIn(header: string): ContactRole | "plan" {
  const plain = folded(header);
  if (zones.has(plain)) return "zone";
  if (names.has(plain) || /^(?:responsibilit|responsabilit|responsabilidad|zustandigkeit|verantwort)/.test(plain))
    return "other";
  const { role, exact } = headerOf(header);
  if (role === "contact" || role === "team") return role;
  return exact && role !== undefined && ofPlans.has(role) ? "plan" : "other";
}

const ofPlans: ReadonlySet<string> = new Set([
  ...[
    "task",
    "owner",
    "date",
    "start",
    "end",
    "duration",
    "worst case",
    "predecessors",
    "command",
    "expected result",
    "rollback",
  ],
  ...["actual start", "actual end", "status"],
]);

/** Declares everybody in it. What a roster does not hold, such as what somebody is responsible for, becomes notes. */
export function contactLines({ table, head, roles }: ContactTable, context: Context): readonly Line[] {
  const { sources, drop } = context;
  const lines: Line[] = [];
  const header = table.rows[head];
  for (const row of table.ownNames ? [] : table.rows.slice(0, head + 1)) {
    for (const cell of filled(row)) {
      if (row === header) drop(sources.ofCell(cell), "it names a column of contacts");
      else lines.push(note(writtenText("note", shownOf(cell)), [sources.ofCell(cell)]));
    }
  }
  for (const row of table.rows.slice(head + 1)) {
    const who = row.cells[roles.indexOf("name")];
    const name = who && declared(who, context);
    for (const [index, cell] of row.cells.entries()) {
      if (!cell || shownOf(cell) === "" || (cell === who && name !== undefined)) continue;
      const source = sources.ofCell(cell);
      if (saysNothing(shownOf(cell))) drop(source, "it says nothing");
      else if (name === undefined || !said(roles[index] ?? "other", cell, name, context)) {
        const label = [who === cell ? "" : shownOf(who), shownOf(header?.cells[index])].filter(text => text !== "");
        lines.push(note(writtenText("note", [...label, shownOf(cell)].map(oneLine).join(": ")), [source]));
      }
    }
  }
  return lines;
}

/** The name in the roster of the one that a cell names; undefined for several, and for nobody. */
function declared(cell: Cell, { people, sources }: Context): string | undefined {
  const read = partiesIn(shownOf(cell), { teams: false, surnameFirst: false });
  if (read.kind !== "parties" || !read.whole || read.owners.length + read.others.length > 1) return undefined;
  return people.party(read.owners[0], [sources.ofCell(cell)]);
}

/** Whether the roster says it now. */
function said(role: ContactRole, cell: Cell, name: string, { people, sources }: Context): boolean {
  if (!people.isDeclared(name)) return false;
  const text = oneLine(shownOf(cell));
  const from = [sources.ofCell(cell)];
  switch (role) {
    case "contact": {
      const { contacts, rest } = contactsIn(text);
      const isAll = contacts.length > 0 && rest.replace(/[\s,;/|&]/g, "") === "";
      people.reached(name, isAll ? contacts : [text], from);
      return true;
    }
    case "zone":
      return isZone(text) && people.lives(name, text, from);
    case "team": {
      if (!people.isPerson(name)) return false;
      const read = partiesIn(text, { teams: true, surnameFirst: false });
      if (read.kind !== "parties" || !read.whole || read.owners.length + read.others.length > 1) return false;
      const team = people.party(read.owners[0], from);
      if (people.isPerson(team)) return false;
      people.member(name, team, from);
      return true;
    }
    case "name":
    case "other":
      return false;
  }
}
