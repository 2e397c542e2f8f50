/** What can be folded: blocks and statements of several lines, comments that stand together, the imports. */
import { AstUtils, CstUtils, type LangiumDocument } from "langium";
import type { FoldingRangeProvider } from "langium/lsp";
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { isRunbookFile } from "../../language/generated/ast.js";

export const folding: FoldingRangeProvider = {
  getFoldingRanges(document) {
    return [...blocks(document), ...comments(document), ...imports(document)].sort((a, b) => a.startLine - b.startLine);
  },
};

/** The line with the closing brace or fence stays to be seen; what folds the same lines folds once. */
function blocks({ parseResult }: LangiumDocument): readonly FoldingRange[] {
  const folds = new Map<number, number>();
  for (const { $cstNode } of AstUtils.streamAllContents(parseResult.value)) {
    if (!$cstNode) continue;
    const { start, end } = $cstNode.range;
    const closes = /(?:\}|```)$/.test($cstNode.text.slice(-3));
    const last = closes ? end.line - 1 : end.line;
    if (last > start.line) folds.set(start.line, Math.max(last, folds.get(start.line) ?? 0));
  }
  return [...folds].map(([startLine, endLine]) => ({ startLine, endLine }));
}

function comments({ parseResult, textDocument }: LangiumDocument): readonly FoldingRange[] {
  const root = parseResult.value.$cstNode;
  if (!root) return [];
  const lines = [...CstUtils.flattenCst(root)]
    .filter(({ tokenType, range }) => {
      const before = { start: { line: range.start.line, character: 0 }, end: range.start };
      return tokenType.name === "COMMENT" && textDocument.getText(before).trim() === "";
    })
    .map(({ range }) => range.start.line);
  return runsOf(lines).map(fold => ({ ...fold, kind: FoldingRangeKind.Comment }));
}

function imports({ parseResult }: LangiumDocument): readonly FoldingRange[] {
  const { value } = parseResult;
  if (!isRunbookFile(value)) return [];
  const lines = value.imports.flatMap(({ $cstNode }) => $cstNode?.range.start.line ?? []);
  return runsOf(lines).map(fold => ({ ...fold, kind: FoldingRangeKind.Imports }));
}

/** Two or more lines that follow each other. */
function runsOf(lines: readonly number[]): readonly { readonly startLine: number; readonly endLine: number }[] {
  const runs: { startLine: number; endLine: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return runs.filter(({ startLine, endLine }) => endLine > startLine);
}
