/** The address of a database, `postgres://USER@HOST/NAME`. It is shown without its password and what else is said of the connection. */

export interface Address {
  readonly url: string;
  readonly shown: string;
  readonly secret: string;
}

export function isAddress(where: string): boolean {
  return /^postgres(?:ql)?:/i.test(where);
}

/** In words where it is none; they do not show what was given, as a password may be in it. */
export function readAddress(where: string): Address | string {
  try {
    const url = new URL(where);
    const { protocol, username, password, host, pathname, searchParams } = url;
    if (!isAddress(protocol) || (host === "" && !where.includes("//"))) return noAddress;
    const at = username === "" ? "" : `${username}@`;
    const socket = host === "" ? (searchParams.get("host") ?? "") : "";
    const secret = password === "" ? (searchParams.get("password") ?? "") : decodeURIComponent(password);
    // The driver takes all of them for the last, and warns at each start.
    if (/^(?:prefer|require|verify-ca)$/.test(searchParams.get("sslmode") ?? ""))
      searchParams.set("sslmode", "verify-full");
    return { url: url.href, shown: `postgres://${at}${host}${pathname}${socket && ` (${socket})`}`, secret };
  } catch {
    return noAddress;
  }
}

const noAddress =
  "the address of the store cannot be read: write postgres://USER@HOST/DATABASE, with signs such as @ and / in a password as %40 and %2F, or with the password in PGPASSWORD or ~/.pgpass";
