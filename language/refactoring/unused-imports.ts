/**
 * Imports that bring a file nothing: said twice, or of files whose declarations are neither named here nor count without being
 * named. They are only taken out, not sorted: of two files that declare the same, the one imported first is meant.
 */

import { editsOf } from "../edits/replacement.js";
import type { Import } from "../generated/ast.js";
import type { Importer } from "../names/names.js";
import type { Edit } from "../plan/finding.js";
import { keptFor } from "../plan/kept.js";
import type { ParsedFile } from "../syntax/parse.js";
import { namesUsedBy, nodesIn } from "../syntax/tree/walk.js";
import { removal, textSpanOf, withComments } from "./statements.js";

/** The edits that take them out, with the comments that stand right above them. */
export function unusedImports(file: ParsedFile, importer: Importer): readonly Edit[] {
  const { uri, text } = file;
  const replacements = importsOfNothing(file, importer).map(node =>
    removal(text, withComments(text, textSpanOf(node))),
  );
  return editsOf(uri, text, replacements);
}

/** None in a file with mistakes. */
export function importsOfNothing(file: ParsedFile, importer: Importer): readonly Import[] {
  const { uri, ast, mistakes } = file;
  if (mistakes.length > 0 || ast.imports.length === 0) return [];
  const seen = new Set<string>([uri]);
  return ast.imports.filter(({ path }) => {
    const imported = path === undefined ? undefined : importer(uri, path);
    if (imported?.kind !== "file") return false;
    if (seen.has(imported.file.uri)) return true;
    seen.add(imported.file.uri);
    return imported.file.mistakes.length === 0 && !bringsSomething(imported.file, () => namesUsedIn(file));
  });
}

/** All names that are used in a file. Made once for an editor that asks at every move of the cursor. */
const namesUsedIn: (file: ParsedFile) => ReadonlySet<string> = keptFor(
  ({ ast }) => new Set([...nodesIn(ast)].flatMap(node => namesUsedBy(node).map(({ $refText }) => $refText))),
);

/** People and teams count as members and as who else could do it, freezes and policies always; the others when they are named. */
function bringsSomething({ ast: { declarations } }: ParsedFile, named: () => ReadonlySet<string>): boolean {
  return declarations.some(declaration => {
    const { $type } = declaration;
    if ($type !== "Skill" && $type !== "Environment" && $type !== "Holidays") return true;
    return declaration.name !== undefined && named().has(declaration.name);
  });
}
