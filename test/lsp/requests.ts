/** Everything that can be asked of a document, for tests that ask it all. */
import type { Position } from "vscode-languageserver-types";

/** @returns methods with their parameters besides the document */
export function requestsOn(position: Position): readonly (readonly [method: string, params: object])[] {
  const range = { start: { line: 0, character: 0 }, end: { line: position.line + 9, character: 9 } };
  const asked: readonly (readonly [string, object])[] = [
    ["hover", { position }],
    ["completion", { position }],
    ["definition", { position }],
    ["references", { position, context: { includeDeclaration: true } }],
    ["documentHighlight", { position }],
    ["prepareRename", { position }],
    ["documentSymbol", {}],
    ["foldingRange", {}],
    ["codeAction", { range, context: { diagnostics: [] } }],
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
