#!/usr/bin/env node
// What .pre-commit-hooks.yaml runs: builds the checker from the commit of the hook itself, as the action does, and checks what changed
// and all that rests on it. That is more than the files pre-commit names: who takes a person out of a roster breaks other files.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, say } from "./run.mjs";
import { setup } from "./setup.mjs";

/** As git names them, in any letters. */
const runbooks = ":(icase)*.runbook";

/** Lines of git that end with NUL; undefined where it refuses. */
function git(...args) {
  const { status, stdout, error } = spawnSync("git", args, { encoding: "utf8", maxBuffer: 1_000_000_000 });
  if (error) throw new Error(`could not start git: ${error.message}`);
  return status === 0 ? stdout.split("\0").filter(Boolean) : undefined;
}

/**
 * Options that are written under `args`, and the files that pre-commit names after them.
 * @param {readonly string[]} words
 */
function read(words) {
  const last = words.findLastIndex(word => !/\.runbook$/i.test(word));
  return { options: words.slice(0, last + 1), named: words.slice(last + 1) };
}

/** Options that make git's answer that of `named`: none where all is to be checked, undefined where nothing is. */
function since(named) {
  const ref = process.env.PRE_COMMIT_FROM_REF ?? "HEAD";
  const changed = git("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", ref, "--", runbooks);
  // Before the first commit there is nothing to differ from; `--all-files` names what did not change.
  if (changed === undefined || named.some(each => !changed.includes(each))) return [];
  return changed.length === 0 ? undefined : ["--changed-since", ref];
}

try {
  const { options, named } = read(process.argv.slice(2));
  const tracked = (git("ls-files", "-z", "--", runbooks) ?? []).filter(path => existsSync(path));
  const changes = since(named);
  if (tracked.length > 0 && changes !== undefined) {
    await setup();
    const gonogo = join(root, "dist", "cli", "gonogo.cjs");
    const { status, error } = spawnSync(
      process.execPath,
      [gonogo, "check", ...changes, ...options, "--files-from", "-"],
      {
        input: tracked.join("\0"),
        stdio: ["pipe", "inherit", "inherit"],
      },
    );
    if (error) throw new Error(`could not start ${gonogo}: ${error.message}`);
    process.exitCode = status ?? 1;
  }
} catch (error) {
  say(`Go/No-Go could not check: ${error.message}`);
  process.exitCode = 2;
}
