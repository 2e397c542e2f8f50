/** `npm run new-rule`: what it makes is a rule that is found, explained and listed at once. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { root, run } from "./project.js";

describe("npm run new-rule", () => {
  let copy = "";

  before(() => {
    mkdirSync(join(root, "out"), { recursive: true });
    copy = mkdtempSync(join(root, "out", "new-rule-"));
    cpSync(join(root, "language"), join(copy, "language"), { recursive: true });
  });

  after(() => rmSync(copy, { recursive: true, force: true }));

  const make = (...args: readonly string[]): ReturnType<typeof run> =>
    run(process.execPath, ["--import", "tsx", "scripts/rules/new-rule.ts", ...args, copy]);

  /** The codes found in a rule's own examples, by the copy's rules. */
  const examplesOf = (code: string): unknown => {
    const asked = `
      import { rules } from ${JSON.stringify(join(copy, "language", "rules", "registry.ts"))};
      import { check } from ${JSON.stringify(join(copy, "language", "library.ts"))};
      const rule = rules.find(each => each.code === ${JSON.stringify(code)});
      const codes = text => check(text).findings.map(each => each.code);
      console.log(JSON.stringify({ bad: codes(rule.bad), good: codes(rule.good), at: rules.indexOf(rule) }));`;
    const { stdout, stderr } = run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", asked]);
    assert.notEqual(stdout, "", stderr);
    return JSON.parse(stdout);
  };

  for (const [code, area] of [
    ["owner/new-thing", "an area there is"],
    ["owner/missing", "a name that another rule has"],
    ["budget/outage", "an area of its own"],
  ] as const) {
    it(`makes ${code}, in ${area}`, () => {
      const { code: exit, stdout, stderr } = make(code);
      assert.equal(exit, 0, stderr);
      assert.match(stdout, new RegExp(`Made language/rules/${code}\\.ts`));
      const pages = run(process.execPath, ["--import", "tsx", "scripts/rules/write-pages.ts", copy]);
      assert.equal(pages.code, 0, pages.stderr);
      const { bad, good } = examplesOf(code) as { readonly bad: unknown; readonly good: unknown };
      assert.deepEqual({ bad, good }, { bad: [code], good: [] });
    });
  }

  it("lists a rule below the others of its area", () => {
    const list = readFileSync(join(copy, "language", "rules", "registry.ts"), "utf8");
    assert.match(list, /\n {2}newThing,\n {2}ownerMissing,\n {2}\/\/ knowledge\/\n/);
    assert.match(list, /\n {2}\/\/ budget\/\n {2}outage,\n\];/);
  });

  it("says what is wrong, and makes nothing", () => {
    const before = readFileSync(join(copy, "language", "rules", "registry.ts"), "utf8");
    for (const [code, message] of [
      ["Owner", /a rule is called AREA\/NAME/],
      ["../x/y", /a rule is called AREA\/NAME/],
      ["owner/away", /there is a rule owner\/away already/],
    ] as const) {
      const { code: exit, stderr } = make(code);
      assert.equal(exit, 2);
      assert.match(stderr, message);
    }
    assert.equal(readFileSync(join(copy, "language", "rules", "registry.ts"), "utf8"), before);
  });
});
