import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rules } from "../../language/index.js";
import { schemaUrl } from "../../server/schema-names.js";
import { asked, folderWith, gonogo } from "./program.js";

const cwd = folderWith({});

describe("gonogo explain", () => {
  for (const { code, summary } of rules) {
    it(`explains ${code}`, async () => {
      const { code: ended, stdout, stderr } = await asked(["explain", code], cwd);
      assert.equal(ended, 0, stderr);
      assert.equal(stderr, "");
      const said = stdout.replace(/\s+/g, " ");
      for (const each of [`${code}: `, summary, " Why ", " Found ", " Not found ", `/docs/rules/${code}.md`])
        assert.ok(said.includes(each), `${each} is not said:\n${stdout}`);
      assert.doesNotMatch(stdout, /[ \t]$/m);
    });
  }

  it("says the severity, the examples with what is said of them, and what the fixes do", async () => {
    const { stdout } = await asked(["explain", "owner/repeated"], cwd);
    assert.match(stdout, /^owner\/repeated: error\n/);
    assert.match(stdout, /\n {8}owner ana or ben or ana\n/);
    assert.match(stdout, /\n {4}10:25 Ana Lopez is named twice/);
    assert.match(stdout, /\n`gonogo check --fix` and the editor do it \(safe\):\n {4}Remove the second `ana`\n/);
    assert.match(stdout, /\n {4}accept owner\/repeated because "…" by NAME until DATE\n/);
  });

  it("says what depends on the risk, and what cannot be accepted", async () => {
    const byRisk = await asked(["explain", "change/missing"], cwd);
    assert.match(byRisk.stdout, /^change\/missing: error on high risk, warning on medium risk, off on low risk\n/);
    const fixed = await asked(["explain", "time/missing-zone"], cwd);
    assert.match(fixed.stdout, /^time\/missing-zone: error, and can neither be accepted nor lowered\n/);
    assert.doesNotMatch(fixed.stdout, /When it does not fit/);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /no rule is named: `gonogo rules` lists them/],
    [["time/mising-zone"], /did you mean `time\/missing-zone`/],
    [["missing-zone"], /did you mean `time\/missing-zone`/],
    [["time/no-contact"], /did you mean `owner\/no-contact`\?/],
    [["gate"], /in gate there are gate\/keeps-unfinished, gate\/no-criteria and gate\/no-otherwise\n/],
    [["gate/zzzzzzzzz"], /in gate there are gate\/keeps-unfinished, gate\/no-criteria and gate\/no-otherwise\n/],
    [["zzz"], /there is no rule `zzz`: `gonogo rules` lists them/],
    [["gate/no-criteria", "gate/no-otherwise"], /one rule at a time/],
    [["--why", "gate/no-criteria"], /no option `--why`/],
  ];
  for (const [args, says] of wrong)
    it(`gonogo explain ${args.join(" ")} is refused`, async () => {
      const { code, stdout, stderr } = await asked(["explain", ...args], cwd);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, says);
    });

  it("works in the program as it is shipped", () => {
    const { code, stdout } = gonogo(["explain", "rollback/missing"], { cwd });
    assert.equal(code, 0);
    assert.match(stdout, /^rollback\/missing: error\n/);
  });
});

describe("gonogo rules", () => {
  it("lists every rule in a line", async () => {
    const { code, stdout } = await asked(["rules"], cwd);
    assert.equal(code, 0);
    const lines = stdout.split("\n");
    assert.match(lines[0] ?? "", /^Code +Severity +Reports$/);
    rules.forEach((rule, index) => {
      const line = lines[index + 1] ?? "";
      assert.ok(line.startsWith(`${rule.code} `) && line.endsWith(` ${rule.summary}`), line);
    });
    assert.match(stdout, /\ntime\/missing-zone +error, always +/);
    assert.match(stdout, /\nchange\/missing +error, warning, off +/);
    assert.match(stdout, /\ntime\/fixed-offset +warning +/);
  });

  it("prints one JSON document", async () => {
    const { stdout } = await asked(["rules", "--format", "json"], cwd);
    const document: unknown = JSON.parse(stdout);
    assert.deepEqual(document, {
      $schema: schemaUrl("rules-1"),
      version: 1,
      rules: rules.map(({ code, severity, fixed = false, summary, why }) => ({
        code,
        severity: typeof severity === "string" ? { high: severity, medium: severity, low: severity } : { ...severity },
        fixed,
        summary,
        why,
        url: `https://github.com/gonogo/gonogo/blob/main/docs/rules/${code}.md`,
      })),
    });
  });

  it("takes no code and no other format", async () => {
    const one = await asked(["rules", "gate/no-criteria"], cwd);
    assert.equal(one.code, 2);
    assert.match(one.stderr, /`gonogo explain gate\/no-criteria` explains one/);
    assert.equal((await asked(["rules", "--format", "human"], cwd)).code, 2);
  });
});
