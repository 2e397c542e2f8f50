/** Which file an `import` means. */
import { dirname, isAbsolute, resolve } from "node:path";
import type { PathRead } from "./read.js";
import { isInside } from "./workspace.js";

export type Located = PathRead | { readonly kind: "outside" };

/**
 * The real path that `import "path"` in a file leads to. Real paths decide whether it lies in the workspace.
 * @param from the real path of the importing file
 * @param workspace the real path of the folder imports must stay in
 * @param realPathOf where a path leads, perhaps remembered
 */
export function locateImport(
  from: string,
  path: string,
  workspace: string,
  realPathOf: (path: string) => PathRead,
): Located {
  if (isAbsolute(path)) {
    return {
      kind: "unreadable",
      why: "it is a path of one machine: write the way from this file's folder, such as ./people.runbook",
    };
  }
  const target = resolve(dirname(from), path);
  const found = realPathOf(target);
  switch (found.kind) {
    case "path":
      return isInside(workspace, found.path) ? found : { kind: "outside" };
    case "missing":
      return isInside(workspace, target) ? found : { kind: "outside" };
    case "unreadable":
      return found;
  }
}
