/** Runbooks of strangers: no link points outside the root, no device is read, and what is swapped meanwhile is noticed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "mocha";
import { zoneDataText } from "../../language/time/zone-version.js";
import { readFile } from "../../server/files/open.js";
import { overwrite, writeWhole } from "../../server/files/write.js";
import { asked, faulty, folderWith, gonogo, initAnswers, meddled, sound } from "./program.js";

/** Not formatted, with a fix that is safe and an error in a line that tells it from all others. */
const secret = 'person ana "Ana"   { timezone europe/london contact "#ana" }\nSECRET word\n';

const hasLinks = process.platform !== "win32";

/** What a folder and all in it look like: names, links and bytes. */
function pictureOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map(name => {
      const path = join(folder, name);
      return lstatSync(path).isFile() ? `${name}: ${readFileSync(path, "latin1")}` : name;
    });
}

for (const [where, files] of [
  ["in a repository", { ".git/HEAD": "", "good.runbook": sound }],
  ["in a folder that is none", { "good.runbook": sound }],
] as const)
  describe(`links that lead out, ${where}`, () => {
    const outside = folderWith({ "secret.runbook": secret, "secret.txt": secret });
    const commands = (file: string, ...more: readonly string[]): readonly (readonly string[])[] => [
      ["check", file],
      ["check", file, "--fix"],
      ["check", file, "--fix-dry-run"],
      ["check", file, "--format", "concise", "--fail-on", "never"],
      ["fmt", file],
      ["fmt", file, "--diff"],
      ["fmt", file, "--check"],
      ...more.map(command => [command, file]),
    ];

    async function isRefused(cwd: string, args: readonly string[], says: RegExp): Promise<void> {
      const before = [pictureOf(outside), pictureOf(cwd)];
      const { code, stdout, stderr } = await asked(args, cwd);
      const line = `gonogo ${args.join(" ")}`;
      assert.equal(code, 2, `${line}: ${stdout}${stderr}`);
      if (!args.includes("--write-baseline")) assert.equal(stdout, "", line);
      assert.match(stderr, says, line);
      assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
      assert.doesNotMatch(stderr, /SECRET/);
      assert.deepEqual([pictureOf(outside), pictureOf(cwd)], before, line);
    }

    for (const target of ["secret.runbook", "secret.txt"])
      it(`a link to a file (${target}) is neither read nor written, and it is said once`, async function () {
        if (!hasLinks) this.skip();
        const cwd = folderWith({ ...files, list: "a.runbook\n./a.runbook\n." });
        symlinkSync(join(outside, target), join(cwd, "a.runbook"));
        const says = new RegExp(
          `^gonogo: cannot read (?:${cwd}/)?a\\.runbook: it is a link that points outside ${cwd}, `,
        );
        for (const operand of [".", "a.runbook", "[a].runbook", "**/*.runbook"]) {
          for (const args of commands(operand)) {
            if (args[0] === "fmt" && operand.includes("*")) continue;
            await isRefused(cwd, args, says);
          }
        }
        await isRefused(cwd, ["check", ".", "a.runbook", "*.runbook"], says);
        await isRefused(cwd, ["check", "--files-from", "list"], says);
        await isRefused(cwd, ["schedule", "a.runbook"], says);
        await isRefused(cwd, ["export", "a.runbook", "--to", "markdown"], says);
        await isRefused(cwd, ["export", join(cwd, "a.runbook"), "--to", "svg", "--output", "a.svg"], says);
      });

    it("neither is a link to a folder, nor what is named through one", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith(files);
      symlinkSync(outside, join(cwd, "team"));
      const says = new RegExp(`^gonogo: cannot read team\\b.*: it is a link that points outside ${cwd}, `);
      const through = new RegExp(
        `^gonogo: cannot read team/secret\\.runbook: team is a link that points outside ${cwd}, `,
      );
      for (const operand of [".", "team", "team/"])
        for (const args of commands(operand)) await isRefused(cwd, args, says);
      for (const args of commands("team/secret.runbook", "schedule")) await isRefused(cwd, args, through);
      await isRefused(cwd, ["check", "**/*.runbook"], says);
      await isRefused(cwd, ["check", "team/*.runbook"], says);
      await isRefused(cwd, ["check", "."], says);
    });

    it("is left out like anything else", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith({ ...files, ".gitignore": "ignored\n" });
      symlinkSync(outside, join(cwd, "team"));
      symlinkSync(outside, join(cwd, "ignored"));
      symlinkSync(join(outside, "secret.runbook"), join(cwd, "a.runbook"));
      const { code, stdout } = await asked(["check", ".", "--exclude", "team", "--exclude", "a.runbook"], cwd);
      assert.deepEqual([code, stdout], [0, `1 file checked: nothing found; ${zoneDataText}\nGO\n`]);
    });

    it("links to folders and files inside are followed, each file checked once", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith({ ...files, "real/bad.runbook": faulty });
      symlinkSync("real", join(cwd, "way"));
      symlinkSync("real/bad.runbook", join(cwd, "again.runbook"));
      for (const operand of [".", "way", "again.runbook", "way/bad.runbook", "way/*.runbook"]) {
        const { code, stdout } = await asked(["check", operand, "--format", "concise"], cwd);
        assert.equal(code, 1, operand);
        assert.match(stdout, /^real\/bad\.runbook:2:1: error syntax\/parse .*\n$/);
      }
    });

    it("a link to a file that is not called *.runbook is not read, wherever it lies", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith({ ...files, "private.env": secret });
      symlinkSync("private.env", join(cwd, "a.runbook"));
      const says =
        /^gonogo: cannot read a\.runbook: it is a link to private\.env, whose name does not end in \.runbook/;
      for (const operand of [".", "a.runbook"]) for (const args of commands(operand)) await isRefused(cwd, args, says);
    });

    it("nothing is written through a link", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith({ ...files, "move.runbook": 'runbook move "Move" { risk low }\n', "old.json": "before" });
      symlinkSync(join(outside, "secret.txt"), join(cwd, "out.json"));
      symlinkSync(join(outside, "new.txt"), join(cwd, "new.json"));
      symlinkSync(join(outside, "new.svg"), join(cwd, "new.svg"));
      symlinkSync("old.json", join(cwd, "inside.json"));
      symlinkSync(outside, join(cwd, "team"));
      const writes: readonly (readonly [args: readonly string[], file: string])[] = [
        ...["out.json", "new.json", "inside.json", "team/out.json"].flatMap(file => [
          [["check", "good.runbook", "--output", file], file] as const,
          [["check", "good.runbook", "--write-baseline", file], file] as const,
          [["export", "move.runbook", "--to", "markdown", "--output", file], file] as const,
        ]),
        [["export", "move.runbook", "--to", "markdown", "--picture", "new.svg"], "new.svg"],
      ];
      for (const [args, file] of writes) {
        const says = new RegExp(`^gonogo: cannot write .*${file}: (it|team) is a link`);
        await isRefused(cwd, args, says);
      }
      await isRefused(
        cwd,
        ["init", "team", ...initAnswers],
        /^gonogo: cannot write to team: it is a link that points outside/,
      );
      symlinkSync(join(outside, "people.runbook"), join(cwd, "people.runbook"));
      await isRefused(cwd, ["init", ".", ...initAnswers], /the file people\.runbook already exists/);
    });

    it("no list, baseline or ignore rule is read through a link that leads out", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith(files);
      symlinkSync(join(outside, "secret.txt"), join(cwd, "list"));
      symlinkSync(join(outside, "ignore"), join(cwd, ".gitignore"));
      await isRefused(
        cwd,
        ["check", "--files-from", "list"],
        /cannot read paths from list: it is a link that points outside/,
      );
      await isRefused(cwd, ["check", ".", "--baseline", "list"], /cannot read list: it is a link that points outside/);
    });

    it("an import neither", async function () {
      if (!hasLinks) this.skip();
      const cwd = folderWith({ ...files, "a.runbook": 'import "./people.runbook"\n', "private.env": secret });
      symlinkSync(join(outside, "secret.runbook"), join(cwd, "people.runbook"));
      for (const args of [
        ["check", "a.runbook"],
        ["check", "a.runbook", "--fix"],
      ]) {
        const { code, stdout, stderr } = await asked(args, cwd);
        assert.equal(code, 1);
        assert.match(stdout, /`\.\/people\.runbook` is outside/);
        assert.doesNotMatch(stdout + stderr, /SECRET/);
      }
      assert.equal(readFileSync(join(outside, "secret.runbook"), "utf8"), secret);
    });
  });

