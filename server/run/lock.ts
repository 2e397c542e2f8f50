/**
 * One writer at a time, over processes: an advisory lock file made by link(), which is there as a whole or not at all, with the process
 * and the host of who has it. Of a process that is gone it is taken away. Whoever takes it away has to claim that first, so that nobody
 * takes away the lock of somebody who came in between; of claimants that are gone the claim is taken over in the same way.
 */
import { randomUUID } from "node:crypto";
import { linkSync, lstatSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, failure, noFolder } from "../files/paths.js";
import { uninterrupted } from "../files/uninterrupted.js";
import { plainBytes } from "./plain-file.js";

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
}

export type Locked<T> =
  | { readonly kind: "done"; readonly result: T }
  | { readonly kind: "failed"; readonly why: string };

/** So often is tried, some milliseconds apart: half a minute and more. */
const attempts = 2_000;

/**
 * Does something while nobody else does. Once it is begun no signal ends it: neither a lock nor a half stays.
 * @param path of the lock file
 * @param work never throws
 */
export async function whileLocked<T>(path: string, work: () => T): Promise<Locked<T>> {
  const own: Holder = { pid: process.pid, host: hostname(), nonce: randomUUID() };
  let holder: Holder | undefined;
  // Others who write one after the other are waited for, however many there are.
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const done = await uninterrupted(() => claimed(path, own, work));
      if (done) return { kind: "done", ...done };
      const now = holderOf(path);
      if (now && now.nonce !== holder?.nonce) {
        holder = now;
        attempt = 0;
      }
      if (!now && isNoFile(path)) return { kind: "failed", why: `its lock, ${path}, is no file: remove it` };
      if (now && isGone(now)) await uninterrupted(() => takeAway(path, now, own));
      else await sleep(5 + (attempt % 11));
    } catch (error) {
      const why = failure(error);
      const words = why.kind === "missing" ? noFolder : `no lock can be made beside it: ${why.why}`;
      return { kind: "failed", why: words };
    }
  }
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "another process";
  return { kind: "failed", why: `${who} has been writing for half a minute: if it no longer runs, remove ${path}` };
}

/** Undefined where somebody else has the lock. */
function claimed<T>(path: string, own: Holder, work: () => T): { readonly result: T } | undefined {
  if (!claim(path, own)) return undefined;
  try {
    return { result: work() };
  } finally {
    release(path, own);
  }
}

/** Unless it was taken away, and is somebody else's by now. */
function release(path: string, own: Holder): void {
  if (holderOf(path)?.nonce === own.nonce) rmSync(path, { force: true });
}

/** Whether the file is ours now: it is made whole under a name of its own, and then given this one. */
function claim(path: string, own: Holder): boolean {
  const draft = `${path}.${own.nonce}`;
  try {
    writeFileSync(draft, JSON.stringify(own), { flag: "wx" });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    const read: Partial<Holder> | null = JSON.parse(plainBytes(path)?.toString("utf8") ?? "");
    const { pid, host, nonce } = read ?? {};
    if (typeof pid !== "number" || typeof host !== "string" || typeof nonce !== "string") return undefined;
    return /^[0-9a-f-]{36}$/.test(nonce) ? { pid, host, nonce } : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isNoFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** Only of this host it can be known. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** Takes the lock of a process that is gone away, unless somebody else is about to. */
function takeAway(path: string, gone: Holder, own: Holder): void {
  const claims: string[] = [];
  for (let before: Holder | undefined = gone; before && isGone(before); ) {
    const name = `${path}.${before.nonce}.gone`;
    // None of ours leads back to itself: that was laid there.
    if (claims.includes(name)) {
      rmSync(name, { force: true });
      return;
    }
    claims.push(name);
    if (!claim(name, { ...own, nonce: randomUUID() })) {
      before = holderOf(name);
      continue;
    }
    // Whoever had the claim before may have done it already.
    if (holderOf(path)?.nonce === gone.nonce) rmSync(path, { force: true });
    for (const each of [...claims, ...draftsOfGone(path)]) rmSync(each, { force: true });
    return;
  }
}

/** Beside a lock, what others had begun to make when they were ended. */
function draftsOfGone(path: string): readonly string[] {
  return readdirSync(dirname(path))
    .filter(name => name.startsWith(`${basename(path)}.`) && /\.[0-9a-f-]{36}$/.test(name))
    .map(name => join(dirname(path), name))
    .filter(draft => {
      const holder = holderOf(draft);
      return holder !== undefined && isGone(holder);
    });
}
