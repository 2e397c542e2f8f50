/** What git says has changed in the working directory's repository. */
import { resolve } from "node:path";
import { branchPoint, gitSays, realPathOr, repositoryOf } from "../../files/git.js";

export type Changes =
  | {
      readonly kind: "changes";
      /** The repository's real path. */
      readonly root: string;
      /** The commit they are counted from. */
      readonly commit: string;
      /** Absolute paths that were changed, added, deleted or never added; of a submodule, and of a repository inside, its folder. */
      readonly paths: readonly string[];
    }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * What differs between the working tree and the commit at which the work on it left `ref`, and what git does not know yet.
 * Never throws.
 */
export function changesSince(ref: string, cwd: string): Changes {
  const repository = repositoryOf(cwd, "it asks git what has changed");
  if (repository.kind === "refused") return repository;
  const { root, run } = repository;
  const from = branchPoint(ref, repository);
  if (from.kind === "refused") return from;
  const changed = run(
    "diff",
    "--name-only",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=none",
    "-z",
    from.commit,
    "--",
  );
  if (changed.code !== 0) return { kind: "refused", reason: gitSays(changed.err) };
  const unknown = run("ls-files", "--others", "--exclude-standard", "-z");
  if (unknown.code !== 0) return { kind: "refused", reason: gitSays(unknown.err) };
  const names = `${changed.out}${unknown.out}`.split("\0").filter(name => name !== "");
  return { kind: "changes", root, commit: from.commit, paths: names.map(name => realPathOr(resolve(root, name))) };
}
