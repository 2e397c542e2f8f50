/** The services of the language server: Langium's, the language's own reading of text, and ours, one feature a file. */
import { DefaultServiceRegistry, inject, type LangiumCoreServices, type Module, type URI } from "langium";
import {
  createDefaultModule,
  createDefaultSharedModule,
  DefaultDocumentHighlightProvider,
  DefaultReferencesProvider,
  DefaultWorkspaceSymbolProvider,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import { GoNoGoGeneratedModule, GoNoGoGeneratedSharedModule } from "../../language/generated/module.js";
import { syntaxModule } from "../../language/syntax/module.js";
import { runbookEnding } from "../files/paths.js";
import { createActions } from "./actions/provider.js";
import { type Analyses, createAnalyses } from "./analyses.js";
import { RunbookDocumentBuilder } from "./builder.js";
import { createCallHierarchy } from "./call-hierarchy.js";
import { RunbookLanguageServer } from "./capabilities.js";
import { createCodeLenses } from "./code-lenses.js";
import { createCompletion, type RunbookCompletion } from "./completion/completion.js";
import { createCompletionParser } from "./completion/unfinished.js";
import { RunbookDefinition } from "./definition.js";
import { createDocumentLinks } from "./document-links.js";
import { RunbookDocuments } from "./documents.js";
import { RunbookFiles } from "./files.js";
import { RunbookFolders } from "./folders.js";
import { folding } from "./folding.js";
import { createFormatter } from "./formatter.js";
import { createHover } from "./hover/hover.js";
import { RunbookIndex } from "./index.js";
import { createInlayHints } from "./inlay-hints.js";
import { quiet } from "./quiet.js";
import { RunbookRename } from "./rename.js";
import { createScopeComputation, createScopes } from "./scope.js";
import { createSemanticTokens } from "./semantic-tokens.js";
import { RunbookConfiguration } from "./settings.js";
import { kinds, symbols } from "./symbols.js";
import { RunbookUpdateHandler } from "./updates.js";

interface SharedAdditions {
  readonly analysis: { readonly Analyses: Analyses };
  readonly lsp: { readonly DocumentUpdateHandler: RunbookUpdateHandler };
  readonly workspace: {
    readonly ConfigurationProvider: RunbookConfiguration;
    readonly DocumentBuilder: RunbookDocumentBuilder;
    readonly FileSystemProvider: RunbookFiles;
    readonly IndexManager: RunbookIndex;
    readonly WorkspaceManager: RunbookFolders;
  };
}

export type RunbookSharedServices = LangiumSharedServices & SharedAdditions;
export type RunbookServices = LangiumServices & {
  readonly shared: RunbookSharedServices;
  readonly lsp: { readonly CompletionProvider: RunbookCompletion };
};

/** There is one language, and a text the editor calls a runbook is one, whatever its name. */
class OneLanguage extends DefaultServiceRegistry {
  override getServices(uri: URI): LangiumCoreServices {
    return this.all[0] ?? super.getServices(uri);
  }

  override hasServices(uri: URI): boolean {
    return uri.path.endsWith(runbookEnding) || this.textDocuments?.get(uri) !== undefined;
  }
}

const sharedModule = (
  zone: string | undefined,
): Module<RunbookSharedServices, PartialLangiumSharedServices & SharedAdditions> => ({
  ServiceRegistry: services => new OneLanguage(services),
  analysis: { Analyses: services => createAnalyses(services) },
  lsp: {
    DocumentUpdateHandler: services => new RunbookUpdateHandler(services),
    LanguageServer: services => new RunbookLanguageServer(services),
    NodeKindProvider: () => kinds,
    WorkspaceSymbolProvider: services => quiet(new DefaultWorkspaceSymbolProvider(services)),
  },
  workspace: {
    ConfigurationProvider: services => new RunbookConfiguration(services, zone),
    DocumentBuilder: services => new RunbookDocumentBuilder(services),
    FileSystemProvider: services => new RunbookFiles(() => services.workspace.WorkspaceManager.folderAddresses()),
    LangiumDocuments: services => new RunbookDocuments(services),
    IndexManager: services => new RunbookIndex(services),
    WorkspaceManager: services => new RunbookFolders(services),
  },
});

const languageModule: Module<RunbookServices, PartialLangiumServices> = {
  parser: { CompletionParser: services => createCompletionParser(services) },
  references: {
    ScopeProvider: services => createScopes(services),
    ScopeComputation: services => createScopeComputation(services),
  },
  lsp: {
    CallHierarchyProvider: services => quiet(createCallHierarchy(services)),
    CodeActionProvider: services => quiet(createActions(services)),
    CodeLensProvider: services => quiet(createCodeLenses(services)),
    CompletionProvider: services => quiet(createCompletion(services)),
    DefinitionProvider: services => quiet(new RunbookDefinition(services)),
    DocumentHighlightProvider: services => quiet(new DefaultDocumentHighlightProvider(services)),
    DocumentLinkProvider: services => quiet(createDocumentLinks(services)),
    DocumentSymbolProvider: () => quiet(symbols),
    FoldingRangeProvider: () => quiet(folding),
    Formatter: services => quiet(createFormatter(services)),
    HoverProvider: services => quiet(createHover(services)),
    InlayHintProvider: services => quiet(createInlayHints(services)),
    ReferencesProvider: services => quiet(new DefaultReferencesProvider(services)),
    RenameProvider: services => quiet(new RunbookRename(services)),
    SemanticTokenProvider: services => quiet(createSemanticTokens(services)),
  },
};

/**
 * Everything the server is made of, for one connection.
 * @param zone the reader's, where the editor says nothing about it
 */
export function createServices(connection: Connection, zone?: string): RunbookServices {
  const shared: RunbookSharedServices = inject(
    createDefaultSharedModule({ connection, fileSystemProvider: () => new RunbookFiles(() => []) }),
    GoNoGoGeneratedSharedModule,
    sharedModule(zone),
  );
  const services: RunbookServices = inject(
    createDefaultModule({ shared }),
    GoNoGoGeneratedModule,
    syntaxModule,
    languageModule,
  );
  shared.ServiceRegistry.register(services);
  return services;
}
