/** Asking git, safely: nothing of a repository's own settings is run, and nothing is fetched. Never throws. */
import { spawnSync } from "node:child_process";
import { realPath } from "./paths.js";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A repository's own settings may name a program that watches its files: an unpacked archive's would be a stranger's. */
const safely = ["-c", "core.fsmonitor=false"];

interface SaidInBytes extends Omit<Said, "out"> {
  readonly out: Buffer;
}

/** Undefined when git cannot be started. */
export function git(args: readonly string[], cwd: string): Said | undefined {
  const said = gitBytes(args, cwd);
  return said && { ...said, out: said.out.toString("utf8") };
}

/** The same, with what is printed as it is. */
export function gitBytes(args: readonly string[], cwd: string): SaidInBytes | undefined {
  const { status, stdout, stderr, error } = spawnSync("git", [...safely, ...args], {
    cwd,
    // A clone without all its objects would fetch them by whatever its settings name.
    env: { ...process.env, LC_ALL: "C", GIT_NO_LAZY_FETCH: "1" },
    maxBuffer: 1_000_000_000,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  if (error && "code" in error && error.code === "ENOENT") return undefined;
  return {
    code: status ?? 1,
    out: stdout ?? Buffer.alloc(0),
    err: stderr?.toString("utf8") || (error?.message ?? ""),
  };
}

export type Repository =
  | {
      readonly kind: "repository";
      /** Its real path. */
      readonly root: string;
      readonly run: (...args: readonly string[]) => Said;
      readonly isShallow: boolean;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** @param why what git is needed for, as a sentence's end: "it asks git what has changed" */
export function repositoryOf(cwd: string, why: string): Repository {
  const top = git(["rev-parse", "--show-toplevel"], cwd);
  if (!top) return { kind: "refused", reason: `git cannot be started: ${why}, so git must be installed` };
  if (top.code !== 0) return { kind: "refused", reason: whyNoRepository(top.err) };
  const root = realPathOr(trimmed(top.out));
  const run = (...args: readonly string[]): Said => git(args, root) ?? { code: 1, out: "", err: "it no longer exists" };
  const isShallow = trimmed(run("rev-parse", "--is-shallow-repository").out) === "true";
  return { kind: "repository", root, run, isShallow };
}

export type Commit =
  | {
      readonly kind: "commit";
      /** Its hash. */
      readonly commit: string;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** The commit at which the work on the working tree left `ref`; `ref` itself where they have nothing in common. */
export function branchPoint(ref: string, { run, isShallow }: Extract<Repository, { kind: "repository" }>): Commit {
  const refuse = (reason: string): Commit => ({ kind: "refused", reason });
  const commit = /^-|\0/.test(ref) ? undefined : run("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  if (commit?.code !== 0) {
    if (isShallow) return refuse(`there is no commit \`${ref}\` in this clone, which is shallow: ${deepen}`);
    return refuse(`git knows no commit \`${ref}\`: name a branch, a tag or a commit, such as origin/main or HEAD~1`);
  }
  const base = run("merge-base", trimmed(commit.out), "HEAD");
  if (base.code !== 0 && isShallow) {
    return refuse(`this clone is shallow and does not reach back to the branch point from \`${ref}\`: ${deepen}`);
  }
  return { kind: "commit", commit: trimmed(base.code === 0 ? base.out : commit.out) };
}

const deepen =
  "fetch its history first (`git fetch --unshallow`; `fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab)";

function whyNoRepository(said: string): string {
  return /not a git repository/i.test(said)
    ? "the working directory is not in a git repository: run gonogo in the repository of the runbooks"
    : gitSays(said);
}

export function gitSays(said: string): string {
  const [line = ""] = said.split("\n");
  return `git says: ${line.replace(/^fatal: /, "")}`;
}

export function realPathOr(path: string): string {
  const real = realPath(path);
  return real.kind === "path" ? real.path : path;
}

function trimmed(text: string): string {
  return text.replace(/\r?\n$/, "");
}
