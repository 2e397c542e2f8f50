/** By which names a board is reached. Whatever else a browser was told, such as a name that leads here since a moment ago, is refused. */

export interface Place {
  /** "127.0.0.1", "0.0.0.0", "::1" */
  readonly host: string;
  readonly port: number;
  /** What readers type, where that is something else: "https://board.example.com". */
  readonly address: string | undefined;
}

/** The origins that are this board, as browsers write them. */
export function originsOf({ host, port, address }: Place): readonly string[] {
  const names = isLoopback(host) ? ["127.0.0.1", "localhost", "[::1]"] : isAnywhere(host) ? [] : [bracketed(host)];
  const own = names.map(name => new URL(`http://${name}:${port}`).origin);
  return address === undefined ? own : [new URL(address).origin, ...own];
}

/** What a link begins with. */
export function addressOf(place: Place): string {
  return originsOf(place)[0] ?? "";
}

/** Among the origins, the one that a `Host` header says. */
export function originOfHost(origins: readonly string[], host: string | undefined): string | undefined {
  const asked = host?.toLowerCase();
  return origins.find(origin => new URL(origin).host === asked || hostWithPort(origin) === asked);
}

function hostWithPort(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Every address of the machine: what it is reached by cannot be known. */
export function isAnywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** In words where it is no address of a board. */
export function readAddress(text: string): { readonly address: string } | string {
  const wrong = `\`${text}\` is no address: write it as readers do, such as https://board.example.com`;
  if (!URL.canParse(text)) return wrong;
  const url = new URL(text);
  const isPlain = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  if (!/^https?:$/.test(url.protocol)) return wrong;
  return isPlain ? { address: url.origin } : `${wrong}, with nothing after the name: a board has a name of its own`;
}
