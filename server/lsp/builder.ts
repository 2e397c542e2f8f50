/**
 * Which documents are read and checked again after a change. Langium's own rule looks one import far; findings reach
 * through all of them, and through imports that lead nowhere yet.
 */
import {
  type AstNode,
  type BuildOptions,
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  interruptAndCheck,
  type LangiumDocument,
  OperationCancelled,
  type ParseResult,
  URI,
} from "langium";
import { addressesIn, addressSought, type Ground } from "./analyses.js";
import type { RunbookSharedServices } from "./module.js";
import { contained } from "./quiet.js";

/** Links are followed when somebody asks for them. */
export const buildOptions: BuildOptions = { validation: true, eagerLinking: false };

export class RunbookDocumentBuilder extends DefaultDocumentBuilder {
  override updateBuildOptions: BuildOptions = buildOptions;

  private readonly services: RunbookSharedServices;
  /** What each checked document's findings rest on, from the moment they were made. */
  private readonly restsOn = new WeakMap<LangiumDocument, Ground>();
  /** The version of the editor's text that was read. */
  private readonly versions = new WeakMap<ParseResult, number>();
  /** Of addresses: whether the update under way was told of it, or of a folder it is in. */
  private isTouched: (address: string) => boolean = () => true;
  private isAffected: ((ground: Ground) => boolean) | undefined;

  constructor(services: RunbookSharedServices) {
    super(services);
    this.services = services;
  }

  /** Which version of the editor's text a document was read from; undefined for what is not open. */
  versionOf({ parseResult }: LangiumDocument): number | undefined {
    return this.versions.get(parseResult);
  }

  override async update(changed: URI[], deleted: URI[], token?: Cancellation.CancellationToken): Promise<void> {
    const { Analyses } = this.services.analysis;
    const touched = new Set([...changed, ...deleted].map(uri => uri.toString()));
    this.isAffected = undefined;
    if (deleted.length === 0 && changed.every(uri => this.textDocuments?.get(uri) !== undefined)) {
      this.isTouched = address => touched.has(address);
      Analyses.forgetPlacesOf(touched);
    } else {
      // What comes or goes may be a folder, a link, or what limits imports.
      this.isTouched = amongOrBelow(touched);
      Analyses.forgetPlaces();
    }
    await super.update(changed, deleted, token);
  }

