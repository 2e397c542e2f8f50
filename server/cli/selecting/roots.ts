/** The root that holds for what a command reads: that of `--root`, else the marked one, else what holds all that is asked for. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { realPath } from "../../files/paths.js";
import { isInside, type RootOf, rootAmong } from "../../files/workspace.js";
import { namedPlace } from "../named.js";
import { mayBeGlob, pathOfInput } from "./targets.js";

export type Roots =
  | { readonly kind: "roots"; readonly rootOf: RootOf }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** What is asked for, as it is written on the command line. */
export interface RootRequest {
  readonly root: string | undefined;
  readonly paths: readonly string[];
  readonly stdinName?: string | undefined;
}

export function readRoots({ root, paths, stdinName }: RootRequest, cwd: string): Roots {
  const folderOf = (path: string): string | undefined =>
    path === "-" ? realOr(dirname(pathOfInput(cwd, stdinName))) : folderAround(resolve(cwd, path));
  if (root === undefined) {
    const asked = () => [...new Set(paths)].map(folderOf).filter(folder => folder !== undefined);
    return { kind: "roots", rootOf: rootAmong(asked) };
  }
  const named = namedPlace(root, cwd);
  if (named.kind !== "path") {
    const why = named.kind === "missing" ? `there is no folder \`${root}\`` : `cannot read ${root}: ${named.why}`;
    return { kind: "refused", reasons: [`\`--root\`: ${why}`] };
  }
  if (!statSync(named.path).isDirectory()) {
    return {
      kind: "refused",
      reasons: [`\`--root\`: ${root} is a file: name the folder that contains all files to read`],
    };
  }
  const outside = paths.filter(path => !isInside(named.path, folderOf(path) ?? named.path));
  if (outside.length > 0) {
    return {
      kind: "refused",
      reasons: outside.map(path => `${path} is outside ${root}, the folder that \`--root\` names`),
    };
  }
  return { kind: "roots", rootOf: () => named.path };
}

/** The folder itself, or the one that a file is named in, or that a glob begins at; undefined where there is nothing. */
function folderAround(path: string): string | undefined {
  try {
    return realOr(statSync(path).isDirectory() ? path : dirname(path));
  } catch {
    const start = path.search(mayBeGlob);
    return start < 0 ? undefined : realOr(dirname(`${path.slice(0, start)}x`));
  }
}

function realOr(path: string): string {
  const real = realPath(path);
  return real.kind === "path" ? real.path : path;
}
