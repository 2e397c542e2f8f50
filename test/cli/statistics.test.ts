/** `--statistics` and `--list-files`. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { zoneDataText } from "../../language/time/zone-version.js";
import { asked, faulty, folderWith, sound } from "./program.js";

describe("gonogo check --statistics", () => {
  const cwd = folderWith({
    "a.runbook": faulty,
    "d.runbook": faulty,
    "e.runbook": faulty,
    "b.runbook": 'runbook b "B" { risk low coordinator zoe }\n',
    "c.runbook": sound,
  });

  it("says how often each rule speaks, most often first, and ends as the report would", async () => {
    const { code, stdout } = await asked(["check", ".", "--statistics"], cwd);
    assert.equal(code, 1);
    const [counts = "", ending = ""] = stdout.split("\n\n");
    const rows = counts.split("\n").map(line => /^ *(\d+) (error|warning|info) +(\S+)$/.exec(line)?.slice(1));
    assert.deepEqual(rows[0], ["3", "error", "syntax/parse"]);
    const numbers = rows.map(row => Number(row?.[0]));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    const { findings } = JSON.parse((await asked(["check", ".", "--format", "json"], cwd)).stdout);
    assert.equal(
      numbers.reduce((sum, each) => sum + each, 0),
      findings.length,
    );
    const usual = (await asked(["check", "."], cwd)).stdout;
    assert.ok(usual.endsWith(ending), ending);
  });

  it("says the verdict alone where nothing is found", async () => {
    const { code, stdout } = await asked(["check", "c.runbook", "--statistics"], cwd);
    assert.deepEqual([code, stdout], [0, `1 file checked: nothing found; ${zoneDataText}\nGO\n`]);
  });

  it("goes beside reports for programs, and needs one for people", async () => {
    const both = ["--format", "human", "--format", "json", "--output", "/dev/null"];
    assert.match((await asked(["check", ".", "--statistics", ...both], cwd)).stdout, /^3 error/);
    const { code, stderr } = await asked(["check", ".", "--statistics", "--format", "json"], cwd);
    assert.equal(code, 2);
    assert.match(stderr, /`--statistics` is for the human report: add `--format human`/);
  });
});

describe("gonogo check --list-files", () => {
  it("names what would be checked, in order, and checks nothing", async () => {
    const cwd = folderWith({ "b/x.runbook": faulty, "a.runbook": faulty, "old/y.runbook": faulty, "notes.txt": "" });
    const { code, stdout, stderr } = await asked(["check", ".", "--exclude", "old", "--list-files"], cwd);
    assert.deepEqual([code, stdout, stderr], [0, "a.runbook\nb/x.runbook\n", ""]);
    assert.equal((await asked(["check", "old/none.runbook", "--list-files"], cwd)).code, 2);
    for (const other of ["--fix", "--fix-dry-run", "--watch"])
      assert.equal((await asked(["check", ".", "--list-files", other], cwd)).code, 2, other);
  });
});
