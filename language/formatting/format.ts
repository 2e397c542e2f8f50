/** A file -> the edits that lay it out: the one way a runbook is written, in the editor and from the command line. */
import { linesOf } from "../edits/lines.js";
import { editsOf, type TextReplacement } from "../edits/replacement.js";
import type { Edit } from "../plan/finding.js";
import type { Range } from "../plan/place.js";
import type { Mistake } from "../plan/plan.js";
import type { ParsedFile } from "../syntax/parse.js";
import { layOut, type Style } from "./layout.js";
import { layoutTokensOf } from "./layout-tokens.js";

export type Formatted =
  /** None of a file that is laid out already. */
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  /** What cannot be read cannot be laid out: where a broken statement ends is a guess. */
  | { readonly kind: "refused"; readonly mistake: Mistake };

/** Two spaces a level, wherever nobody asks for something else. */
export const usualStyle: Pick<Style, "unit" | "tabSize"> = { unit: "  ", tabSize: 4 };

/**
 * The edits that lay a file out; only spaces, line ends and the indentation of fences are ever changed. Pure, linear.
 * Line ends are those of the file's first line.
 * @param lines only those between two lines, both included
 */
export function format(
  file: ParsedFile,
  { unit, tabSize }: Pick<Style, "unit" | "tabSize"> = usualStyle,
  lines?: { readonly first: number; readonly last: number },
): Formatted {
  const [mistake] = file.mistakes;
  if (mistake) return { kind: "refused", mistake };
  const { text, ast, uri } = file;
  const style: Style = { unit, tabSize, lineEnd: linesOf(text).endOf(0) ?? "\n" };
  const replacements = layOut(text, layoutTokensOf(text, ast), style).map(each => smallest(text, each));
  const edits = editsOf(uri, text, replacements);
  return { kind: "edits", edits: lines ? edits.filter(({ place }) => isBetween(place.range, lines)) : edits };
}

/** An edit belongs to the line it ends on, where it says how that line is indented. */
function isBetween({ end }: Range, { first, last }: { readonly first: number; readonly last: number }): boolean {
  return end.line >= first && end.line <= last;
}

/** A replacement without what stays as it is at its beginning and end; a line end of two characters is one. */
function smallest(text: string, { from, to, newText }: TextReplacement): TextReplacement {
  const before = text.slice(from, to).match(/\r\n|[\s\S]/g) ?? [];
  const after = newText.match(/\r\n|[\s\S]/g) ?? [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const length = (units: readonly string[]): number => units.join("").length;
  return {
    from: from + length(before.slice(0, start)),
    to: to - length(before.slice(before.length - end)),
    newText: after.slice(start, after.length - end).join(""),
  };
}
