/** Which files `gonogo check` takes: globs, exclusions, lists, and what changed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "mocha";
import { zoneDataText } from "../../language/time/zone-version.js";
import { asked, faulty, folderWith, gonogo, sound } from "./program.js";

/** The files checked: each here is faulty, and so has findings. */
async function found(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const { stdout, stderr } = await asked(["check", "--format", "json", ...args], cwd);
  assert.notEqual(stdout, "", stderr);
  const { findings }: { findings: readonly { file: string }[] } = JSON.parse(stdout);
  return [...new Set(findings.map(({ file }) => file))];
}

describe("gonogo check on globs", () => {
  const cwd = folderWith({
    ".git/HEAD": "",
    ".gitignore": "old\n",
    "a.runbook": faulty,
    "b.runbook": faulty,
    "odd[1].runbook": faulty,
    "notes.txt": faulty,
    "releases/2026-01/c.runbook": faulty,
    "releases/2026-01/deep/d.runbook": faulty,
    "releases/2026-02/e.runbook": faulty,
    "releases/2026-02/old/f.runbook": faulty,
    "releases/2025-12/g.runbook": faulty,
    "releases/readme.md": faulty,
    ".hidden/h.runbook": faulty,
    "node_modules/i.runbook": faulty,
  });
  const cases: readonly (readonly [glob: string, files: readonly string[]])[] = [
    ["*.runbook", ["a.runbook", "b.runbook", "odd[1].runbook"]],
    ["{a,b}.runbook", ["a.runbook", "b.runbook"]],
    ["[ab].runbook", ["a.runbook", "b.runbook"]],
    ["./?.runbook", ["a.runbook", "b.runbook"]],
    ["odd[1].runbook", ["odd[1].runbook"]],
    [
      "releases/*/*.runbook",
      ["releases/2025-12/g.runbook", "releases/2026-01/c.runbook", "releases/2026-02/e.runbook"],
    ],
    [
      "releases/2026-*",
      ["releases/2026-01/c.runbook", "releases/2026-01/deep/d.runbook", "releases/2026-02/e.runbook"],
    ],
    ["**/deep", ["releases/2026-01/deep/d.runbook"]],
    ["**/[ch].runbook", [".hidden/h.runbook", "releases/2026-01/c.runbook"]],
    ["node_modules/*.runbook", ["node_modules/i.runbook"]],
    ["@(a|zz).runbook", ["a.runbook"]],
  ];
  for (const [glob, files] of cases)
    it(`${glob} names ${files.length === 1 ? "one file" : `${files.length} files`}`, async () => {
      assert.deepEqual(await found([glob], cwd), files);
      assert.deepEqual(await found([join(cwd, glob)], cwd), files);
    });

  it("counts from the working directory, also upwards, and through a link to it", async () => {
    assert.deepEqual(await found(["../*.runbook"], join(cwd, "releases")), [
      "../a.runbook",
      "../b.runbook",
      "../odd[1].runbook",
    ]);
    const linked = join(folderWith({}), "linked");
    symlinkSync(cwd, linked);
    assert.equal((await found([join(linked, "*.runbook")], cwd)).length, 3);
  });

  for (const glob of ["*.nothing", "absent/*.runbook", "releases/*.runbook", "!a.runbook*"])
    it(`${glob} names nothing, and says so`, async () => {
      const { code, stderr } = await asked(["check", "a.runbook", glob], cwd);
      assert.equal(code, 2);
      assert.equal(stderr, `gonogo: no .runbook file matches \`${glob}\`\n`);
    });
});

