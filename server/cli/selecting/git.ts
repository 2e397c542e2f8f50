/** What git says of the working directory's repository. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { realPath } from "../../files/paths.js";

export type Changes =
  | {
      readonly kind: "changes";
      /** The repository's real path. */
      readonly root: string;
      /** Absolute paths that were changed, added, deleted or never added; of a submodule, and of a repository inside, its folder. */
      readonly paths: readonly string[];
    }
  | { readonly kind: "refused"; readonly reason: string };

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * What differs between the working tree and the commit at which the work on it left `ref`, and what git does not know yet.
 * Never throws.
 */
export function changesSince(ref: string, cwd: string): Changes {
  const refuse = (reason: string): Changes => ({ kind: "refused", reason: `\`--changed-since\`: ${reason}` });
  const top = git(["rev-parse", "--show-toplevel"], cwd);
  if (!top) return refuse("git cannot be started: it asks git what has changed, so git must be installed");
  if (top.code !== 0) return refuse(whyNoRepository(top.err));
  const root = realPathOr(trimmed(top.out));
  const run = (...args: readonly string[]): Said => git(args, root) ?? { code: 1, out: "", err: "it no longer exists" };

  const isShallow = trimmed(run("rev-parse", "--is-shallow-repository").out) === "true";
  const commit = ref.startsWith("-") ? undefined : run("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  if (commit?.code !== 0) {
    if (isShallow) return refuse(`there is no commit \`${ref}\` in this clone, which is shallow: ${deepen}`);
    return refuse(`git knows no commit \`${ref}\`: name a branch, a tag or a commit, such as origin/main or HEAD~1`);
  }
  const base = run("merge-base", trimmed(commit.out), "HEAD");
  if (base.code !== 0 && isShallow) {
    return refuse(`this clone is shallow and does not reach back to the branch point from \`${ref}\`: ${deepen}`);
  }
  const from = trimmed(base.code === 0 ? base.out : commit.out);
  const changed = run(
    "diff",
    "--name-only",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=none",
    "-z",
    from,
    "--",
  );
  if (changed.code !== 0) return refuse(gitSays(changed.err));
  const unknown = run("ls-files", "--others", "--exclude-standard", "-z");
  if (unknown.code !== 0) return refuse(gitSays(unknown.err));
  const names = `${changed.out}${unknown.out}`.split("\0").filter(name => name !== "");
  return { kind: "changes", root, paths: names.map(name => realPathOr(resolve(root, name))) };
}

const deepen =
  "fetch its history first (`git fetch --unshallow`; `fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab)";

function whyNoRepository(said: string): string {
  return /not a git repository/i.test(said)
    ? "the working directory is not in a git repository: run gonogo in the repository of the runbooks"
    : gitSays(said);
}

function gitSays(said: string): string {
  const [line = ""] = said.split("\n");
  return `git says: ${line.replace(/^fatal: /, "")}`;
}

function realPathOr(path: string): string {
  const real = realPath(path);
  return real.kind === "path" ? real.path : path;
}

function trimmed(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/** A repository's own settings may name a program that watches its files: an unpacked archive's would be a stranger's. */
const safely = ["-c", "core.fsmonitor=false"];

/** Undefined when git cannot be started. */
function git(args: readonly string[], cwd: string): Said | undefined {
  const { status, stdout, stderr, error } = spawnSync("git", [...safely, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    maxBuffer: 1_000_000_000,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  if (error && "code" in error && error.code === "ENOENT") return undefined;
  return { code: status ?? 1, out: stdout ?? "", err: stderr || (error?.message ?? "") };
}
