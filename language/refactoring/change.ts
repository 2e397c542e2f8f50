/** From rough replacements to a change that is laid out, with placeholders where a person has to write. */
import { editsOf, type TextReplacement } from "../edits/replacement.js";
import { escaped, snippetPlaceholder } from "../edits/statements.js";
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
  replacements: readonly TextReplacement[],
  {
    extent = "touched",
    placeholders = [],
  }: { readonly extent?: "touched" | "between"; readonly placeholders?: readonly string[] } = {},
): Change | undefined {
  const sorted = [...replacements].sort((a, b) => a.from - b.from || a.to - b.to);
  const edits = laidOut(file, editsOf(file.uri, file.text, sorted), extent);
  if (!edits) return undefined;
  const hasPlaceholders = placeholders.length > 0;
  return { edits: hasPlaceholders ? withPlaceholders(edits, placeholders) : edits, hasPlaceholders, created: [] };
}

/** The first place of each text in turn becomes a placeholder that suggests it. */
function withPlaceholders(edits: readonly Edit[], placeholders: readonly string[]): readonly Edit[] {
  let next = 0;
  return edits.map(edit => {
    let [newText, rest] = ["", edit.newText];
    for (let text = placeholders[next]; text !== undefined; text = placeholders[next]) {
      const at = rest.indexOf(text);
      if (at < 0) break;
      next++;
      newText += escaped(rest.slice(0, at)).replaceAll("\\}", "}") + snippetPlaceholder(next, text);
      rest = rest.slice(at + text.length);
    }
    return { ...edit, newText: newText + escaped(rest).replaceAll("\\}", "}") };
  });
}
