/** What files are called for code hosts: they count paths from the repository, wherever in it the checker runs. */
import { resolve } from "node:path";
import { realPath } from "../../files/paths.js";
import { isInside, markedRootOf } from "../../files/workspace.js";
import { nameOf, standardInput } from "../names.js";
import type { CliContext } from "../outcome.js";

/**
 * Answers a file's path from where a CI server has put the repository; elsewhere from `--root`, else from the marked root
 * around the working directory.
 * @param root what `--root` names
 */
export function createCounting(
  { cwd, workspace }: Pick<CliContext, "cwd" | "workspace">,
  root: string | undefined,
): (file: string) => string {
  const base = baseOf(cwd, workspace, root);
  return file => (file === standardInput ? file : nameOf(resolve(cwd, file), base));
}

function baseOf(cwd: string, workspace: string | undefined, root: string | undefined): string {
  const given = workspace === undefined || workspace === "" ? undefined : realOr(workspace);
  if (given !== undefined && isInside(given, cwd)) return given;
  return root === undefined ? (markedRootOf(cwd) ?? cwd) : realOr(resolve(cwd, root));
}

function realOr(path: string): string {
  const real = realPath(path);
  return real.kind === "path" ? real.path : path;
}
