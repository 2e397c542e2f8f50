/**
 * What a check takes, as a whole process: time, processor time and most memory, as multiples of `node -e 0` in the same rounds,
 * beside other programs on inputs of the same size. `npm run bench` builds first; `npm run bench -- --help` tells the options.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, runbook, sheet, withLine } from "../support/large.js";
import { type Checkout, isAsked, type Measured, main, type Options, say, versionOf } from "./bench.js";
import { type Peer, peers } from "./peers.js";
import { type Command, type Ended, measure } from "./process.js";
import type { Sample, Skipped } from "./results.js";
import { multiple } from "./table.js";

interface Case {
  readonly name: string;
  readonly files: number;
  /** In each file. */
  readonly steps: number;
  /** One line of each file cannot be read. */
  readonly broken?: boolean;
  /** Only our own programs, and how they are asked. */
  readonly own?: Pick<Command, "env"> & { readonly args?: readonly string[] };
  /** A sheet with as many rows is imported, which checks what comes of it. */
  readonly imports?: boolean;
  /** It takes long: fewer rounds. */
  readonly long?: boolean;
  /** It takes longest: not when it should be quick. */
  readonly longest?: boolean;
}

const cold = { env: { GONOGO_NO_CACHE: "1" } };

const cases: readonly Case[] = [
  { name: "version", files: 0, steps: 0, own: { args: ["--version"] } },
  { name: "20", files: 1, steps: 20 },
  { name: "20/no-cache", files: 1, steps: 20, own: cold },
  { name: "200", files: 1, steps: 200 },
  { name: "200/no-cache", files: 1, steps: 200, own: cold },
  { name: "200/error", files: 1, steps: 200, broken: true },
  { name: "10000", files: 1, steps: 10_000, long: true },
  { name: "100000", files: 1, steps: 100_000, long: true, longest: true },
  { name: "300x20", files: 300, steps: 20, long: true },
  { name: "1000x10", files: 1_000, steps: 10, long: true },
  { name: "import/300", files: 1, steps: 300, imports: true },
  { name: "import/20000", files: 1, steps: 20_000, imports: true, long: true },
  { name: "10000x3", files: 10_000, steps: 3, long: true, longest: true },
];

const yardstick = "node -e 0";

/** Something that is run in a case. */
interface Program {
  readonly name: string;
  readonly command: Command;
  readonly codes: readonly (number | null)[];
}

async function* run(options: Options): AsyncGenerator<Measured> {
  const samples: Sample[] = [];
  const skipped: Skipped[] = [];
  const asked = cases.filter(each => {
    const spared = options.quick && each.longest && !options.only.includes(each.name);
    return isAsked(each.name, options) && !spared;
  });
  const others = options.peers && asked.some(({ own, imports }) => !own && !imports) ? peers() : [];
  const versions = [
    [yardstick, process.versions.node],
    ...options.checkouts.map(checkout => [checkout.name, versionOf(checkout)]),
    ...others.map(({ name, version }) => [name, version]),
  ];
  for (const each of asked) {
    say(`${each.name} …`);
    const folder = join(options.scratch, each.name.replace("/", "-"));
    const programs = programsOf(each, folder, options.checkouts, others);
    const measured = await rounds(each, programs, options);
    samples.push(...measured.samples);
    skipped.push(...measured.skipped);
    rmSync(folder, { recursive: true, force: true });
    yield { samples, skipped, programs: Object.fromEntries(versions) };
  }
}

function programsOf(
  each: Case,
  folder: string,
  checkouts: readonly Checkout[],
  others: readonly Peer[],
): readonly Program[] {
  const inputs = new Map<Language, string>();
  const inputFor = (language: Language): string => {
    const path = inputs.get(language) ?? writeInput(each, language, folder);
    inputs.set(language, path);
    return path;
  };
  const own = checkouts.map(({ name, folder: at }): Program => {
    const args = each.own?.args ?? (each.imports ? ["import", inputFor(sheet)] : ["check", inputFor(runbook)]);
    const env = each.own?.env;
    return {
      name,
      command: { args: [join(at, "dist", "cli", "gonogo.cjs"), ...args], ...(env && { env }) },
      // Another checkout may judge otherwise.
      codes: each.broken ? [1] : [0, 1],
    };
  });
  const fitting = others.filter(
    ({ language, folders }) =>
      !each.own && !each.imports && (folders || each.files === 1) && (!each.broken || language.slip !== undefined),
  );
  return [
    ...own,
    ...fitting.map(({ name, language, command, codes }) => ({
      name,
      command: command(inputFor(language)),
      codes: [each.broken ? codes.broken : codes.valid],
    })),
  ];
}

/** @returns the path of the file, or of the folder with all of them */
function writeInput({ files, steps, broken }: Case, language: Language, folder: string): string {
  const into = join(folder, language.ending);
  mkdirSync(into, { recursive: true });
  const whole = language.write(steps);
  const text = broken && language.slip !== undefined ? withLine(whole, steps >> 1, language.slip) : whole;
  for (let i = 0; i < files; i++) writeFileSync(join(into, `${i}.${language.ending}`), text);
  return files === 1 ? join(into, `0.${language.ending}`) : into;
}

/** Each program in turn, and the yardstick before each: what else the machine does troubles all alike. */
async function rounds(
  each: Case,
  programs: readonly Program[],
  options: Options,
): Promise<Required<Omit<Measured, "programs">>> {
  const samples: Sample[] = [];
  const skipped: Skipped[] = [];
  const count = each.long ? Math.max(1, Math.round(options.rounds / 5)) : options.rounds;
  const ended = (command: Command): Promise<Ended> => measure(command, options.scratch, options.limit);
  const note = (program: string, { taken }: Ended): void => {
    const common = { case: each.name, program };
    samples.push({ ...common, measure: "wall", unit: "ms", value: taken.wall });
    if (taken.cpu !== undefined) samples.push({ ...common, measure: "cpu", unit: "ms", value: taken.cpu });
    if (taken.peak !== undefined) samples.push({ ...common, measure: "peak", unit: "MB", value: taken.peak });
  };
  const given = new Set<Program>();
  const accept = (program: Program, { code, late }: Ended): boolean => {
    if (program.codes.includes(code)) return true;
    const why = late ? `took longer than ${options.limit} s` : `ended with ${code ?? "a signal"}`;
    skipped.push({ case: each.name, program: program.name, why });
    given.add(program);
    return false;
  };
  // What is read for the first time comes from a slow disk, and what keeps something for the next run has kept it then.
  if (!each.long) for (const program of programs) accept(program, await ended(program.command));
  for (let round = 0; round < count; round++) {
    for (const [index] of programs.entries()) {
      const program = programs[(index + round) % programs.length];
      if (!program || given.has(program)) continue;
      const base = await ended({ args: ["-e", "0"] });
      const own = await ended(program.command);
      if (!accept(program, own)) continue;
      note(yardstick, base);
      note(program.name, own);
    }
  }
  return { samples, skipped };
}

await main({
  name: "check",
  yardstick,
  rounds: { all: 15, quick: 3 },
  limit: { all: 300, quick: 60 },
  cases: cases.map(({ name }) => name),
  cell: multiple,
  run,
});
