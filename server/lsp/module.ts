/** The services of the language server: Langium's, the language's own reading of text, and ours, one feature a file. */
import { DefaultServiceRegistry, inject, type LangiumCoreServices, type Module, type URI } from "langium";
import {
  createDefaultModule,
  createDefaultSharedModule,
  DefaultDefinitionProvider,
  DefaultDocumentHighlightProvider,
  DefaultFoldingRangeProvider,
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
import { type Analyses, createAnalyses } from "./analyses.js";
import { RunbookDocumentBuilder } from "./builder.js";
import { RunbookCompletion } from "./completion/completion.js";
import { createCompletionParser } from "./completion/unfinished.js";
import { createDiagnostics } from "./diagnostics.js";
import { RunbookFiles } from "./files.js";
import { createFixes } from "./fixes.js";
import { RunbookFolders, runbookEnding } from "./folders.js";
import { createFormatter } from "./formatter.js";
import { createHover } from "./hover/hover.js";
import { quiet } from "./quiet.js";
import { RunbookRename } from "./rename.js";
import { createScopeComputation, createScopes } from "./scope.js";
import { kinds, symbols } from "./symbols.js";
import { RunbookUpdateHandler } from "./updates.js";

interface SharedAdditions {
  readonly analysis: { readonly Analyses: Analyses };
  readonly lsp: { readonly DocumentUpdateHandler: RunbookUpdateHandler };
  readonly workspace: {
    readonly DocumentBuilder: RunbookDocumentBuilder;
    readonly FileSystemProvider: RunbookFiles;
    readonly WorkspaceManager: RunbookFolders;
  };
}

export type RunbookSharedServices = LangiumSharedServices & SharedAdditions;
export type RunbookServices = LangiumServices & { readonly shared: RunbookSharedServices };

/** There is one language, and a text the editor calls a runbook is one, whatever its name. */
class OneLanguage extends DefaultServiceRegistry {
  override getServices(uri: URI): LangiumCoreServices {
    return this.all[0] ?? super.getServices(uri);
  }

  override hasServices(uri: URI): boolean {
    return uri.path.endsWith(runbookEnding) || this.textDocuments?.get(uri) !== undefined;
  }
}

const sharedModule: Module<RunbookSharedServices, PartialLangiumSharedServices & SharedAdditions> = {
  ServiceRegistry: services => new OneLanguage(services),
  analysis: { Analyses: services => createAnalyses(services) },
  lsp: {
    DocumentUpdateHandler: services => new RunbookUpdateHandler(services),
    NodeKindProvider: () => kinds,
    WorkspaceSymbolProvider: services => quiet(new DefaultWorkspaceSymbolProvider(services)),
  },
  workspace: {
    DocumentBuilder: services => new RunbookDocumentBuilder(services),
    FileSystemProvider: () => new RunbookFiles(),
    WorkspaceManager: services => new RunbookFolders(services),
  },
};

const languageModule: Module<RunbookServices, PartialLangiumServices> = {
  parser: { CompletionParser: services => createCompletionParser(services) },
  references: {
    ScopeProvider: services => createScopes(services),
    ScopeComputation: services => createScopeComputation(services),
  },
  validation: { DocumentValidator: services => createDiagnostics(services) },
  lsp: {
    CodeActionProvider: services => quiet(createFixes(services)),
    CompletionProvider: services => quiet(new RunbookCompletion(services)),
    DefinitionProvider: services => quiet(new DefaultDefinitionProvider(services)),
    DocumentHighlightProvider: services => quiet(new DefaultDocumentHighlightProvider(services)),
    DocumentSymbolProvider: () => quiet(symbols),
    FoldingRangeProvider: services => quiet(new DefaultFoldingRangeProvider(services)),
    Formatter: services => quiet(createFormatter(services)),
    HoverProvider: services => quiet(createHover(services)),
    ReferencesProvider: services => quiet(new DefaultReferencesProvider(services)),
    RenameProvider: services => quiet(new RunbookRename(services)),
  },
};

/** Everything the server is made of, for one connection. */
export function createServices(connection: Connection): RunbookSharedServices {
  const shared: RunbookSharedServices = inject(
    createDefaultSharedModule({ connection, fileSystemProvider: () => new RunbookFiles() }),
    GoNoGoGeneratedSharedModule,
    sharedModule,
  );
  const services: RunbookServices = inject(
    createDefaultModule({ shared }),
    GoNoGoGeneratedModule,
    syntaxModule,
    languageModule,
  );
  shared.ServiceRegistry.register(services);
  return shared;
}
