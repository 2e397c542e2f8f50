/**
 * One editor's session: its texts and the workspace's files, read and checked in the order of queue.ts. The features ask it;
 * whoever wants to be told of checks is.
 */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver-protocol";
import { type Analysis, parse } from "../../../language/index.js";
import { contained, uriOfAddress } from "../quiet.js";
import { createSettings, type SettingsService } from "../settings.js";
import { type Analyses, createAnalyses } from "./analyses.js";
import { changesOf, matters } from "./changes.js";
import { createDocuments, type Document, type Documents, type Reading, readDocument } from "./documents.js";
import { createFiles, type Files } from "./files.js";
import { createFolders, type Folders } from "./folders.js";
import { createQueue, type Queue } from "./queue.js";
import { followTexts, type Texts } from "./texts.js";

export interface Session {
  readonly connection: Connection;
  /** The time it is, in epoch seconds: only for what is offered, never for what is found. */
  readonly now: () => number;
  readonly settings: SettingsService;
  readonly texts: Texts;
  readonly documents: Documents;
  readonly files: Files;
  readonly reading: Reading;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly queue: Queue;
  readonly onInitialize: (listener: (params: InitializeParams) => void) => void;
  readonly onInitialized: (listener: () => void) => void;
  readonly onChecked: (listener: (document: Document, analysis: Analysis) => unknown) => void;
  /** Told when nothing is left to check. */
  readonly onSettled: (listener: () => unknown) => void;
  /** Told of documents that went away. */
  readonly onGone: (listener: (uri: string) => unknown) => void;
  /** Told when files may have changed on disk: one was saved, or a branch was checked out. */
  readonly onFilesChanged: (listener: (addresses: readonly string[]) => unknown) => void;
  /** What the editor says of itself, in the order of the protocol. */
  readonly initialize: (params: InitializeParams) => void;
  readonly initialized: () => void;
  /** Files or folders at some addresses may have changed, come or gone. */
  readonly filesChanged: (addresses: readonly string[]) => void;
  readonly foldersChanged: (event: WorkspaceFoldersChangeEvent) => void;
}

