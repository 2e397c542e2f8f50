/** Globs as operands, for shells that do not expand them and for those that are told not to. */
import { relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { realPath } from "../../files/read.js";

export interface Glob {
  /** The folder before the first sign of a pattern; its real path, if there is one. */
  readonly base: string;
  /** Whether it names the file at a path in that folder, or a folder above it. */
  readonly names: (path: string) => boolean;
}

/** Reads a glob such as `releases/2026-*` or `**\/{payments,search}.runbook`; undefined when it is none. */
export function readGlob(text: string, cwd: string): Glob | undefined {
  const pattern = sep === "\\" ? text.replaceAll("\\", "/") : text;
  const { isGlob, base, glob } = picomatch.scan(pattern, { nonegate: true });
  if (!isGlob || glob === "") return undefined;
  const written = resolve(cwd, pattern.startsWith("/") && base === "" ? "/" : base);
  const real = realPath(written);
  const folder = real.kind === "path" ? real.path : written;
  const matches = picomatch(glob, { dot: true, nonegate: true });
  return { base: folder, names: path => waysTo(folder, path).some(way => matches(way)) };
}

/** "a", "a/b", "a/b/c": the way from a folder to a path in it, from its first part on. */
function waysTo(folder: string, path: string): readonly string[] {
  const parts = relative(folder, path).split(sep);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
