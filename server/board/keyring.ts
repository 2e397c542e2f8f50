/** The file of keys beside the runbook (keys.ts): for its owner alone, read again whenever somebody has added to it. */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
  writeSync,
} from "node:fs";
import { noRoom, whyNotMade } from "../files/paths.js";
import { withoutWaiting } from "../run/plain-file.js";
import { type KeyLine, type Keys, keyLine, keyOf, type Link, makeSecret, readKeys, sessionSeconds } from "./keys.js";

export interface Keyring {
  /** As the file is now. */
  readonly keys: () => Keys;
  /** A new link for somebody, or for anybody who only looks: what is told of it is told once. */
  readonly addLink: (name: string | null) => string;
  /** Takes links and their sessions away, and says how many links that were. */
  readonly revoke: (isMeant: (link: Link) => boolean) => number;
  /** The link of a token; undefined where there is none. */
  readonly linkOf: (token: string) => Link | undefined;
  /** Begins a session of a link: what the cookie says. */
  readonly begin: (link: Link) => string;
  /** The link that a session was begun with, and the session's id; undefined where there is none, or where it has ended. */
  readonly sessionOf: (cookie: string) => { readonly link: Link; readonly session: string } | undefined;
}

/** Gives the reason where the file cannot be used. */
export function openKeyring(path: string, now: () => number): Keyring | string {
  try {
    // In a folder that others may write to, a link there would lead elsewhere.
    const why = opened(path, constants.O_RDWR | constants.O_CREAT, (file, stats) => {
      const found = whyNotOurs(stats);
      if (found === undefined && process.platform !== "win32" && (stats.mode & 0o077) !== 0) fchmodSync(file, 0o600);
      return found;
    });
    if (why !== undefined) return why;
  } catch (error) {
    return whyNotMade(error);
  }
  return keyringIn(path, now);
}

/** In words where links could be in it that we have not made. */
function whyNotOurs(stats: Stats): string | undefined {
  if (!stats.isFile()) return "it is no file";
  if (process.platform === "win32") return undefined;
  if (stats.uid !== process.getuid?.())
    return "it belongs to another user, who can make links of their own: run the board as that user, or remove it";
  return (stats.mode & 0o022) === 0
    ? undefined
    : "others may write to it, and so make links of their own: look what it holds, and take that right away (chmod 600)";
}

/** Puts it away when it is done with. */
function opened<T>(path: string, flags: number, use: (file: number, stats: Stats) => T): T {
  const file = openSync(path, flags | withoutWaiting, 0o600);
  try {
    return use(file, fstatSync(file));
  } finally {
    closeSync(file);
  }
}

function textOf(path: string): string {
  return opened(path, constants.O_RDONLY, (file, stats) =>
    whyNotOurs(stats) === undefined ? readFileSync(file, "utf8") : "",
  );
}

/** The keys cannot be kept; the message is the reason. */
export class UnwrittenKeys extends Error {}

/** Of a full disk, a part may be taken: that line says nothing to who reads it. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let written: number;
  try {
    written = writeSync(file, bytes);
  } catch (error) {
    throw new UnwrittenKeys(whyNotMade(error), { cause: error });
  }
  if (written < bytes.length) throw new UnwrittenKeys(noRoom);
}

function keyringIn(path: string, now: () => number): Keyring {
  let read: { readonly stamp: string; readonly keys: Keys } | undefined;
  const keys = (): Keys => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // Who takes the file away, or puts something else in its place, takes all links away.
    if (!stats || whyNotOurs(stats) !== undefined) return readKeys("");
    const stamp = `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    if (read?.stamp !== stamp) read = { stamp, keys: readKeys(textOf(path)) };
    return read.keys;
  };
  const add = (lines: readonly KeyLine[]): void =>
    opened(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, (file, stats) => {
      const why = whyNotOurs(stats);
      if (why !== undefined) throw new Error(`the file of keys was changed: ${why}`);
      // After a line that was cut off, ours would be lost as well.
      const isWhole = stats.size === 0 || readFileSync(file).at(-1) === 0x0a;
      writeAll(file, `${isWhole ? "" : "\n"}${lines.map(keyLine).join("")}`);
    });
  return {
    keys,
    addLink: name => {
      const { id, hash, told } = makeSecret();
      add([{ link: id, name, hash, made: now() }]);
      return told;
    },
    revoke: isMeant => {
      const meant = [...keys().links.values()].filter(isMeant);
      if (meant.length > 0) add(meant.map(({ link }) => ({ revoked: link })));
      return meant.length;
    },
    linkOf: token => keyOf(keys().links, token),
    begin: ({ link }) => {
      const { id, hash, told } = makeSecret();
      add([{ session: id, link, hash, made: now() }]);
      return told;
    },
    sessionOf: cookie => {
      const { links, sessions } = keys();
      const session = keyOf(sessions, cookie);
      const link = session && links.get(session.link);
      if (!session || !link || session.made + sessionSeconds < now()) return undefined;
      return { link, session: session.session };
    },
  };
}