/** @param zone the reader's, where the editor says nothing about it */
export function createSession(connection: Connection, zone?: string, now = () => Date.now() / 1_000): Session {
  const settings = createSettings(connection, zone);
  const folders = createFolders();
  const files = createFiles(folders.addresses);
  const texts = followTexts(connection, uri => report([uri]));
  const documents = createDocuments(() => analyses.changed());
  const analyses = createAnalyses(documents, { texts, files, folders: folders.addresses });
  const ground = { texts, documents, files, folders };
  const reading: Reading = { parse };
  const initializing: ((params: InitializeParams) => void)[] = [];
  const starting: (() => void)[] = [];
  const checking: ((document: Document, analysis: Analysis) => unknown)[] = [];
  const settling: (() => unknown)[] = [];
  const going: ((uri: string) => unknown)[] = [];
  const changing: ((addresses: readonly string[]) => unknown)[] = [];
  let isStarted = false;

  const report = (uris: readonly string[]): void => queue.report(uris.filter(uri => matters(uri, ground)));

  const read = (uri: string): void => {
    const open = texts.get(uri);
    documents.put(readDocument(reading, uri, open?.getText() ?? files.read(uri), open?.version, documents.get(uri)));
  };

  /** Reads what some documents import, at any depth: it may lie where the workspace was not searched. */
  const readImportsOf = (uris: Iterable<string>): readonly string[] => {
    const loaded: string[] = [];
    const queue = [...uris];
    for (const uri of queue) {
      for (const imported of notLoadedBy(uri)) {
        if (documents.get(imported)) continue;
        trying(`loading ${imported}`, () => {
          read(imported);
          loaded.push(imported);
          queue.push(imported);
        });
      }
    }
    return loaded;
  };

  const notLoadedBy = (uri: string): readonly string[] => {
    const document = documents.get(uri);
    return document ? (trying(`following the imports of ${uri}`, () => analyses.notLoaded(document.file)) ?? []) : [];
  };

  const tell = async <T extends readonly unknown[]>(
    listeners: readonly ((...of: T) => unknown)[],
    what: string,
    ...of: T
  ): Promise<void> => {
    for (const listener of listeners)
      await contained(
        () => `telling of ${what}`,
        () => listener(...of),
      );
  };

  /** What rests on what is at some addresses, which are looked up again. */
  const touched = (addresses: ReadonlySet<string>, isKnownText: boolean): ReadonlySet<string> => {
    if (isKnownText) {
      const dependents = analyses.dependentsOf(addresses);
      analyses.forgetPlacesOf(addresses);
      return dependents;
    }
    // What comes or goes may be a folder, a link, or what limits imports.
    const dependents = analyses.dependentsBelow(addresses);
    analyses.forgetPlaces();
    return dependents;
  };

  const queue: Queue = createQueue(
    {
      takeIn: reported => {
        const { changed, gone, limits } = changesOf(reported, ground);
        const areTexts = !limits && gone.length === 0 && changed.every(uri => texts.get(uri));
        const affected = touched(new Set([...reported, ...changed, ...gone]), areTexts);
        for (const uri of gone) {
          documents.delete(uri);
          queue.drop(uri);
          void tell(going, uri, uri);
        }
        for (const uri of changed) trying(`reading ${uri}`, () => read(uri));
        const own = [...changed, ...[...affected].filter(uri => documents.get(uri))];
        return [...own, ...readImportsOf(own)];
      },
      read: uri => {
        if (documents.get(uri)) return [];
        read(uri);
        return [uri, ...readImportsOf([uri])];
      },
      check: async uri => {
        const document = documents.get(uri);
        if (!document) return;
        const analysis = analyses.analyse(document.file);
        for (const { doing, error } of analysis.failures)
          console.error(`${uri}: Go/No-Go failed while ${doing}:`, error);
        await tell(checking, uri, document, analysis);
      },
      urgent: () => texts.uris().toReversed(),
      settled: () => tell(settling, "the documents"),
    },
    () => isStarted,
  );

  return {
    connection,
    now,
    settings,
    texts,
    documents,
    files,
    reading,
    folders,
    analyses,
    queue,
    onInitialize: listener => initializing.push(listener),
    onInitialized: listener => starting.push(listener),
    onChecked: listener => checking.push(listener),
    onSettled: listener => settling.push(listener),
    onGone: listener => going.push(listener),
    onFilesChanged: listener => changing.push(listener),
    initialize: params => {
      settings.initialize(params);
      folders.initialize(params);
      for (const listener of initializing) listener(params);
    },
    initialized: () => {
      settings.initialized();
      for (const listener of starting) listener();
      const found = trying("searching the workspace", () => folders.addresses().flatMap(folders.search));
      isStarted = true;
      queue.add(found ?? []);
    },
    filesChanged: addresses => {
      void tell(changing, "files that changed", addresses);
      report(addresses.flatMap(each => uriOfAddress(each)?.toString() ?? []));
    },
    foldersChanged: event => {
      folders.change(event);
      const uris = (all: readonly { readonly uri: string }[]) => all.flatMap(({ uri }) => uriOfAddress(uri) ?? []);
      const left = uris(event.removed).flatMap(uri => documents.under(uri.toString()));
      report([...uris(event.added).flatMap(folders.search), ...left.map(({ uri }) => uri)]);
    },
  };
}

/** What fails for one document does so alone: it is logged, and undefined. */
function trying<T>(doing: string, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    console.error(`Go/No-Go failed while ${doing}:`, error);
    return undefined;
  }
}

/** What a question about a document needs before it can be answered. */
export type Need = "read" | "checked" | "all read";

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * A handler of a request about a document: it answers when what it needs is there, by the text as it stands then. A question that
 * is cancelled, or about what does not exist (any more), is dropped before anything is done for it.
 */
export function answering<Params extends DocumentParams, Answer>(
  session: Session,
  need: Need,
  answer: (document: Document, params: Params, token: CancellationToken) => Answer | Promise<Answer>,
): (params: Params, token: CancellationToken) => Promise<Exclude<Answer, undefined> | null | ResponseError<void>> {
  return async (params, token) => {
    const document = await documentFor(session, params.textDocument.uri, need, token);
    if (!document) return dropped();
    const answered = await answer(document, params, token);
    return (answered as Exclude<Answer, undefined>) ?? null;
  };
}

/** Undefined for what is cancelled, or does not exist. */
export async function documentFor(
  session: Session,
  address: string,
  need: Need,
  token?: CancellationToken,
): Promise<Document | undefined> {
  const { documents, queue } = session;
  const uri = uriOfAddress(address)?.toString();
  if (uri === undefined || !(await queue.taken(token))) return undefined;
  if ((need === "all read" || !documents.get(uri)) && !(await queue.allRead(token))) return undefined;
  if (need === "checked" && !(await queue.checked(uri, token))) return undefined;
  return documents.get(uri);
}

/** No error that anybody should read. */
export function dropped(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
