/** The rollback plan of a document of our own: what undoes each step, with all that the plan says of it. */

import { isPlaceholder } from "../../syntax/placeholders.js";
import { addAll, shownOf } from "../cells.js";
import type { Context } from "../context.js";
import { type Line, note, type Part, statement } from "../draft.js";
import { nameGiver } from "../names.js";
import type { Cell } from "../table.js";
import { quoted, writtenText } from "../values/texts.js";
import { type Entry, type EntryLine, ownEntry } from "./entries.js";
import { type Listed, ownOwners } from "./parties.js";

/** Of a step: its "Undo", and the entry of the plan that it names. */
export interface OwnUndoing {
  readonly undo: Cell;
  /** "Restore the backup" */
  readonly title: string;
  /** Several steps share it. */
  readonly isShared: boolean;
  readonly entry: Entry;
  readonly number: string;
}

export interface OwnRollbacks {
  /** Those that several steps share. */
  readonly parts: readonly Part[];
  /** By the cell of "Undo": how the step says it. */
  readonly answers: ReadonlyMap<Cell, Line>;
}

interface Document {
  readonly undoings: readonly OwnUndoing[];
  readonly people: readonly Listed[];
  /** Those that are taken. */
  readonly names: Iterable<string>;
}

export function ownRollbacks({ undoings, people: listed, names }: Document, context: Context): OwnRollbacks {
  const give = nameGiver(names);
  const parts: Part[] = [];
  const answers = new Map<Cell, Line>();
  const shared = new Map<string, string>();
  for (const { undo, title, isShared, entry, number } of undoings) {
    const from = [context.sources.ofCell(undo)];
    const own = context.sources.ofCell(entry.task);
    if (!isShared) {
      answers.set(undo, {
        ...statement(`rollback ${quoted(title)}`, [...from, own]),
        inside: insideOf(entry.lines, listed, context),
      });
      continue;
    }
    const name = shared.get(number) ?? give(title, "rollback");
    if (!shared.has(number)) {
      const lines = insideOf(entry.lines, listed, context);
      parts.push({ kind: "rollback", name, title, from: [own], lines, parts: [] });
    }
    shared.set(number, name);
    answers.set(undo, statement(`rollback using ${name}`, from));
  }
  return { parts, answers };
}

/** The lines of an entry; activities in it hold those below them. */
function insideOf(lines: readonly EntryLine[], listed: readonly Listed[], context: Context): readonly Line[] {
  const [top = 1] = lines.map(({ level }) => level);
  const hasActivities = lines.some(line => activityIn(line) !== undefined);
  const written: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.level > top) continue;
    const from = line.cells.map(cell => context.sources.ofCell(cell));
    const own = activityIn(line);
    if (own) {
      const rest = lines.slice(index + 1);
      const end = rest.findIndex(({ level }) => level <= top);
      const inside = insideOf(end < 0 ? rest : rest.slice(0, end), listed, context);
      written.push({ ...statement(`${own.kind} ${own.name} ${quoted(own.title)}`, from), inside });
    } else if (line.what === "At the same time" || (line.what === "Takes" && hasActivities)) {
      for (const source of from) context.drop(source, "it is worked out from the plan");
    } else addAll(written, lineOf(line, listed, context));
  }
  return written;
}

function activityIn({ what, text }: EntryLine): ReturnType<typeof ownEntry> {
  return what === "" ? ownEntry(text.replace(/^R\d+\./, "")) : undefined;
}

function lineOf({ what, text, cells }: EntryLine, listed: readonly Listed[], context: Context): readonly Line[] {
  const from = cells.map(cell => context.sources.ofCell(cell));
  const nothing = (): readonly Line[] => {
    for (const source of from) context.drop(source, "it says nothing");
    return [];
  };
  const party = (title: string): string =>
    isPlaceholder(title) ? title : context.people.party({ title, isTeam: false, contacts: [] }, from);
  switch (what) {
    case "Owner": {
      const { owner, covers, others } = ownOwners(text, listed);
      if (owner === undefined) return nothing();
      const beside = others.length === 0 ? "" : ` with ${others.map(party).join(", ")}`;
      return [statement(`owner ${[owner, ...covers].map(party).join(" or ")}${beside}`, from)];
    }
    case "Takes":
      return text === "duration not stated"
        ? nothing()
        : [statement(`takes ${text.replace(", at most ", " at most ")}`, from)];
    case "On":
      return [statement(`on ${context.people.environment(text, from)}`, from)];
    case "Run":
      return [statement(writtenText("run", text), from)];
    case "Expect":
      return [statement(writtenText("expect", text), from)];
    case "Note":
      return [note(writtenText("note", text), from)];
    default:
      return [note(writtenText("note", cells.map(shownOf).join("\n")), from)];
  }
}
