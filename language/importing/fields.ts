/** What a step says besides who, when and after what: texts, commands, links, how it is undone. */

import type { ActivityKind } from "../plan/plan.js";
import { addAll, shownOf } from "./cells.js";
import type { Column } from "./columns/column.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import { isName } from "./names.js";
import type { Cell, Row } from "./table.js";
import { saysNothing } from "./values/nothing.js";
import { cleanText, oneLine, quoted, writtenText } from "./values/texts.js";
import { asNote, type Said } from "./who.js";

export function textLines(keyword: "run" | "expect" | "note", { cell }: Said, context: Context): readonly Line[] {
  const source = context.sources.ofCell(cell);
  const answer = context.answerOf(source);
  if (answer) return [answer];
  const text = shownOf(cell);
  if (saysNothing(text)) {
    context.drop(source, "it says nothing");
    return [];
  }
  const written = keyword === "run" ? commandText(text) : writtenText(keyword, text);
  return [keyword === "note" ? note(written, [source]) : statement(written, [source])];
}

/** Without the marks that make it code in markdown. */
function commandText(text: string): readonly string[] {
  const fence = /^```([\w+-]*)\n([^`]*)\n?```$/.exec(cleanText(text));
  const code = /^`([^`]+)`$/.exec(text.trim());
  const plain = (fence?.[2] ?? code?.[1] ?? text).replace(/^\$ (?=\S)/, "");
  const written = writtenText("run", plain);
  const language = fence?.[1] ?? "";
  return language === "" || written.length === 1
    ? written
    : written.map((line, index) => (index === 0 ? line + language : line));
}

export function linkLines(said: Said, context: Context): readonly Line[] {
  const text = shownOf(said.cell);
  const source = context.sources.ofCell(said.cell);
  if (saysNothing(text)) {
    context.drop(source, "it says nothing");
    return [];
  }
  const urls = text.split(/[\s,;]+/).filter(word => word !== "");
  if (!urls.every(url => /^https?:\/\/\S+$/i.test(url))) return [asNote(said, context)];
  return urls.map(url => statement(`link ${quoted(url)}`, [source]));
}

export function environmentLines(said: Said, context: Context): readonly Line[] {
  const text = oneLine(shownOf(said.cell));
  const source = context.sources.ofCell(said.cell);
  if (saysNothing(text)) {
    context.drop(source, "it says nothing");
    return [];
  }
  if (text.length > 40 || /[,;/&|+]|\b(?:and|und|et|all)\b/i.test(text)) return [asNote(said, context)];
  return [statement(`on ${context.people.environment(text, [source])}`, [source])];
}

/** Says nothing, or is a note with the name of its column. */
export function asNoteOrNothing(said: Said, context: Context): readonly Line[] {
  if (!saysNothing(shownOf(said.cell))) return [asNote(said, context)];
  context.drop(context.sources.ofCell(said.cell), "it says nothing");
  return [];
}

export function otherLines(cell: Cell, { ignored, header }: Column, context: Context): readonly Line[] {
  if (!ignored) return asNoteOrNothing({ cell, label: oneLine(header) }, context);
  context.drop(context.sources.ofCell(cell), "its column is not wanted");
  return [];
}

/** A row that goes on with the one above. */
export function moreLines(row: Row, columns: readonly Column[], context: Context): readonly Line[] {
  return columns.flatMap(column => {
    const cell = row.cells[column.index];
    if (!cell || shownOf(cell) === "") return [];
    const said = { cell, label: oneLine(column.header) };
    switch (column.role) {
      case "command":
        return textLines("run", said, context);
      case "expected result":
        return textLines("expect", said, context);
      case "task":
      case "description":
      case "notes":
        return textLines("note", said, context);
      case "link":
        return linkLines(said, context);
      default:
        return otherLines(cell, column, context);
    }
  });
}

export function commentLines(row: Row, columns: readonly Column[], context: Context): readonly Line[] {
  return columns.flatMap(({ index, header }) => {
    const cell = row.cells[index];
    const source = cell && context.sources.ofComment(cell);
    if (!cell || !source) return [];
    const on = header === "" ? "Comment" : `Comment on ${oneLine(header)}`;
    return [note(writtenText("note", `${on}: ${cell.comment ?? ""}`), [source])];
  });
}

const nothingToUndo =
  /^(?:(?:there is )?nothing to (?:undo|roll ?back)|no (?:rollback|roll-back|backout) (?:is )?(?:needed|required|necessary)|not (?:needed|required|necessary)|none (?:needed|required|necessary)|kein(?:e|er)? (?:r\u00FCckfall|rollback|r\u00FCckbau)\w*(?: n\u00F6tig| erforderlich)?|nicht (?:n\u00F6tig|erforderlich)|pas (?:de retour arri\u00E8re|n\u00E9cessaire)|no (?:requerido|necesario|aplica)|n\u00E3o (?:necess\u00E1rio|requerido))\b/i;
const cannotBeUndone =
  /^(?:cannot|can't|can not) be (?:undone|rolled back|reverted)|^(?:irreversible|not reversible|no way back|point of no return|unumkehrbar|irr\u00E9versible|irreversible|irrevers\u00EDvel)\b/i;

/** "Yes" says that there is one, and not which. */
const isChoice =
  /^(?:y|yes|no|n|ja|nein|oui|non|s\u00ED|si|sim|n\u00E3o|true|false|x|\u2713|\u2714|no (?:rollback|roll-back|backout)|possible|available)$/i;

/** How a step is undone, where several columns say it: the first that does, and the others are notes. */
export function undoingLines(
  all: readonly Said[],
  keyword: ActivityKind,
  own: ReadonlyMap<string, string> | undefined,
  context: Context,
): readonly Line[] {
  const lines: Line[] = [];
  for (const said of all) {
    const isSaid = lines.some(line => line.as === "statement");
    const made = rollbackLines(said, keyword, own, context);
    addAll(lines, isSaid && made.some(line => line.as === "statement") ? [asNote(said, context)] : made);
  }
  return lines;
}

/**
 * How a step is undone; only a step is.
 * @param own in an export of our own: ids by number
 */
function rollbackLines(
  said: Said,
  keyword: ActivityKind,
  own: ReadonlyMap<string, string> | undefined,
  context: Context,
): readonly Line[] {
  const text = cleanText(shownOf(said.cell));
  const source = context.sources.ofCell(said.cell);
  if (saysNothing(text) || (own && text === "no rollback")) {
    context.drop(source, "it says nothing");
    return [];
  }
  const answer = context.answerOf(source);
  if (answer) return [answer];
  if (keyword !== "step" || isChoice.test(text)) return [asNote(said, context)];
  if (own && text.startsWith("temporary, undone by ")) {
    context.drop(source, "the step that undoes it says so");
    return [];
  }
  const undone = own?.get(/^undoes (\d[\d.]*) /.exec(text)?.[1] ?? "");
  if (undone !== undefined && isName(undone)) return [statement(`undoes ${undone}`, [source])];
  const because = (match: RegExpExecArray): string => {
    const rest = text.slice(match[0].length).replace(/^[\s:,.;\u2013-]+/, "");
    return ` because ${quoted(rest === "" ? text : rest)}`;
  };
  const nothing = nothingToUndo.exec(text);
  if (nothing) return [statement(`rollback none${because(nothing)}`, [source])];
  const never = cannotBeUndone.exec(text);
  if (never) return [statement(`irreversible${because(never)}`, [source])];
  const [first = "", ...others] = (own ? text.replace(/^R\d+ /, "") : text).split("\n");
  const title = `rollback ${quoted(first)}`;
  if (others.every(other => other.trim() === "")) return [statement(title, [source])];
  const inside = writtenText("note", text);
  return [statement([`${title} {`, ...inside.map(line => (line === "" ? "" : `  ${line}`)), "}"], [source])];
}
