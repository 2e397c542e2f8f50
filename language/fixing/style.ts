/**
 * Fixes in the style of the file they change. Rules write line ends as "\n" and indent by two blanks from the column of the
 * statement they are about; a file may end its lines otherwise, indent by tabs or by four, or have several statements on a line.
 */
import type { Edit, Finding, Fix } from "../plan/finding.js";
import { comparePositions } from "../plan/place.js";
import { linesOf } from "./lines.js";

type Restyle = (edit: Edit) => Edit;

/** @param textOf the text of a file that findings or their fixes are about, from its URI */
export function inStyle<F extends Finding>(
  findings: readonly F[],
  textOf: (uri: string) => string | undefined,
): readonly F[] {
  const known = new Map<string, Restyle>();
  const restyle: Restyle = edit => {
    if (!edit.newText.includes("\n")) return edit;
    const { uri } = edit.place;
    const style = known.get(uri) ?? restyleFor(textOf(uri) ?? "");
    known.set(uri, style);
    return style(edit);
  };
  const restyled = (fix: Fix): Fix => ({ ...fix, edits: fix.edits.map(restyle) });
  return findings.map(finding =>
    finding.fixes.some(isMultiline) ? { ...finding, fixes: finding.fixes.map(restyled) } : finding,
  );
}

/** The same for one edit of a file with this text. */
export function editInStyle(edit: Edit, text: string): Edit {
  return edit.newText.includes("\n") ? restyleFor(text)(edit) : edit;
}

function isMultiline({ edits }: Fix): boolean {
  return edits.some(({ newText }) => newText.includes("\n"));
}

/** How rules indent. */
const level = 2;

function restyleFor(text: string): Restyle {
  const lines = linesOf(text);
  const unit = unitOf(text);
  return ({ place, newText }) => {
    const { start, end } = place.range;
    const line = lines.at(start.line) ?? "";
    const before = line.slice(0, start.character);
    const around = /^[ \t]*/.exec(before)?.[0] ?? "";
    const [first = "", ...others] = newText.split("\n");
    const lineEnd = lines.endOf(start.line) ?? lines.endOf(0) ?? "\n";
    const isInsertion = comparePositions(start, end) === 0;
    const remark = first === "" && isInsertion ? /^[ \t]*\/\/.*$/.exec(line.slice(start.character)) : null;
    const behind = { line: start.line, character: line.length };
    return {
      // A remark belongs to what it stands behind.
      place: remark ? { uri: place.uri, range: { start: behind, end: behind } } : place,
      newText: [first, ...indented(others, around, before.trimEnd().endsWith("{"), unit)].join(lineEnd),
    };
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
