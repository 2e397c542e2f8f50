/** What long runs of `npm run fuzz` found, tried again; and some inputs of each kind that are new to nobody, as the seed is fixed. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { faultOf } from "./target.js";
import { targets } from "./targets.js";

const kept = fileURLToPath(new URL("../fixtures/fuzz", import.meta.url));

describe("inputs of strangers", () => {
  for (const [name, target] of Object.entries(targets)) {
    const folder = join(kept, name);
    for (const file of existsSync(folder) ? readdirSync(folder).sort() : [])
      it(`all holds of ${name}/${file}, which was a fault once`, async () => {
        const { input } = JSON.parse(readFileSync(join(folder, file), "utf8"));
        assert.equal(await faultOf(target, input), undefined);
      });

    it(`all holds of ${target.few} by chance: ${target.title}`, async function () {
      this.timeout(0);
      const property = fc.asyncProperty(target.any, async input =>
        assert.equal(await faultOf(target, input), undefined),
      );
      await fc.assert(property, { numRuns: target.few });
    });
  }
});
