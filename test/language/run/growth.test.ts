/** Twice as many steps and events are about twice the work to fold. No clock: what is executed is counted. */
import assert from "node:assert/strict";
import { progressOf } from "../../../language/run/fold.js";
import { runPlanOf, wholeNight } from "../../support/runs.js";
import { type Counting, countWork } from "../../support/work.js";

const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join("\n");
const step = (name: string, more = ""): string =>
  `step ${name} { takes 5m ${more} rollback none because "nothing changes" }`;

const shapes: Readonly<Record<string, (size: number) => string>> = {
  "steps in a row": size => many(size, i => step(`s${i}`)),
  "steps side by side, in phases": size =>
    many(size / 20, p => `phase p${p} { parallel {\n${many(20, i => step(`s${p}-${i}`))}\n} }`),
  "one wide phase before another": size =>
    many(2, p => `phase p${p} { parallel {\n${many(size / 2, i => step(`s${p}-${i}`))}\n} }`),
  "blocks in blocks": size => `${many(size, i => `sequence { ${step(`s${i}`)}`)}\n${"}".repeat(size)}`,
  "steps that wait for many": size =>
    `parallel {\n${many(size, i => step(`s${i}`, i < 4 ? "" : `after s${i - 1}, s${i - 2}, s${i >> 1}`))}\n}`,
};

const written = (inside: string): string =>
  `person ana {}\nrunbook r {\nwindow 2026-06-01 08:00 to 2026-07-01 20:00 UTC\n${inside}\n}`;

describe("how folding a run grows", () => {
  let work: Counting;
  before(() => {
    work = countWork();
  });
  after(() => work.end());

  for (const [name, inside] of Object.entries(shapes)) {
    it(`with ${name}`, async () => {
      const texts = [80, 160, 320].map(size => written(inside(size)));
      const [, once = 0, twice = 0] = await work.of({ kind: "fold", texts });
      assert.ok(once > 1_000, `only ${once}: is anything folded?`);
      assert.ok(twice <= once * 2.2, `${once} becomes ${twice}`);
    });
  }

  it("folds 2,000 steps and 5,000 events", () => {
    const plan = runPlanOf(written(many(2_000, i => step(`s${i}`))));
    const log = wholeNight(plan);
    assert.equal(log.length, 5_001);
    const { unfit, subjects } = progressOf(plan, log);
    assert.deepEqual(unfit, []);
    assert.ok(subjects.every(({ state }) => state === "done"));
  });
});