describe("what lies outside", () => {
  it("is not so much as opened, whatever leads there", function () {
    if (!hasLinks) this.skip();
    const outside = folderWith({ "secret.runbook": secret, "deep/b.runbook": secret });
    const name = relative(join(outside, ".."), outside);
    const cwd = folderWith({
      "a.runbook": `import "../${name}/secret.runbook"\nimport "./link.runbook"\nimport "./team/secret.runbook"\n`,
    });
    symlinkSync(join(outside, "secret.runbook"), join(cwd, "link.runbook"));
    symlinkSync(outside, join(cwd, "team"));
    for (const args of [
      ["init", "-q"],
      ["add", "."],
    ])
      assert.equal(spawnSync("git", args, { cwd }).status, 0);
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    assert.equal(spawnSync("git", [...identity, "commit", "-q", "-m", "one"], { cwd }).status, 0);
    const spying = `for (const name of ["openSync", "readFileSync", "readdirSync", "createReadStream"])
      fs[name] = (path, ...rest) => {
        let where = path;
        try { where = real.realpathSync(path); } catch {}
        if (String(where).startsWith(${JSON.stringify(outside)})) console.error("OPENED " + path);
        return real[name](path, ...rest);
      }`;
    const commands = [
      ["check", "a.runbook"],
      ["check", "."],
      ["check", "a.runbook", "--fix"],
      ["check", "a.runbook", "--changed-since", "HEAD"],
      ["check", "a.runbook", "link.runbook", "team"],
      ["check", "**/*.runbook", "team/**"],
      ["check", "a.runbook", "--baseline", "team/secret.runbook", "--output", "team/x"],
      ["fmt", ".", "team/deep/b.runbook"],
      ["schedule", "link.runbook"],
      ["export", "team/secret.runbook", "--to", "markdown"],
    ];
    for (const args of commands) {
      const { stdout, stderr } = meddled(spying, args, cwd);
      assert.doesNotMatch(stdout + stderr, /OPENED|SECRET/, args.join(" "));
    }
    assert.match(meddled(spying, ["check", "."], outside).stderr, /OPENED/);
  });
});

