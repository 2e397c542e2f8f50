/** Edits whose result is laid out where they change something, and left as it is everywhere else. */

import { unitOf } from "../edits/file-style.js";
import { linesOf } from "../edits/lines.js";
import { composed, editsOf, replaced, replacementsOf, type TextReplacement } from "../edits/replacement.js";
import type { Edit } from "../plan/finding.js";
import { type ParsedFile, parse } from "../syntax/parse.js";
import { format, usualStyle } from "./format.js";

/**
 * The edits of a file with its own indentation and line ends, however roughly they were written. Undefined where what comes
 * about could not be read.
 * @param extent whether all between the first and the last edit is laid out too
 */
export function laidOut(
  file: ParsedFile,
  edits: readonly Edit[],
  extent: "touched" | "between" = "touched",
): readonly Edit[] | undefined {
  const { uri, text } = file;
  const lineEnd = linesOf(text).endOf(0) ?? "\n";
  const first = replacementsOf(
    text,
    edits.map(({ place, newText }) => ({ place, newText: newText.replace(/\r?\n/g, lineEnd) })),
  );
  if (!first) return undefined;
  const after = parse(uri, replaced(text, first));
  const formatted = format(after, { ...usualStyle, unit: unitOf(text) });
  if (formatted.kind === "refused") return undefined;
  const touched = touchedLines(after.text, first);
  const bottom = [...touched].reduce((a, b) => Math.max(a, b), -1);
  const top = [...touched].reduce((a, b) => Math.min(a, b), bottom);
  const near = formatted.edits.filter(({ place: { range } }) => {
    const { line } = range.end;
    return extent === "between" ? top <= line && line <= bottom : touched.has(line);
  });
  return editsOf(uri, text, composed(text, first, replacementsOf(after.text, near) ?? []));
}

/** The lines of a text that replacements led to, and the next line with something on it: it says what stands above it. */
function touchedLines(after: string, replacements: readonly TextReplacement[]): ReadonlySet<number> {
  const { positionAt, lineAt: at } = linesOf(after);
  const lines = new Set<number>();
  let moved = 0;
  for (const { from, to, newText } of replacements) {
    const start = from + moved;
    moved += newText.length - (to - from);
    const last = positionAt(start + newText.length).line;
    for (let line = positionAt(start).line; line <= last; line++) lines.add(line);
    for (let line = last + 1; at(line) !== undefined; line++) {
      lines.add(line);
      if (at(line)?.trim() !== "") break;
    }
  }
  return lines;
}
