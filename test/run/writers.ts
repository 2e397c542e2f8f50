/** Processes that write to a run, to be killed in the middle of it. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { RunStore } from "../../server/run/store.js";
import { anything, saying } from "./conformance.js";

export interface Acknowledged {
  readonly id: string;
  readonly milliseconds: number;
}

/** The program of test/run/writer.ts. */
export async function buildWriter(folder: string): Promise<string> {
  const outfile = join(folder, "writer.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("writer.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    external: ["pg-cloudflare"],
    logLevel: "error",
  });
  return outfile;
}

/** What a process says that it has written, until it ends. */
export async function saidBy({ stdout }: ChildProcess): Promise<readonly Acknowledged[]> {
  let text = "";
  stdout?.setEncoding("utf8").on("data", each => {
    text += each;
  });
  if (stdout) await once(stdout, "close");
  // What is cut off was not wholly said.
  return text
    .split("\n")
    .slice(0, -1)
    .map(line => line.split(" "))
    .map(([id = "", milliseconds]) => ({ id, milliseconds: Number(milliseconds) }));
}

export interface Written {
  readonly writer: string;
  /** The address of a database, or nothing for a file. */
  readonly where: string;
  readonly run: string;
  readonly name: string;
  readonly events: number;
  /** It is killed some milliseconds after it has written so many. */
  readonly killed?: { readonly after: number; readonly milliseconds: number };
}

/** A process that writes, to its end. */
export async function written({ writer, where, run, name, events, killed }: Written): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [writer, where, run, name, String(events)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = 0;
  child.stdout.on("data", (each: string | Buffer) => {
    said += each.toString().split("\n").length - 1;
    if (killed && said >= killed.after) setTimeout(() => child.kill("SIGKILL"), killed.milliseconds);
  });
  const [acknowledged] = await Promise.all([saidBy(child), once(child, "exit")]);
  return acknowledged;
}

/** Nothing that was acknowledged is missing, nothing is there twice, and the chain holds; the next event can be written. */
export async function nothingIsLost(store: RunStore, acknowledged: readonly Acknowledged[]): Promise<void> {
  const last = await store.append(saying("last"), anything);
  assert.equal(last.kind, "written", JSON.stringify(last));
  const read = await store.read();
  assert.ok(read.kind === "log", JSON.stringify(read));
  assert.deepEqual(read.problems, []);
  const ids = read.events.map(({ id }) => id);
  const there = new Set(ids);
  assert.equal(there.size, ids.length, "none is there twice");
  assert.deepEqual(
    acknowledged.filter(({ id }) => !there.has(id)),
    [],
  );
}
