/** What files are called in output. */
import { isAbsolute, join, relative, sep } from "node:path";
import { pathOf } from "../files/uris.js";

/** What a text from standard input is called; also its path, in the working directory. */
export const standardInput = "<stdin>";

/** What is called so in output, as one would type it in a shell. */
export function typed(name: string): string {
  if (name === standardInput) return "-";
  return /^[\p{L}\p{N}_./\\:@%+,=-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** Answers a file's path from the working directory, with `/`, from its URI. */
export function createNaming(cwd: string): (uri: string) => string {
  const input = join(cwd, standardInput);
  const name = (uri: string): string => {
    const path = pathOf(uri);
    if (path === undefined) return uri;
    return path === input ? standardInput : nameOf(path, cwd);
  };
  // Thousands of places lie in one file.
  let last: { readonly uri: string; readonly name: string } | undefined;
  return uri => {
    if (last?.uri !== uri) last = { uri, name: name(uri) };
    return last.name;
  };
}

/** The way from the working directory to an absolute path. */
export function nameOf(path: string, cwd: string): string {
  const way = relative(cwd, path);
  if (way === "") return ".";
  // Another drive cannot be reached from here.
  return isAbsolute(way) ? path : way.split(sep).join("/");
}
