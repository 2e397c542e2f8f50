/** Checks files and reports on them; after `gonogo check` and each round of `--watch`. */
import { statSync } from "node:fs";
import type { Analyse, Imported } from "../../../language/index.js";
import { type CliContext, type Outcome, refused } from "../outcome.js";
import { steps } from "../progress/steps.js";
import type { RootRequest } from "../selecting/roots.js";
import type { Target } from "../selecting/targets.js";
import { createPatience } from "./compiling.js";
import { conclude } from "./conclude.js";
import { checkerOf, type Result } from "./one.js";
import type { CheckOptions } from "./options.js";

/**
 * From so many files on, threads pay: until then most of a check is over before they have started and compiled what they run.
 * docs/engine.md says what was measured.
 */
const manyFiles = 400;

/** Of smaller files, none needs more memory than Node has anywhere. */
const large = 1_000_000;

/**
 * @param read the file at a path
 * @param request what was asked for, where threads may check as well; absent where what was checked before is remembered
 */
export async function check(
  targets: readonly Target[],
  read: (path: string) => Imported,
  analyse: Analyse,
  options: CheckOptions,
  context: CliContext,
  request?: RootRequest,
): Promise<Outcome> {
  const one = checkerOf(read, analyse, options, context.cwd);
  const results =
    (request && (await onThreads(targets, one, { request, options, cwd: context.cwd }, context))) ??
    (await oneByOne(targets, read, one, context));
  const unreadable = results.flatMap(each => (each.kind === "unreadable" ? [each.reason] : []));
  if (unreadable.length > 0) return refused(unreadable);
  return conclude(
    results.flatMap(each => (each.kind === "checked" ? [each.checked] : [])),
    options,
    context,
  );
}

async function oneByOne(
  targets: readonly Target[],
  read: (path: string) => Imported,
  one: (path: string) => Result,
  context: CliContext,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const patience = createPatience();
  for (const { path } of await steps("checking", targets, context)) {
    // Read once, and remembered.
    const opened = read(path);
    if (opened.kind === "file") await patience.count(opened.file.text.length);
    results.push(one(path));
  }
  await patience.end();
  return results;
}

/** Undefined where one thread is to do it all. A text from standard input is only known to this one. */
async function onThreads(
  targets: readonly Target[],
  one: (path: string) => Result,
  task: { readonly request: RootRequest; readonly options: CheckOptions; readonly cwd: string },
  context: CliContext,
): Promise<readonly Result[] | undefined> {
  const { jobs } = task.options;
  if (targets.some(({ kind }) => kind === "text")) return undefined;
  const largest = targets.reduce((most, { path }) => Math.max(most, sizeOf(path)), 0);
  const isMany = targets.length > 1 && jobs !== 1 && (jobs !== undefined || targets.length >= manyFiles);
  if (!isMany && largest < large) return undefined;
  const { checkOnThreads, mayStarve, usualJobs } = await import("./threads.js");
  const number = isMany ? Math.min(jobs ?? (await usualJobs()), targets.length) : 1;
  if (number === 1 && (largest < large || !(await mayStarve(largest)))) return undefined;
  return checkOnThreads(
    targets.map(({ path }) => path),
    number,
    one,
    task,
    context,
  );
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    // Why it cannot be read is said where it is read.
    return 0;
  }
}
