/** From rough replacements to a change that is laid out, with placeholders where a person has to write. */
import { editsOf, type Replacement } from "../edits/replacement.js";
import { escaped, hole } from "../edits/statements.js";
import { laidOut } from "../formatting/touched.js";
import type { Edit } from "../plan/finding.js";
import type { ParsedFile } from "../syntax/parse.js";
import type { Change } from "./refactoring.js";

/**
 * @param replacements in order, without overlaps
 * @param extent whether all between the first and the last is laid out anew: it stands deeper than it did
 */
export function changeOf(
  file: ParsedFile,
  replacements: readonly Replacement[],
  {
    extent = "touched",
    holes = [],
  }: { readonly extent?: "touched" | "between"; readonly holes?: readonly string[] } = {},
): Change | undefined {
  const sorted = [...replacements].sort((a, b) => a.from - b.from || a.to - b.to);
  const edits = laidOut(file, editsOf(file.uri, file.text, sorted), extent);
  if (!edits) return undefined;
  const hasHoles = holes.length > 0;
  return { edits: hasHoles ? withHoles(edits, holes) : edits, hasHoles, created: [] };
}

/** The first place of each text in turn becomes a placeholder that suggests it. */
function withHoles(edits: readonly Edit[], holes: readonly string[]): readonly Edit[] {
  let next = 0;
  return edits.map(edit => {
    let [newText, rest] = ["", edit.newText];
    for (let text = holes[next]; text !== undefined; text = holes[next]) {
      const at = rest.indexOf(text);
      if (at < 0) break;
      next++;
      newText += escaped(rest.slice(0, at)).replaceAll("\\}", "}") + hole(next, text);
      rest = rest.slice(at + text.length);
    }
    return { ...edit, newText: newText + escaped(rest).replaceAll("\\}", "}") };
  });
}
