/** What can be folded: blocks and statements of several lines, comments that stand together, the imports. */
import { AstUtils } from "langium";
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { ParsedFile } from "../../language/index.js";
import { placeOf } from "../../language/resolve/places.js";
import { writtenAs } from "../../language/syntax/tree/leaves.js";
import { leavesOf, rangeOf } from "./tree.js";

export function foldsIn(file: ParsedFile): FoldingRange[] {
  return [...blocks(file), ...comments(file), ...imports(file)].sort((a, b) => a.startLine - b.startLine);
}

/** The line with the closing brace or fence stays to be seen; what folds the same lines folds once. */
function blocks({ ast }: ParsedFile): readonly FoldingRange[] {
  const folds = new Map<number, number>();
  for (const node of AstUtils.streamAllContents(ast)) {
    const { start, end } = placeOf(node).range;
    const closes = /(?:\}|```)$/.test(writtenAs(node).slice(-3));
    const last = closes ? end.line - 1 : end.line;
    if (last > start.line) folds.set(start.line, Math.max(last, folds.get(start.line) ?? 0));
  }
  return [...folds].map(([startLine, endLine]) => ({ startLine, endLine }));
}

function comments(file: ParsedFile): readonly FoldingRange[] {
  const { text } = file;
  const lines = leavesOf(file.ast).flatMap(leaf => {
    if (!leaf.isComment) return [];
    const { line, character } = rangeOf(leaf).start;
    return text.slice(leaf.offset - character, leaf.offset).trim() === "" ? [line] : [];
  });
  return runsOf(lines).map(fold => ({ ...fold, kind: FoldingRangeKind.Comment }));
}

function imports({ ast }: ParsedFile): readonly FoldingRange[] {
  const lines = ast.imports.map(node => placeOf(node).range.start.line);
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
