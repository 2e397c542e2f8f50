/** The workspace's files for a server that has no disk, read through the editor. */
import { FileType, RelativePattern, type Uri, type WorkspaceFolder, workspace } from "vscode";
import type { ToldFile } from "../../server/protocol.js";

/** Runbooks, and what says which of them are looked at and how far imports lead. */
const wanted = "**/{*.[rR][uU][nN][bB][oO][oO][kK],.gitignore,gonogo.root}";
const isWanted = /\.[rR][uU][nN][bB][oO][oO][kK]$|\/(?:\.gitignore|gonogo\.root)$/;

/** What git and npm keep is never looked at. */
const unwanted = "**/{node_modules,.git}/**";

/** Some at a time: each may be a request to a server far away. */
const atOnce = 20;

export type AddressOf = (uri: Uri) => string;

export async function filesIn(folders: readonly WorkspaceFolder[], addressOf: AddressOf): Promise<readonly ToldFile[]> {
  const found = await Promise.all(folders.map(({ uri }) => filesBelow(uri)));
  return read(found.flat(), addressOf);
}

/** What is at an address now: a file, all in a folder, or that nothing is there any more. Only what the server wants to know. */
export async function filesAt(uri: Uri, addressOf: AddressOf): Promise<readonly ToldFile[]> {
  const type = await typeOf(uri);
  if (type === undefined) return [{ uri: addressOf(uri), bytes: null }];
  if ((type & FileType.Directory) !== 0) return read(await filesBelow(uri), addressOf);
  return isWanted.test(uri.path) ? read([uri], addressOf) : [];
}

async function filesBelow(folder: Uri): Promise<readonly Uri[]> {
  return workspace.findFiles(new RelativePattern(folder, wanted), unwanted);
}

async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

async function read(uris: readonly Uri[], addressOf: AddressOf): Promise<readonly ToldFile[]> {
  const files: ToldFile[] = [];
  for (let index = 0; index < uris.length; index += atOnce) {
    const some = uris.slice(index, index + atOnce);
    for (const file of await Promise.all(some.map(async uri => ({ uri: addressOf(uri), bytes: await bytesOf(uri) }))))
      files.push(file);
  }
  return files;
}

/** Null where it cannot be read (any more). */
async function bytesOf(uri: Uri): Promise<Uint8Array | null> {
  try {
    return await workspace.fs.readFile(uri);
  } catch {
    return null;
  }
}
