/** What editors understand that do not say they know more: places instead of links to them, a list instead of an outline. */
import { DocumentState } from "langium";
import { createRequestHandler } from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import type {
  ClientCapabilities,
  DocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
} from "vscode-languageserver-protocol";
import type { RunbookServices } from "./module.js";

/** To be called when Langium's own answers are registered: these take their place. */
export function answerAsUnderstood(connection: Connection, { lsp, shared }: RunbookServices): void {
  let understands = understoodBy({});
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    understands = understoodBy(capabilities);
  });
  connection.onDefinition(
    createRequestHandler(
      async (_, document, params, token) => {
        const links = await lsp.DefinitionProvider?.getDefinition(document, params, token);
        return understands.links ? links : links?.map(placeOfLink);
      },
      shared,
      DocumentState.Linked,
    ),
  );
  connection.onDocumentSymbol(
    createRequestHandler(
      async (_, document, params, token) => {
        const outline = await lsp.DocumentSymbolProvider?.getSymbols(document, params, token);
        return understands.outlines ? outline : outline?.flatMap(each => listed(each, params.textDocument.uri));
      },
      shared,
      DocumentState.Parsed,
    ),
  );
}

interface Understands {
  readonly links: boolean;
  readonly outlines: boolean;
}

function understoodBy({ textDocument }: ClientCapabilities): Understands {
  return {
    links: textDocument?.definition?.linkSupport === true,
    outlines: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}

function placeOfLink({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}

/** A symbol and all inside it, each with the name of what it is in. */
function listed(
  { name, kind, range, children = [] }: DocumentSymbol,
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) };
  return [own, ...children.flatMap(child => listed(child, uri, name))];
}