describe("gonogo check --exclude", () => {
  const cwd = folderWith({
    "a.runbook": faulty,
    "drafts/b.runbook": faulty,
    "deep/drafts/c.runbook": faulty,
    "deep/d.old.runbook": faulty,
    "deep/e.runbook": faulty,
  });
  const all = ["a.runbook", "deep/d.old.runbook", "deep/drafts/c.runbook", "deep/e.runbook", "drafts/b.runbook"];
  const cases: readonly (readonly [globs: readonly string[], left: readonly string[]])[] = [
    [["drafts"], ["a.runbook", "deep/d.old.runbook", "deep/e.runbook"]],
    [["/drafts"], ["a.runbook", "deep/d.old.runbook", "deep/drafts/c.runbook", "deep/e.runbook"]],
    [["./drafts/"], ["a.runbook", "deep/d.old.runbook", "deep/drafts/c.runbook", "deep/e.runbook"]],
    [
      ["*.old.runbook", "a.runbook"],
      ["deep/drafts/c.runbook", "deep/e.runbook", "drafts/b.runbook"],
    ],
    [
      ["deep/**", "!deep/e.runbook"],
      ["a.runbook", "deep/e.runbook", "drafts/b.runbook"],
    ],
  ];
  for (const [globs, left] of cases)
    it(`leaves out ${globs.join(" and ")}`, async () => {
      const options = globs.flatMap(glob => ["--exclude", glob]);
      assert.deepEqual(await found([".", ...options], cwd), left);
      assert.deepEqual(await found([...all, ...options], cwd), left);
      assert.deepEqual(await found(["**/*.runbook", ...options], cwd), left);
    });

  it("holds for files outside the working directory by their names", async () => {
    assert.deepEqual(await found(["..", "--exclude", "drafts", "--exclude", "*.old.runbook"], join(cwd, "drafts")), [
      "../a.runbook",
      "../deep/e.runbook",
      "b.runbook",
    ]);
  });

  it("tells capital letters from small ones where the system does, as .gitignore files do", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".gitignore": "Archive/\n",
      "archive/a.runbook": faulty,
      "b.runbook": faulty,
    });
    const tells = process.platform !== "win32" && process.platform !== "darwin";
    assert.deepEqual(await found(["."], cwd), [...(tells ? ["archive/a.runbook"] : []), "b.runbook"]);
    assert.deepEqual(await found(["archive/a.runbook", "b.runbook", "--exclude", "Archive"], cwd), [
      ...(tells ? ["archive/a.runbook"] : []),
      "b.runbook",
    ]);
  });

  it("is refused when it leaves nothing", async () => {
    const { code, stderr } = await asked(["check", ".", "--exclude", "*"], cwd);
    assert.equal(code, 2);
    assert.match(stderr, /nothing to check: no \.runbook file in \. except those that --exclude excludes/);
  });
});

describe("gonogo check --files-from", () => {
  const cwd = folderWith({
    "a.runbook": faulty,
    "b c.runbook": faulty,
    "deep/d.runbook": faulty,
    "lines.txt": "a.runbook\r\n\nb c.runbook\n",
    "nul.txt": "b c.runbook\0deep\0",
    "empty.txt": "",
    "wrong.txt": "a.runbook\nabsent.runbook\n",
  });

  it("takes one path a line, or with a NUL behind each, besides those on the command line", async () => {
    assert.deepEqual(await found(["--files-from", "lines.txt"], cwd), ["a.runbook", "b c.runbook"]);
    assert.deepEqual(await found(["--files-from", "nul.txt"], cwd), ["b c.runbook", "deep/d.runbook"]);
    assert.deepEqual(await found(["deep", "--files-from", "lines.txt"], cwd), [
      "a.runbook",
      "b c.runbook",
      "deep/d.runbook",
    ]);
  });

  it("files that are named, and all left out, are no mistake: a hook names what is committed, whatever --exclude says", async () => {
    for (const args of [
      ["check", "a.runbook", "./a.runbook"],
      ["check", "a.runbook"],
      ["fmt", "a.runbook"],
    ]) {
      const { code, stderr } = await asked([...args, "--exclude", "a.runbook"], cwd);
      const what = args[0] === "fmt" ? "format" : "check";
      assert.deepEqual(
        [code, stderr],
        [0, `gonogo: nothing to ${what}: --exclude leaves out every file that is named\n`],
      );
    }
    // Of a folder, that is more likely a pattern that is wrong.
    assert.equal((await asked(["check", ".", "--exclude", "*"], cwd)).code, 2);
    assert.equal((await asked(["check", "deep", "a.runbook", "--exclude", "*"], cwd)).code, 2);
  });

  it("reads the list from standard input", () => {
    const { code, stdout } = gonogo(["check", "--files-from", "-"], { cwd, input: "a.runbook\ndeep\n" });
    assert.equal(code, 1);
    assert.match(stdout, /^2 files checked/m);
  });

  it("an empty list is no mistake: whoever made it had nothing to check", async () => {
    const { code, stdout, stderr } = await asked(["check", "--files-from", "empty.txt"], cwd);
    assert.deepEqual([code, stdout], [0, `0 files checked: nothing found; ${zoneDataText}\nGO\n`]);
    assert.equal(stderr, "gonogo: the list of files is empty\n");
  });

  for (const [args, says] of [
    [["--files-from", "absent.txt"], /there is no file `absent\.txt` to read paths from/],
    [["--files-from", "deep"], /cannot read paths from deep: it is a folder/],
    [["--files-from", "wrong.txt"], /there is no file or folder `absent\.runbook`/],
    [["--files-from", "-", "-"], /standard input cannot be both/],
  ] as const)
    it(`${args.join(" ")} is refused`, async () => {
      const { code, stdout, stderr } = await asked(["check", ...args], cwd);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, says);
    });

  it("takes 10,000 paths, in a list or on the command line", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `many/${i % 100}/${i}.runbook`);
    const folder = folderWith(Object.fromEntries(names.map(name => [name, sound])));
    writeFileSync(join(folder, "list"), names.join("\n"));
    const listed = await asked(["check", "--files-from", "list"], folder);
    assert.equal(listed.stdout, `10000 files checked: nothing found; ${zoneDataText}\nGO\n`);
    assert.deepEqual(await asked(["check", ...names], folder), listed);
  });
});

