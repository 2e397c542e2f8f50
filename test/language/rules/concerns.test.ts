/** A finding that speaks of several activities names each: a baseline knows each, and one more is new. */
import assert from "node:assert/strict";
import { analyse } from "../../support/analyse.js";

const none = 'rollback none because "no change"';

const release = (body: string, window = "2026-05-23 10:00 to 2026-05-23 15:00"): string => `skill failover "Fail over"
environment staging { operators ben }
environment production { protected }
freeze "Sale" 2026-05-22 to 2026-05-22 in UTC
person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
person ian "Ian" { timezone UTC away 2026-05-20 to 2026-05-29 because "hiking" }
runbook release "Release" {
  risk high
  timezone UTC
  window ${window}
${body}
}`;

const two = (fields: string): string => `
  step a "A" { takes 10m ${fields} }
  step b "B" { takes 10m ${fields} }`;

const cases: Readonly<Record<string, string>> = {
  "knowledge/single-point": release(`owner ana ${two(none)}`),
  "knowledge/nobody": release(`owner ian ${two(none)}`),
  "knowledge/unskilled-owner": release(`owner ana or ben ${two(`needs failover ${none}`)}`).replace(
    '"Ben" {',
    '"Ben" { knows failover',
  ),
  "owner/away": release(`owner ian or ana or ben ${two(none)}`),
  "owner/not-permitted": release(`owner ana or ben environment staging ${two(none)}`),
  "owner/quiet-hours": release(`owner ana or ben ${two(none)}`, "2026-05-23 01:00 to 2026-05-23 05:00"),
  "window/outside": release(`owner ana phase p { at 2026-05-22 10:00 ${two('rollback "Back" { takes 5m }')} }`),
  "window/in-freeze": release(`owner ana environment production phase p { at 2026-05-22 10:00 ${two(none)} }`),
  "time/missing-duration": release(`owner ana ${two('rollback "Back" { run "undo" }')}`),
  "rollback/unverified": release(`owner ana ${two('rollback "Back" { takes 5m }')}`),
};

describe("a finding that speaks of several activities", () => {
  for (const [code, text] of Object.entries(cases))
    it(`${code} names each`, () => {
      const found = analyse(text).findings.filter(each => each.code === code);
      assert.deepEqual(
        found.map(({ concerns }) => concerns.length),
        [2],
        found.map(({ message }) => message).join("\n"),
      );
    });

  it("one for a skill that nobody has names each", () => {
    const text = release(`owner ana or ben ${two(`needs failover ${none}`)}`);
    const [finding] = analyse(text).findings.filter(({ code }) => code === "knowledge/nobody");
    assert.equal(finding?.concerns.length, 2);
  });

  it("names none where it speaks of a single one", () => {
    const text = release(`owner ana or ben step a "A" { owner ana takes 10m ${none} }`);
    const [finding] = analyse(text).findings.filter(({ code }) => code === "knowledge/single-point");
    assert.deepEqual(finding?.concerns, []);
  });
});
