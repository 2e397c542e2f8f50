import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { rules } from "../../language/index.js";
import { root } from "./project.js";

describe("the examples beside the bundles", () => {
  it("are those of the rules, letter for letter", () => {
    const shipped = new Set(Object.values(JSON.parse(readFileSync(join(root, "dist", "examples.json"), "utf8"))));
    const own = new Set<unknown>(rules.flatMap(({ bad, good }) => [bad, good]));
    assert.ok(shipped.size > rules.length);
    assert.deepEqual(
      [...shipped].filter(text => !own.has(text)),
      [],
    );
  });
});
