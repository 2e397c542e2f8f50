/** Who does a step: its owner, covers, those who take part, and how they are reached. */
import { isPlaceholder } from "../syntax/placeholders.js";
import { shownOf } from "./cells.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import type { Source } from "./ledger.js";
import type { Cell } from "./table.js";
import { saysNothing } from "./values/nothing.js";
import { contactsIn, isTeam, type PartiesCell, type PartyWords, partiesIn } from "./values/parties.js";
import { oneLine, writtenText } from "./values/texts.js";

/** A cell with the name of its column. */
export interface Said {
  readonly cell: Cell;
  readonly label: string;
}

export interface WhoCells {
  readonly owner: Said | undefined;
  readonly covers: readonly Said[];
  readonly participants: readonly Said[];
  readonly team: Said | undefined;
  readonly contacts: readonly Said[];
  /** Names of one person are "Riley, Jack" in the column of owners. */
  readonly surnameFirst: boolean;
  /** An export of our own: an owner is one, and covers have semicolons between. */
  readonly isOwn: boolean;
}

export function whoLines(
  { owner, covers, participants, team, contacts, surnameFirst, isOwn }: WhoCells,
  context: Context,
): readonly Line[] {
  const { people, sources } = context;
  const lines: Line[] = [];
  const read = (said: Said, teams: boolean): PartiesCell => {
    const cell = isOwn ? ownParties(shownOf(said.cell)) : partiesIn(shownOf(said.cell), { teams, surnameFirst });
    const source = sources.ofCell(said.cell);
    if (cell.kind === "nobody") context.drop(source, "it names nobody");
    if (cell.kind === "unread") {
      lines.push(asNote(said, context));
      context.missing.add(
        "owner",
        `"${said.label}" names nobody who can be made out here, so it is a note. Add the owner.`,
        said.cell.address,
      );
    }
    if (cell.kind === "parties" && !cell.whole) lines.push(asNote(said, context));
    return cell;
  };
  const own = owner && read(owner, false);
  const responsible = team && read(team, true);
  const names: string[] = [];
  const beside: string[] = [];
  const from: Source[] = [];
  const add = (list: string[], parties: readonly PartyWords[], cell: Cell): void => {
    const source = sources.ofCell(cell);
    from.push(source);
    for (const party of parties) {
      const name = isOwn && isPlaceholder(party.title) ? party.title : people.party(party, [source]);
      if (!names.includes(name) && !beside.includes(name)) list.push(name);
    }
  };
  if (own?.kind === "parties" && owner) {
    add(names, own.owners, owner.cell);
    add(beside, own.others, owner.cell);
  }
  if (responsible?.kind === "parties" && team) {
    const [first = ""] = names;
    if (names.length === 0) add(names, [...responsible.owners, ...responsible.others], team.cell);
    else if (responsible.owners.length === 1 && responsible.others.length === 0 && people.isPerson(first)) {
      const source = sources.ofCell(team.cell);
      const name = people.party(responsible.owners[0], [source]);
      if (name !== first) people.member(first, name, [source]);
      from.push(source);
    } else lines.push(asNote(team, context));
  }
  for (const said of covers) {
    const cell = read(said, false);
    if (cell.kind !== "parties") continue;
    if (names.length > 0) add(names, [...cell.owners, ...cell.others], said.cell);
    else {
      lines.push(asNote(said, context));
      context.missing.add("owner", "A cover is named, but no owner. Add the owner.", said.cell.address);
    }
  }
  for (const said of participants) {
    const cell = read(said, false);
    if (cell.kind !== "parties") continue;
    if (names.length > 0) add(beside, [...cell.owners, ...cell.others], said.cell);
    else lines.push(asNote(said, context));
  }
  const [first] = names;
  for (const said of contacts) {
    const text = shownOf(said.cell);
    const source = sources.ofCell(said.cell);
    const found = isOwn ? { contacts: text.split(between), rest: "" } : contactsIn(text);
    const isAlone = owner !== undefined && own?.kind === "parties" && own.owners.length === 1;
    if (saysNothing(text)) context.drop(source, "it says nothing");
    else if (
      first !== undefined &&
      isAlone &&
      found.contacts.length > 0 &&
      found.rest.replace(/[\s,;/|&]|\b(?:or|tel|mobile|phone|email|e-mail)\b:?/gi, "") === ""
    ) {
      people.reached(first, found.contacts, [source]);
      from.push(source);
    } else if (names.length === 0 && found.contacts.length === 0 && owner === undefined && isWhoAtAll(text)) {
      const cell = partiesIn(text, { teams: false, surnameFirst });
      if (cell.kind === "parties" && cell.whole) {
        add(names, cell.owners, said.cell);
        add(beside, cell.others, said.cell);
      } else lines.push(asNote(said, context));
    } else lines.push(asNote(said, context));
  }
  if (names.length === 0) return lines;
  const withOthers = beside.length > 0 ? ` with ${beside.join(", ")}` : "";
  return [statement(`owner ${names.join(" or ")}${withOthers}`, from), ...lines];
}

/** What an export of our own has between several in a cell. */
const between = "; ";

/** Who is still to be found stands in a runbook by the same word. */
function ownParties(text: string): PartiesCell {
  const parties = text
    .split(between)
    .filter(title => !saysNothing(title) || isPlaceholder(title))
    .map((title): PartyWords => ({ title: oneLine(title), isTeam: isTeam(title), contacts: [] }));
  const [first, ...others] = parties;
  return first ? { kind: "parties", owners: [first, ...others], others: [], whole: true } : { kind: "nobody" };
}

function isWhoAtAll(text: string): boolean {
  return isTeam(text) || /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'.-]*)+$/u.test(text.trim());
}

/** What stands in a cell, with the name of its column. */
export function asNote({ cell, label }: Said, { sources }: Context): Line {
  const text = shownOf(cell);
  return note(writtenText("note", label === "" ? text : `${label}: ${text}`), [sources.ofCell(cell)]);
}