describe("what is no runbook by its name", () => {
  const cwd = folderWith({ ".git/config": secret, "notes.txt": secret, "a.runbook": sound });
  for (const file of ["notes.txt", ".git/config", "/proc/self/environ", "/dev/zero", "/dev/null"])
    it(`${file} is not read, and the remedy is said`, async function () {
      if (file.startsWith("/") && !existsSync(file)) this.skip();
      for (const args of [
        ["check", file],
        ["check", "a.runbook", file, "--fix"],
        ["fmt", file, "--check"],
        ["schedule", file],
        ["export", file, "--to", "markdown"],
      ]) {
        const { code, stdout, stderr } = await asked(args, cwd);
        assert.deepEqual([code, stdout], [2, ""], args.join(" "));
        assert.match(stderr, /whose name does not end in \.runbook, .*: rename it, or give its text to `-`\n/);
        assert.doesNotMatch(stderr, /SECRET|PATH/);
      }
      assert.equal(readFileSync(join(cwd, "notes.txt"), "utf8"), secret);
    });

  it("is no matter where it is left out", async () => {
    assert.equal((await asked(["check", "a.runbook", "notes.txt", "--exclude", "*.txt"], cwd)).code, 0);
  });
});

describe("devices, pipes and what the system shows of itself", () => {
  it("are not read, whatever they are called, and nothing waits for them", function () {
    if (spawnSync("mkfifo", ["--version"]).status !== 0) this.skip();
    const cwd = folderWith({ "good.runbook": sound, "deep/x": "" });
    for (const pipe of ["a.runbook", "deep/.gitignore", "deep/b.runbook", "list"])
      assert.equal(spawnSync("mkfifo", [join(cwd, pipe)]).status, 0);
    symlinkSync("/proc/kmsg", join(cwd, "k.runbook"));
    for (const [file, says] of [
      ["a.runbook", /^gonogo: cannot read a\.runbook: it is not a file but a device or a pipe\n$/],
      ["k.runbook", /^gonogo: cannot read k\.runbook: it is a link that points outside/],
    ] as const) {
      const { code, stderr } = gonogo(["check", file], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
    for (const option of ["--files-from", "--baseline"]) {
      for (const file of ["list", "/proc/kmsg", "/proc/self/environ", "/dev/zero"]) {
        const ended = gonogo(["check", "good.runbook", option, file], { cwd });
        assert.equal(ended.code, 2, `${option} ${file}`);
        assert.match(ended.stderr, /^gonogo: cannot read .*: it is (?:not a file but a device|a system file)/);
      }
    }
    assert.equal(gonogo(["check", "deep", "good.runbook", "--exclude", "a.runbook"], { cwd }).code, 0);
  });
});

describe("what is swapped for a link between looking and opening", () => {
  /** Runs the program and calls a function with each path just before it is opened. */
  const opening = (meddling: string, args: readonly string[], cwd: string) =>
    meddled(
      `fs.openSync = (path, ...rest) => { (${meddling})(String(path)); return real.openSync(path, ...rest); }`,
      args,
      cwd,
    );

  for (const [what, swap] of [
    ["the file", 'real.unlinkSync("in/a.runbook"); real.symlinkSync(OUT + "/a.runbook", "in/a.runbook")'],
    ["its folder", 'real.renameSync("in", "was"); real.symlinkSync(OUT, "in")'],
  ] as const)
    for (const args of [
      ["check", "."],
      ["check", "in/a.runbook", "--fix"],
      ["fmt", "."],
    ])
      it(`${what}, on gonogo ${args.join(" ")}`, function () {
        if (!hasLinks) this.skip();
        const outside = folderWith({ "a.runbook": secret });
        const cwd = folderWith({ "in/a.runbook": faulty });
        const { status, stdout, stderr } = opening(
          `path => { if (path.endsWith("a.runbook")) { ${swap.replace("OUT", JSON.stringify(outside))} } }`,
          args,
          cwd,
        );
        assert.equal(status, 2, stdout + stderr);
        assert.equal(stdout, "");
        assert.match(stderr, /^gonogo: cannot read in\/a\.runbook: it has just changed\n$/);
        assert.deepEqual(pictureOf(outside), [`a.runbook: ${secret}`]);
      });

  it("the folder a file is written to", function () {
    if (!hasLinks) this.skip();
    const outside = folderWith({ "a.runbook": "before" });
    const cwd = folderWith({ "in/a.runbook": secret.replace("SECRET word\n", "") });
    const swap = `real.renameSync("in", "was"); real.symlinkSync(${JSON.stringify(outside)}, "in")`;
    const { status, stderr } = opening(`path => { if (path.endsWith(".tmp")) { ${swap} } }`, ["fmt", "."], cwd);
    assert.equal(status, 2);
    assert.match(stderr, /cannot write in\/a\.runbook: it has just changed/);
    assert.deepEqual(pictureOf(outside), ["a.runbook: before"]);
  });

  it("is noticed by the functions that read and write", function () {
    if (!hasLinks) this.skip();
    const outside = folderWith({ "a.runbook": secret });
    const cwd = folderWith({ "in/a.runbook": sound });
    const path = join(cwd, "in/a.runbook");
    const bytes = Buffer.from(sound);
    assert.equal(readFile(path).kind, "file");
    renameSync(join(cwd, "in"), join(cwd, "was"));
    symlinkSync(outside, join(cwd, "in"));
    assert.equal(readFile(path).kind, "unreadable");
    assert.match(overwrite(path, bytes, Buffer.from("x")) ?? "", /it has just changed/);
    assert.match(writeWhole(path, "x", cwd) ?? "", /in is a link that points outside/);
    assert.deepEqual(pictureOf(outside), [`a.runbook: ${secret}`]);
    mkdirSync(join(cwd, "x"));
    assert.equal(readFile(join(cwd, "x")).kind, "unreadable");
  });
});
