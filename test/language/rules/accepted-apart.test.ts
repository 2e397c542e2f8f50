import assert from "node:assert/strict";
import { analyse } from "../../support/analyse.js";

const runbook = (accept: string): string => `person ana "Ana" { timezone UTC contact "a" }
runbook release "Release" {
  risk low
  timezone UTC
  window 2026-05-23 10:00 to 2026-05-23 14:00
  phase first "First" {
    step a "A" { takes 5m rollback none because "no change" }
    step b "B" { takes 5m rollback none because "no change" }
  }
  step c "C" { takes 5m rollback none because "no change" }
  ${accept}
}`;

const unassigned = (accept: string) => {
  const { findings, accepted } = analyse(runbook(accept));
  const about = (code: string) => (each: { code: string }) => each.code === code;
  return {
    left: findings.filter(about("owner/unassigned")).map(({ message }) => message.split(" has ")[0]),
    accepted: accepted.length,
    unused: findings.filter(about("accept/unused")).length,
  };
};

describe("accepting one of many that lack the same", () => {
  it("says it once for all when nothing is accepted", () => {
    assert.deepEqual(unassigned("").left, ['None of the 3 activities in "Release"']);
  });
  it("accepts it for an activity, and still says it of the others", () => {
    const found = unassigned('accept owner/unassigned on b because "the vendor does it" by ana');
    assert.deepEqual(found, { left: ['None of the 2 activities in "Release"'], accepted: 1, unused: 0 });
  });
  it("accepts it for all in a phase", () => {
    const found = unassigned('accept owner/unassigned on first because "the vendor does it" by ana');
    assert.deepEqual(found, { left: ['"C"'], accepted: 2, unused: 0 });
  });
});
