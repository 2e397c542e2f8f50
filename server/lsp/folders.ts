/** Which files of the workspace are checked without being opened: those the command line finds. */
import { join, relative } from "node:path";
import {
  type BuildOptions,
  DefaultWorkspaceManager,
  type FileSystemNode,
  type LangiumDocument,
  URI,
  UriUtils,
} from "langium";
import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver-protocol";
import type { WorkspaceFolder } from "vscode-languageserver-types";
import { createFinds, runbooksIn } from "../files/folders.js";
import { realPath, runbookEnding } from "../files/read.js";
import { isInside } from "../files/workspace.js";
import { buildOptions } from "./builder.js";
import { addressesIn } from "./imports.js";
import { uriOfAddress } from "./quiet.js";

export class RunbookFolders extends DefaultWorkspaceManager {
  override initialBuildOptions: BuildOptions = buildOptions;
  private finds = createFinds();

  override initialize(params: InitializeParams): void {
    this.folders = (params.workspaceFolders ?? rootOf(params)).filter(hasAddress);
  }

  /** Whatever is wrong with a folder: without this, nothing that is asked would ever be answered. */
  protected override async performStartup(folders: WorkspaceFolder[]): Promise<LangiumDocument[]> {
    try {
      return await super.performStartup(folders);
    } catch (error) {
      console.error("The workspace could not be searched:", error);
      this._ready.resolve();
      return [];
    }
  }

  protected override async traverseFolder(folder: URI, found: URI[]): Promise<void> {
    if (folder.scheme !== "file") return;
    const inside = addressesIn(folder, runbooksIn(folder.fsPath).files);
    // A folder inside does by itself not know of all rules that hold in it.
    const isRoot = (this.folders ?? []).some(({ uri }) => UriUtils.equals(uri, folder));
    found.push(...(isRoot ? inside : inside.filter(uri => this.holds(uri, "file"))));
  }

  override shouldIncludeEntry({ uri, isFile }: FileSystemNode): boolean {
    return isFile && uri.path.endsWith(runbookEnding);
  }

  /** Takes in that folders were added and removed; what is in them is the update handler's matter. */
  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added.filter(hasAddress)];
  }

  /** Whether the workspace's own search would come upon a file or folder of this address. */
  holds(uri: URI, kind: "file" | "folder"): boolean {
    if (uri.scheme !== "file") return false;
    return (this.folders ?? []).some(folder => {
      const root = URI.parse(folder.uri);
      const real = realPath(root.fsPath);
      if (root.scheme !== "file" || real.kind !== "path" || !isInside(root.fsPath, uri.fsPath)) return false;
      return this.finds(real.path, join(real.path, relative(root.fsPath, uri.fsPath)), kind);
    });
  }

  /** Ignore rules may have changed: they are read again. */
  forgetRules(): void {
    this.finds = createFinds();
  }
}

function hasAddress({ uri }: WorkspaceFolder): boolean {
  return uriOfAddress(uri) !== undefined;
}

/** Older clients name one folder, in another way. */
function rootOf({ rootUri }: InitializeParams): WorkspaceFolder[] {
  return rootUri ? [{ uri: rootUri, name: "" }] : [];
}
