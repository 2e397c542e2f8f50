/** The progress bar of the real command, on a terminal that Python makes. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { folderWith, program, sound } from "../program.js";

const python = `
import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(["/bin/sh", "-c", sys.argv[1]])))
`;

/** Each look at the stopwatch takes a second: whatever is to be seen of long work is seen of short work. */
const slow = "let elapsed = 0; performance.now = () => (elapsed += 1000);";

const files = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`${index}.runbook`, index === 3 ? `${sound}\n\n` : sound]),
);

describe("the progress bar on a terminal", function () {
  const { status } = spawnSync("python3", ["-c", "import pty; from os import waitstatus_to_exitcode"]);
  before(function () {
    if (status !== 0) this.skip();
  });
  this.timeout(120_000);

  /** What a terminal of 40 columns gets to see; standard output goes to a file when `> out` is after the command. */
  function seen(command: string, env: Readonly<Record<string, string>> = {}) {
    const cwd = folderWith({ ...files, "slow.cjs": slow });
    const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...own } = process.env;
    const gonogo = `stty cols 40 && '${process.execPath}' --require ./slow.cjs '${program()}'`;
    const { stdout, status: code } = spawnSync("python3", ["-c", python, `${gonogo} ${command}`], {
      cwd,
      env: { ...own, TERM: "xterm", NO_COLOR: "1", ...env },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { screen: stdout.replaceAll("\r\n", "\n").replaceAll("\u001B[K", "<erase>"), code, cwd };
  }

  it("appears while files are checked, and is gone before the report", () => {
    const { screen, code } = seen("check .");
    assert.equal(code, 0, screen);
    const [lines, report] = screen.split("\r<erase>");
    assert.ok(lines?.startsWith("\rchecking  0/12 ░░░░░░░░░░░░░░░░░░░░░░░░<erase>\rchecking  1/12 ▓▓░"), screen);
    assert.equal(lines?.split("\r").length, 13);
    assert.equal(report, `12 files checked: nothing found; ${zoneDataText}\nGO\n`);
  });

  it("appears while files are fixed or formatted", () => {
    assert.match(
      seen("check --fix .").screen,
      /\rfixing 11\/12 ▓+░+<erase>\r<erase>12 files checked: nothing found; time zone data \w+\n/,
    );
    assert.match(seen("fmt .").screen, /\rformatting 11\/12 ▓+░+<erase>\r<erase>gonogo: formatted 3\.runbook\n$/);
  });

  it("appears while the report goes to a file, and is not in it", () => {
    const { screen, cwd } = seen("check . > out");
    assert.match(screen, /\rchecking 11\/12 ▓+░+<erase>\r<erase>$/);
    assert.equal(readFileSync(join(cwd, "out"), "utf8"), `12 files checked: nothing found; ${zoneDataText}\nGO\n`);
  });

  const report = `12 files checked: nothing found; ${zoneDataText}\nGO\n`;
  const without: readonly (readonly [what: string, command: string, env: Readonly<Record<string, string>>])[] = [
    ["in CI", "check .", { CI: "1" }],
    ["on a dumb terminal", "check .", { TERM: "dumb" }],
    ["where standard error is piped", "check . 2> err", {}],
  ];
  for (const [what, command, env] of without)
    it(`never appears ${what}`, () => {
      const { screen, cwd } = seen(command, env);
      assert.equal(screen, report);
      if (command.endsWith("err")) assert.equal(readFileSync(join(cwd, "err"), "utf8"), "");
    });

  it("never appears for a single file", () => {
    assert.equal(seen("check 1.runbook").screen, `1 file checked: nothing found; ${zoneDataText}\nGO\n`);
  });
});
