/** `--files-from FILE`: paths from a file, for more than a command line takes. */
import { readStandardInput } from "../../files/read.js";
import { namedText } from "../named.js";

export type Listed =
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/** The paths in a file, or in standard input for `-`: one a line, or with a NUL after each (`find -print0`, `git ls-files -z`). */
export function listedIn(file: string, cwd: string): Listed {
  const read = file === "-" ? readStandardInput() : namedText(file, cwd);
  const name = file === "-" ? "standard input" : file;
  switch (read.kind) {
    case "text":
      return { kind: "paths", paths: pathsIn(read.text) };
    case "missing":
      return { kind: "refused", reason: `there is no file \`${name}\` to read paths from` };
    case "unreadable":
      return { kind: "refused", reason: `cannot read paths from ${name}: ${read.why}` };
  }
}

function pathsIn(text: string): readonly string[] {
  return text.split(text.includes("\0") ? "\0" : /\r\n|[\r\n]/).filter(path => path !== "");
}
