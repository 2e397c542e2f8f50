import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { asked, folderWith, gonogo } from "./program.js";

const runbook = `runbook move "Move the database" {
  timezone Europe/London
  window 2026-05-23 22:00 to 2026-05-24 02:00
  check look "Look around" { takes 5m }
}
`;
const cwd = folderWith({ "move.runbook": runbook, "roster.runbook": 'skill a "A"\n' });
const run = (...args: readonly string[]) => gonogo(["export", ...args], { cwd });

describe("gonogo export", () => {
  it("prints markdown, and tells of errors on standard error", () => {
    const { code, stdout, stderr } = run("move.runbook", "--to", "markdown");
    assert.match(stdout, /^# Move the database\n\n\*\*NO-GO\*\*: /);
    assert.match(stdout, /Sat 2026-05-23 22:00/);
    assert.equal(code, 1);
    assert.match(stderr, /NO-GO: move\.runbook has/);
  });

  it("shows another zone on request", () => {
    assert.match(run("move.runbook", "--to", "markdown", "--zone", "Asia/Kolkata").stdout, /Sun 2026-05-24 02:30/);
  });

  it("writes the same bytes to a file, and nothing else beside it", () => {
    mkdirSync(join(cwd, "out"), { recursive: true });
    const printed = run("move.runbook", "--to", "markdown").stdout;
    for (let time = 0; time < 2; time++) {
      const { code, stdout } = run("move.runbook", "--to", "markdown", "--output", "out/move.md");
      assert.equal(code, 1);
      assert.equal(stdout, "");
      assert.equal(readFileSync(join(cwd, "out/move.md"), "utf8"), printed);
    }
    assert.deepEqual(readdirSync(join(cwd, "out")), ["move.md"]);
  });

  const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["move.runbook"], /say what to export to: `--to markdown`/],
    [["move.runbook", "--to", "pdf"], /no format `pdf`; did you mean `markdown`/],
    [["--to", "markdown"], /no file is named/],
    [["roster.runbook", "--to", "markdown"], /no runbook in roster\.runbook/],
    [
      ["move.runbook", "--to", "markdown", "--output", "absent/move.md"],
      /cannot write absent\/move\.md: its folder does not exist/,
    ],
    [["move.runbook", "--to", "markdown", "--output", "./move.runbook"], /it is the runbook itself/],
    [["move.runbook", "--to", "markdown", "--output", "."], /cannot write \./],
  ];
  for (const [args, says] of refusals)
    it(`gonogo export ${args.join(" ")} is refused with words`, async () => {
      const { code, stdout, stderr } = await asked(["export", ...args], cwd);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, says);
      assert.equal(readFileSync(join(cwd, "move.runbook"), "utf8"), runbook);
    });
});
