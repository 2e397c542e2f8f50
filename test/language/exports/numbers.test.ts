import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { numbersOf } from "../../../language/exports/numbers.js";
import { analyse } from "../../support/analyse.js";

function numbered(text: string): Readonly<Record<string, string>> {
  const work = analyse(text).plan.runbook?.work;
  assert.ok(work);
  const { activities, blocks } = numbersOf(work);
  return Object.fromEntries([
    ...work.blocks.flatMap(({ name, index }) => (blocks[index] === undefined ? [] : [[name, blocks[index]]])),
    ...work.activities.map(({ name, index }) => [name, activities[index]]),
  ]);
}

describe("the numbers of activities", () => {
  it("count phases and what lies outside them together, and go through parallels and sequences", () => {
    assert.deepEqual(
      numbered(`runbook r "R" {
  step a "A" { takes 5m }
  phase p "P" {
    step b "B" { takes 5m }
    parallel { step c "C" { takes 5m } sequence { step d "D" { takes 5m } check e "E" { takes 5m } } }
    phase q "Q" { gate f "F" { takes 5m } }
    wait g "G" { takes 5m }
  }
  notify h "H" { takes 5m }
}`),
      { p: "2", q: "2.5", a: "1", b: "2.1", c: "2.2", d: "2.3", e: "2.4", f: "2.5.1", g: "2.6", h: "3" },
    );
  });

  it("do not depend on names, durations or the order in time", () => {
    const text = (middle: string): string =>
      `runbook r "R" { step a "A" { takes 5m } ${middle} step c "C" { takes 5m } }`;
    assert.deepEqual(numbered(text('step b "B" { takes 5m }')), numbered(text('step b "Other" { takes 9h after c }')));
  });
});
