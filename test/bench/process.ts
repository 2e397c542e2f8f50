/** What a whole process takes, from being started to its end: time, processor time, most memory. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Command {
  /** Arguments to Node, or, with `program`, to that. */
  readonly args: readonly string[];
  /** A program that is not Node's. */
  readonly program?: string;
  /** It is not Node's, or starts one that is not: what it takes is asked of the system, where it says. */
  readonly native?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds and megabytes; what the system does not tell is absent. */
export interface Taken {
  readonly wall: number;
  readonly cpu?: number;
  readonly peak?: number;
}

export interface Ended {
  /** Null when it was ended by a signal. */
  readonly code: number | null;
  /** It took longer than it was given. */
  readonly late: boolean;
  readonly taken: Taken;
}

const meter = fileURLToPath(new URL("meter.cjs", import.meta.url));

/** Reading more certificates costs each Node its start; what was meant for this process is not for others. */
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...plain } = process.env;
export const env = plain;

/**
 * Runs a command to its end.
 * @param scratch a folder to leave notes in
 * @param limit seconds after which it is ended
 */
export async function measure(command: Command, scratch: string, limit: number): Promise<Ended> {
  const notes = join(scratch, "meter");
  rmSync(notes, { force: true });
  const childrenBefore = childrenTime();
  const start = performance.now();
  const child = command.program
    ? spawn(command.program, command.args, { env: { ...env, ...command.env }, cwd: scratch, stdio: "ignore" })
    : spawn(process.execPath, ["--require", meter, ...command.args], {
        env: { ...env, ...command.env, GONOGO_BENCH_METER: notes },
        cwd: scratch,
        stdio: "ignore",
      });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, limit * 1000);
  let peak: number | undefined;
  const watch = command.native
    ? setInterval(() => {
        peak = larger(peak, peakOf(child.pid));
      }, 5)
    : undefined;
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    const wall = performance.now() - start;
    const own = command.native ? told(childrenTime(), childrenBefore, peak) : noted(notes);
    return { code, late, taken: { wall, ...own } };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}

/** What the meter noted: a line for each Node there was. */
function noted(file: string): Omit<Taken, "wall"> {
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return {};
  }
  const all: readonly { cpu: number; peak: number }[] = text
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
  return { cpu: all.reduce((sum, { cpu }) => sum + cpu, 0), peak: Math.max(...all.map(each => each.peak)) };
}

function told(after: number | undefined, before: number | undefined, peak: number | undefined): Omit<Taken, "wall"> {
  return {
    ...(after !== undefined && before !== undefined ? { cpu: after - before } : {}),
    ...(peak === undefined ? {} : { peak }),
  };
}

/** Processor time of all processes that this one has waited for, and theirs; in steps of ten milliseconds. */
function childrenTime(): number | undefined {
  const fields = read("/proc/self/stat")
    ?.replace(/^.*\) /, "")
    .split(" ");
  return fields && (Number(fields[13]) + Number(fields[14])) * 10;
}

/** The most memory of a process or of one below it, so far. */
function peakOf(pid: number | undefined): number | undefined {
  const own = fieldOf(pid, "VmHWM");
  const below = read(`/proc/${pid}/task/${pid}/children`)?.split(" ").filter(Boolean) ?? [];
  return below.map(child => peakOf(Number(child))).reduce(larger, own);
}

/** Milliseconds of processor time that the threads a process has now have taken. */
export function timeOf(pid: number | undefined): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = threads.map(id => Number(read(`/proc/${pid}/task/${id}/schedstat`)?.split(" ")[0]));
    const sum = times.reduce((a, b) => a + b, 0) / 1e6;
    return Number.isNaN(sum) ? undefined : sum;
  } catch {
    return undefined;
  }
}

/** Megabytes that a process has in memory now. */
export function memoryOf(pid: number | undefined): number | undefined {
  return fieldOf(pid, "VmRSS");
}

function fieldOf(pid: number | undefined, field: "VmHWM" | "VmRSS"): number | undefined {
  const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

/** Undefined on systems that tell otherwise, or not at all. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
