/** `gonogo diff`: two files, or a git reference. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "mocha";
import { asked, folderWith } from "./program.js";

const people = (zone = "UTC"): string =>
  `person ana "Ana" { timezone ${zone} contact "#ana" }\nperson ben "Ben" { timezone UTC contact "#ben" }\n`;
const runbook = (minutes: number, name = "shop"): string =>
  `import "../people.runbook"\nrunbook ${name} "Shop of ${name}" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n  owner ana or ben\n  step a "Do it" { takes ${minutes}m rollback none because "x" }\n}\n`;

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

/** A repository whose first commit has two runbooks and a roster. */
function repository(): string {
  const cwd = folderWith({
    "people.runbook": people(),
    "releases/shop.runbook": runbook(5),
    "releases/quiet.runbook": runbook(5, "quiet"),
    "notes.txt": "none",
  });
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", ".");
  git(cwd, "commit", "-q", "-m", "one");
  return cwd;
}

interface File {
  readonly kind: string;
  readonly change: string;
  readonly file: string;
  readonly was?: string;
  readonly changes?: readonly { readonly kind: string; readonly id: string }[];
}

async function filesOf(args: readonly string[], cwd: string): Promise<readonly File[]> {
  const { code, stdout, stderr } = await asked(["diff", ...args, "--format", "json"], cwd);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout).files;
}

