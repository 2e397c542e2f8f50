import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { days, scaleOf, thin } from "../../../client/timeline/view/scale.js";

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

describe("the timeline's scale", () => {
  it("is linear in one stretch", () => {
    const scale = scaleOf([{ start: 100, end: 200 }]);
    for (const [at, share] of [
      [100, 0],
      [150, 0.5],
      [200, 1],
    ] as const)
      near(scale.at(at), share);
    assert.deepEqual(scale.breaks, []);
  });

  it("keeps what lies outside at the edge", () => {
    const scale = scaleOf([{ start: 100, end: 200 }]);
    near(scale.at(0), 0);
    near(scale.at(900), 1);
  });

  it("shows a moment without length", () => {
    const scale = scaleOf([{ start: 5, end: 5 }]);
    near(scale.at(5), 0);
  });

  it("leaves a break between two stretches and room for the short one", () => {
    const scale = scaleOf([
      { start: 0, end: 1 },
      { start: 10_000, end: 20_000 },
    ]);
    const [gap] = scale.breaks;
    assert.ok(gap);
    assert.ok(gap.from > 0.1);
    near(scale.at(1), gap.from);
    near(scale.at(10_000), gap.to);
    near(scale.at(20_000), 1);
    near(scale.at(5_000), (gap.from + gap.to) / 2);
  });

  it("never goes back", () => {
    const scale = scaleOf([
      { start: 0, end: 10 },
      { start: 50, end: 50 },
      { start: 90, end: 400 },
    ]);
    const shares = Array.from({ length: 500 }, (_, at) => scale.at(at));
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
  });
});

describe("labels on the axis", () => {
  const scale = scaleOf([{ start: 0, end: 100 }]);
  const ticks = [
    { at: 0, label: "22:00", day: "Sat 2026-05-23" },
    { at: 15, label: "23:30" },
    { at: 20, label: "00:00", day: "Sun 2026-05-24" },
    { at: 100, label: "08:00" },
  ];

  it("give way to those where a day begins", () => {
    const shown = thin(ticks, scale, 1000, 60).map(tick => tick.at);
    assert.deepEqual(shown, [0, 20, 100]);
  });

  const cases = [
    { width: 1000, shown: ["Sat 2026-05-23", "Sun 2026-05-24"] },
    { width: 400, shown: ["Sat 05-23", "Sun 05-24"] },
    { width: 100, shown: ["Sun 05-24"] },
  ];
  for (const { width, shown } of cases)
    it(`name the days as well as ${width} pixels allow`, () => {
      assert.deepEqual([...days(ticks, scale, width, { full: 108, short: 64 }).values()], shown);
    });
});
