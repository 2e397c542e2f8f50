/** Which files of the workspace are checked without being opened: those the command line finds. */
import { type BuildOptions, DefaultWorkspaceManager, type FileSystemNode, URI, UriUtils } from "langium";
import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver-protocol";
import type { WorkspaceFolder } from "vscode-languageserver-types";
import { runbooksIn } from "../files/folders.js";
import { buildOptions } from "./builder.js";
import { addressesIn } from "./imports.js";

export const runbookEnding = ".runbook";

export class RunbookFolders extends DefaultWorkspaceManager {
  override initialBuildOptions: BuildOptions = buildOptions;

  override initialize(params: InitializeParams): void {
    this.folders = params.workspaceFolders ?? rootOf(params);
  }

  protected override async traverseFolder(folder: URI, found: URI[]): Promise<void> {
    if (folder.scheme === "file") found.push(...addressesIn(folder, runbooksIn(folder.fsPath).files));
  }

  override shouldIncludeEntry({ uri, isDirectory, isFile }: FileSystemNode): boolean {
    const name = UriUtils.basename(uri);
    if (isDirectory) return !leftOut.has(name);
    return isFile && name.endsWith(runbookEnding);
  }

  /** Takes in that folders were added and removed; what is in them is the update handler's matter. */
  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added];
  }

  /** Whether the workspace's own search would come upon a file or folder of this address. */
  holds(uri: URI): boolean {
    return (this.folders ?? []).some(folder => {
      const root = URI.parse(folder.uri);
      if (root.scheme !== uri.scheme || root.authority !== uri.authority) return false;
      const way = uri.path.startsWith(`${root.path.replace(/\/$/, "")}/`)
        ? uri.path.slice(root.path.length)
        : undefined;
      return way?.split("/").every(name => !leftOut.has(name)) ?? false;
    });
  }
}

const leftOut: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Older clients name one folder, in another way. */
function rootOf({ rootUri }: InitializeParams): WorkspaceFolder[] {
  return rootUri ? [{ uri: rootUri, name: "" }] : [];
}
