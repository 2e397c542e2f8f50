/** All features of the editor, and the requests of the protocol that they answer. */
import { TextDocumentSyncKind } from "vscode-languageserver";
import type { ClientCapabilities, Location, LocationLink, ServerCapabilities } from "vscode-languageserver-protocol";
import { actionKinds } from "./actions/offer.js";
import { createActions } from "./actions/provider.js";
import { createCallHierarchy } from "./call-hierarchy.js";
import { createCodeLenses } from "./code-lenses.js";
import { createCompletion } from "./completion/completion.js";
import { completionTriggers } from "./completion/triggers.js";
import { createDocumentLinks } from "./document-links.js";
import { createFileRenames, moved } from "./file-renames.js";
import { foldsIn } from "./folding.js";
import { createFormatter } from "./formatter.js";
import { createHover } from "./hover/hover.js";
import { createInlayHints } from "./inlay-hints.js";
import { createNames } from "./names.js";
import { quietly } from "./quiet.js";
import { createDefinition, createHighlights, createLinkedEditing, createReferences } from "./references.js";
import { createRename } from "./rename.js";
import { followRuns } from "./runs.js";
import { selectionRangesOf } from "./selection-ranges.js";
import { createSemanticTokens, legend } from "./semantic-tokens.js";
import type { Document } from "./session/documents.js";
import { answering, dropped, type Need, type Session } from "./session/session.js";
import { listedSymbols, symbolsIn } from "./symbols.js";
import { createWorkspaceSymbols } from "./workspace-symbols.js";

export type Features = ReturnType<typeof createFeatures>;

export function createFeatures(session: Session) {
  const names = createNames(session);
  const runs = followRuns(session);
  return {
    actions: createActions(session, runs),
    callHierarchy: createCallHierarchy(session, names),
    codeLenses: createCodeLenses(session, runs),
    completion: createCompletion(session),
    definition: createDefinition(session, names),
    documentLinks: createDocumentLinks(session),
    folds: ({ file }: Document) => foldsIn(file),
    formatter: createFormatter(session),
    highlights: createHighlights(names),
    hover: createHover(session, names),
    inlayHints: createInlayHints(session),
    linkedEditing: createLinkedEditing(names),
    moving: createFileRenames(session),
    references: createReferences(names),
    rename: createRename(session, names),
    runs,
    selectionRanges: selectionRangesOf,
    semanticTokens: createSemanticTokens(session, names),
    symbols: ({ file }: Document) => symbolsIn(file),
    workspaceSymbols: createWorkspaceSymbols(session),
  };
}

/** What the server can do, as it is said at the start. */
export const capabilities: ServerCapabilities = {
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: { filters: moved } },
  },
  textDocumentSync: { change: TextDocumentSyncKind.Incremental, openClose: true },
  callHierarchyProvider: {},
  codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: true },
  codeLensProvider: { resolveProvider: false },
  completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
  definitionProvider: true,
  documentFormattingProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentOnTypeFormattingProvider: { firstTriggerCharacter: "}" },
  documentRangeFormattingProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  hoverProvider: true,
  inlayHintProvider: { resolveProvider: true },
  linkedEditingRangeProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  selectionRangeProvider: true,
  semanticTokensProvider: { legend, full: { delta: true }, range: true },
  workspaceSymbolProvider: { resolveProvider: false },
};

