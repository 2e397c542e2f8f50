/** Everything that can be asked of a document, for tests that ask it all. */
import type { Diagnostic, Position, Range } from "vscode-languageserver-types";

/**
 * @param range what is asked of a range; the lines up to a little after the position where none is given
 * @returns methods with their parameters besides the document
 */
export function requestsOn(
  position: Position,
  range: Range = { start: { line: 0, character: 0 }, end: { line: position.line + 9, character: 9 } },
  diagnostics: readonly Diagnostic[] = [],
): readonly (readonly [method: string, params: object])[] {
  const asked: readonly (readonly [string, object])[] = [
    ["hover", { position }],
    ["completion", { position }],
    ["definition", { position }],
    ["references", { position, context: { includeDeclaration: true } }],
    ["documentHighlight", { position }],
    ["prepareRename", { position }],
    ["documentSymbol", {}],
    ["foldingRange", {}],
    ["codeAction", { range, context: { diagnostics } }],
    ["codeLens", {}],
    ["documentLink", {}],
    ["inlayHint", { range }],
    ["prepareCallHierarchy", { position }],
    ["selectionRange", { positions: [position] }],
    ["semanticTokens/full", {}],
    ["semanticTokens/range", { range }],
  ];
  return asked.map(([what, params]) => [`textDocument/${what}`, params]);
}