describe("gonogo diff", () => {
  it("compares two files, in text, markdown and JSON", async () => {
    const cwd = folderWith({ "people.runbook": people(), "a/x.runbook": runbook(5), "a/y.runbook": runbook(15) });
    const { code, stdout } = await asked(["diff", "a/x.runbook", "a/y.runbook"], cwd);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Shop of shop \(a\/y\.runbook\)\n\nWhat it comes to\n {2}! End: .*10:05 → .*10:15 \(10m later\)/,
    );
    assert.match(stdout, /What was changed\n {4}step a "Do it"\n {6}duration: 5m → 15m\n$/);
    const markdown = await asked(["diff", "a/x.runbook", "a/y.runbook", "--format", "markdown"], cwd);
    assert.match(markdown.stdout, /^### Shop of shop \(a\/y\.runbook\)\n\n\*\*What it comes to\*\*\n\n- 🔴 End: /);
    const [file] = await filesOf(["a/x.runbook", "a/y.runbook", "--zone", "Asia/Kolkata"], cwd);
    assert.equal(file?.was, "a/x.runbook");
    assert.match(JSON.stringify(file), /2026-05-23T15:45:00\+05:30/);
  });

  it("ends with 1 only where it is asked to, and something has changed", async () => {
    const cwd = folderWith({ "people.runbook": people(), "a/x.runbook": runbook(5), "a/y.runbook": runbook(15) });
    assert.equal((await asked(["diff", "a/x.runbook", "a/y.runbook", "--exit-code"], cwd)).code, 1);
    const same = await asked(["diff", "a/x.runbook", "a/x.runbook", "--exit-code"], cwd);
    assert.deepEqual([same.code, same.stdout], [0, "Nothing has changed.\n"]);
    const markdown = await asked(["diff", "a/x.runbook", "a/x.runbook", "--format", "markdown"], cwd);
    assert.equal(markdown.stdout, "Nothing has changed.\n");
  });

  it("writes to a file, and to no runbook", async () => {
    const cwd = folderWith({ "people.runbook": people(), "a/x.runbook": runbook(5), "a/y.runbook": runbook(15) });
    const written = await asked(["diff", "a/x.runbook", "a/y.runbook", "--output", "out.txt"], cwd);
    assert.deepEqual([written.code, written.stdout], [0, ""]);
    assert.match(readFileSync(join(cwd, "out.txt"), "utf8"), /10m later/);
    const refused = await asked(["diff", "a/x.runbook", "a/y.runbook", "--output", "a/y.runbook"], cwd);
    assert.equal(refused.code, 2);
    assert.equal(readFileSync(join(cwd, "a/y.runbook"), "utf8"), runbook(15));
  });

  it("compares all runbooks that have changed, or rest on what has, with what they were", async () => {
    const cwd = repository();
    assert.deepEqual(await filesOf(["HEAD"], cwd), []);
    write(cwd, { "releases/shop.runbook": runbook(15), "notes.txt": "some" });
    const [shop, ...others] = await filesOf(["HEAD"], cwd);
    assert.deepEqual(others, []);
    assert.deepEqual([shop?.file, shop?.was], ["releases/shop.runbook", "HEAD:releases/shop.runbook"]);
    assert.deepEqual(await filesOf(["HEAD"], join(cwd, "releases")), [{ ...shop, file: "shop.runbook" }]);
    write(cwd, { "people.runbook": people("Asia/Kolkata") });
    const both = await filesOf(["HEAD"], cwd);
    assert.deepEqual(
      both.map(({ file }) => file),
      ["releases/quiet.runbook", "releases/shop.runbook"],
    );
    assert.deepEqual(
      both[0]?.changes?.map(({ kind, id }) => `${kind} ${id}`),
      ["person ana"],
    );
    assert.equal((await filesOf(["HEAD", "releases/quiet.runbook"], cwd)).length, 1);
    // Nothing is checked out.
    assert.match(git(cwd, "status", "--porcelain"), /M people\.runbook/);
  });

  it("tells of what is new, gone and moved", async () => {
    const cwd = repository();
    write(cwd, { "new.runbook": runbook(5, "fresh").replace("../", "./") });
    rmSync(join(cwd, "releases/quiet.runbook"));
    mkdirSync(join(cwd, "later"));
    renameSync(join(cwd, "releases/shop.runbook"), join(cwd, "later/shop.runbook"));
    const all = async (...args: readonly string[]) =>
      (await filesOf(["HEAD", ...args], cwd)).map(({ change, file }) => `${change} ${file}`);
    assert.deepEqual(await all(), ["added new.runbook", "removed releases/quiet.runbook"]);
    assert.deepEqual(await all("releases/quiet.runbook"), ["removed releases/quiet.runbook"]);
    write(cwd, { "later/shop.runbook": runbook(6) });
    assert.deepEqual(await all("releases", "later"), ["changed later/shop.runbook", "removed releases/quiet.runbook"]);
    const { stdout } = await asked(["diff", "HEAD", "--format", "markdown"], cwd);
    assert.match(stdout, /This runbook is new\.\n[\s\S]*This runbook is gone\.\n$/);
  });

  it("counts from where the work left a branch, and reads links and imports as they were", async () => {
    const cwd = repository();
    symlinkSync("../people.runbook", join(cwd, "releases/linked.runbook"));
    write(cwd, { "releases/shop.runbook": runbook(5).replace("../people", "./linked") });
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "links");
    git(cwd, "checkout", "-q", "-b", "work");
    git(cwd, "checkout", "-q", "main");
    write(cwd, { "releases/quiet.runbook": runbook(50, "quiet") });
    git(cwd, "commit", "-q", "-a", "-m", "elsewhere");
    git(cwd, "checkout", "-q", "work");
    write(cwd, { "people.runbook": people("Asia/Kolkata") });
    git(cwd, "commit", "-q", "-a", "-m", "work");
    const all = await filesOf(["main"], cwd);
    assert.deepEqual(
      all.map(({ file, changes }) => [file, changes?.map(({ id }) => id)]),
      [
        ["releases/quiet.runbook", ["ana"]],
        ["releases/shop.runbook", ["ana"]],
      ],
    );
  });

  it("runs nothing of the repository's own, and reads no link that leads out of it", async () => {
    const outside = folderWith({ "people.runbook": people("Asia/Kolkata") });
    const cwd = repository();
    symlinkSync(join(outside, "people.runbook"), join(cwd, "out.runbook"));
    write(cwd, { "releases/shop.runbook": runbook(5).replace("../people", "../out") });
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "out");
    write(cwd, { "releases/shop.runbook": runbook(5) });
    const started = join(cwd, "started");
    writeFileSync(join(cwd, "monitor.sh"), `#!/bin/sh\ntouch '${started}'\n`, { mode: 0o755 });
    git(cwd, "config", "core.fsmonitor", join(cwd, "monitor.sh"));
    const { stdout } = await asked(["diff", "HEAD", "releases/shop.runbook"], cwd);
    assert.match(stdout, /Solved error syntax\/import/);
    assert.doesNotMatch(stdout, /Kolkata/);
    assert.ok(!existsSync(started));
  });

  for (const [what, args, says] of [
    ["no version", [], /nothing to compare: name two files, or a git reference/],
    ["one file", ["releases/shop.runbook"], /only one version is named/],
    ["three files", ["a.runbook", "b.runbook", "c.runbook"], /two files at a time/],
    ["standard input twice", ["-", "-"], /standard input cannot be both versions/],
    ["standard input in git", ["HEAD", "-"], /has no version in git/],
    ["no such commit", ["mian"], /git knows no commit `mian`/],
    ["what looks like an option", ["--", "--upload-pack=x"], /git knows no commit `--upload-pack=x`/],
    ["no such file", ["HEAD", "x.runbook"], /there is no file or folder `x\.runbook`/],
    ["a file that is not there", ["people.runbook", "x.runbook"], /there is no file `x\.runbook`/],
    ["a roster", ["people.runbook", "releases/shop.runbook"], /there is no runbook in people\.runbook/],
    ["an unknown zone", ["HEAD", "--zone", "Nowhere"], /Nowhere/],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await asked(["diff", ...args], repository());
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, says);
    });

  it("compares programmes: two files, and with what they and their runbooks were", async () => {
    const cwd = repository();
    const programme = 'programme night "Night" { runbook "releases/shop.runbook", "releases/quiet.runbook" }\n';
    write(cwd, { "night.runbook": programme, "single.runbook": programme.replace(/, "[^"]*"/, "") });
    assert.deepEqual(
      (await filesOf(["HEAD"], cwd)).map(({ kind, change, file }) => [kind, change, file]),
      [
        ["programme", "added", "night.runbook"],
        ["programme", "added", "single.runbook"],
      ],
    );
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "night");
    assert.deepEqual(await filesOf(["HEAD"], cwd), []);
    const { stdout } = await asked(["diff", "night.runbook", "single.runbook"], cwd);
    assert.match(
      stdout,
      /^Night \(single\.runbook\)\n[\s\S]*\n {4}Gone: "Shop of quiet" \(releases\/quiet\.runbook\)\n$/,
    );

    write(cwd, { "releases/shop.runbook": runbook(15) });
    const named = await filesOf(["HEAD", "night.runbook"], cwd);
    assert.deepEqual(
      named.map(({ kind, file, was }) => [kind, file, was]),
      [
        ["programme", "night.runbook", "HEAD:night.runbook"],
        ["runbook", "releases/shop.runbook", "HEAD:releases/shop.runbook"],
      ],
    );
    assert.match(JSON.stringify(named[0]), /"what":"end".*2026-05-23T10:15:00/);
    // Each is told once, also where both are named.
    assert.deepEqual(await filesOf(["HEAD", "night.runbook", "releases"], cwd), named);
    assert.deepEqual(
      (await filesOf(["HEAD"], cwd)).map(({ file }) => file),
      ["night.runbook", "single.runbook", "releases/shop.runbook"],
    );
    const markdown = await asked(["diff", "HEAD", "night.runbook", "--format", "markdown"], cwd);
    assert.match(markdown.stdout, /^### Night \(night\.runbook\)\n\n\*\*What it comes to\*\*\n\n- 🔴 End: /);

    mkdirSync(join(cwd, "later"));
    renameSync(join(cwd, "releases/quiet.runbook"), join(cwd, "later/quiet.runbook"));
    write(cwd, { "night.runbook": programme.replace("releases/quiet", "later/quiet") });
    const moved = await asked(["diff", "HEAD", "night.runbook"], cwd);
    assert.match(moved.stdout, /"Shop of quiet" \(later\/quiet\.runbook\), before releases\/quiet\.runbook: changed/);
  });

  it("refuses a programme against a runbook, and a roster that is named", async () => {
    const cwd = repository();
    write(cwd, {
      "night.runbook": 'programme night "Night" { runbook "releases/shop.runbook" }\n',
      "people.runbook": people("Asia/Kolkata"),
    });
    const programme = await asked(["diff", "night.runbook", "releases/shop.runbook"], cwd);
    assert.deepEqual([programme.code, programme.stdout], [2, ""]);
    assert.match(
      programme.stderr,
      /night\.runbook is a programme and releases\/shop\.runbook is a runbook: compare two/,
    );
    const roster = await asked(["diff", "HEAD", "people.runbook"], cwd);
    assert.equal(roster.code, 2);
    assert.match(roster.stderr, /there is no runbook in people\.runbook/);
  });

  it("says so outside of a repository", async () => {
    const { code, stderr } = await asked(["diff", "HEAD"], folderWith({ "people.runbook": people() }));
    assert.equal(code, 2);
    assert.match(stderr, /the working directory is not in a git repository/);
  });
});

