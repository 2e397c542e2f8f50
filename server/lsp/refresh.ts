/** Asks the editor to ask again for hints and lenses, where they changed without an edit to the text they stand in. */
import { DocumentState, type LangiumDocument, type ParseResult } from "langium";
import type { Connection } from "vscode-languageserver";
import { CodeLensRefreshRequest, InlayHintRefreshRequest } from "vscode-languageserver-protocol";
import { addressSought } from "./analyses.js";
import type { RunbookSharedServices } from "./module.js";

export function refreshWhenChanged(connection: Connection, { analysis, lsp, workspace }: RunbookSharedServices): void {
  const { ConfigurationProvider, DocumentBuilder, TextDocuments } = workspace;
  const { Analyses } = analysis;
  let refreshes: readonly string[] = [];
  lsp.LanguageServer.onInitialize(({ capabilities }) => {
    refreshes = [
      ...(capabilities.workspace?.inlayHint?.refreshSupport ? [InlayHintRefreshRequest.method] : []),
      ...(capabilities.workspace?.codeLens?.refreshSupport ? [CodeLensRefreshRequest.method] : []),
    ];
  });
  const refresh = (): void => {
    for (const method of refreshes) {
      connection.sendRequest(method).catch(error => console.error(`${method} was refused:`, error));
    }
  };
  ConfigurationProvider.onChange(refresh);

  // A document that was checked again with the same text was so because of another one; a roster's lenses count what rests on it.
  const checked = new WeakMap<LangiumDocument, ParseResult>();
  const isOpen = (address: string): boolean => TextDocuments.get(address) !== undefined;
  let restsOnOpen = addressSought(isOpen);
  let othersChanged = false;
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, document => {
    if (!TextDocuments.get(document.uri)) return;
    othersChanged ||= checked.get(document) === document.parseResult || restsOnOpen(Analyses.restsOn(document));
    checked.set(document, document.parseResult);
  });
  DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
    if (othersChanged) refresh();
    othersChanged = false;
    restsOnOpen = addressSought(isOpen);
  });
}
