/** Work grows with the text, whatever it consists of: twice the text is about twice the work, never four times. */
import assert from "node:assert/strict";
import { type Counting, countWork } from "../support/work.js";

const units: readonly string[] = ["‹", "[", "'a ", "/* ", "note x}", "# x\n"];
const most = 2.5;

describe("how work grows", () => {
  let work: Counting;
  before(() => {
    work = countWork();
  });
  after(() => work.end());

  for (const unit of units) {
    it(`with ${JSON.stringify(unit)} again and again`, async () => {
      const texts = [2_000, 4_000, 8_000].map(length => unit.repeat(length / unit.length));
      const [, once = 0, twice = 0] = await work.of({ kind: "check", texts });
      assert.ok(twice <= once * most, `${once} becomes ${twice}`);
    });
  }
});
