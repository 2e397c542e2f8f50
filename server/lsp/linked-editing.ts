/**
 * Names of a runbook's own parts, typed in one place and written in all. Only of parts: they are known in their file alone, so
 * nothing is missed. People and teams are named in other files too; renaming finds those.
 */
import { CstUtils, type LangiumDocument } from "langium";
import type { LinkedEditingRanges, Position } from "vscode-languageserver";
import { isActivity, isContingency, isPhase, isRollback } from "../../language/generated/ast.js";
import type { RunbookServices } from "./module.js";

export function linkedRangesAt(
  { references }: RunbookServices,
  { parseResult, textDocument, uri }: LangiumDocument,
  position: Position,
): LinkedEditingRanges | undefined {
  const root = parseResult.value.$cstNode;
  const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, textDocument.offsetAt(position));
  const part = leaf && references.References.findDeclarations(leaf)[0];
  if (!part || !(isActivity(part) || isPhase(part) || isRollback(part) || isContingency(part))) return undefined;
  const found = references.References.findReferences(part, { documentUri: uri, includeDeclaration: true });
  const ranges = found.map(({ segment }) => segment.range).toArray();
  return ranges.length > 1 ? { ranges } : undefined;
}
