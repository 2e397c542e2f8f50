/** From what the editor reports (edits, files that come and go) to updates of the documents; reports in quick succession make one. */
import { Deferred, type URI, UriUtils } from "langium";
import { DefaultDocumentUpdateHandler } from "langium/lsp";
import type { TextDocumentChangeEvent } from "vscode-languageserver";
import type { DidChangeWatchedFilesParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver-protocol";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { runbookEnding } from "../files/paths.js";
import type { RunbookSharedServices } from "./module.js";
import { uriOfAddress } from "./quiet.js";

/** Milliseconds. Typing is slower, but an editor's own bursts (multiple cursors, undo, save) are not. */
const burst = 5;

export class RunbookUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly services: RunbookSharedServices;
  private readonly reported = new Map<string, URI>();
  private timer: NodeJS.Timeout | undefined;
  private lastTaken: Promise<void> = Promise.resolve();

  constructor(services: RunbookSharedServices) {
    super(services);
    this.services = services;
  }

  /** Resolves when documents know of all that was reported until now: what is out of date says so. */
  takenIn(): Promise<void> {
    this.flush();
    return this.lastTaken;
  }

  override didChangeContent({ document }: TextDocumentChangeEvent<TextDocument>): void {
    this.fireDocumentUpdate(urisOf([document]), []);
  }

  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    this.fireDocumentUpdate(urisOf([document]), []);
  }

  /** How each stands now counts, not what is said of it. */
  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
    this.fireDocumentUpdate(urisOf(changes), []);
  }

  /** Reads the folders that were added to the workspace, and looks again at what is in those that were removed. */
  async foldersChanged(event: WorkspaceFoldersChangeEvent): Promise<void> {
    const { LangiumDocuments, WorkspaceManager } = this.services.workspace;
    await WorkspaceManager.ready;
    WorkspaceManager.change(event);
    const found = await Promise.all(urisOf(event.added).map(uri => WorkspaceManager.searchFolder(uri)));
    const left = urisOf(event.removed).flatMap(uri => LangiumDocuments.getDocuments(uri));
    this.fireDocumentUpdate([...found.flat(), ...left.map(({ uri }) => uri)], []);
  }

  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    for (const uri of [...changed, ...deleted]) if (this.matters(uri)) this.reported.set(uri.toString(), uri);
    if (this.reported.size === 0) return;
    // What is being checked is out of date.
    this.workspaceLock.cancelWrite();
    this.timer ??= setTimeout(() => this.flush(), burst);
  }

  /** Editors report every file and folder, so that folders are not missed. */
  private matters(uri: URI): boolean {
    if (uri.path.endsWith(runbookEnding) || isIgnoreFile(uri) || this.isOpen(uri)) return true;
    const { FileSystemProvider, LangiumDocuments } = this.services.workspace;
    if (LangiumDocuments.getDocuments(uri).length > 0) return true;
    if (uri.scheme !== "file") return false;
    return FileSystemProvider.kindOf(uri) === "folder" || !UriUtils.basename(uri).includes(".");
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.reported.size === 0) return;
    const uris = [...this.reported.values()];
    this.reported.clear();
    const taken = new Deferred();
    this.lastTaken = taken.promise;
    this.take(uris, () => taken.resolve()).catch(error => {
      taken.resolve();
      console.error("The documents could not be updated:", error);
    });
  }

  private async take(uris: readonly URI[], whenTaken: () => void): Promise<void> {
    await this.workspaceManager.ready;
    await this.workspaceLock.write(async token => {
      const { changed, gone } = this.sorted(uris);
      const listener = this.documentBuilder.onUpdate(whenTaken);
      try {
        await this.documentBuilder.update(changed, gone, token);
      } finally {
        listener.dispose();
        whenTaken();
      }
    });
  }

  /** What became of what was reported: how it stands now counts, not what was said about it. */
  private sorted(uris: readonly URI[]): { readonly changed: URI[]; readonly gone: URI[] } {
    const { FileSystemProvider, LangiumDocuments, WorkspaceManager } = this.services.workspace;
    const changed: URI[] = [];
    const gone: URI[] = [];
    WorkspaceManager.forgetRules();
    for (const uri of uris) {
      if (isIgnoreFile(uri)) {
        // Files come into sight, and others go.
        const folder = UriUtils.dirname(uri);
        if (WorkspaceManager.holds(folder, "folder")) changed.push(folder);
        for (const { uri: each } of LangiumDocuments.getDocuments(folder))
          if (!this.isOpen(each) && !WorkspaceManager.holds(each, "file")) gone.push(each);
      } else if (this.isOpen(uri)) changed.push(uri);
      else if (uri.scheme !== "file") gone.push(uri);
      else {
        switch (FileSystemProvider.kindOf(uri)) {
          case "folder":
            if (WorkspaceManager.holds(uri, "folder")) changed.push(uri);
            break;
          case "file":
            (WorkspaceManager.holds(uri, "file") ? changed : gone).push(uri);
            break;
          case "nothing":
            // With a folder goes all that is in it, but for what stands in editors.
            for (const { uri: inside } of LangiumDocuments.getDocuments(uri)) {
              (this.isOpen(inside) ? changed : gone).push(inside);
            }
            if (LangiumDocuments.getDocuments(uri).length === 0) gone.push(uri);
            break;
        }
      }
    }
    return { changed, gone };
  }

  private isOpen(uri: URI): boolean {
    return this.services.workspace.TextDocuments.get(uri) !== undefined;
  }
}

/** Of what is reported, all that has an address. */
function urisOf(reported: readonly { readonly uri: string }[]): URI[] {
  return reported.flatMap(({ uri }) => uriOfAddress(uri) ?? []);
}

function isIgnoreFile(uri: URI): boolean {
  return uri.scheme === "file" && UriUtils.basename(uri) === ".gitignore";
}
