/**
 * A disk in memory: what the client told of the workspace's files. In the browser's bundle it takes the place of Node's (scripts/browser.mjs),
 * so that links, ignore rules and roots are seen to by the same code as on a real one. There are no links on it.
 */

type Kind = "file" | "folder";

/** What is in each folder; a folder that is not in here is not there. */
const folders = new Map<string, Map<string, Kind>>([["/", new Map()]]);
const files = new Map<string, Uint8Array>();

export function kindAt(path: string): Kind | undefined {
  if (files.has(path)) return "file";
  return folders.has(path) ? "folder" : undefined;
}

export function bytesAt(path: string): Uint8Array | undefined {
  return files.get(path);
}

export function entriesAt(path: string): ReadonlyMap<string, Kind> | undefined {
  return folders.get(path);
}

export function putFile(path: string, bytes: Uint8Array): void {
  if (files.get(path) === undefined) remove(path);
  files.set(path, bytes);
  enter(path, "file");
}

export function putFolder(path: string): void {
  if (folders.has(path)) return;
  remove(path);
  folders.set(path, new Map());
  enter(path, "folder");
}

/** With a folder goes all that is in it. */
export function remove(path: string): void {
  files.delete(path);
  for (const name of folders.get(path)?.keys() ?? []) remove(`${path}/${name}`);
  folders.delete(path);
  const { folder, name } = placeOf(path);
  folders.get(folder)?.delete(name);
}

function enter(path: string, kind: Kind): void {
  const { folder, name } = placeOf(path);
  putFolder(folder);
  folders.get(folder)?.set(name, kind);
}

function placeOf(path: string): { readonly folder: string; readonly name: string } {
  const end = path.lastIndexOf("/");
  return { folder: path.slice(0, end) || "/", name: path.slice(end + 1) };
}
