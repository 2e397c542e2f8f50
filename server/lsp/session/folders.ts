/** Which files of the workspace are checked without being opened: those the command line finds. */
import { join, relative, sep } from "node:path";
import { URI, UriUtils } from "langium";
import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver-protocol";
import type { WorkspaceFolder } from "vscode-languageserver-types";
import { createFolderSearch, type Problem, runbooksIn } from "../../files/folders.js";
import { type FollowedPath, follow, isLink } from "../../files/links.js";
import { realPath } from "../../files/paths.js";
import { isInside, markedRootOf } from "../../files/workspace.js";
import { uriOfAddress } from "../quiet.js";
import { addressesIn, realOf } from "./imports.js";

export interface Folders {
  readonly initialize: (params: InitializeParams) => void;
  /** Takes in that folders were added and removed. */
  readonly change: (event: WorkspaceFoldersChangeEvent) => void;
  readonly addresses: () => readonly URI[];
  /** The runbooks in a folder of the workspace. */
  readonly search: (folder: URI) => readonly string[];
  /** Whether the workspace's own search would come upon a file or folder of this address. */
  readonly holds: (uri: URI, kind: "file" | "folder") => boolean;
  /** Ignore rules may have changed: they are read again. */
  readonly forgetRules: () => void;
}

export function createFolders(): Folders {
  let folders: readonly WorkspaceFolder[] = [];
  let cached: readonly URI[] | undefined;
  let finds = createFolderSearch();
  /** Paths that were complained of. */
  const said = new Set<string>();

  const addresses = (): readonly URI[] => {
    cached ??= folders.map(({ uri }) => URI.parse(uri));
    return cached;
  };

  const set = (all: readonly WorkspaceFolder[]): void => {
    folders = all;
    cached = undefined;
  };

  /** Of folders inside each other, the innermost. */
  const rootAround = (uri: URI): URI | undefined =>
    addresses()
      .filter(root => root.scheme === "file" && isInside(root.fsPath, uri.fsPath))
      .sort((a, b) => b.fsPath.length - a.fsPath.length)[0];

  const complain = ({ path, why }: Problem): void => {
    if (said.has(path)) return;
    said.add(path);
    console.warn(`${path} is not read: ${why}`);
  };

  const holds = (uri: URI, kind: "file" | "folder"): boolean => {
    if (uri.scheme !== "file") return false;
    return addresses().some(root => {
      const real = realPath(root.fsPath);
      if (root.scheme !== "file" || real.kind !== "path" || !isInside(root.fsPath, uri.fsPath)) return false;
      const path = join(real.path, relative(root.fsPath, uri.fsPath));
      return finds(real.path, path, kind) && isFollowed(path, real.path, kind);
    });
  };

  return {
    initialize: params => set((params.workspaceFolders ?? rootOf(params)).filter(hasAddress)),
    change: ({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      set([...folders.filter(({ uri }) => !gone.has(uri)), ...added.filter(hasAddress)]);
    },
    addresses,
    search: folder => {
      if (folder.scheme !== "file") return [];
      const root = rootAround(folder) ?? folder;
      const place = placeIn(root, folder);
      if (place.kind !== "path") return [];
      const real = realOf(root.fsPath, realPath);
      const { files, problems } = runbooksIn(place.path, undefined, found => markedRootOf(found) ?? real);
      for (const problem of problems) complain(problem);
      // A folder inside does by itself not know of all rules that hold in it.
      const isRoot = UriUtils.equals(root, folder);
      return addressesIn(root, files).flatMap(uri => (isRoot || holds(uri, "file") ? [uri.toString()] : []));
    },
    holds,
    forgetRules: () => {
      finds = createFolderSearch();
    },
  };
}

function hasAddress({ uri }: WorkspaceFolder): boolean {
  return uriOfAddress(uri) !== undefined;
}

/** Where a folder of the workspace is, links followed as the search follows them. */
function placeIn(root: URI, folder: URI): FollowedPath {
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
