/**
 * How long the editor waits for a large runbook: from a key to the findings it leads to, and to a completion, over the
 * bundled server's standard streams. `npm run bench:keystroke` builds first.
 *
 * Usage: keystroke.ts [STEPS] [KEYS]; 2,000 steps and 40 keys when not said.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { largeRunbook } from "../support/large.js";

const main = fileURLToPath(new URL("../../dist/server/main.cjs", import.meta.url));
const steps = Number(process.argv[2] ?? 2_000);
const keys = Number(process.argv[3] ?? 40);
/** Keys of a burst, and milliseconds between them: somebody typing fast. */
const burst = 20;
const pause = 60;
const uri = "untitled:large.runbook";

const server = spawn(process.execPath, [main, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
const waiting = new Map<number, () => void>();
client.onNotification("textDocument/publishDiagnostics", ({ version }: PublishDiagnosticsParams) => {
  for (const [wanted, go] of waiting) {
    if (version === undefined || version < wanted) continue;
    waiting.delete(wanted);
    go();
  }
});

let version = 0;
const shown = (of: number): Promise<void> => new Promise(resolve => waiting.set(of, resolve));
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** A place in the title of the step in the middle of the file. */
const text = largeRunbook(steps);
const titled = text.indexOf(`"Change number ${steps >> 1}"`) + 1;
const before = text.slice(0, titled).split("\n");
const line = before.length - 1;
const character = before.at(-1)?.length ?? 0;

function type(inserted: string): number {
  version += 1;
  const start = { line, character };
  void client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ range: { start, end: start }, text: inserted }],
  });
  return version;
}

/** Milliseconds from the key to the findings. */
async function keyToFindings(): Promise<number> {
  const start = performance.now();
  await shown(type("x"));
  return performance.now() - start;
}

async function keyToCompletion(): Promise<number> {
  const done = shown(version + 1);
  const start = performance.now();
  type("x");
  const answer = await client.sendRequest("textDocument/completion", {
    textDocument: { uri },
    position: { line: line + 1, character: 6 },
  });
  const took = performance.now() - start;
  if (answer === null) throw new Error("there was no completion");
  await done;
  return took;
}

async function burstToFindings(): Promise<number> {
  for (let i = 1; i < burst; i++) {
    type("x");
    await sleep(pause);
  }
  return keyToFindings();
}

function said(title: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(`${title}: median ${at(0.5)} ms, p95 ${at(0.95)} ms (${values.length} times)`);
}

/** Megabytes; undefined where the system does not say. */
function memory(): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1];
    return `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return "not told by this system";
  }
}

async function times(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(await measure());
  return values;
}

client.listen();
await client.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
await client.sendNotification("initialized", {});
const opening = performance.now();
version = 1;
const opened = shown(1);
await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "runbook", version, text } });
await opened;
console.log(`Node ${process.versions.node}, ${steps} steps, ${text.split("\n").length} lines`);
console.log(`opening to findings: ${(performance.now() - opening).toFixed(0)} ms; memory ${memory()}`);
await times(5, keyToFindings);
said("key to findings", await times(keys, keyToFindings));
said("key to completion", await times(keys, keyToCompletion));
said(`last of ${burst} keys, ${pause} ms apart, to findings`, await times(3, burstToFindings));
console.log(`memory ${memory()}`);
await client.sendRequest("shutdown");
await client.sendNotification("exit");
