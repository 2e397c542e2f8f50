/** A rule's code says where its file is: whoever reads a finding finds what makes it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rules } from "../../../language/index.js";

describe("the list of rules", () => {
  for (const { code } of rules) {
    it(`${code} is in its file`, () => {
      const text = readFileSync(new URL(`../../../language/rules/${code}.ts`, import.meta.url), "utf8");
      assert.ok(text.includes(`code: "${code}"`), `language/rules/${code}.ts holds another rule`);
    });
  }

  it("holds each code once", () => {
    assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
  });
});
