/** Which file an `import` means. */
import { dirname, isAbsolute, resolve } from "node:path";
import { isRunbookName, type LocatedRunbook, runbookAt } from "./links.js";
import { type PathRead, runbookEnding } from "./paths.js";
import { isInside } from "./workspace.js";

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
): LocatedRunbook {
  if (isAbsolute(path)) {
    return {
      kind: "unreadable",
      why: "it is an absolute path: write a path relative to this file, such as ./people.runbook",
    };
  }
  if (!isRunbookName(path)) {
    return {
      kind: "unreadable",
      why: `its name does not end in ${runbookEnding}, and only runbooks are imported: rename it, such as to people${runbookEnding}`,
    };
  }
  const target = resolve(dirname(from), path);
  const found = runbookAt(target, workspace, realPathOf);
  return found.kind === "missing" && !isInside(workspace, target) ? { kind: "outside" } : found;
}