describe("gonogo export --against", () => {
  it("draws where bars were, and says how many have moved", async () => {
    const cwd = repository();
    const two = (minutes: number): string =>
      runbook(minutes).replace(/\n}\n$/, '\n  step b "Then" { takes 5m rollback none because "x" }\n}\n');
    write(cwd, { "releases/shop.runbook": two(5) });
    git(cwd, "commit", "-q", "-a", "-m", "two");
    const made = async (to: string, against: string) => {
      const { code, stdout, stderr } = await asked(
        ["export", "releases/shop.runbook", "--to", to, "--against", against],
        cwd,
      );
      assert.ok(code === 0 || code === 1, stderr);
      return stdout;
    };
    assert.match(await made("svg", "HEAD"), /Since HEAD: no activity has moved/);
    write(cwd, { "releases/shop.runbook": two(25), "before.runbook": two(5).replace("../", "./") });
    for (const to of ["svg", "html"]) {
      const drawn = await made(to, "HEAD");
      assert.ok(drawn.includes("where it was before"));
      assert.equal(drawn.split('class="gonogo-ghost"').length - 1 >= 3, true);
    }
    assert.match(await made("svg", "HEAD"), /Since HEAD: 2 of 2 activities have moved/);
    assert.match(await made("svg", "HEAD"), /Before \(HEAD\): Sat 10:05 – 10:10/);
    assert.match(await made("svg", "HEAD~1"), /Since HEAD~1: 1 of 2 activities has moved; new: Then/);
    assert.match(await made("svg", "before.runbook"), /Since before\.runbook: 2 of 2 activities have moved/);
  });

  it("compares a fallback with the same fallback of the other version", async () => {
    const cwd = repository();
    const withFallback = (minutes: number): string =>
      runbook(minutes).replace(/( *)window (.*)\n/, "$&$1fallback 2026-05-30 10:00 to 2026-05-30 12:00\n");
    write(cwd, { "releases/shop.runbook": withFallback(5) });
    git(cwd, "commit", "-q", "-a", "-m", "two");
    const made = ["export", "releases/shop.runbook", "--to", "svg", "--against", "HEAD", "--fallback", "1"];
    assert.match((await asked(made, cwd)).stdout, /Since HEAD: no activity has moved/);
  });

  for (const [what, args, says] of [
    ["what is no timeline", ["--to", "csv", "--against", "HEAD"], /`--against` is for the timeline/],
    ["a person's sheet", ["--to", "html", "--for", "ana", "--against", "HEAD"], /`--against` is for the timeline/],
    ["no such commit", ["--to", "svg", "--against", "mian"], /`--against`: [Gg]it knows no commit `mian`/],
    ["a roster", ["--to", "svg", "--against", "people.runbook"], /`--against`: there is no runbook in people/],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, stderr } = await asked(["export", "releases/shop.runbook", ...args], repository());
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
});
