import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { rules } from "../../language/index.js";
import { root } from "./project.js";

describe("the rules' pages beside the bundles", () => {
  it("say of every rule what its own page says", () => {
    const shipped: unknown = JSON.parse(readFileSync(join(root, "dist", "rules.json"), "utf8"));
    const own = rules.map(({ code, summary, why, bad, good }) => [code, { summary, why, bad, good }] as const);
    assert.deepEqual(shipped, Object.fromEntries(own));
  });
});
