import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { manual } from "../../server/cli/manual.js";
import { commands } from "../../server/cli/table/commands.js";
import { allOptions, type Command } from "../../server/cli/table/table.js";
import { folderWith } from "./program.js";

describe("the man page", () => {
  const file = join(folderWith({}), "gonogo.1");
  writeFileSync(file, manual());

  const show = (program: string, args: readonly string[]) =>
    spawnSync(program, args, {
      encoding: "utf8",
      env: { ...process.env, MANWIDTH: "100", MANPAGER: "cat", LC_ALL: "C.UTF-8" },
    });

  it("is shown by man without a warning, with every command, option and word", function () {
    const { status, stdout, stderr, error } = show("man", ["--warnings", "-l", file]);
    if (error || status !== 0) {
      console.log("      man is not on this machine");
      this.skip();
    }
    assert.equal(stderr, "");
    const flat = stdout.replace(/\s+/g, " ");
    for (const command of commands as readonly Command[]) {
      assert.ok(flat.includes(`gonogo ${command.name}`), command.name);
      for (const { line } of command.examples) assert.ok(flat.includes(line.replace(/\s+/g, " ")), line);
      for (const { name } of allOptions(command)) assert.ok(flat.includes(`--${name}`), name);
    }
  });

  it("is well formed", function () {
    const { error, stdout } = show("mandoc", ["-T", "lint", "-W", "warning", file]);
    if (error) {
      console.log("      mandoc is not on this machine");
      this.skip();
    }
    // A date would make the page differ from build to build.
    assert.deepEqual(
      stdout.split("\n").filter(line => line !== "" && !/missing date/.test(line)),
      [],
    );
  });
});
