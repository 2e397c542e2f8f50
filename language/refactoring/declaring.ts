/** Declares what is named and declared nowhere: beside others of its kind, with placeholders for what only a person knows. */

import { editsOf, type Replacement } from "../edits/replacement.js";
import { hole } from "../edits/statements.js";
import { editInStyle } from "../edits/style.js";
import type { Declaration } from "../generated/ast.js";
import type { NamedDeclaration } from "../names/names.js";
import type { Edit } from "../plan/finding.js";
import type { ParsedFile } from "../syntax/parse.js";
import { insertedBefore, insertedBehind, stretchOf } from "./statements.js";

export type DeclaredType = NamedDeclaration["$type"];

/** A snippet. */
export function declaringEdits(file: ParsedFile, type: DeclaredType, name: string): readonly Edit[] {
  const { uri, text, ast } = file;
  const written = declarationOf(type, name);
  const others: readonly Declaration[] = ast.declarations.filter(({ $type }) => $type === type);
  const last = others.at(-1) ?? ast.declarations.at(-1);
  return editsOf(uri, text, [last ? insertedBehind(text, stretchOf(last), written) : beforeAll(file, written)]).map(
    edit => editInStyle(edit, text),
  );
}

/** After the imports and in front of the runbook, with an empty line between. */
function beforeAll({ text, ast: { imports, runbooks } }: ParsedFile, written: string): Replacement {
  const [first] = runbooks;
  if (first) return insertedBefore(text, stretchOf(first), `${written}\n`);
  const last = imports.at(-1);
  if (last) return insertedBehind(text, stretchOf(last), `\n${written}`);
  return { from: text.length, to: text.length, newText: `${written}\n` };
}

function declarationOf(type: DeclaredType, name: string): string {
  const title = name.replace(/[-_]+/g, " ").replace(/^\p{Ll}/u, letter => letter.toUpperCase());
  switch (type) {
    case "Person":
      return `person ${name} "${hole(1, title)}" { timezone ${hole(2, "Europe/London")} contact "${hole(3, "phone or address")}" }`;
    case "Team":
      return `team ${name} "${hole(1, title)}" { contact "${hole(2, "#channel")}" }`;
    case "Skill":
      return `skill ${name} "${hole(1, "What somebody can do")}"`;
    case "Environment":
      return `environment ${name} "${hole(1, title)}"`;
  }
}
