/** Globs as operands, for shells that do not expand them and for those that are told not to. */
import { relative, resolve, sep } from "node:path";
import picomatch from "picomatch";

export interface Glob {
  /** The absolute path of the folder before the first sign of a pattern. */
  readonly base: string;
  /** What it names in that folder, whose real path is given. */
  readonly namesIn: (folder: string) => Names;
}

export interface Names {
  /** Whether it names the file at a path, or a folder above it. */
  readonly names: (path: string) => boolean;
  /** Whether it may name something in the folder at a path. */
  readonly reaches: (path: string) => boolean;
}

/** Reads a glob such as `releases/2026-*` or `**\/{payments,search}.runbook`; undefined when it is none. */
export function readGlob(text: string, cwd: string): Glob | undefined {
  const pattern = sep === "\\" ? text.replaceAll("\\", "/") : text;
  const { isGlob, base, glob } = picomatch.scan(pattern, { nonegate: true });
  if (!isGlob || glob === "") return undefined;
  const matches = matcher(glob);
  const starts = startsOf(glob);
  return {
    base: resolve(cwd, pattern.startsWith("/") && base === "" ? "/" : base),
    namesIn: folder => {
      const names = (path: string): boolean => waysTo(folder, path).some(way => matches(way));
      const reaches = (path: string): boolean => {
        const ways = waysTo(folder, path);
        const start = starts?.[ways.length - 1];
        return !starts || names(path) || (start?.(ways.at(-1) ?? "") ?? false);
      };
      return { names, reaches };
    },
  };
}

function matcher(glob: string): (way: string) => boolean {
  return picomatch(glob, { dot: true, nonegate: true });
}

/** Whether a way of one, two, three parts may lead to what a glob names; undefined where any may. */
function startsOf(glob: string): readonly ((way: string) => boolean)[] | undefined {
  if (/\*\*|[{(]|\[[^\][/]*\//.test(glob)) return undefined;
  const parts = glob.split("/").slice(0, -1);
  return parts.map((_, index) => matcher(parts.slice(0, index + 1).join("/")));
}

/** "a", "a/b", "a/b/c": the way from a folder to a path in it, from its first part on. */
function waysTo(folder: string, path: string): readonly string[] {
  const parts = relative(folder, path).split(sep);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
