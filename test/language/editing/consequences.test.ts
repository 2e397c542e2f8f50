import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { consequences } from "../../../language/editing/consequences.js";
import { analyse } from "../../support/analyse.js";

const release = (
  at: string,
  takes = "30m",
  above = "",
): string => `person ana "Ana" { timezone Europe/London contact "a" hours 00:00 to 24:00 }
person ben "Ben" { timezone Europe/London contact "b" hours 00:00 to 24:00 }

runbook release "Release" {
  change CHG-1
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
${above}  step deploy "Deploy" { at ${at} takes ${takes} rollback none because "nothing to undo" }
}
`;

const codes = (before: string, after: string) => {
  const { appear, vanish, differ } = consequences(analyse(before), analyse(after));
  const codesOf = (findings: typeof appear) => findings.map(({ code }) => code);
  return { appear: codesOf(appear), vanish: codesOf(vanish), differ: codesOf(differ) };
};

describe("what an edit would change in the findings", () => {
  it("tells what appears, and on the way back what vanishes", () => {
    const there = codes(release("10:30"), release("2026-05-23 11:50"));
    assert.ok(there.appear.includes("window/overrun"), String(there.appear));
    assert.deepEqual(there.vanish, []);
    const back = codes(release("2026-05-23 11:50"), release("10:30"));
    assert.deepEqual(back, { appear: [], vanish: there.appear, differ: [] });
  });

  it("tells of what stays and says something else", () => {
    const changed = codes(release("2026-05-23 11:50"), release("2026-05-23 11:55"));
    assert.deepEqual(changed.appear, []);
    assert.deepEqual(changed.vanish, []);
    assert.ok(changed.differ.includes("window/overrun"), String(changed.differ));
  });

  it("is not misled by lines that move", () => {
    const below = release("2026-05-23 11:50", "30m", "\n\n");
    assert.deepEqual(codes(release("2026-05-23 11:50"), below), { appear: [], vanish: [], differ: [] });
  });
});
