/** Addresses of a virtual workspace, as the server in a worker knows them: it takes all for files, as they stand on its disk in memory. */

export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** `vscode-vfs://github/gonogo/samples/a.runbook` -> `/vscode-vfs/@github/gonogo/samples/a.runbook` */
export function pathForServer({ scheme, authority, path }: Address): string {
  return `/${scheme}/@${encodeURIComponent(authority)}${path}`;
}

/** Back again; undefined for what is no such path. */
export function addressFrom(path: string): Address | undefined {
  const [, scheme, authority, own = ""] = /^\/([^/]+)\/@([^/]*)(\/.*)?$/s.exec(path) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  return { scheme, authority: decodeURIComponent(authority), path: own };
}
