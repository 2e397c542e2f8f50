/**
 * npm run fuzz -- [TARGET…] [--inputs 1000000] [--minutes 10] [--seed 1]
 *
 * Inputs by chance, for as long as one likes; what is found stands in out/fuzz/, made as small as it gets. Put it into
 * test/fixtures/fuzz/ once the fault is found: the ordinary tests try it from then on. How far a run has come stands in
 * out/fuzz/figures/, batch after batch.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { targets } from "./targets.js";
import type { Slowest, Told } from "./worker.js";

const folder = fileURLToPath(new URL("../../out/fuzz", import.meta.url));
const worker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Seconds without a word, after which an input is taken to hang. */
const patience = 300;

interface Wanted {
  readonly inputs: number;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly seed: number;
}

interface Figures {
  readonly inputs: number;
  readonly counted: number;
  /** One batch has one seed, and each the seed after that of the one before. */
  readonly seeds: number;
  /** Letters or bytes, of all inputs. */
  readonly size: number;
  /** Of the processor. */
  readonly seconds: number;
  readonly slowest: Slowest;
  /** Bytes, at most. */
  readonly memory: number;
  readonly faults: number;
}

const none: Figures = {
  inputs: 0,
  counted: 0,
  seeds: 0,
  size: 0,
  seconds: 0,
  slowest: { share: 0, seconds: 0, size: 0 },
  memory: 0,
  faults: 0,
};

function withBatch(figures: Figures, batch: Extract<Told, { kind: "tried" }>): Figures {
  return {
    inputs: figures.inputs + batch.inputs,
    counted: figures.counted + batch.counted,
    seeds: figures.seeds + 1,
    size: figures.size + batch.size,
    seconds: figures.seconds + batch.seconds,
    slowest: batch.slowest.share > figures.slowest.share ? batch.slowest : figures.slowest,
    memory: Math.max(figures.memory, batch.memory),
    faults: figures.faults,
  };
}

function write(target: string, seed: number, figures: Figures): void {
  const path = join(folder, "figures");
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, `${target}-${seed}.json`),
    `${JSON.stringify({ target, seed, ...figures }, undefined, 2)}\n`,
  );
}

function start(target: string, seed: number, isWatched: boolean): ChildProcess {
  return fork(worker, [target, String(seed), isWatched ? "watched" : ""], {
    execArgv: ["--max-old-space-size=768", "--import", "tsx", "--import", "./language/polyfill.ts"],
  });
}

function keep(target: string, seed: number, fault: string, input: unknown): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${target}-${seed}.json`);
  writeFileSync(path, `${JSON.stringify({ fault, input }, undefined, 2)}\n`);
  process.stdout.write(`${target}: ${fault.split("\n", 1)[0]}\n  ${path}\n`);
}

/** Until the child has ended, has no more to say, or has said enough. @returns whether it broke off */
function listen(child: ChildProcess, hear: (told: Told) => boolean): Promise<boolean> {
  return new Promise(resolve => {
    let isEnough = false;
    let timer = setTimeout(stop, patience * 1_000);
    function stop(): void {
      child.kill("SIGKILL");
    }
    child.on("message", told => {
      clearTimeout(timer);
      timer = setTimeout(stop, patience * 1_000);
      if (isEnough || hear(told as Told)) return;
      isEnough = true;
      stop();
    });
    child.once("exit", code => {
      clearTimeout(timer);
      resolve(!isEnough && code !== 0);
    });
  });
}

async function fuzz(name: string, { inputs, until, seed: first }: Wanted): Promise<Figures> {
  let seed = first;
  let figures = none;
  const isEnough = (): boolean => figures.counted >= inputs || Date.now() >= until;
  while (!isEnough()) {
    const hasBroken = await listen(start(name, seed, false), told => {
      if (told.kind === "begins") seed = told.seed;
      if (told.kind === "tried") {
        figures = withBatch(figures, told);
        write(name, first, figures);
      }
      if (told.kind === "found") {
        figures = { ...figures, faults: figures.faults + 1 };
        keep(name, told.seed, told.fault, told.input);
      }
      return told.kind === "begins" ? !isEnough() : true;
    });
    if (!hasBroken) continue;
    figures = { ...figures, faults: figures.faults + 1 };
    await findBreaking(name, seed);
    seed += 1;
  }
  return figures;
}

/** The input of a batch that hangs, or uses up the memory. */
async function findBreaking(name: string, seed: number): Promise<void> {
  let last: unknown;
  const hasBroken = await listen(start(name, seed, true), told => {
    if (told.kind === "tries") last = told.input;
    return true;
  });
  keep(name, seed, hasBroken ? "the process came to no end with this input" : "the process came to no end once", last);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: "string" }, minutes: { type: "string" }, seed: { type: "string" } },
});
const unknown = positionals.filter(name => !(name in targets));
if (unknown.length > 0)
  throw new Error(`There is no target ${unknown.join(", ")}: choose of ${Object.keys(targets).join(", ")}`);
const names = positionals.length > 0 ? positionals : Object.keys(targets);
const wanted = {
  inputs: Number(values.inputs ?? Number.POSITIVE_INFINITY),
  minutes: Number(values.minutes ?? (values.inputs === undefined ? 5 : Number.POSITIVE_INFINITY)),
  seed: Number(values.seed ?? 1),
};
let faults = 0;
for (const name of names) {
  const until = Date.now() + wanted.minutes * 60_000;
  const found = await fuzz(name, { ...wanted, until });
  faults += found.faults;
  const { counted, seeds, seconds, slowest, memory } = found;
  process.stdout.write(
    `${targets[name]?.title}: ${counted} in ${seeds} batches from seed ${wanted.seed}, ${found.faults} faults; ` +
      `${Math.round(seconds)} s of the processor, the slowest took ${Math.round(slowest.share * 100)} % of its time, ` +
      `memory at most ${Math.round(memory / 1_000_000)} MB\n`,
  );
}
process.exitCode = faults === 0 ? 0 : 1;
