/** Which files `gonogo check` is asked to check. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FoundRunbooks, LeftOut } from "../files/folders.js";
import { failure, readStandardInput, realPath } from "../files/read.js";
import { standardInput } from "./names.js";

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
  /** What could not be had, in words. */
  readonly problems: readonly string[];
}

export interface Choice {
  /** What the text from standard input is called. */
  readonly stdinName: string | undefined;
  /** What is not wanted, whatever names it; not asked of the text from standard input. */
  readonly leftOut?: LeftOut | undefined;
}

/** What paths and globs from the command line lead to. */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  { stdinName, leftOut = () => false }: Choice,
): Promise<Targets> {
  const files = new Map<string, Target>();
  const problems: string[] = [];
  const take = (path: string): void => {
    files.set(path, { kind: "file", path });
  };
  for (const path of new Set(paths)) {
    if (path === "-") continue;
    const absolute = resolve(cwd, path);
    const found = statusOf(absolute);
    switch (found.kind) {
      case "folder": {
        const { runbooksIn } = await import("../files/folders.js");
        const inside = runbooksIn(absolute, leftOut);
        inside.files.forEach(take);
        for (const problem of inside.problems) problems.push(problem);
        break;
      }
      case "file": {
        const real = realPath(absolute);
        if (real.kind === "missing") problems.push(missing(path));
        else if (real.kind === "unreadable") problems.push(`cannot read ${path}: ${real.why}`);
        else if (!leftOut(absolute, "file")) take(real.path);
        break;
      }
      case "missing": {
        const matched = mayBeGlob.test(path) ? await runbooksNamed(path, cwd, leftOut) : undefined;
        matched?.files.forEach(take);
        for (const problem of matched ? matched.problems : [missing(path)]) problems.push(problem);
        break;
      }
      case "unreadable":
        problems.push(`cannot read ${path}: ${found.why}`);
        break;
    }
  }
  if (paths.includes("-")) {
    const read = readStandardInput();
    const path = pathOfInput(cwd, stdinName);
    if (read.kind === "text") files.set(path, { kind: "text", path, text: read.text, bytes: read.bytes });
    else problems.push(`cannot read standard input${read.kind === "unreadable" ? `: ${read.why}` : ""}`);
  }
  return { targets: [...files.values()], problems };
}

const mayBeGlob = /[*?[{(]/;

/** What a glob names; undefined when it is no glob. */
async function runbooksNamed(text: string, cwd: string, leftOut: LeftOut): Promise<FoundRunbooks | undefined> {
  const { readGlob } = await import("./selecting/globs.js");
  const glob = readGlob(text, cwd);
  if (!glob) return undefined;
  if (statusOf(glob.base).kind !== "folder") return { files: [], problems: [noMatch(text)] };
  const { runbooksIn } = await import("../files/folders.js");
  let named = 0;
  const { files, problems } = runbooksIn(glob.base, (path, kind) => {
    if (kind === "folder") return leftOut(path, kind);
    if (!glob.names(path)) return true;
    named++;
    return leftOut(path, kind);
  });
  return { files, problems: named === 0 && problems.length === 0 ? [noMatch(text)] : problems };
}

function noMatch(glob: string): string {
  return `no .runbook file matches \`${glob}\``;
}

/** The path a text from standard input is taken to have: imports are relative to it. */
export function pathOfInput(cwd: string, name: string | undefined): string {
  if (name === undefined) return join(cwd, standardInput);
  const path = resolve(cwd, name);
  const real = realPath(path);
  return real.kind === "path" ? real.path : path;
}

export function cannotRead(
  path: string,
  why: { readonly kind: "unreadable"; readonly why: string } | { readonly kind: "missing" | "outside" },
): string {
  return `cannot read ${path}: ${why.kind === "unreadable" ? why.why : "it has gone"}`;
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
