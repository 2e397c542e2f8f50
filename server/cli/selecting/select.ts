/** The files that `gonogo check` is asked for, by paths, globs, lists, exclusions and changes. */
import type { Reader } from "../../files/reader.js";
import type { RootOf } from "../../files/workspace.js";
import { noted } from "../outcome.js";
import { type RootRequest, readRoots } from "./roots.js";
import { findTargets, type Target } from "./targets.js";

/** What is written on the command line. */
export interface Selection {
  readonly root: string | undefined;
  readonly operands: readonly string[];
  readonly stdinName: string | undefined;
  readonly exclude: readonly string[];
  readonly filesFrom: string | undefined;
  readonly changedSince: string | undefined;
}

export type Selected =
  | {
      readonly kind: "targets";
      /** Each file once. None where the choice is git's or a list's, and it is empty. */
      readonly targets: readonly Target[];
      /** What nothing is read outside of; the reader knows. */
      readonly rootOf: RootOf;
      /** What it follows from. */
      readonly request: RootRequest;
      /** What to say on standard error. */
      readonly notes: readonly string[];
    }
  /** It is written wrongly. */
  | { readonly kind: "misused"; readonly reason: string }
  /** It cannot be done. */
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** @param reader files are read with it where that is needed to choose; it is given the text from standard input */
export async function select(selection: Selection, reader: Reader, cwd: string): Promise<Selected> {
  const { operands, stdinName, filesFrom, changedSince } = selection;
  const own = operands.length === 0 && stdinName !== undefined ? ["-"] : operands;
  if (own.length === 0 && filesFrom === undefined) {
    return { kind: "misused", reason: "nothing to check: name files or folders, such as `gonogo check .`" };
  }
  if (stdinName !== undefined && !own.includes("-")) {
    const reason = "`--stdin-filename` names the text from standard input: write `-` as a path to check it";
    return { kind: "misused", reason };
  }
  if (filesFrom === "-" && own.includes("-")) {
    return { kind: "misused", reason: "standard input cannot be both the list of files and a text to check" };
  }
  const listed = await pathsFrom(filesFrom, cwd);
  if (listed.kind === "refused") return { kind: "refused", reasons: [listed.reason] };
  const leftOut = await leavesOut(selection.exclude, cwd);
  const paths = [...own, ...listed.paths];
  const request: RootRequest = { root: selection.root, paths, stdinName };
  const roots = readRoots(request, cwd);
  if (roots.kind === "refused") return roots;
  const { rootOf } = roots;
  reader.keepIn(rootOf);
  const { targets, problems, allLeftOut } = await findTargets(paths, cwd, { rootOf, stdinName, leftOut });
  if (problems.length > 0) return { kind: "refused", reasons: problems };
  for (const target of targets) if (target.kind === "text") reader.provide(target.path, target.text);
  if (targets.length === 0 && paths.length > 0 && allLeftOut) {
    const notes = [noted("nothing to check: --exclude leaves out every file that is named")];
    return { kind: "targets", targets, rootOf, request, notes };
  }
  if (targets.length === 0 && paths.length > 0) {
    const because = selection.exclude.length > 0 ? " except those that --exclude excludes" : "";
    return { kind: "refused", reasons: [`nothing to check: no .runbook file in ${named(paths)}${because}`] };
  }
  if (targets.length === 0)
    return { kind: "targets", targets, rootOf, request, notes: [noted("the list of files is empty")] };
  if (changedSince === undefined) return { kind: "targets", targets, rootOf, request, notes: [] };
  const { changedTargets } = await import("./changed.js");
  const changed = changedTargets(changedSince, targets, reader, cwd);
  if (changed.kind === "refused") return changed;
  const notes = changed.targets.length > 0 ? [] : [noted(`no runbook has changed since ${changedSince}`)];
  return { kind: "targets", targets: changed.targets, rootOf, request, notes };
}

async function pathsFrom(file: string | undefined, cwd: string) {
  if (file === undefined) return { kind: "paths" as const, paths: [] };
  const { listedIn } = await import("./listed.js");
  return listedIn(file, cwd);
}

/** What `--exclude` leaves out; undefined without patterns. */
export async function leavesOut(patterns: readonly string[], cwd: string) {
  if (patterns.length === 0) return undefined;
  const { excludedBy } = await import("./excluded.js");
  return excludedBy(patterns, cwd);
}

const mostNamed = 5;

function named(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return more > 0 ? `${paths.slice(0, mostNamed).join(", ")} and ${more} more` : paths.join(", ");
}
