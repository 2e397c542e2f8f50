import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { formatted } from "../support/formatted.js";
import { asked, faulty, folderWith, gonogo, sound } from "./program.js";

const untidy = `runbook r "R" {\nrisk low // tonight\n\n\n step a "A" {takes 5m}\n}`;
const tidy = `runbook r "R" {\n  risk low // tonight\n\n  step a "A" { takes 5m }\n}\n`;

function textIn(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

describe("gonogo fmt", () => {
  it("formats files where they are, and says which", () => {
    const cwd = folderWith({ "a.runbook": untidy, "b/b.runbook": sound, "c.txt": untidy });
    assert.deepEqual(gonogo(["fmt", "."], { cwd }), {
      code: 0,
      stdout: "",
      stderr: "gonogo: formatted a.runbook\n",
    });
    assert.equal(textIn(cwd, "a.runbook"), tidy);
    assert.equal(tidy, formatted(untidy));
    assert.equal(textIn(cwd, "c.txt"), untidy);
    const { mtimeMs } = statSync(join(cwd, "a.runbook"));
    assert.deepEqual(gonogo(["fmt", "."], { cwd }), { code: 0, stdout: "", stderr: "" });
    assert.equal(statSync(join(cwd, "a.runbook")).mtimeMs, mtimeMs, "a formatted file is not written again");
    assert.deepEqual(readdirSync(cwd).sort(), ["a.runbook", "b", "c.txt"], "no draft is left behind");
  });

  it("names the files that are not formatted, for a pipeline", () => {
    const cwd = folderWith({ "a.runbook": untidy, "b.runbook": sound });
    assert.deepEqual(gonogo(["fmt", "--check", "."], { cwd }), {
      code: 1,
      stdout: "a.runbook\n",
      stderr: "gonogo: 1 file not formatted: run `gonogo fmt`\n",
    });
    assert.equal(textIn(cwd, "a.runbook"), untidy);
    assert.deepEqual(gonogo(["fmt", "--check", "b.runbook"], { cwd }), { code: 0, stdout: "", stderr: "" });
  });

  it("leaves alone what --exclude names", async () => {
    const cwd = folderWith({ "a.runbook": untidy, "drafts/b.runbook": untidy, "c.old.runbook": untidy });
    const { stdout } = await asked(["fmt", "--check", ".", "--exclude", "drafts", "--exclude", "*.old.runbook"], cwd);
    assert.equal(stdout, "a.runbook\n");
    const named = ["a.runbook", "drafts/b.runbook"];
    assert.equal((await asked(["fmt", ...named, "--exclude", "drafts"], cwd)).stderr, "gonogo: formatted a.runbook\n");
    assert.equal(textIn(cwd, "drafts/b.runbook"), untidy);
  });

  it("shows the patch", () => {
    const cwd = folderWith({ "a.runbook": untidy, "b.runbook": sound });
    const { code, stdout, stderr } = gonogo(["fmt", "--diff", "."], { cwd });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^--- a\/a\.runbook\n\+\+\+ b\/a\.runbook\n@@ .*\n runbook r "R" \{\n-risk low/);
    assert.doesNotMatch(stdout, /b\.runbook\n@@/);
    assert.equal(textIn(cwd, "a.runbook"), untidy);
    assert.equal(gonogo(["fmt", "--diff", "--check", "."], { cwd }).code, 1);
  });

  it("leaves alone what cannot be read, says where, and formats the rest", () => {
    const cwd = folderWith({ "a.runbook": untidy, "b.runbook": `  ${faulty}` });
    const { code, stdout, stderr } = gonogo(["fmt", "."], { cwd });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(
      stderr,
      /^gonogo: formatted a\.runbook\ngonogo: cannot format b\.runbook: line 2, column 1 cannot be read: /,
    );
    assert.equal(textIn(cwd, "a.runbook"), tidy);
    assert.equal(textIn(cwd, "b.runbook"), `  ${faulty}`);
    assert.equal(gonogo(["fmt", ".", "--check"], { cwd }).code, 2);
  });

  it("formats standard input to standard output", () => {
    const cwd = folderWith({});
    assert.deepEqual(gonogo(["fmt", "-"], { cwd, input: untidy }), { code: 0, stdout: tidy, stderr: "" });
    assert.deepEqual(gonogo(["fmt", "-"], { cwd, input: `\uFEFF${untidy}` }).stdout, `\uFEFF${tidy}`);
    const wrong = gonogo(["fmt", "-", "--stdin-filename", "x.runbook"], { cwd, input: faulty });
    assert.deepEqual([wrong.code, wrong.stdout], [2, ""]);
    assert.match(wrong.stderr, /cannot format x\.runbook: line 2/);
  });

  const forms: Readonly<Record<string, (text: string) => Buffer>> = {
    "Windows line ends": text => Buffer.from(text.replaceAll("\n", "\r\n")),
    "a byte order mark": text => Buffer.from(`\uFEFF${text}`),
    "UTF-16": text => Buffer.from(`\uFEFF${text}`, "utf16le"),
  };
  for (const [what, form] of Object.entries(forms)) {
    it(`keeps ${what}`, () => {
      const cwd = folderWith({ "a.runbook": form(untidy) });
      const { stderr } = gonogo(["fmt", "a.runbook"], { cwd });
      assert.ok(readFileSync(join(cwd, "a.runbook")).equals(form(tidy)), stderr);
    });
  }

  it("writes whole files or none, and says what it could not write", () => {
    const cwd = folderWith({ "a.runbook": untidy, "b.runbook": Buffer.from([0x2f, 0x2f, 0xff, 0x0a, 0x0a, 0x0a]) });
    chmodSync(join(cwd, "a.runbook"), 0o640);
    const { code, stderr } = gonogo(["fmt", "a.runbook", "b.runbook"], { cwd });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /formatted a\.runbook\ngonogo: cannot format b\.runbook: line 1, column 3 cannot be read: this is not UTF-8/,
    );
    assert.equal(statSync(join(cwd, "a.runbook")).mode & 0o777, 0o640);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["fmt"], /nothing to format: name files or folders/],
    [["fmt", "none.runbook"], /there is no file or folder `none\.runbook`/],
    [["fmt", "a.runbook", "--stdin-filename", "b"], /`--stdin-filename` names the text from standard input/],
    [["fmt", "--chek", "a.runbook"], /did you mean `--check`/],
    [["fmt", ".", "--exclude", "*"], /nothing to format: no \.runbook file in \. except those that --exclude excludes/],
    [["fmt", "empty"], /nothing to format: no \.runbook file in empty/],
  ];
  for (const [args, says] of wrong) {
    it(`refuses ${args.join(" ")}`, async () => {
      const cwd = folderWith({ "a.runbook": untidy, "empty/readme.txt": "" });
      const { code, stdout, stderr } = await asked(args, cwd);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, says);
    });
  }
});
