import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { deltaOf, withDelta } from "../../../../language/exports/timeline/delta.js";
import { timelineOutline } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";
import { largeRunbook } from "../../../support/large.js";

function dataOf(text: string): TimelineData {
  const data = timelineOutline(analyse(text));
  assert.ok(data);
  return data;
}

const size = (value: unknown): number => JSON.stringify(value).length;
const steps = 60;
const text = largeRunbook(steps);

/** What somebody may do to the text, and the most bytes it may cost to tell. */
const edits: readonly (readonly [what: string, edit: (text: string) => string, most: number])[] = [
  ["nothing", each => each, 180],
  ["a line above all", each => each.replace("runbook large", "\n\nrunbook large"), 4_000],
  ["a title", each => each.replace('"Change number 30"', '"Another title"'), 6_000],
  ["a duration, so that half of the night is later", each => each.replace(/(step s30 [^}]*?takes )1m/, "$15m"), 12_000],
];

describe("what changed between two timelines", () => {
  for (const [what, edit, most] of edits) {
    it(`is told in few bytes and put together again: ${what}`, () => {
      const [before, after] = [dataOf(text), dataOf(edit(text))];
      const delta = deltaOf(before, after);
      assert.deepEqual(withDelta(before, delta), after);
      assert.ok(size(delta) <= most, `${size(delta)} bytes of ${size(after)}`);
    });
  }

  it("tells of activities that come, go and change places", () => {
    const step = (name: string, more = ""): string => `  step ${name} "Step ${name}" { takes 5m ${more} }\n`;
    const runbook = (...all: readonly string[]): string =>
      `runbook r "R" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n${all.join("")}}\n`;
    const one = fc
      .constantFrom("a", "b", "c", "d", "e")
      .chain(name =>
        fc
          .constantFrom("", "at 11:00", 'when "it rains"', "takes 3m", "at 25:00", "after a")
          .map(more => step(name, more)),
      );
    const any = fc.array(one, { maxLength: 6 });
    fc.assert(
      fc.property(any, any, (first, second) => {
        const [before, after] = [dataOf(runbook(...first)), dataOf(runbook(...second))];
        assert.deepEqual(withDelta(before, deltaOf(before, after)), after);
      }),
      { numRuns: 60 },
    );
  });

  it("tells of what is no longer there", () => {
    const before = dataOf(
      'runbook r "R" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n  step a "A" { takes 5m }\n}\n',
    );
    const after = dataOf('runbook r "R" {\n  step a "A" { takes 5m }\n}\n');
    const delta = deltaOf(before, after);
    assert.ok(delta.gone.includes("window"));
    assert.deepEqual(withDelta(before, delta), after);
  });
});