  override resetToState<T extends AstNode>(document: LangiumDocument<T>, state: DocumentState): void {
    if (state <= DocumentState.Linked) this.restsOn.delete(document);
    super.resetToState(document, state);
  }

  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    const ground = this.restsOn.get(document);
    if (!ground) return true;
    this.isAffected ??= addressSought(address => changed.has(address) || this.isTouched(address));
    return this.isAffected(ground);
  }

  /** There is one kind of check, done or not. */
  protected override resultsAreIncomplete(): boolean {
    return false;
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    token: Cancellation.CancellationToken,
  ): Promise<void> {
    const { Analyses } = this.services.analysis;
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, token, async document => {
      const version = this.textDocuments?.get(document.uri)?.version;
      await this.langiumDocumentFactory.update(document, token);
      Analyses.changed();
      if (version !== undefined) this.versions.set(document.parseResult, version);
    });
    const imported = await this.loadImports(documents, token);
    await super.buildDocuments([...documents, ...imported], options, token);
  }

  /** Where a step fails for a document, the document goes on as it is: others have their turn, and nobody waits for ever. */
  protected override runCancelable(
    documents: LangiumDocument[],
    state: DocumentState,
    token: Cancellation.CancellationToken,
    step: (document: LangiumDocument) => unknown,
  ): Promise<void> {
    return super.runCancelable(documents, state, token, document =>
      contained(
        () => `making ${DocumentState[state]} of ${document.uri}`,
        () => step(document),
      ),
    );
  }

  /** Imported files may lie where the workspace was not searched. */
  private async loadImports(
    documents: readonly LangiumDocument[],
    token: Cancellation.CancellationToken,
  ): Promise<LangiumDocument[]> {
    const { Analyses } = this.services.analysis;
    const loaded: LangiumDocument[] = [];
    const queue = [...documents];
    for (const document of queue) {
      for (const uri of Analyses.notLoaded(document)) {
        if (this.langiumDocuments.hasDocument(uri)) continue;
        await contained(
          () => `loading ${uri}`,
          async () => {
            const imported = await this.langiumDocuments.getOrCreateDocument(uri, token);
            loaded.push(imported);
            queue.push(imported);
          },
        );
      }
    }
    return loaded;
  }

  protected override async validate(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<void> {
    const { Analyses } = this.services.analysis;
    const ground = this.groundOf(document);
    if (ground) this.restsOn.set(document, ground);
    await othersHeard(token);
    const analysis = Analyses.analyse(document);
    for (const { doing, error } of analysis?.failures ?? [])
      console.error(`${document.uri}: Go/No-Go failed while ${doing}:`, error);
  }

  /** Langium tells nobody of a document that was checked just before the next edit came; its findings would be lost. */
  protected override async notifyDocumentPhase(
    document: LangiumDocument,
    state: DocumentState,
    token: Cancellation.CancellationToken,
  ): Promise<void> {
    for (const listener of [...this.documentPhaseListeners.get(state)]) {
      await contained(
        () => `telling of ${document.uri}`,
        () => listener(document, token),
      );
    }
  }

  /**
   * Langium keeps silent when a build had nothing to do, and who waits for it would wait for ever. So would who begins to
   * wait while the others are being told: the state is reached before that, not after.
   */
  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    token: Cancellation.CancellationToken,
  ): Promise<void> {
    this.currentState = state;
    for (const listener of [...this.buildPhaseListeners.get(state)]) {
      await interruptAndCheck(token);
      await contained(
        () => "telling of the documents",
        () => listener(documents, token),
      );
    }
  }

  override waitUntil(state: DocumentState, token?: Cancellation.CancellationToken): Promise<void>;
  override waitUntil(state: DocumentState, uri?: URI, token?: Cancellation.CancellationToken): Promise<URI>;
  override async waitUntil(
    state: DocumentState,
    what?: URI | Cancellation.CancellationToken,
    token?: Cancellation.CancellationToken,
  ): Promise<unknown> {
    // What was typed a moment ago may still be waiting for more.
    await this.services.lsp.DocumentUpdateHandler.takenIn();
    if (!(what instanceof URI)) return super.waitUntil(readyFor(state), what);
    await super.waitUntil(readyFor(state), what, token);
    for (let unread = this.notReadBelow(what); unread.length > 0; unread = this.notReadBelow(what)) {
      for (const { uri } of unread) {
        if (this.langiumDocuments.hasDocument(uri)) await super.waitUntil(DocumentState.Parsed, uri, token);
      }
    }
    return what;
  }

  /** Files that a document imports, at any depth, whose texts have changed since they were read. */
  private notReadBelow(uri: URI): readonly LangiumDocument[] {
    if (this.currentState >= DocumentState.Parsed) return [];
    const document = this.langiumDocuments.getDocument(uri);
    const unread = this.langiumDocuments.all.filter(({ state }) => state < DocumentState.Parsed);
    const byAddress = new Map(unread.map(each => [each.uri.toString(), each]));
    const ground = document && byAddress.size > 0 ? this.groundOf(document) : undefined;
    return ground ? [...new Set(addressesIn(ground))].flatMap(address => byAddress.get(address) ?? []) : [];
  }

  /** Undefined where it cannot be told. */
  private groundOf(document: LangiumDocument): Ground | undefined {
    try {
      return this.services.analysis.Analyses.restsOn(document);
    } catch (error) {
      console.error(`Go/No-Go failed while following the imports of ${document.uri}:`, error);
      return undefined;
    }
  }

  /**
   * A question about a document that does not exist (any more) is dropped, not answered with an error; so is one about a
   * document that nobody builds, and one whose document goes away before it is ready.
   */
  protected override async awaitDocumentState(
    state: DocumentState,
    uri: URI,
    token: Cancellation.CancellationToken,
  ): Promise<URI> {
    const document = this.langiumDocuments.getDocument(uri);
    if (!document || (document.state < state && this.currentState >= state)) throw OperationCancelled;
    const dropped = new Cancellation.CancellationTokenSource();
    const listeners = [
      token.onCancellationRequested(() => dropped.cancel()),
      this.onUpdate(() => {
        if (!this.langiumDocuments.hasDocument(uri)) dropped.cancel();
      }),
    ];
    try {
      return await super.awaitDocumentState(state, uri, dropped.token);
    } finally {
      for (const listener of listeners) listener.dispose();
    }
  }
}

/** A folder comes or goes with all that is in it. */
function amongOrBelow(addresses: ReadonlySet<string>): (address: string) => boolean {
  return address => {
    for (let end = address.length; end > 0; end = address.lastIndexOf("/", end - 1)) {
      if (addresses.has(address.slice(0, end))) return true;
    }
    return false;
  };
}

/**
 * Lets through what arrived while a text was read: a newer edit ends this build, and questions that need no findings are
 * answered first. Messages come in one turn and are handled in the next.
 */
async function othersHeard(token: Cancellation.CancellationToken): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve));
  if (token.isCancellationRequested) throw OperationCancelled;
}

/** What is asked of links can be answered as soon as there are scopes. */
function readyFor(state: DocumentState): DocumentState {
  return state === DocumentState.Linked || state === DocumentState.IndexedReferences
    ? DocumentState.ComputedScopes
    : state;
}
