/**
 * Fixes in the style of the file they change. Rules write line ends as "\n" and indent by two spaces from the column of the
 * statement they are about; a file may end its lines otherwise, indent by tabs or by four, or have several statements on a line,
 * also without a space between them: what is written never runs into the words beside it.
 */
import type { Edit, Fix } from "../plan/finding.js";
import { comparePositions } from "../plan/place.js";
import { linesOf, type TextLines } from "./lines.js";
import { placeholdersSpelledOut } from "./snippets.js";

type Restyle = (edit: Edit) => Edit;

/** @param textOf the text of a file that fixes change, from its URI */
export function inStyle(textOf: (uri: string) => string | undefined): (fixes: readonly Fix[]) => readonly Fix[] {
  const known = new Map<string, Restyle>();
  const restyle: Restyle = edit => {
    const { uri } = edit.place;
    const style = known.get(uri) ?? restyleFor(textOf(uri) ?? "");
    known.set(uri, style);
    return style(edit);
  };
  return fixes => fixes.map(fix => new StyledFix(fix, restyle));
}

/** A report that shows what fixes are called asks for no edit. A class, as an object literal with a getter is large and slow to make. */
class StyledFix implements Fix {
  readonly kind: Fix["kind"];
  readonly title: string;
  readonly #fix: Fix;
  readonly #restyle: Restyle;
  #edits: readonly Edit[] | undefined;

  constructor(fix: Fix, restyle: Restyle) {
    this.kind = fix.kind;
    this.title = fix.title;
    this.#fix = fix;
    this.#restyle = restyle;
  }

  get edits(): readonly Edit[] {
    this.#edits ??= this.#fix.edits.map(this.#restyle);
    return this.#edits;
  }

  toJSON(): Fix {
    return { kind: this.kind, title: this.title, edits: this.edits };
  }
}

/** The same for one edit of a file with this text. */
export function editInStyle(edit: Edit, text: string): Edit {
  return restyleFor(text)(edit);
}

/** How rules indent. */
const level = 2;

function restyleFor(text: string): Restyle {
  const lines = linesOf(text);
  const unit = unitOf(text);
  return edit => keptApart(edit.newText.includes("\n") ? laidOut(edit, lines, unit) : edit, lines);
}

/** What a word goes on with. */
const ofWord = /[\p{L}\p{M}\p{N}_+\-:/.%?]/u;

/** With a space where two words would else become one: `timezone+01:00` has none to spare for `Europe/London`. */
function keptApart({ place, newText }: Edit, lines: TextLines): Edit {
  const { start, end } = place.range;
  const before = lines.lineAt(start.line)?.charAt(start.character - 1) ?? "";
  const after = lines.lineAt(end.line)?.charAt(end.character) ?? "";
  const meet = (left: string, right: string): boolean => ofWord.test(left) && ofWord.test(right);
  if (newText === "") return { place, newText: meet(before, after) ? " " : "" };
  const written = placeholdersSpelledOut(newText);
  const front = meet(before, written.charAt(0)) ? " " : "";
  const back = meet(written.charAt(written.length - 1), after) ? " " : "";
  return { place, newText: `${front}${newText}${back}` };
}

/** What has several lines, in the file's own line ends and indentation. */
function laidOut({ place, newText }: Edit, lines: TextLines, unit: string): Edit {
  const { start, end } = place.range;
  const line = lines.lineAt(start.line) ?? "";
  const before = line.slice(0, start.character);
  const around = /^[ \t]*/.exec(before)?.[0] ?? "";
  const [first = "", ...others] = newText.split("\n");
  const lineEnd = lines.endOf(start.line) ?? lines.endOf(0) ?? "\n";
  const isInsertion = comparePositions(start, end) === 0;
  const comment = first === "" && isInsertion ? /^[ \t]*\/\/.*$/.exec(line.slice(start.character)) : null;
  const lineEndPosition = { line: start.line, character: line.length };
  return {
    // A comment belongs to what it stands after.
    place: comment ? { uri: place.uri, range: { start: lineEndPosition, end: lineEndPosition } } : place,
    newText: [first, ...indented(others, around, before.trimEnd().endsWith("{"), unit)].join(lineEnd),
  };
}

/**
 * Lines indented from their own line instead of from a column.
 * @param around the indentation of the line they are written on
 * @param isInside whether they go into a block that opens there
 */
function indented(lines: readonly string[], around: string, isInside: boolean, unit: string): readonly string[] {
  const depths = lines.filter(each => each.trim() !== "").map(depthOf);
  const least = depths.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  // Deeper than a level below its line is the column of a statement that others stand in front of.
  const isColumn = Number.isFinite(least) && least > around.length + level;
  const from = isColumn ? least - (isInside ? level : 0) : around.length;
  return lines.map(line => {
    const depth = depthOf(line);
    const rest = line.slice(depth);
    if (depth <= from) return (isColumn ? around : around.slice(0, depth)) + rest;
    const deeper = depth - from;
    return around + unit.repeat(Math.floor(deeper / level)) + " ".repeat(deeper % level) + rest;
  });
}

function depthOf(line: string): number {
  return line.length - line.replace(/^ +/, "").length;
}

/** By what a file indents: its first indented line says. */
export function unitOf(text: string): string {
  const first = /(?:^|[\r\n])(\t| +)[^\s]/.exec(text)?.[1];
  return first === undefined || first.length > 8 ? " ".repeat(level) : first;
}
