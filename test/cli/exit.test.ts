import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CheckDocument } from "../../language/exports/check-document.js";
import { asked, faulty, folderWith, sound } from "./program.js";

/** One error, two warnings and a comment. */
const mixed = `person ana "Ana" { timezone UTC contact "#ana" }
person ben "Ben" { timezone UTC contact "#ben" }
runbook mixed "Mixed" {
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  owner ana or ben
  step one "One" { rollback none because "it only adds" }
  step two "Two" { takes 20m }
}
`;

describe("the bar of gonogo check", () => {
  const cwd = folderWith({ "mixed.runbook": mixed, "good.runbook": sound, "bad.runbook": faulty });
  const severities = ["--rule", "rollback/missing=error", "--rule", "time/missing-duration=warning"];
  const warned = ["--rule", "rollback/missing=warning", "--rule", "time/missing-duration=warning"];
  const remarked = ["--rule", "rollback/missing=info", "--rule", "time/missing-duration=info"];

  const cases: readonly (readonly [args: readonly string[], code: number, last: string])[] = [
    [["mixed.runbook", ...severities], 1, "NO-GO"],
    [["mixed.runbook", ...severities, "--fail-on", "never"], 0, "NO-GO: `--fail-on never` lets it pass"],
    [["mixed.runbook", ...warned], 0, "GO"],
    [["mixed.runbook", ...warned, "--fail-on", "error"], 0, "GO"],
    [["mixed.runbook", ...warned, "--fail-on", "warning"], 1, "NO-GO: 2 warnings, and `--fail-on warning`"],
    [["mixed.runbook", ...warned, "--fail-on", "info"], 1, "NO-GO: 2 warnings, and `--fail-on info`"],
    [["mixed.runbook", ...warned, "--max-warnings", "2"], 0, "GO"],
    [["mixed.runbook", ...warned, "--max-warnings", "1"], 1, "NO-GO: 2 warnings, and `--max-warnings 1`"],
    [["mixed.runbook", ...warned, "--fail-on", "never"], 0, "GO"],
    [["mixed.runbook", ...remarked, "--fail-on", "warning", "--max-warnings", "0"], 0, "GO"],
    [["mixed.runbook", ...remarked, "--fail-on", "info"], 1, "NO-GO: 2 infos, and `--fail-on info`"],
    [["good.runbook", "--fail-on", "info", "--max-warnings", "0"], 0, "GO"],
    [["mixed.runbook", "--rule", "rollback/missing=off", "--rule", "time/missing-duration=off"], 0, "GO"],
    [["mixed.runbook", ...warned, "--rule", "rollback/missing=error"], 1, "NO-GO"],
  ];
  for (const [args, code, last] of cases)
    it(`${args.join(" ")} ends with ${code} and says ${last}`, async () => {
      const ended = await asked(["check", ...args], cwd);
      assert.equal(ended.stdout.trimEnd().split("\n").at(-1), last);
      assert.equal(ended.code, code, ended.stderr);
      const json = await asked(["check", ...args, "--format", "json"], cwd);
      const document: CheckDocument = JSON.parse(json.stdout);
      assert.equal(json.code, code);
      assert.equal(document.verdict, last.startsWith("NO-GO") ? "no-go" : "go");
    });

  it("a file that cannot be read always fails, whatever is asked for", async () => {
    for (const args of [
      ["--fail-on", "never"],
      ["--fail-on", "info"],
      ["--max-warnings", "9"],
      ["--write-baseline", "b.json"],
    ]) {
      const { code, stdout } = await asked(["check", "bad.runbook", ...args], cwd);
      assert.equal(code, 1, args.join(" "));
      assert.match(stdout, /error syntax\/parse/);
    }
    const { stdout } = await asked(["check", "bad.runbook", "--fail-on", "never"], cwd);
    assert.match(stdout, /\nNO-GO: a file that cannot be read always fails, whatever `--fail-on` says\n$/);
    const importing = folderWith({ "a.runbook": 'import "./b.runbook"\n', "b.runbook": faulty });
    assert.equal((await asked(["check", "a.runbook", "--fail-on", "never"], importing)).code, 1);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["--rule", "syntax/parse=off"], /`syntax\/parse` is an error that can neither be lowered nor switched off/],
    [
      ["--rule", "time/missing-zone=warning"],
      /can neither be lowered nor switched off: see `gonogo explain time\/missing-zone`/,
    ],
    [["--rule", "rollback/mising=off"], /there is no rule `rollback\/mising`; did you mean `rollback\/missing`\?/],
    [
      ["--rule", "rollback/missing"],
      /`--rule rollback\/missing` gives no severity: write `--rule rollback\/missing=warning`/,
    ],
    [["--rule", "rollback/missing=waring"], /there is no severity `waring`; did you mean `warning`\?/],
    [["--rule", "rollback/missing=9"], /there is no severity `9`; write error, warning, info or off/],
    [["--rule", "=error"], /there is no rule ``/],
    [["--fail-on", "warnings"], /no severity `warnings`; did you mean `warning`/],
    [["--max-warnings", "-1"], /`--max-warnings` needs a value/],
    [["--max-warnings", "many"], /`--max-warnings` needs a number, not `many`/],
    [["--fail-on", "never", "--max-warnings", "3"], /contradict each other/],
    [["--baseline", "a", "--write-baseline", "b"], /choose one of them/],
    [["--prune-baseline"], /needs a baseline: add `--baseline FILE`/],
    [["--write-baseline", "a.json", "--output", "./a.json"], /a\.json cannot be both a report and the baseline/],
    [["--fix-dry-run", "--write-baseline", "a.json"], /changes nothing: remove `--write-baseline`/],
  ];
  for (const [args, says] of wrong)
    it(`${args.join(" ")} is refused with 2`, async () => {
      const { code, stdout, stderr } = await asked(["check", "good.runbook", ...args], cwd);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, says);
    });

  it("raises what can neither be accepted nor lowered", async () => {
    const unused = mixed.replace("  step two", '  accept gate/no-criteria because "none" by ana\n  step two');
    const folder = folderWith({ "a.runbook": unused });
    const off = ["--rule", "rollback/missing=off", "--rule", "time/missing-duration=off"];
    assert.equal((await asked(["check", "a.runbook", ...off], folder)).code, 0);
    assert.equal((await asked(["check", "a.runbook", ...off, "--rule", "accept/unused=error"], folder)).code, 1);
  });
});
