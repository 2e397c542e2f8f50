/** Where an import is written, and what its path is. */

import { linesOf } from "../edits/lines.js";
import { editsOf, type TextReplacement } from "../edits/replacement.js";
import type { RunbookFile } from "../generated/ast.js";
import type { Edit } from "../plan/finding.js";
import type { ParsedFile } from "../syntax/parse.js";
import { textSpanOf, withComments } from "./statements.js";

/** The edits that import a path, with the line ends of the file. */
export function importEdits({ uri, text, ast }: ParsedFile, path: string): readonly Edit[] {
  const { newText, ...where } = importing(text, ast, path);
  const lineEnd = linesOf(text).endOf(0) ?? "\n";
  return editsOf(uri, text, [{ ...where, newText: newText.replaceAll("\n", lineEnd) }]);
}

/** An import after the others; without any, in front of everything but the comments that begin the file. */
export function importing(text: string, { imports }: RunbookFile, path: string): TextReplacement {
  const last = imports.at(-1);
  if (last) {
    const { to } = withComments(text, textSpanOf(last));
    return { from: to, to, newText: `\nimport "${path}"` };
  }
  const head = /^\uFEFF?(?:[^\S\r\n]*\/\/[^\r\n]*(?:\r\n|[\r\n]))*(?=\s*(?:\r\n|[\r\n]))/.exec(text)?.[0] ?? "";
  const at = head.includes("//") ? head.length : text.startsWith("\uFEFF") ? 1 : 0;
  return { from: at, to: at, newText: `${at > 1 ? "\n" : ""}import "${path}"\n\n` };
}

/** "./people.runbook", "../shared/people.runbook" */
export function pathTo(from: string, to: string): string {
  const [folders, target] = [new URL(".", from).pathname.split("/"), new URL(to).pathname.split("/")];
  let same = 0;
  while (same < folders.length - 1 && folders[same] === target[same]) same++;
  const up = folders.slice(same, -1).map(() => "..");
  const way = decodeURIComponent([...up, ...target.slice(same)].join("/"));
  return up.length === 0 ? `./${way}` : way;
}
