/** What the benchmarks share: their options, where results are kept, how they are shown and compared. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type Machine,
  median,
  type Results,
  type Row,
  ratios,
  readResults,
  rowsOf,
  type Sample,
  type Skipped,
} from "./results.js";
import { change, table } from "./table.js";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A built checkout that is measured: this one, or one to compare it with. */
export interface Checkout {
  readonly name: "gonogo" | "beside";
  readonly folder: string;
}

export interface Options {
  /** Names of cases, or parts of them between slashes; empty: all. */
  readonly only: readonly string[];
  readonly rounds: number;
  readonly quick: boolean;
  readonly checkouts: readonly Checkout[];
  readonly peers: boolean;
  /** Seconds after which something is given up. */
  readonly limit: number;
  /** A folder of this run's own. */
  readonly scratch: string;
}

export interface Measured {
  readonly samples: readonly Sample[];
  readonly skipped?: readonly Skipped[];
  readonly programs: Readonly<Record<string, string>>;
}

export interface Bench {
  readonly name: string;
  readonly yardstick: string;
  readonly rounds: { readonly all: number; readonly quick: number };
  /** Seconds after which a program is given up, where it runs any; then it can also run those of another checkout. */
  readonly limit?: { readonly all: number; readonly quick: number };
  readonly cases: readonly string[];
  readonly cell: (row: Row) => string;
  /** Gives all that was measured so far, again and again: a run that is broken off has not been for nothing. */
  readonly run: (options: Options) => AsyncIterable<Measured>;
}

const usage = `Options:
  --only CASE,CASE    these cases only; a part of a name will do
  --rounds N          how often each is measured
  --quick             fewer rounds, and none of the longest cases
  --beside FOLDER     another checkout of the project, in the same rounds
  --no-peers          no other programs
  --limit SECONDS     when to give a program up
  --out FILE          where the results go; else a new file in out/bench
  --compare A B       no measuring: the results in two files, as ratios`;

/** Runs a benchmark as its command line says. */
export async function main(bench: Bench): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string" },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      beside: { type: "string" },
      "no-peers": { type: "boolean", default: false },
      limit: { type: "string" },
      out: { type: "string" },
      compare: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(`${usage}\nCases: ${bench.cases.join(" ")}`);
  if (values.compare) return compare(positionals);
  const { quick } = values;
  const which = quick ? "quick" : "all";
  const only = values.only?.split(",") ?? [];
  const unknown = only.filter(name => !bench.cases.some(each => isNamed(each, name)));
  if (unknown.length > 0)
    throw new Error(`There is no case ${unknown.join(", ")}; there are ${bench.cases.join(" ")}.`);
  if (values.beside !== undefined && !bench.limit) throw new Error(`${bench.name} measures this checkout only.`);
  const scratch = mkdtempSync(join(tmpdir(), "gonogo-bench-"));
  try {
    const rounds = values.rounds === undefined ? bench.rounds[which] : Number(values.rounds);
    const options: Options = {
      only,
      rounds,
      quick,
      checkouts: [{ name: "gonogo", folder: root }, ...besides(values.beside)],
      peers: !values["no-peers"],
      limit: values.limit === undefined ? (bench.limit?.[which] ?? 0) : Number(values.limit),
      scratch,
    };
    const begun = { taken: new Date().toISOString(), commit: versionOf({ folder: root }) };
    const file = values.out ?? join(root, "out", "bench", `${bench.name}-${begun.taken.replace(/[:.]/g, "-")}.json`);
    mkdirSync(dirname(file), { recursive: true });
    let results: Results | undefined;
    for await (const measured of bench.run(options)) {
      results = { ...begun, ...resultsOf(bench, rounds, measured) };
      writeFileSync(file, `${JSON.stringify(results, undefined, 1)}\n`);
    }
    if (results) show(bench, results);
    console.log(`\n${file}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Is a case asked for? `200/error` is by its own name, by `200` and by `error`. */
export function isAsked(name: string, { only }: Pick<Options, "only">): boolean {
  return only.length === 0 || only.some(asked => isNamed(name, asked));
}

function isNamed(name: string, asked: string): boolean {
  return name === asked || name.split("/").includes(asked);
}

/** Progress; results go to stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The other checkout, built as this one is. */
function besides(folder: string | undefined): readonly Checkout[] {
  if (folder === undefined) return [];
  const setup = join(folder, "scripts", "setup.mjs");
  if (existsSync(setup) && spawnSync(process.execPath, [setup], { stdio: ["ignore", 2, 2] }).status !== 0)
    throw new Error(`${folder} cannot be built; the reason stands above.`);
  if (!existsSync(join(folder, "dist", "cli", "gonogo.cjs")))
    throw new Error(`${folder} is no checkout of this project that could be built.`);
  return [{ name: "beside", folder: resolve(folder) }];
}

/** The commit, and whether something differs from it. */
export function versionOf({ folder }: Pick<Checkout, "folder">): string {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${changed ? ", changed" : ""}`;
  } catch {
    return "unknown";
  }
}

function resultsOf({ name, yardstick }: Bench, rounds: number, measured: Measured): Omit<Results, "taken" | "commit"> {
  return {
    format: 1,
    bench: name,
    machine: machine(),
    node: process.versions.node,
    rounds,
    yardstick,
    programs: measured.programs,
    rows: rowsOf(measured.samples, yardstick),
    skipped: measured.skipped ?? [],
  };
}

function machine(): Machine {
  return {
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 20),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

function show(bench: Bench, { rows, skipped, yardstick, programs, machine: { cores, load } }: Results): void {
  const one = rows.filter(({ program, measure }) => program === yardstick && measure === "wall");
  const typical = median(one.flatMap(({ samples }) => samples));
  console.log(
    `\nMultiples are of ${yardstick} in the same rounds (${typical.toFixed(0)} ms in the middle); ${cores} cores, load ${load}\n`,
  );
  console.log(
    table(
      rows.filter(({ program }) => program !== yardstick),
      bench.cell,
    ),
  );
  const before = rows.filter(({ program }) => program === "beside").map(row => ({ ...row, program: "gonogo" }));
  const compared = ratios(before, rows);
  if (compared.length > 0) console.log(`\nfrom ${programs.beside} to ${programs.gonogo}\n\n${table(compared, change)}`);
  for (const { case: name, program, why } of skipped) console.log(`${name}, ${program}: ${why}`);
}

function compare(files: readonly string[]): void {
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2)
    throw new Error("--compare needs two files of results: before and after");
  const [before, after] = [readResults(first), readResults(second)];
  if (before.bench !== after.bench) throw new Error(`${first} is of ${before.bench}, ${second} of ${after.bench}`);
  for (const { commit, node, taken, machine: on } of [before, after])
    console.log(`${commit}, Node ${node}, ${on.processor}, ${on.cores} cores, load ${on.load}, ${taken}`);
  console.log(`\n${table(ratios(before.rows, after.rows), change)}`);
}
