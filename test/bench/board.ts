/**
 * How a board does under load: the board as it is shipped in a process of its own, many readers' streams in this one, and people who write.
 * Counted are deliveries (each event to each reader exactly once), how long they took, and the memory of the board.
 * `npm run bench:board -- --readers 500 --events 10 --seconds 600`
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { largeRunbook } from "../support/large.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const gonogo = join(root, "dist", "cli", "gonogo.cjs");
const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "200" },
    /** A second, all writers together. */
    events: { type: "string", default: "10" },
    seconds: { type: "string", default: "20" },
    steps: { type: "string", default: "60" },
  },
});
const [readers, aSecond, seconds, steps] = [values.readers, values.events, values.seconds, values.steps].map(
  Number,
) as [number, number, number, number];
/** Each may write once a second. */
const writers = Math.max(2, Math.ceil(aSecond * 1.5));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Board {
  readonly child: ChildProcess;
  readonly port: number;
  readonly errors: () => string;
}

async function start(cwd: string): Promise<Board> {
  const child = spawn(process.execPath, [gonogo, "board", "large.runbook", "--port", "4611"], { cwd });
  let [said, errors] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Ctrl+C")) resolve();
    });
    child.once("exit", () => reject(new Error(errors)));
  });
  return { child, port: 4611, errors: () => errors };
}

function gonogoSays(cwd: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [gonogo, ...args], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise(resolve => child.once("close", () => resolve(said)));
}

interface Posted {
  readonly status: number;
  readonly cookie: string | undefined;
  readonly text: string;
}

function post(port: number, path: string, body: unknown, cookie = ""): Promise<Posted> {
  const headers = { origin: `http://127.0.0.1:${port}`, "content-type": "application/json", cookie };
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, response => {
      let text = "";
      response.setEncoding("utf8").on("data", piece => {
        text += piece;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, cookie: response.headers["set-cookie"]?.[0]?.split(";")[0], text }),
      );
    });
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });
}

const sentAt = new Map<string, number>();
const delays: number[] = [];
const seen: Map<string, number>[] = [];
let bytes = 0;

function read(port: number, cookie: string): Promise<void> {
  const own = new Map<string, number>();
  seen.push(own);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/stream", headers: { cookie } }, response => {
      if (response.statusCode !== 200) reject(new Error(`a stream was refused: ${response.statusCode}`));
      let rest = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        const now = performance.now();
        bytes += piece.length;
        const blocks = (rest + piece).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          if (block.startsWith("event: board")) resolve();
          // The log stands last: to look through all of it would be most of this process's work.
          for (const [, id = ""] of block.slice(-20_000).matchAll(/"text":"(load-\d+-\d+)"/g)) {
            own.set(id, (own.get(id) ?? 0) + 1);
            delays.push(now - (sentAt.get(id) ?? now));
          }
        }
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

function memoryOf({ pid }: ChildProcess): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { now: of("VmRSS"), most: of("VmHWM") };
}

/** Of the board, in seconds. */
function processorOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const folder = mkdtempSync(join(tmpdir(), "gonogo-bench-board-"));
writeFileSync(join(folder, "large.runbook"), largeRunbook(steps, writers + 2));
await gonogoSays(folder, "run", "open", "large.runbook", "--by", "p0");
const names = Array.from({ length: writers }, (_, index) => `p${index}`);
const handed = await gonogoSays(
  folder,
  ...["board", "large.runbook", "--port", "4611", "--link-for", "viewers"],
  ...names.flatMap(name => ["--link-for", name]),
);
const tokens = [...handed.matchAll(/#([\w-]+)/g)].map(([, token]) => token ?? "");
const board = await start(folder);
const enter = async (token = ""): Promise<string> => (await post(board.port, "/session", { token })).cookie ?? "";
const [viewers, ...persons] = tokens;
const before = memoryOf(board.child);
const cookies = await Promise.all(persons.map(enter));
console.error(`${readers} readers come in …`);
const began = performance.now();
await Promise.all(Array.from({ length: readers }, async () => read(board.port, await enter(viewers))));
const connected = performance.now() - began;
console.error(`${aSecond} events a second for ${seconds} s …`);
const processor = processorOf(board.child);
const acknowledged = new Set<string>();
let again = 0;
/** As the page does: what was sent on a connection that was just given up is sent again, and written once. */
const written = (event: object, cookie: string | undefined): Promise<Posted> =>
  post(board.port, "/api/events", event, cookie).catch(() => {
    again++;
    return post(board.port, "/api/events", event, cookie);
  });
const refusals = new Map<number, number>();
const writing: Promise<void>[] = [];
const startedAt = performance.now();
for (let index = 0; index < aSecond * seconds; index++) {
  await sleep(Math.max(0, startedAt + (index * 1000) / aSecond - performance.now()));
  const writer = index % writers;
  const id = `load-${writer}-${index}`;
  sentAt.set(id, performance.now());
  writing.push(
    written({ id, kind: "note", text: id }, cookies[writer]).then(({ status }) => {
      if (status === 200) acknowledged.add(id);
      else refusals.set(status, (refusals.get(status) ?? 0) + 1);
    }),
  );
}
await Promise.all(writing);
const isAll = (): boolean => seen.every(own => [...acknowledged].every(id => own.has(id)));
for (let waited = 0; waited < 100 && !isAll(); waited++) await sleep(100);
const busy = processorOf(board.child) - processor;
const memory = memoryOf(board.child);
delays.sort((a, b) => a - b);
const quantile = (part: number): number =>
  Math.round(delays[Math.min(delays.length - 1, Math.floor(part * delays.length))] ?? 0);
const delivered = seen.reduce((sum, own) => sum + [...acknowledged].filter(id => own.has(id)).length, 0);
const figures = {
  ...{ readers, aSecond, seconds, steps, writers },
  ...{ acknowledged: acknowledged.size, refused: Object.fromEntries(refusals), again },
  expected: acknowledged.size * readers,
  delivered,
  twice: seen.reduce((sum, own) => sum + [...own.values()].filter(times => times > 1).length, 0),
  milliseconds: { median: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), most: quantile(1) },
  connectedInMilliseconds: Math.round(connected),
  megabytes: { before: Math.round(before.now), after: Math.round(memory.now), most: Math.round(memory.most) },
  sentMegabytes: Math.round(bytes / 1e6),
  processorSeconds: Math.round(busy * 10) / 10,
  machine: {
    processor: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg().map(each => Math.round(each * 10) / 10),
  },
  errors: board.errors(),
};
console.log(JSON.stringify(figures, undefined, 2));
mkdirSync(join(root, "out", "bench"), { recursive: true });
writeFileSync(join(root, "out", "bench", `board-${readers}.json`), `${JSON.stringify(figures, undefined, 2)}\n`);
board.child.kill("SIGINT");
await new Promise(resolve => board.child.once("exit", resolve));
rmSync(folder, { recursive: true, force: true });
process.exit(delivered === figures.expected && figures.twice === 0 ? 0 : 1);
