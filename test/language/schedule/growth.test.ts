/** To schedule twice as much is about twice the work, whatever it is that there is more of. No clock: what is executed is counted. */
import assert from "node:assert/strict";
import { type Counting, countWork } from "../../support/work.js";

const most = 2.4;

const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join("\n");

const step = (name: string, more = "", undone = 'rollback "Undo" { takes 2m }'): string =>
  `step ${name} { owner ${name.length % 2 ? "ann" : "bea or cyd"} takes 5m at most 8m ${more} ${undone} }`;

const shapes: Readonly<Record<string, (size: number) => string>> = {
  "steps in a row": size => many(size, i => step(`s${i}`)),
  "steps side by side": size => `parallel {\n${many(size, i => step(`s${i}`))}\n}`,
  "phases of ten steps": size => many(size / 10, p => `phase p${p} {\n${many(10, i => step(`s${p}-${i}`))}\n}`),
  "blocks in blocks": size => `${many(size, i => `sequence { ${step(`s${i}`)}`)}\n${"}".repeat(size)}`,
  "steps with many `after`": size =>
    `parallel {\n${many(size, i => step(`s${i}`, i < 4 ? "" : `after s${i - 1}, s${i - 2} + 3m, s${i >> 1}`))}\n}`,
  "steps that wait in a cycle": size => `parallel {\n${many(size, i => step(`s${i}`, `after s${(i + 1) % size}`))}\n}`,
  "steps and gates": size =>
    many(size / 2, i => `${step(`s${i}`)}\ngate g${i} { owner ann takes 1m requires "ok" otherwise rollback }`),
  "temporary changes": size =>
    many(size / 2, i => `${step(`s${i}`, "", "")}\nstep t${i} { owner cyd takes 1m undoes s${i} }`),
  "streams that share rollbacks": size =>
    `${many(8, r => `rollback r${r} "Undo" { takes ${r + 1}m }`)}\nparallel {\n${many(
      8,
      q => `sequence {\n${many(size / 8, i => step(`s${q}-${i}`, "", `rollback r${i % 8}`))}\n}`,
    )}\n}`,
  "rollbacks that two streams share": size =>
    `${many(size / 2, r => `rollback r${r} "Undo" { takes 1m }`)}\nparallel {\n${many(
      2,
      q => `sequence {\n${many(size / 2, i => step(`s${q}-${i}`, "", `rollback r${i}`))}\n}`,
    )}\n}`,
  "rollbacks with activities": size =>
    many(size / 2, i =>
      step(`s${i}`, "", 'rollback "Undo" { owner cyd step a { takes 1m } step b { takes 2m } check c { takes 1m } }'),
    ),
};

describe("how scheduling grows", () => {
  let work: Counting;
  before(() => {
    work = countWork();
  });
  after(() => work.end());

  for (const [name, written] of Object.entries(shapes)) {
    it(`with ${name}`, async () => {
      const texts = [80, 160, 320].map(
        size =>
          `person ann {}\nperson bea {}\nperson cyd {}\nrunbook r {\nwindow 2026-06-01 08:00 to 2026-07-01 20:00\n${written(size)}\n}`,
      );
      const [, once = 0, twice = 0] = await work.of({ kind: "schedule", texts });
      assert.ok(once > 1_000, `only ${once}: is anything scheduled?`);
      assert.ok(twice <= once * most, `${once} becomes ${twice}`);
    });
  }
});