describe("gonogo check --stdin-filename", () => {
  const cwd = folderWith({
    "team/people.runbook": 'person lee "Lee" { timezone UTC contact "#lee" }\n',
    "team/release.runbook": faulty,
  });

  it("checks the text as that file, with its imports from disk, and needs no `-`", () => {
    const args = ["check", "--format", "json", "--stdin-filename", "team/release.runbook"];
    const go = gonogo(args, { cwd, input: 'import "./people.runbook"\n' });
    assert.equal(go.code, 0, go.stdout);
    assert.equal(JSON.parse(go.stdout).summary.files, 1);
    const noGo = gonogo(args, { cwd, input: 'import "./nobody.runbook"\n' });
    assert.equal(JSON.parse(noGo.stdout).findings[0].file, "team/release.runbook");
  });
});

describe("gonogo check --changed-since", () => {
  const people = 'person lee "Lee" { timezone UTC contact "#lee" }\n';
  const files = {
    "people.runbook": people,
    "policy.runbook": 'import "./people.runbook"\n',
    "releases/a.runbook": `import "../policy.runbook"\n${faulty}`,
    "releases/b.runbook": faulty,
    "releases/c.runbook": faulty,
    "gone.runbook": people,
    "releases/d.runbook": `import "../gone.runbook"\n${faulty}`,
  };

  function git(cwd: string, ...args: readonly string[]): string {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  function repository(): string {
    const cwd = folderWith(files);
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "one");
    return cwd;
  }

  function write(cwd: string, name: string, text: string): void {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }

  const since = (cwd: string, ref: string, ...paths: readonly string[]) =>
    found([...(paths.length > 0 ? paths : ["."]), "--changed-since", ref], cwd);

  it("takes what changed in the working tree, what is staged, what is committed and what git does not know", async () => {
    const cwd = repository();
    write(cwd, "releases/b.runbook", `${faulty}// changed\n`);
    assert.deepEqual(await since(cwd, "HEAD"), ["releases/b.runbook"]);
    write(cwd, "new.runbook", faulty);
    write(cwd, "releases/ünder way.runbook", faulty);
    const all = ["new.runbook", "releases/b.runbook", "releases/ünder way.runbook"];
    assert.deepEqual(await since(cwd, "HEAD"), all);
    git(cwd, "add", ".");
    assert.deepEqual(await since(cwd, "HEAD"), all);
    git(cwd, "commit", "-q", "-m", "two");
    assert.deepEqual(await since(cwd, "HEAD~1"), all);
    assert.deepEqual(await since(join(cwd, "releases"), "HEAD~1"), ["b.runbook", "ünder way.runbook"]);
    assert.deepEqual(await since(cwd, "HEAD~1", "releases", "--exclude", "b.*"), ["releases/ünder way.runbook"]);
  });

  it("starts no program that a repository's own settings name", async function () {
    if (process.platform === "win32") this.skip();
    const cwd = repository();
    const started = join(cwd, "started");
    write(cwd, "monitor.sh", `#!/bin/sh\ntouch '${started}'\nprintf '/\\0'\n`);
    chmodSync(join(cwd, "monitor.sh"), 0o755);
    git(cwd, "config", "core.fsmonitor", join(cwd, "monitor.sh"));
    git(cwd, "status");
    assert.ok(existsSync(started), "git itself would start it");
    rmSync(started);
    write(cwd, "releases/b.runbook", `${faulty}// changed\n`);
    assert.deepEqual(await since(cwd, "HEAD"), ["releases/b.runbook"]);
    assert.ok(!existsSync(started));
  });

  it("takes those that import what changed, at any depth, also where it was deleted or renamed", async () => {
    const cwd = repository();
    write(cwd, "people.runbook", `${people}// changed\n`);
    const { stdout } = await asked(["check", ".", "--format", "json", "--changed-since", "HEAD"], cwd);
    assert.equal(JSON.parse(stdout).summary.files, 3);
    assert.deepEqual(await since(cwd, "HEAD"), ["releases/a.runbook"]);
    git(cwd, "checkout", "-q", ".");
    rmSync(join(cwd, "gone.runbook"));
    assert.deepEqual(await since(cwd, "HEAD"), ["releases/d.runbook"]);
    git(cwd, "checkout", "-q", ".");
    renameSync(join(cwd, "releases/c.runbook"), join(cwd, "releases/e.runbook"));
    assert.deepEqual(await since(cwd, "HEAD"), ["releases/e.runbook"]);
  });

  it("takes a programme whose runbooks, or what these import, changed, were deleted or renamed", async () => {
    const cwd = folderWith({
      "people.runbook": 'person lee "Lee" { timezone UTC contact "#lee" }\n',
      "shop.runbook": 'import "./people.runbook"\nrunbook shop "Shop" { status done }\n',
      "other.runbook": 'runbook other "Other" { status done }\n',
      "night.runbook": 'programme night "Night" { runbook "./shop.runbook" runbook "./no.runbook" }\n',
    });
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "one");
    write(cwd, "other.runbook", 'runbook other "Other" { status cancelled }\n');
    assert.deepEqual(await since(cwd, "HEAD"), []);
    write(cwd, "people.runbook", 'person lee "Lee" { timezone UTC contact "#lee2" }\n');
    assert.deepEqual(await since(cwd, "HEAD"), ["night.runbook"]);
    git(cwd, "checkout", "-q", ".");
    rmSync(join(cwd, "shop.runbook"));
    assert.deepEqual(await since(cwd, "HEAD"), ["night.runbook"]);
    git(cwd, "checkout", "-q", ".");
    write(cwd, "no.runbook", 'runbook no "No" { status done }\n');
    assert.deepEqual(await since(cwd, "HEAD"), []);
  });

  it("counts from where the work left the branch: what the branch did since is not the work's", async () => {
    const cwd = repository();
    git(cwd, "checkout", "-q", "-b", "work");
    write(cwd, "releases/b.runbook", `${faulty}// on work\n`);
    git(cwd, "commit", "-q", "-a", "-m", "work");
    git(cwd, "checkout", "-q", "main");
    write(cwd, "releases/c.runbook", `${faulty}// on main\n`);
    git(cwd, "commit", "-q", "-a", "-m", "main");
    git(cwd, "checkout", "-q", "work");
    assert.deepEqual(await since(cwd, "main"), ["releases/b.runbook"]);
  });

  it("takes those that import what changed in a submodule, and those that lie in one", async () => {
    const shared = repository();
    const cwd = folderWith({
      "a.runbook": `import "./shared/policy.runbook"\n${faulty}`,
      "b.runbook": faulty,
      "shared-b.runbook": faulty,
    });
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", shared, "shared");
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "one");
    assert.deepEqual(await since(cwd, "HEAD"), []);
    const all = ["a.runbook", "shared/releases/a.runbook", "shared/releases/b.runbook"];
    write(cwd, "shared/people.runbook", `${people}// changed\n`);
    assert.deepEqual(await since(cwd, "HEAD", "a.runbook", "b.runbook", "shared-b.runbook"), ["a.runbook"]);
    git(join(cwd, "shared"), "commit", "-q", "-a", "-m", "two");
    assert.deepEqual(await since(cwd, "HEAD", "a.runbook", "b.runbook", "shared-b.runbook"), ["a.runbook"]);
    git(cwd, "commit", "-q", "-a", "-m", "two");
    const changed = await since(cwd, "HEAD~1");
    for (const each of all) assert.ok(changed.includes(each), changed.join());
    assert.ok(!changed.includes("b.runbook") && !changed.includes("shared-b.runbook"), changed.join());
  });

  it("nothing changed is no mistake", async () => {
    const cwd = repository();
    const { code, stdout, stderr } = await asked(["check", ".", "--changed-since", "HEAD"], cwd);
    assert.deepEqual([code, stdout], [0, `0 files checked: nothing found; ${zoneDataText}\nGO\n`]);
    assert.equal(stderr, "gonogo: no runbook has changed since HEAD\n");
  });

  const refusals: readonly (readonly [what: string, ref: string, at: () => string, says: RegExp])[] = [
    ["an unknown commit", "mian", repository, /git knows no commit `mian`: name a branch/],
    ["no commit but an option", "--all", repository, /needs a value/],
    ["no repository", "HEAD", () => folderWith(files), /the working directory is not in a git repository/],
    ["a repository without a commit", "HEAD", () => emptyRepository(), /git knows no commit `HEAD`/],
    [
      "an unknown commit in a shallow clone",
      "v1",
      shallowClone,
      /no commit `v1` in this clone, which is shallow: fetch/,
    ],
    ["a history that a shallow clone lacks", "origin/main", shallowClone, /shallow and does not reach back/],
  ];
  for (const [what, ref, at, says] of refusals)
    it(`says so of ${what}`, async () => {
      const { code, stdout, stderr } = await asked(["check", ".", "--changed-since", ref], at());
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, says);
    });

  it("hands git nothing that it would take for an option of its own", async () => {
    const cwd = repository();
    const there = readdirSync(cwd);
    for (const ref of [
      "--output=stolen",
      "--upload-pack=touch stolen",
      "-x",
      "HEAD --output=stolen",
      "HEAD\n--output=stolen",
    ])
      for (const args of [
        ["check", ".", `--changed-since=${ref}`],
        ["diff", ref],
        ["diff", "--", ref],
      ]) {
        const { code, stdout } = await asked(args, cwd);
        assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      }
    assert.deepEqual(readdirSync(cwd), there);
  });

  it("says so when git is not there, and of files outside the repository", async () => {
    const cwd = repository();
    const { code, stderr } = gonogo(["check", ".", "--changed-since", "HEAD"], { cwd, env: { PATH: cwd } });
    assert.equal(code, 2);
    assert.match(stderr, /git cannot be started: .* so git must be installed/);
    const other = folderWith({ "x.runbook": faulty });
    const outside = await asked(["check", ".", other, "--changed-since", "HEAD"], cwd);
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /x\.runbook lies outside the working directory's git repository/);
  });

  function emptyRepository(): string {
    const cwd = folderWith(files);
    git(cwd, "init", "-q");
    return cwd;
  }

  /** One commit deep, on a branch that left main two commits ago; main moved on. */
  function shallowClone(): string {
    const source = repository();
    git(source, "checkout", "-q", "-b", "work");
    write(source, "releases/b.runbook", `${faulty}// on work\n`);
    git(source, "commit", "-q", "-a", "-m", "work");
    git(source, "checkout", "-q", "main");
    write(source, "releases/c.runbook", `${faulty}// on main\n`);
    git(source, "commit", "-q", "-a", "-m", "main");
    const folder = folderWith({});
    git(folder, "clone", "-q", "--depth", "1", "--no-single-branch", "-b", "work", `file://${source}`, "clone");
    return join(folder, "clone");
  }
});
