import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createAnalyser, parse, type RuleCode, type Severity } from "../../../language/index.js";

const text = `person ana "Ana" { timezone UTC contact "#ana" }
person ben "Ben" { timezone UTC contact "#ben" }
runbook release "Release" {
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  owner ana or ben
  step deploy "Deploy" { takes 20m }
  accept rollback/missing because "tried in the other region" by ana
}
policy { severity verify/missing off }
`;

/** `severity code` of each finding, then `accepted code`. */
function found(text: string, asked: Readonly<Record<RuleCode, Severity | "off">>): readonly string[] {
  const severities = new Map(
    Object.entries(asked).flatMap(([code, severity]) => (isCode(code) ? [[code, severity] as const] : [])),
  );
  const { findings, accepted } = createAnalyser(() => ({ kind: "missing" }), severities)(parse("file:///a", text));
  return [
    ...findings.map(({ severity, code }) => `${severity} ${code}`),
    ...accepted.map(({ code }) => `accepted ${code}`),
  ];
}

function isCode(code: string): code is RuleCode {
  return code.includes("/");
}

describe("severities that are asked for", () => {
  it("none: as the rules and policies say", () => {
    assert.deepEqual(found(text, {}), ["accepted rollback/missing"]);
  });

  it("bring what the risk or a policy switches off", () => {
    assert.deepEqual(found(text, { "verify/missing": "info", "change/missing": "error" }), [
      "error change/missing",
      "info verify/missing",
      "accepted rollback/missing",
    ]);
  });

  it("switch off what was accepted, and its `accept` keeps its use", () => {
    assert.deepEqual(found(text, { "rollback/missing": "off" }), []);
  });

  it("never lower what can neither be accepted nor lowered, but raise it", () => {
    const broken = 'skil a\nrunbook r "R" { accept window/no-slack because "x" }\n';
    const usual = found(broken, {});
    assert.ok(usual.includes("error syntax/parse"));
    assert.deepEqual(found(broken, { "syntax/parse": "off" }), usual);
    assert.deepEqual(found(broken, { "syntax/parse": "info" }), usual);
    const unused = text.replace("rollback/missing", "window/no-slack");
    assert.ok(found(unused, {}).includes("warning accept/unused"));
    assert.ok(found(unused, { "accept/unused": "error" }).includes("error accept/unused"));
  });

  it("keep what is wrong only in the worst case milder", () => {
    const late = `person ana "Ana" { timezone UTC }
runbook release "Release" {
  risk medium
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step deploy "Deploy" { owner ana takes 20m at most 5h rollback none because "it only adds" }
}
`;
    const overrun = (asked: Readonly<Record<RuleCode, Severity>>): readonly string[] =>
      found(late, asked).filter(each => each.endsWith("window/overrun"));
    assert.deepEqual(overrun({}), ["warning window/overrun"]);
    assert.deepEqual(overrun({ "window/overrun": "error" }), ["warning window/overrun"]);
    assert.deepEqual(overrun({ "window/overrun": "info" }), ["info window/overrun"]);
  });
});
