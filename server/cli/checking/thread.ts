/** A thread of a check: checks the files it is told of, and answers for each as soon as it is done. */
import { parentPort, workerData } from "node:worker_threads";
import { createOnceAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import { readRoots } from "../selecting/roots.js";
import { checkerOf } from "./one.js";
import type { Task } from "./threads.js";

/** @returns at once; the thread goes on for as long as it is told of files */
export function serve(): 0 {
  const { request, options, cwd }: Task = workerData;
  const reader = createReader();
  const roots = readRoots(request, cwd);
  if (roots.kind === "refused") throw new Error(roots.reasons.join("; "));
  reader.keepIn(roots.rootOf);
  const analyse = createOnceAnalyser(reader.importer, options.severities, reader.moment, options.asOf);
  const one = checkerOf(reader.glance, analyse, options, cwd);
  parentPort?.on("message", (paths: readonly string[]) => {
    for (const path of paths) parentPort?.postMessage(one(path));
  });
  return 0;
}
