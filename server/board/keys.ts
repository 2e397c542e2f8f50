/**
 * The links that were given out, and the sessions that were begun with them: a file of lines that is only ever appended to, so that several
 * boards can use it at once, and none forgets anything when it is killed. Of a secret only its hash is kept: who reads the file cannot use
 * it. Plain functions; keyring.ts is what reads and writes the file.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export interface Link {
  readonly link: string;
  /** Whose it is; null where it is for anybody who only looks. */
  readonly name: string | null;
  readonly hash: string;
  /** When it was made, in epoch seconds. */
  readonly made: number;
}

export interface Session {
  readonly session: string;
  readonly link: string;
  readonly hash: string;
  readonly made: number;
}

export interface Keys {
  /** Those that are not revoked, by their ids, in the order made. */
  readonly links: ReadonlyMap<string, Link>;
  /** Of links that are not revoked. */
  readonly sessions: ReadonlyMap<string, Session>;
}

/** One line of the file. */
export type KeyLine = Link | Session | { readonly revoked: string };

/** What is public of it, and what is told once and never kept. */
export interface Secret {
  readonly id: string;
  readonly hash: string;
  /** The id and then the secret: letters, digits, `-` and `_`. */
  readonly told: string;
}

/** A session ends by itself after so many seconds. */
export const sessionSeconds = 30 * 24 * 3600;

export function makeSecret(): Secret {
  const id = randomBytes(8).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  return { id, hash: hashOf(secret), told: id + secret };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}

/** 8 bytes in base64url. */
const idLength = 11;
const nobodys = hashOf("");

/** The one of these that a secret was told for. What does not fit takes as long as what does. */
export function keyOf<K extends { readonly hash: string }>(keys: ReadonlyMap<string, K>, told: string): K | undefined {
  if (told.length > 200) return undefined;
  const key = keys.get(told.slice(0, idLength));
  const given = Buffer.from(hashOf(told.slice(idLength)), "hex");
  return timingSafeEqual(Buffer.from(key?.hash ?? nobodys, "hex"), given) ? key : undefined;
}

export function keyLine(line: KeyLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Whatever the text: a line that was cut off, or that is none of ours, says nothing. */
export function readKeys(text: string): Keys {
  const links = new Map<string, Link>();
  const sessions = new Map<string, Session>();
  const revoked = new Set<string>();
  for (const line of text.split("\n")) {
    const read = readLine(line);
    if (!read) continue;
    if ("revoked" in read) revoked.add(read.revoked);
    else if ("session" in read) sessions.set(read.session, read);
    else links.set(read.link, read);
  }
  for (const link of revoked) links.delete(link);
  for (const { session, link } of sessions.values()) if (!links.has(link)) sessions.delete(session);
  return { links, sessions };
}

function readLine(line: string): KeyLine | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof read !== "object" || read === null) return undefined;
  const { link, session, revoked, name, hash, made } = read as Record<string, unknown>;
  if (typeof revoked === "string") return { revoked };
  if (typeof link !== "string" || typeof hash !== "string" || typeof made !== "number") return undefined;
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  if (typeof session === "string") return { session, link, hash, made };
  return typeof name === "string" || name === null ? { link, name, hash, made } : undefined;
}
