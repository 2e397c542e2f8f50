import assert from "node:assert/strict";
import { rules } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";

describe("every rule's own examples", () => {
  for (const { code, bad, good, summary, why } of rules) {
    it(`${code}: the bad example gives exactly this code`, () => {
      const { findings } = analyse(bad);
      const report = findings.map(each => `${each.place.range.start.line + 1} ${each.code} ${each.message}`).join("\n");
      assert.deepEqual([...new Set(findings.map(each => each.code))], [code], report);
    });
    it(`${code}: the good example gives nothing`, () => {
      const { findings } = analyse(good);
      assert.deepEqual(
        findings.map(each => `${each.code} ${each.message}`),
        [],
      );
    });
    it(`${code}: says what and why`, () => {
      assert.match(summary, /^[A-Z`].*\.$/);
      assert.match(why, /^[A-Z`].*\.$/s);
    });
  }

  it("has each code once", () => {
    assert.deepEqual(
      rules.map(({ code }) => code),
      [...new Set(rules.map(({ code }) => code))],
    );
  });
});
