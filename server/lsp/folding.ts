/** What can be folded: blocks and statements of several lines, comments that stand together, the imports. */
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { ParsedFile } from "../../language/index.js";
import { placeOf } from "../../language/resolve/places.js";
import { is } from "../../language/syntax/tokens.js";
import { asTreeNode, childrenOf } from "../../language/syntax/tree/leaves.js";
import type { TreeNode } from "../../language/syntax/tree/node.js";
import { positionIn } from "../../language/syntax/tree/source.js";
import { sourceOf } from "./tree.js";

export function foldsIn(file: ParsedFile): FoldingRange[] {
  return [...blocks(file), ...comments(file), ...imports(file)].sort((a, b) => a.startLine - b.startLine);
}

/** The line with the closing brace or fence stays to be seen; what folds the same lines folds once. */
function blocks({ ast }: ParsedFile): readonly FoldingRange[] {
  const folds = new Map<number, number>();
  const walk = (node: TreeNode): void => {
    for (const child of childrenOf(node)) {
      const { start, end } = placeOf(child).range;
      // In one line there is nothing to fold.
      if (start.line === end.line) continue;
      const last = closes(child) ? end.line - 1 : end.line;
      if (last > start.line) folds.set(start.line, Math.max(last, folds.get(start.line) ?? 0));
      walk(child);
    }
  };
  walk(asTreeNode(ast));
  return [...folds].map(([startLine, endLine]) => ({ startLine, endLine }));
}

function closes({ $piece: { first, source }, $to }: TreeNode): boolean {
  const kind = source.tokens.kinds[first + $to];
  return kind === is.close.number || kind === is.fence.number;
}

function comments(file: ParsedFile): readonly FoldingRange[] {
  const source = sourceOf(file);
  const lines: number[] = [];
  for (let at = 0; at < source.comments.length; at += 2) {
    const offset = source.comments[at] ?? 0;
    const { line, character } = positionIn(source, offset);
    if (file.text.slice(offset - character, offset).trim() === "") lines.push(line);
  }
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
