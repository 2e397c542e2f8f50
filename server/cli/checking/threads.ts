/**
 * A check of many files on several threads. Each has a reader and an analyser of its own, so that whatever several files import is read
 * once a thread; they are given a few neighbouring files at a time, and answer plain data. What comes out is the same for any number.
 */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { parse } from "../../../language/index.js";
import { failedAt } from "../../../language/workspace/analysis.js";
import { codeOf } from "../../files/paths.js";
import { uriOf } from "../../files/uris.js";
import { createNaming } from "../names.js";
import type { CliContext } from "../outcome.js";
import { steps } from "../progress/steps.js";
import type { RootRequest } from "../selecting/roots.js";
import { threadMark } from "../thread-mark.js";
import { checkedBy } from "./checked.js";
import { createPatience } from "./compiling.js";
import type { Result } from "./one.js";
import type { CheckOptions } from "./options.js";

/** A check takes up to so many bytes for each of a text. */
const bytesForEach = 80;

/** Whether a check of so many bytes may need more memory than Node has, which ends a process, but of threads only one. */
export async function mayStarve(bytes: number): Promise<boolean> {
  const { getHeapStatistics } = await import("node:v8");
  return bytes * bytesForEach > getHeapStatistics().heap_size_limit;
}

/** What a thread has to know. */
export interface Task {
  readonly request: RootRequest;
  readonly options: CheckOptions;
  readonly cwd: string;
}

/** So many that a thread seldom waits, and so few that none is still busy when the others are done. */
const mostAtATime = 16;
const mostJobs = 8;

/** One for two processors: V8 collects and compiles on the others. On two processors, threads take more than they give. */
export async function usualJobs(): Promise<number> {
  const { availableParallelism } = await import("node:os");
  const processors = availableParallelism();
  return processors < 4 ? 1 : Math.min(mostJobs, Math.floor(processors / 2));
}

/** @param one checks a file on this thread: what is left where threads could not be started or have died */
export async function checkOnThreads(
  paths: readonly string[],
  jobs: number,
  one: (path: string) => Result,
  task: Task,
  context: CliContext,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const queue = neighbours(paths, jobs);
  const shown = (await steps("checking", paths, context))[Symbol.iterator]();
  shown.next();
  const take = (index: number, result: Result): void => {
    results.set(index, result);
    shown.next();
  };
  const failed = (index: number, error: Error): Result => {
    const file = parse(uriOf(paths[index] ?? ""), "");
    const checked = checkedBy(task.cwd, task.options)(failedAt(file, { doing: "checking it", error }));
    return { kind: "checked", checked };
  };
  const starved = (index: number): Result => ({
    kind: "unreadable",
    reason: `cannot check ${createNaming(task.cwd)(uriOf(paths[index] ?? ""))}: Node may use too little memory for it; NODE_OPTIONS=--max-old-space-size=4096 lets it use 4 GB`,
  });
  const patience = createPatience();
  const more: Promise<void>[] = [];
  let started = 0;
  const run = (): Promise<void> =>
    new Promise(resolve => {
      const worker = new Worker(join(__dirname, "gonogo.cjs"), { argv: [threadMark], workerData: task });
      let due: readonly number[] = [];
      let over = false;
      const next = (): void => {
        due = queue.shift() ?? [];
        if (due.length > 0) worker.postMessage(due.map(index => paths[index]));
        else end();
      };
      const end = (): void => {
        over = true;
        void worker.terminate();
        resolve();
      };
      const died = (error: Error): void => {
        if (over) return;
        const [at, ...rest] = due;
        const isStarved = codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY";
        if (at !== undefined) take(at, isStarved ? starved(at) : failed(at, error));
        if (rest.length > 0) queue.push(rest);
        end();
        // What this thread would do with the rest might need as much again, and end the process.
        if (isStarved && queue.length > 0) more.push(run());
      };
      let hasStarted = false;
      worker.on("message", (result: Result) => {
        const [at, ...rest] = due;
        if (at === undefined) return;
        // Once all have loaded what was compiled before: that is only taken with the flags it was made with.
        if (!hasStarted && ++started === jobs) void patience.count(Number.POSITIVE_INFINITY);
        hasStarted = true;
        take(at, result);
        due = rest;
        if (due.length === 0) next();
      });
      worker.on("error", died);
      worker.on("exit", code => died(new Error(`a thread ended with ${code}`)));
      next();
    });
  await Promise.allSettled(Array.from({ length: jobs }, run));
  while (more.length > 0) await Promise.allSettled(more.splice(0));
  for (const index of queue.flat()) take(index, one(paths[index] ?? ""));
  shown.return?.();
  await patience.end();
  return paths.flatMap((_, index) => results.get(index) ?? []);
}

/** Numbers of files that stand side by side, in small lots: they are likely to import the same. */
function neighbours(paths: readonly string[], jobs: number): (readonly number[])[] {
  const order = paths.map((path, index) => ({ path, index })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const size = Math.max(1, Math.min(mostAtATime, Math.ceil(paths.length / (jobs * 4))));
  const lots: (readonly number[])[] = [];
  for (let from = 0; from < order.length; from += size)
    lots.push(order.slice(from, from + size).map(({ index }) => index));
  return lots;
}
