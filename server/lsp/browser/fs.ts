/** Of `node:fs`, what the language server asks of it, on the disk in memory. */
import { entriesAt, kindAt } from "./disk.js";

interface Stats {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
}

export function existsSync(path: string): boolean {
  return kindAt(path) !== undefined;
}

export function statSync(path: string): Stats {
  return statsOf(kindAt(path) ?? missing(path));
}

export const lstatSync = statSync;

export function readdirSync(path: string): readonly (Stats & { readonly name: string })[] {
  return [...(entriesAt(path) ?? missing(path))].map(([name, kind]) => ({ name, ...statsOf(kind) }));
}

export const realpathSync = {
  native: (path: string): string => (kindAt(path) === undefined ? missing(path) : path),
};

function statsOf(kind: "file" | "folder"): Stats {
  return { isFile: () => kind === "file", isDirectory: () => kind === "folder", isSymbolicLink: () => false };
}

function missing(path: string): never {
  throw Object.assign(new Error(`there is nothing at ${path}`), { code: "ENOENT" });
}
