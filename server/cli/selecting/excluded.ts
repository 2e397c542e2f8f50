/** `--exclude GLOB`: what is left out, written as in a .gitignore file of the working directory. */
import { isAbsolute, relative, sep } from "node:path";
import { noRules } from "../../files/ignoring.js";

/** Answers whether an absolute path is left out by one of the patterns. */
export function excludedBy(
  patterns: readonly string[],
  cwd: string,
): (path: string, kind: "file" | "folder") => boolean {
  // On Windows too, whoever writes a pattern with `\` means the way through folders.
  const written = sep === "\\" ? patterns.map(each => each.replaceAll("\\", "/")) : patterns;
  const rules = noRules({ allowRelativePaths: true }).add(written.map(each => each.replace(/^\.\//, "/")));
  return (path, kind) => {
    const way = relative(cwd, path).split(sep).join("/");
    if (way === "" || isAbsolute(way)) return false;
    return rules.ignores(kind === "folder" ? `${way}/` : way);
  };
}
