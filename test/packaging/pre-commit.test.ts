/** The hook, with real commits: as pre-commit runs it, and in pre-commit itself where the machine has it. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { parse } from "yaml";
import { folderWith } from "../cli/program.js";
import { copyOfProject, type Ended, root, run } from "./project.js";

interface Hook {
  readonly language: string;
  readonly entry: string;
  readonly always_run: boolean;
  readonly require_serial: boolean;
}

const [hook]: readonly Hook[] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));

const roster = (...names: readonly string[]): string =>
  names.map(name => `person ${name} "${name}" { timezone UTC contact "#${name}" }\n`).join("");
const release = (owner: string): string => `import "./people.runbook"
runbook move "Move" {
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step one "One" { owner ${owner} takes 20m rollback none because "it only adds" }
}
`;

const { NODE_OPTIONS: _, ...env } = process.env;

interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => Ended;
  /** Puts a text into a file; without one, deletes it. */
  readonly write: (name: string, text?: string) => void;
  /** Commits all, and tells what was said of it. */
  readonly commit: () => { readonly code: number | null; readonly said: string };
}

/** A repository in which whoever commits is nobody. */
function repository(files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Repository {
  const folder = folderWith(files);
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  const git = (...args: readonly string[]) => run("git", [...who, ...args], { cwd: folder, env: { ...env, ...more } });
  git("init", "-q");
  return {
    folder,
    git,
    write: (name, text) => {
      if (text === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), text);
    },
    commit: () => {
      git("add", "--all");
      const { code, stdout, stderr } = git("commit", "-m", "change");
      return { code, said: stdout + stderr };
    },
  };
}

/** What holds however the hook is run. */
function tour({ git, write, commit }: Repository): void {
  const first = commit();
  assert.equal(first.code, 0, first.said);

  write("broken.runbook", "?");
  const broken = commit();
  assert.equal(broken.code, 1, broken.said);
  assert.match(broken.said, /broken\.runbook:1:1[\s\S]*NO-GO/);
  write("broken.runbook");

  // What rests on it is not in the commit.
  write("people.runbook", roster("ben"));
  const dependants = commit();
  assert.equal(dependants.code, 1, dependants.said);
  assert.match(dependants.said, /release\.runbook[\s\S]*NO-GO/);

  write("people.runbook");
  const deleted = commit();
  assert.equal(deleted.code, 1, deleted.said);
  assert.match(deleted.said, /release\.runbook[\s\S]*NO-GO/);

  // A draft that is not committed stops nobody.
  write("people.runbook", roster("ana", "ben", "cleo"));
  git("add", "people.runbook");
  write("draft.runbook", "?");
  assert.equal(git("commit", "-m", "more people").code, 0);
  write("draft.runbook");

  write("notes.txt", "");
  const other = commit();
  assert.equal(other.code, 0, other.said);
}

const files = { "people.runbook": roster("ana", "ben"), "release.runbook": release("ana or ben") };

describe("the hook for pre-commit", () => {
  let copy = "";
  let bin = "";

  before(function () {
    if (process.platform === "win32") this.skip();
    copy = copyOfProject("gonogo-hook-");
    // Stands for npm: it installs what is there, as the lock file says, and nothing else.
    bin = `${copy}-bin`;
    mkdirSync(bin);
    const npm = `#!/bin/sh\n[ "$1 $2" = "ci --ignore-scripts" ] || exit 7\nfrom="${join(root, "node_modules")}"\ncp -al "$from" . 2>/dev/null || cp -R "$from" .\n`;
    writeFileSync(join(bin, "npm"), npm);
    chmodSync(join(bin, "npm"), 0o755);
  });
  after(() => {
    for (const folder of [copy, bin]) if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });
  const PATH = (): string => `${bin}${delimiter}${env.PATH ?? ""}`;

  it("is a script that every pre-commit starts as it stands, once for all files, also where files are deleted", () => {
    assert.ok(hook);
    assert.deepEqual([hook.language, hook.always_run, hook.require_serial], ["script", true, true]);
    assert.ok(statSync(join(root, hook.entry)).mode & 0o100, "it cannot be executed");
  });

  it("checks what a commit changes and what rests on it", () => {
    const here = repository(files, { PATH: PATH() });
    const entry = join(copy, hook?.entry ?? "");
    const names = "git diff --cached --name-only --diff-filter=d -z -- '*.runbook'";
    const script = `#!/bin/sh\n${names} | xargs -0 "${entry}"\n`;
    writeFileSync(join(here.folder, ".git/hooks/pre-commit"), script, { mode: 0o755 });
    tour(here);
  }).timeout(300_000);

  it("checks all files when it is given those that did not change, and takes options", () => {
    const here = repository({ ...files, "old.runbook": "?" }, { PATH: PATH() });
    const entry = join(copy, hook?.entry ?? "");
    assert.equal(here.commit().code, 0);
    const hooked = (...args: readonly string[]): Ended =>
      run(entry, args, { cwd: here.folder, env: { ...env, PATH: PATH() } });
    assert.equal(hooked().code, 0);
    const all = hooked("--format", "concise", "people.runbook", "old.runbook");
    assert.equal(all.code, 1, all.stderr);
    assert.match(all.stdout, /^old\.runbook:1:1: error syntax\/parse /m);
    const wrong = hooked("--formt", "concise", "old.runbook");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /no option `--formt`/);
  }).timeout(300_000);

  it("is installed and run by pre-commit itself", function () {
    this.timeout(300_000);
    if (run("sh", ["-c", "command -v pre-commit"]).code !== 0) {
      console.log("      pre-commit is not on this machine");
      this.skip();
    }
    const own = { PATH: PATH(), PRE_COMMIT_HOME: join(bin, "home") };
    const source = run("git", ["init", "-q", copy]);
    assert.equal(source.code, 0, source.stderr);
    const inCopy = (...args: readonly string[]): Ended =>
      run("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args], {
        cwd: copy,
        env,
      });
    inCopy("add", "--all");
    inCopy("commit", "-q", "-m", "release");
    inCopy("tag", "v1");
    const config = `repos:\n  - repo: "${copy}"\n    rev: v1\n    hooks: [{ id: gonogo }]\n`;
    const here = repository({ ...files, ".pre-commit-config.yaml": config }, own);
    const installed = run("pre-commit", ["install"], { cwd: here.folder, env: { ...env, ...own } });
    assert.equal(installed.code, 0, installed.stdout + installed.stderr);
    tour(here);
  });
});
