/** Which root holds, and that everybody goes by the same: the checker in any folder, with and without git, and the editor. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { asked, folderWith, sound } from "./program.js";

const release = 'import "../people.runbook"\nskill own "Own"\n';
const files = { "people.runbook": sound, "releases/a.runbook": release, "releases/deep/b.runbook": 'skill b "B"\n' };
const isOutside = /`\.\.\/people\.runbook` is outside the root/;

async function checked(cwd: string, ...args: readonly string[]) {
  return asked(["check", "--format", "concise", ...args], cwd);
}

describe("the root", () => {
  for (const mark of [".git/HEAD", "gonogo.root"])
    it(`is the nearest folder with ${mark.replace("/HEAD", "")}, whatever is named and wherever it is named`, async () => {
      const cwd = folderWith({ ...files, [mark]: "" });
      const ways: readonly (readonly [cwd: string, args: readonly string[]])[] = [
        [cwd, ["."]],
        [cwd, ["releases"]],
        [cwd, ["releases/a.runbook"]],
        [cwd, ["releases/*.runbook"]],
        [join(cwd, "releases"), ["."]],
        [join(cwd, "releases"), ["a.runbook"]],
        [join(cwd, "releases"), ["a.runbook", "--fix-dry-run"]],
        [join(cwd, "releases/deep"), ["../a.runbook"]],
      ];
      for (const [from, args] of ways) {
        const { code, stdout, stderr } = await checked(from, ...args);
        assert.equal(code, 0, `${args}: ${stdout}${stderr}`);
      }
      const { code, stdout } = await asked(["check", "-", "--stdin-filename", "releases/new.runbook"], cwd);
      assert.equal(code, 1, stdout);
    });

  it("is the nearest of both marks", async () => {
    const cwd = folderWith({ ...files, ".git/HEAD": "", "releases/gonogo.root": "" });
    const { code, stdout } = await checked(cwd, "releases/a.runbook");
    assert.deepEqual([code, isOutside.test(stdout)], [1, true], stdout);
  });

  it("is without marks the lowest folder that holds all that is asked for", async () => {
    const cwd = folderWith({ ...files, "list-of-all": "people.runbook\nreleases/a.runbook\n" });
    for (const args of [
      ["."],
      ["releases", "people.runbook"],
      ["people.runbook", "releases/a.runbook"],
      ["*.runbook", "releases/**/*.runbook"],
      ["--files-from", "list-of-all"],
      // What is left out was asked for all the same: the verdict on the others stays.
      [".", "--exclude", "people.runbook"],
    ]) {
      const { code, stdout, stderr } = await checked(cwd, ...args);
      assert.equal(code, 0, `${args}: ${stdout}${stderr}`);
    }
    for (const args of [["releases"], ["releases/a.runbook"], ["releases", "releases/deep"], ["releases/*.runbook"]]) {
      const { code, stdout } = await checked(cwd, ...args);
      assert.deepEqual([code, isOutside.test(stdout)], [1, true], `${args}: ${stdout}`);
      assert.match(stdout, /put a file `gonogo\.root` into a folder that contains both/);
    }
  });

  it("is the folder of --root before all else, for every command", async () => {
    const runbook = 'import "../people.runbook"\nrunbook move "Move" { risk low }\n';
    const cwd = folderWith({ ...files, "releases/gonogo.root": "", "releases/move.runbook": runbook });
    const { code, stdout } = await checked(cwd, "releases/a.runbook", "--root", ".");
    assert.equal(code, 0, stdout);
    assert.equal((await checked(join(cwd, "releases"), "a.runbook", "--root", "..", "--fix-dry-run")).code, 0);
    for (const command of [["schedule"], ["export", "--to", "markdown"]]) {
      const [name = "", ...more] = command;
      const within = await asked([name, "releases/move.runbook", ...more], cwd);
      const wider = await asked([name, "releases/move.runbook", ...more, "--root", "."], cwd);
      assert.deepEqual([within.code, wider.code], [1, 0], `${within.stderr}${wider.stderr}`);
    }
    assert.equal((await asked(["fmt", "releases/move.runbook", "--check", "--root", "."], cwd)).code, 0);
  });

  it("of --root holds all that is asked for, and is a folder", async () => {
    const cwd = folderWith({ ...files, "a.txt": "" });
    const cases: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [["check", ".", "--root", "releases"], /^gonogo: \. is outside releases, the folder that `--root` names\n$/],
      [["check", "p*.runbook", "--root", "releases"], /^gonogo: p\*\.runbook is outside releases/],
      [["fmt", "people.runbook", "--root", "releases"], /^gonogo: people\.runbook is outside releases/],
      [["schedule", "people.runbook", "--root", "releases"], /^gonogo: people\.runbook is outside releases/],
      [["check", "-", "--root", "releases"], /^gonogo: - is outside releases/],
      [["check", ".", "--root", "absent"], /^gonogo: `--root`: there is no folder `absent`\n$/],
      [["check", ".", "--root", "a.txt"], /^gonogo: `--root`: a\.txt is a file: name the folder/],
    ];
    for (const [args, says] of cases) {
      const { code, stderr } = await asked(args, cwd);
      assert.equal(code, 2, `${args}: ${stderr}`);
      assert.match(stderr, says);
    }
  });

  it("holds links and ignore rules, too", async function () {
    if (process.platform === "win32") this.skip();
    const cwd = folderWith({ ...files, ".gitignore": "deep\n", "releases/deep/broken.runbook": "?" });
    mkdirSync(join(cwd, "more"));
    symlinkSync("../people.runbook", join(cwd, "more/people.runbook"));
    assert.equal((await checked(cwd, "more")).code, 2);
    assert.equal((await checked(cwd, "more", "--root", ".")).code, 0);
    assert.equal((await checked(cwd, "releases")).code, 1);
    assert.equal((await checked(cwd, "releases", "--root", ".")).code, 0);
  });
});
