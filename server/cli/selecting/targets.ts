/** Which files `gonogo check` is asked to check. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FoundRunbooks, LeftOut, Problem } from "../../files/folders.js";
import { failure } from "../../files/paths.js";
import { readStandardInput } from "../../files/read.js";
import type { RootOf } from "../../files/workspace.js";
import { namedPlace, namedRunbook } from "../named.js";
import { nameOf, standardInput } from "../names.js";

export type Target =
  | { readonly kind: "file"; readonly path: string }
  | {
      /** From standard input. */
      readonly kind: "text";
      readonly path: string;
      readonly text: string;
      readonly bytes: Buffer;
    };

export interface Targets {
  /** Each file once, by real path. */
  readonly targets: readonly Target[];
  /** What could not be had, in words, each once. */
  readonly problems: readonly string[];
  /** Nothing but files are named, one by one, and each is left out: whoever names them need not know what is. */
  readonly allLeftOut: boolean;
}

export interface Choice {
  /** Nothing is taken from outside of these. */
  readonly rootOf: RootOf;
  /** What the text from standard input is called. */
  readonly stdinName: string | undefined;
  /** What is not wanted, whatever names it; not asked of the text from standard input. */
  readonly leftOut?: LeftOut | undefined;
}

/** What paths and globs from the command line lead to. */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  { rootOf, stdinName, leftOut = () => false }: Choice,
): Promise<Targets> {
  const files = new Map<string, Target>();
  const problems = new Map<string, string>();
  const complain = ({ path, why }: Problem, name = nameOf(path, cwd)): void => {
    if (!problems.has(path)) problems.set(path, unread(name, why));
  };
  const take = (path: string): void => {
    files.set(path, { kind: "file", path });
  };
  const distinct = new Set(paths);
  let filesLeftOut = 0;
  for (const path of distinct) {
    if (path === "-") continue;
    const absolute = resolve(cwd, path);
    const found = statusOf(absolute);
    switch (found.kind) {
      case "folder": {
        const folder = namedPlace(path, cwd);
        if (folder.kind === "missing") problems.set(absolute, missing(path));
        else if (folder.kind === "unreadable") complain({ path: absolute, why: folder.why }, path);
        else {
          const { runbooksIn } = await import("../../files/folders.js");
          const inside = runbooksIn(folder.path, leftOut, rootOf);
          inside.files.forEach(take);
          for (const problem of inside.problems) complain(problem);
        }
        break;
      }
      case "file": {
        if (leftOut(absolute, "file")) {
          filesLeftOut++;
          break;
        }
        const runbook = namedRunbook(path, cwd, rootOf);
        if (runbook.kind === "missing") problems.set(absolute, missing(path));
        else if (runbook.kind === "unreadable") complain({ path: absolute, why: runbook.why }, path);
        else take(runbook.path);
        break;
      }
      case "missing": {
        const matched = mayBeGlob.test(path) ? await runbooksNamed(path, cwd, leftOut, rootOf) : undefined;
        matched?.files.forEach(take);
        for (const problem of matched?.problems ?? []) complain(problem);
        if (!matched) problems.set(absolute, missing(path));
        else if (matched.named === 0 && matched.problems.length === 0) problems.set(absolute, noMatch(path));
        break;
      }
      case "unreadable":
        complain({ path: absolute, why: found.why }, path);
        break;
    }
  }
  if (paths.includes("-")) {
    const read = readStandardInput();
    const path = pathOfInput(cwd, stdinName);
    if (read.kind === "text") files.set(path, { kind: "text", path, text: read.text, bytes: read.bytes });
    else problems.set(path, unread("standard input", read.kind === "unreadable" ? read.why : "it no longer exists"));
  }
  return { targets: [...files.values()], problems: [...problems.values()], allLeftOut: filesLeftOut === distinct.size };
}

export const mayBeGlob = /[*?[{(]/;

interface NamedRunbooks extends FoundRunbooks {
  /** How many it names, left out or not. */
  readonly named: number;
}

/** What a glob names; undefined when it is no glob. */
async function runbooksNamed(
  text: string,
  cwd: string,
  leftOut: LeftOut,
  rootOf: RootOf,
): Promise<NamedRunbooks | undefined> {
  const { readGlob } = await import("./globs.js");
  const glob = readGlob(text, cwd);
  if (!glob) return undefined;
  if (statusOf(glob.base).kind !== "folder") return { files: [], problems: [], named: 0 };
  const folder = namedPlace(glob.base, cwd);
  if (folder.kind === "missing") return { files: [], problems: [], named: 0 };
  if (folder.kind === "unreadable") return { files: [], problems: [{ path: glob.base, why: folder.why }], named: 0 };
  const { runbooksIn } = await import("../../files/folders.js");
  const { names, reaches } = glob.namesIn(folder.path);
  let named = 0;
  const isUnwanted: LeftOut = (path, kind) => {
    if (kind === "folder") return !reaches(path) || leftOut(path, kind);
    if (!names(path)) return true;
    named++;
    return leftOut(path, kind);
  };
  const found = runbooksIn(folder.path, isUnwanted, rootOf);
  return { ...found, named };
}

function noMatch(glob: string): string {
  return `no .runbook file matches \`${glob}\``;
}

/** The path a text from standard input is taken to have: imports are relative to it. */
export function pathOfInput(cwd: string, name: string | undefined): string {
  if (name === undefined) return join(cwd, standardInput);
  const place = namedPlace(name, cwd);
  return place.kind === "path" ? place.path : resolve(cwd, name);
}

/** What is said of a file that was there a moment ago. */
export function cannotRead(
  path: string,
  why: { readonly kind: "unreadable"; readonly why: string } | { readonly kind: "missing" | "outside" },
  cwd: string,
): string {
  return unread(nameOf(path, cwd), why.kind === "unreadable" ? why.why : "it no longer exists");
}

function unread(name: string, why: string): string {
  return `cannot read ${name}: ${why}`;
}

export function missing(path: string): string {
  return `there is no file or folder \`${path}\``;
}

function statusOf(path: string): { readonly kind: "file" | "folder" } | ReturnType<typeof failure> {
  try {
    return { kind: statSync(path).isDirectory() ? "folder" : "file" };
  } catch (error) {
    return failure(error);
  }
}
