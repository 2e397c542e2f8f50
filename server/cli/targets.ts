/** Which files `gonogo check` is asked to check. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
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

/** What paths from the command line lead to. `stdinName`: what the text from standard input is called. */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  stdinName: string | undefined,
): Promise<Targets> {
  const files = new Map<string, Target>();
  const problems: string[] = [];
  for (const path of new Set(paths)) {
    if (path === "-") continue;
    const absolute = resolve(cwd, path);
    const found = statusOf(absolute);
    switch (found.kind) {
      case "folder": {
        const { runbooksIn } = await import("../files/folders.js");
        const inside = runbooksIn(absolute);
        for (const file of inside.files) files.set(file, { kind: "file", path: file });
        problems.push(...inside.problems);
        break;
      }
      case "file": {
        const real = realPath(absolute);
        if (real.kind === "path") files.set(real.path, { kind: "file", path: real.path });
        else problems.push(real.kind === "missing" ? missing(path) : `cannot read ${path}: ${real.why}`);
        break;
      }
      case "missing":
        problems.push(missing(path));
        break;
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
