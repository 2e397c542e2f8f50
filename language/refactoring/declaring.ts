/** Declares what is named and declared nowhere: beside others of its kind, with placeholders for what only a person knows. */

import { editInStyle } from "../edits/file-style.js";
import { editsOf, type TextReplacement } from "../edits/replacement.js";
import { snippetPlaceholder } from "../edits/statements.js";
import type { Declaration } from "../generated/ast.js";
import type { NamedDeclaration } from "../names/names.js";
import type { Edit } from "../plan/finding.js";
import type { ParsedFile } from "../syntax/parse.js";
import { insertedAfter, insertedBefore, textSpanOf } from "./statements.js";

export type DeclaredType = NamedDeclaration["$type"];

/** A snippet. */
export function declaringEdits(file: ParsedFile, type: DeclaredType, name: string): readonly Edit[] {
  const { uri, text, ast } = file;
  const written = declarationOf(type, name);
  const others: readonly Declaration[] = ast.declarations.filter(({ $type }) => $type === type);
  const last = others.at(-1) ?? ast.declarations.at(-1);
  return editsOf(uri, text, [last ? insertedAfter(text, textSpanOf(last), written) : beforeAll(file, written)]).map(
    edit => editInStyle(edit, text),
  );
}

/** After the imports and in front of the runbook, with an empty line between. */
function beforeAll({ text, ast: { imports, runbooks } }: ParsedFile, written: string): TextReplacement {
  const [first] = runbooks;
  if (first) return insertedBefore(text, textSpanOf(first), `${written}\n`);
  const last = imports.at(-1);
  if (last) return insertedAfter(text, textSpanOf(last), `\n${written}`);
  return { from: text.length, to: text.length, newText: `${written}\n` };
}

function declarationOf(type: DeclaredType, name: string): string {
  const title = name.replace(/[-_]+/g, " ").replace(/^\p{Ll}/u, letter => letter.toUpperCase());
  switch (type) {
    case "Person":
      return `person ${name} "${snippetPlaceholder(1, title)}" { timezone ${snippetPlaceholder(2, "Europe/London")} contact "${snippetPlaceholder(3, "phone or address")}" }`;
    case "Team":
      return `team ${name} "${snippetPlaceholder(1, title)}" { contact "${snippetPlaceholder(2, "#channel")}" }`;
    case "Skill":
      return `skill ${name} "${snippetPlaceholder(1, "What somebody can do")}"`;
    case "Holidays":
      return `holidays ${name} "${snippetPlaceholder(1, title)}" { ${snippetPlaceholder(2, "2026-12-25")} }`;
    case "Environment":
      return `environment ${name} "${snippetPlaceholder(1, title)}"`;
  }
}
