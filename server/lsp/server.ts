/** The language server on a connection, whatever it goes through. */
import { DocumentState } from "langium";
import { createRequestHandler, startLanguageServer } from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import { publishDiagnostics } from "./diagnostics.js";
import { linkedRangesAt } from "./linked-editing.js";
import { createServices, type RunbookServices, type RunbookSharedServices } from "./module.js";
import { answerAsUnderstood } from "./older-clients.js";
import { tellOverviews } from "./overview.js";
import { quietly } from "./quiet.js";
import { refreshWhenChanged } from "./refresh.js";
import { answerRequests } from "./requests.js";
import { selectionRangesOf } from "./selection-ranges.js";
import { answerStarting } from "./starting.js";
import { tellWrongSettings } from "./wrong-settings.js";

/** @param zone the reader's, where the editor says nothing about it */
export function serve(connection: Connection, zone?: string): RunbookSharedServices {
  const services = createServices(connection, zone);
  const { shared } = services;
  publishDiagnostics(connection, shared);
  answerRequests(connection, shared);
  tellOverviews(connection, shared);
  answerStarting(connection);
  answerWhatLangiumDoesNot(connection, services);
  refreshWhenChanged(connection, shared);
  tellWrongSettings(connection, shared);
  followFolders(connection, shared);
  startLanguageServer(shared);
  answerAsUnderstood(connection, services);
  return shared;
}

/** A workspace's folders come and go while it is open. */
function followFolders(connection: Connection, { lsp }: RunbookSharedServices): void {
  let supported = false;
  lsp.LanguageServer.onInitialize(({ capabilities }) => {
    supported = capabilities.workspace?.workspaceFolders === true;
  });
  lsp.LanguageServer.onInitialized(() => {
    if (!supported) return;
    connection.workspace.onDidChangeWorkspaceFolders(event => {
      lsp.DocumentUpdateHandler.foldersChanged(event).catch(error =>
        console.error("The workspace's folders could not be followed:", error),
      );
    });
  });
}

/** Requests of the protocol that Langium has no service for; capabilities.ts says that they are answered. */
function answerWhatLangiumDoesNot(connection: Connection, services: RunbookServices): void {
  const { lsp, shared } = services;
  connection.onCompletionResolve(async item => (await lsp.CompletionProvider.resolve(item)) ?? item);
  connection.languages.onLinkedEditingRange(
    createRequestHandler(
      quietly((_, document, { position }) => linkedRangesAt(services, document, position)),
      shared,
      DocumentState.IndexedReferences,
    ),
  );
  connection.onSelectionRanges(
    createRequestHandler(
      quietly((_, document, { positions }) => selectionRangesOf(document, positions)),
      shared,
      DocumentState.Parsed,
    ),
  );
}
