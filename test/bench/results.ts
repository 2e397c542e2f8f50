/** What a benchmark measured, as it is kept in a file and compared. */
import { readFileSync } from "node:fs";

export interface Row {
  readonly case: string;
  readonly program: string;
  readonly measure: Measure;
  readonly unit: Unit;
  /** In the order they were taken. */
  readonly samples: readonly number[];
  readonly median: number;
  readonly p95: number;
  /** The median as a multiple of what the yardstick took in the same rounds; absent where it has nothing of the kind. */
  readonly times?: number;
}

export interface Skipped {
  readonly case: string;
  readonly program: string;
  readonly why: string;
}

export interface Results {
  readonly format: 1;
  readonly bench: string;
  readonly taken: string;
  readonly machine: Machine;
  readonly node: string;
  readonly commit: string;
  readonly rounds: number;
  /** What the multiples are of. */
  readonly yardstick: string;
  /** The versions of what was measured, by the names in the rows. */
  readonly programs: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  readonly skipped: readonly Skipped[];
}

export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  /** Megabytes. */
  readonly memory: number;
  /** How many processes wanted to run in the last minute, on average. */
  readonly load: number;
}

export type Unit = "ms" | "MB" | "KB";
export type Sample = Pick<Row, "case" | "program" | "measure" | "unit"> & { readonly value: number };

/** Each measure, and the one of the yardstick that it is a multiple of. */
const measures = {
  wall: "wall",
  cpu: "cpu",
  peak: "peak",
  opened: "wall",
  findings: "wall",
  first: "wall",
  last: "wall",
  completion: "wall",
  "at start": "peak",
  "after 200": "peak",
  "after 1,000": "peak",
  drawn: "wall",
  "of its own": "wall",
  scroll: undefined,
  fling: undefined,
  zoom: undefined,
  edit: undefined,
  whole: undefined,
} as const satisfies Readonly<Record<string, "wall" | "cpu" | "peak" | undefined>>;

export type Measure = keyof typeof measures;

/** One row for all samples of a program's measure in a case. */
export function rowsOf(samples: readonly Sample[], yardstick: string): readonly Row[] {
  const groups = grouped(samples, keyOf);
  const medians = new Map(groups.map(group => [keyOf(group[0]), median(values(group))]));
  return groups.map(group => {
    const { case: name, program, measure, unit } = group[0];
    const like = measures[measure];
    const one = like && medians.get(keyOf({ case: name, program: yardstick, measure: like }));
    const middle = median(values(group));
    return {
      case: name,
      program,
      measure,
      unit,
      samples: values(group),
      median: middle,
      p95: share(values(group), 0.95),
      ...(one ? { times: middle / one } : {}),
    };
  });
}

/** How the same thing did before and after. */
export interface Ratio extends Pick<Row, "case" | "program" | "measure"> {
  /** Multiples of the yardstick where both have them, so that a busy machine does no harm; else medians. */
  readonly before: number;
  readonly after: number;
  readonly unit: "×" | Unit;
  readonly ratio: number;
}

/** What both have, in the order of the second. */
export function ratios(before: readonly Row[], after: readonly Row[]): readonly Ratio[] {
  const found = new Map(before.map(row => [keyOf(row), row]));
  return after.flatMap(row => {
    const other = found.get(keyOf(row));
    if (!other) return [];
    const inTimes = other.times !== undefined && row.times !== undefined;
    const [a, b] = inTimes ? [other.times, row.times] : [other.median, row.median];
    const { case: name, program, measure } = row;
    return { case: name, program, measure, before: a, after: b, unit: inTimes ? "×" : row.unit, ratio: b / a };
  });
}

export function readResults(file: string): Results {
  const found: Results = JSON.parse(readFileSync(file, "utf8"));
  if (found.format !== 1 || !Array.isArray(found.rows)) throw new Error(`${file} holds no results of a benchmark`);
  return found;
}

export function median(all: readonly number[]): number {
  return share(all, 0.5);
}

export function share(all: readonly number[], part: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** In the order in which each key came first. */
export function grouped<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return [...groups.values()];
}

function values(samples: readonly Sample[]): readonly number[] {
  return samples.map(({ value }) => value);
}

function keyOf(row: Pick<Row, "case" | "program" | "measure">): string {
  return [row.case, row.program, row.measure].join("\0");
}
