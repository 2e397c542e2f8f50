/** How much later each activity may begin, and what it would miss then. */
import assert from "node:assert/strict";
import { leewaysOf } from "../../../language/schedule/what-if/leeway.js";
import { analyse } from "../../support/analyse.js";

/** By activity: minutes, and what limits them. */
function leeways(body: string): readonly string[] {
  const text = `runbook plan { timezone UTC window 2026-06-01 10:00 to 2026-06-01 14:00 ${body} }`;
  const { plan, schedule } = analyse(text);
  assert.ok(plan.runbook && schedule);
  return leewaysOf({ runbook: plan.runbook, schedule }).planned.map(each =>
    each ? `${each.seconds / 60} ${each.limit.kind}` : "none",
  );
}

const step = (name: string, back: string): string => `step ${name} { takes 10m ${back} }`;
const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  "a first activity too": ["check a { takes 1h }", ["180 window"]],
  "each by what waits for it": [
    "parallel { check a { takes 1h } check b { takes 30m } } check c { takes 1h by 12:30 }",
    ["30 deadline", "60 deadline", "30 deadline"],
  ],
  "a step until its rollback would end too late": [step("a", 'rollback "Back" { takes 1h }'), ["170 decision"]],
  "no decision where there is nothing to undo": [step("a", 'rollback none because "no"'), ["230 window"]],
  "none either where nothing can be undone any more": [step("a", 'irreversible because "gone"'), ["230 window"]],
  "no decision at a gate after that": [
    `${step("a", 'rollback "Back" { takes 1h }')} ${step("b", 'irreversible because "gone"')} gate c { takes 10m }`,
    ["170 decision", "210 window", "210 window"],
  ],
};

describe("the leeway of an activity", () => {
  for (const [what, [body, expected]] of Object.entries(cases))
    it(`counts ${what}`, () => assert.deepEqual(leeways(body), expected));
});
