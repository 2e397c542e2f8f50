/** Of `node:url`, what the language server asks of it; paths are those of the disk in memory. */

export function pathToFileURL(path: string): URL {
  return new URL(`file://${encodeURI(path.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`);
}

export function fileURLToPath(address: string): string {
  const { protocol, hostname, pathname } = new URL(address);
  if (protocol !== "file:" || hostname !== "") throw new TypeError(`${address} is no file of the workspace`);
  if (/%2f/i.test(pathname)) throw new TypeError(`${address} has a slash in a name`);
  return decodeURIComponent(pathname);
}
