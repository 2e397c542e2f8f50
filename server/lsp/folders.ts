/** Which files of the workspace are checked without being opened: those the command line finds. */
import { join, relative, sep } from "node:path";
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
import { createFinds, type Problem, runbooksIn } from "../files/folders.js";
import { follow, isLink, type Way } from "../files/links.js";
import { realPath, runbookEnding } from "../files/paths.js";
import { isInside } from "../files/workspace.js";
import { buildOptions } from "./builder.js";
import { addressesIn } from "./imports.js";
import { uriOfAddress } from "./quiet.js";

export class RunbookFolders extends DefaultWorkspaceManager {
  override initialBuildOptions: BuildOptions = buildOptions;
  private finds = createFinds();
  /** Paths that were complained of. */
  private readonly said = new Set<string>();

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
    const root = this.rootAround(folder) ?? folder;
    const place = placeIn(root, folder);
    if (place.kind !== "path") return;
    const { files, problems } = runbooksIn(place.path);
    for (const problem of problems) this.complain(problem);
    const inside = addressesIn(root, files);
    // A folder inside does by itself not know of all rules that hold in it.
    const isRoot = UriUtils.equals(root, folder);
    for (const uri of inside) if (isRoot || this.holds(uri, "file")) found.push(uri);
  }

  folderAddresses(): readonly URI[] {
    return (this.folders ?? []).map(({ uri }) => URI.parse(uri));
  }

  /** Of folders inside each other, the innermost. */
  private rootAround(uri: URI): URI | undefined {
    return this.folderAddresses()
      .filter(root => root.scheme === "file" && isInside(root.fsPath, uri.fsPath))
      .sort((a, b) => b.fsPath.length - a.fsPath.length)[0];
  }

  private complain({ path, why }: Problem): void {
    if (this.said.has(path)) return;
    this.said.add(path);
    console.warn(`${path} is not read: ${why}`);
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
    return this.folderAddresses().some(root => {
      const real = realPath(root.fsPath);
      if (root.scheme !== "file" || real.kind !== "path" || !isInside(root.fsPath, uri.fsPath)) return false;
      const path = join(real.path, relative(root.fsPath, uri.fsPath));
      return this.finds(real.path, path, kind) && isFollowed(path, real.path, kind);
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

/** Where a folder of the workspace is, links followed as the search follows them. */
function placeIn(root: URI, folder: URI): Way {
  const real = realPath(root.fsPath);
  return real.kind === "path" ? follow(join(real.path, relative(root.fsPath, folder.fsPath)), real.path) : real;
}

/** A linked file goes by the address it leads to; a linked folder is searched if it lies inside. */
function isFollowed(path: string, root: string, kind: "file" | "folder"): boolean {
  if (kind === "folder") return follow(path, root).kind !== "out";
  return relative(root, path)
    .split(sep)
    .every((_, index, parts) => !isLink(join(root, parts.slice(0, index + 1).join(sep))));
}

/** Older clients name one folder, in another way. */
function rootOf({ rootUri }: InitializeParams): WorkspaceFolder[] {
  return rootUri ? [{ uri: rootUri, name: "" }] : [];
}
