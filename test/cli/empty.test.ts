/** What is empty is never GO: an empty text, an empty file, an empty operand. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { asked, folderWith, gonogo, initAnswers, program, sound } from "./program.js";

const inputs: readonly (readonly [what: string, bytes: Buffer])[] = [
  ["nothing", Buffer.from("")],
  ["white space", Buffer.from(" \r\n\t\n")],
  ["a byte order mark", Buffer.from([0xef, 0xbb, 0xbf])],
  ["a byte order mark of UTF-16", Buffer.from([0xff, 0xfe])],
  ["comments", Buffer.from("// to be written\n")],
];

describe("gonogo check on what is empty", () => {
  for (const [what, bytes] of inputs)
    it(`${what} is NO-GO, from standard input and from a file, whatever the bar`, async () => {
      const cwd = folderWith({ "a.runbook": bytes, "good.runbook": sound });
      for (const bar of [[], ["--fail-on", "never"], ["--rule", "syntax/empty=error"]]) {
        const { code, stdout } = gonogo(["check", "-", ...bar], { cwd, input: bytes });
        assert.equal(code, 1);
        assert.match(stdout, /^<stdin>:1:1: error syntax\/empty$/m);
        assert.match(stdout, /^NO-GO/m);
        for (const operands of [["a.runbook"], ["."]]) {
          const ended = await asked(["check", ...operands, ...bar], cwd);
          assert.equal(ended.code, 1);
          assert.match(ended.stdout, /^a\.runbook:1:1: error syntax\/empty$/m);
        }
      }
      assert.equal((await asked(["check", "a.runbook", "--rule", "syntax/empty=off"], cwd)).code, 2);
    });

  it("a pipeline whose first command failed is NO-GO", function () {
    if (spawnSync("git", ["--version"]).status !== 0 || process.platform === "win32") this.skip();
    const cwd = folderWith({});
    spawnSync("git", ["init", "-q"], { cwd });
    const script = `git show HEAD:nope 2>&- | "$1" "$2" check -`;
    const { status } = spawnSync("sh", ["-c", script, "sh", process.execPath, program()], { cwd, encoding: "utf8" });
    assert.equal(status, 1);
  });

  it("there is nothing to schedule or to export in it", () => {
    const cwd = folderWith({});
    for (const args of [
      ["schedule", "-"],
      ["export", "-", "--to", "markdown"],
    ])
      assert.equal(gonogo(args, { cwd, input: "" }).code, 2);
  });

  it("is laid out already", () => {
    const cwd = folderWith({});
    assert.deepEqual(gonogo(["fmt", "-", "--check"], { cwd, input: "" }), { code: 0, stdout: "", stderr: "" });
  });
});

describe("an empty operand", () => {
  const unformatted = "skill   a\n";
  for (const args of [
    ["check", ""],
    ["check", "a.runbook", ""],
    ["check", "--fix", "--", ""],
    ["fmt", ""],
    ["schedule", ""],
    ["export", "", "--to", "markdown"],
    ["init", "", ...initAnswers],
    ["explain", ""],
    ["completion", ""],
  ])
    it(`gonogo ${args.map(each => each || '""').join(" ")} is wrong usage`, async () => {
      const cwd = folderWith({ "a.runbook": unformatted });
      const { code, stdout, stderr } = await asked(args, cwd);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /^gonogo: an argument is empty: .*\nSee `gonogo \w+ --help`\.\n$/);
      assert.equal(readFileSync(join(cwd, "a.runbook"), "utf8"), unformatted);
    });
});