/** Answers each request when the documents are as it needs them, see Need; a feature that fails answers nothing. */
export function answerFeatures(session: Session, features: Features): void {
  const { connection, onInitialize, queue } = session;
  const { languages } = connection;
  let client = navigationSupport({});
  onInitialize(({ capabilities }) => {
    client = navigationSupport(capabilities);
  });
  const on = <Params extends { readonly textDocument: { readonly uri: string } }, Answer>(
    need: Need,
    answer: (document: Document, params: Params) => Answer | Promise<Answer>,
  ) => answering<Params, Answer | undefined>(session, need, quietly(answer));

  connection.onCodeAction(
    on("checked", async (it, { range, context }) => {
      await features.runs.ready(it);
      return features.actions.list(it, range, context);
    }),
  );
  connection.onCodeActionResolve(async action => (await quietly(features.actions.resolve)(action)) ?? action);
  connection.onCodeLens(
    on("checked", async it => {
      await features.runs.ready(it);
      return features.codeLenses(it);
    }),
  );
  connection.onCompletion(
    on("read", (it, { position, context }) => features.completion.list(it, position, context?.triggerCharacter)),
  );
  connection.onCompletionResolve(item => quietly(features.completion.resolve)(item) ?? item);
  connection.onDefinition(
    on("read", (it, { position }) => {
      const links = features.definition(it, position);
      return client.links ? links : links?.map(placeOfLink);
    }),
  );
  connection.onDocumentFormatting(on("read", (it, { options }) => features.formatter.whole(it, options)));
  connection.onDocumentRangeFormatting(
    on("read", (it, { range, options }) => features.formatter.range(it, range, options)),
  );
  connection.onDocumentOnTypeFormatting(on("read", (it, params) => features.formatter.typed(it, params)));
  connection.onDocumentHighlight(on("read", (it, { position }) => features.highlights(it, position)));
  connection.onDocumentLinks(on("read", it => features.documentLinks(it)));
  connection.onDocumentSymbol(
    on("read", it => {
      const outline = features.symbols(it);
      return client.outlines ? outline : outline.flatMap(each => listedSymbols(each, it.uri));
    }),
  );
  connection.onFoldingRanges(on("read", it => features.folds(it)));
  connection.onHover(on("read", (it, { position }) => features.hover(it, position)));
  connection.onPrepareRename(on("read", (it, { position }) => features.rename.prepare(it, position)));
  connection.onReferences(
    on("all read", (it, { position, context }) => features.references(it, position, context.includeDeclaration)),
  );
  connection.onRenameRequest(on("all read", (it, params) => features.rename.rename(it, params)));
  connection.onSelectionRanges(on("read", (it, { positions }) => features.selectionRanges(it, positions)));
  connection.onWorkspaceSymbol(async ({ query }, token) =>
    (await queue.allRead(token)) ? (quietly(features.workspaceSymbols)(query) ?? null) : dropped(),
  );
  connection.workspace.onWillRenameFiles(async ({ files }, token) =>
    (await queue.allRead(token)) ? (quietly(features.moving)(files) ?? null) : null,
  );
  languages.callHierarchy.onPrepare(on("read", (it, { position }) => features.callHierarchy.prepare(it, position)));
  languages.callHierarchy.onIncomingCalls(async ({ item }, token) =>
    (await queue.taken(token)) ? (quietly(features.callHierarchy.incoming)(item) ?? null) : dropped(),
  );
  languages.callHierarchy.onOutgoingCalls(async ({ item }, token) =>
    (await queue.taken(token)) ? (quietly(features.callHierarchy.outgoing)(item) ?? null) : dropped(),
  );
  languages.inlayHint.on(on("checked", (it, { range }) => features.inlayHints.list(it, range)));
  languages.inlayHint.resolve(async (hint, token) =>
    (await queue.taken(token)) ? (quietly(features.inlayHints.resolve)(hint) ?? hint) : hint,
  );
  languages.onLinkedEditingRange(on("read", (it, { position }) => features.linkedEditing(it, position)));
  languages.semanticTokens.on(on("read", it => features.semanticTokens.whole(it)));
  languages.semanticTokens.onDelta(
    on("read", (it, { previousResultId }) => features.semanticTokens.delta(it, previousResultId)),
  );
  languages.semanticTokens.onRange(on("read", (it, { range }) => features.semanticTokens.range(it, range)));
}

/** What editors understand that say so; others are given places instead of links to them, and a list instead of an outline. */
interface NavigationSupport {
  readonly links: boolean;
  readonly outlines: boolean;
}

function navigationSupport({ textDocument }: ClientCapabilities): NavigationSupport {
  return {
    links: textDocument?.definition?.linkSupport === true,
    outlines: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}

function placeOfLink({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
