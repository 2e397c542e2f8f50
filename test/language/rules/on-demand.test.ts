/** What nobody hears of is not looked for, and what nobody reads is not made. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RuleCode } from "../../../language/index.js";
import { check, type Severities } from "../../../language/rules/check.js";
import { rules } from "../../../language/rules/registry.js";
import type { Report, Rule } from "../../../language/rules/rule.js";
import { analyse } from "../../support/analyse.js";

const text = (inRunbook = "", policy = ""): string => `${policy}
runbook r "Release" { risk medium ${inRunbook}
  step a "TODO" { owner tbd takes 5m rollback none because "nothing to undo" }
}
`;

/** The rules that a check runs. */
function runIn(source: string, asked?: Severities): ReadonlySet<RuleCode> {
  const { plan, schedule } = analyse(source);
  const run = new Set<RuleCode>();
  const counting = rules.map((rule): Rule => {
    const counted: Rule["check"] = subject => {
      run.add(rule.code);
      return rule.check(subject);
    };
    return { ...rule, check: counted };
  });
  check(plan, schedule, [], { asked, rules: counting });
  return run;
}

describe("a rule", () => {
  const code = "text/placeholder";
  const off: Severities = new Map([[code, "off"]]);

  it("is run", () => assert.ok(runIn(text()).has(code)));

  it("is not run where a policy switches it off", () =>
    assert.ok(!runIn(text("", `policy { severity ${code} off }`)).has(code)));

  it("is not run where it is off at the runbook's risk", () => {
    assert.ok(runIn(text()).has("change/missing"));
    assert.ok(!runIn(text("").replace("risk medium", "risk low")).has("change/missing"));
  });

  it("is not run where who checks does not want it, unless an accept may be for it", () => {
    assert.ok(!runIn(text(), off).has(code));
    assert.ok(runIn(text(`accept ${code} because "known"`), off).has(code));
  });

  it("that can be neither lowered nor accepted is run whatever is asked", () =>
    assert.ok(runIn(text(), new Map([["syntax/parse", "off"]])).has("syntax/parse")));
});

describe("fixes", () => {
  const { plan, schedule } = analyse(text());
  const place = plan.runbook?.head ?? assert.fail();
  const ruleWith = (fixes: Report["fixes"]): Rule => ({
    ...(rules[0] as Rule),
    code: "test/fixes",
    severity: "error",
    check: () => [{ message: "wrong", place, ...(fixes ? { fixes } : {}) }],
  });

  it("are made when they are read, once", () => {
    let made = 0;
    const rule = ruleWith(() => {
      made += 1;
      return [{ kind: "safe", title: "Correct it", edits: [] }];
    });
    const { findings } = check(plan, schedule, [], { rules: [rule] });
    assert.equal(made, 0);
    assert.deepEqual(
      findings.map(({ fixes }) => fixes[0]?.title),
      ["Correct it"],
    );
    assert.equal(JSON.parse(JSON.stringify(findings))[0].fixes[0].title, "Correct it");
    assert.equal(made, 1);
  });

  it("that cannot be made leave their finding as it is, and the fault is told", () => {
    const error = new Error("out of luck");
    const rule = ruleWith(() => {
      throw error;
    });
    const { findings, failures } = check(plan, schedule, [], { rules: [rule] });
    assert.deepEqual(
      findings.map(({ message, fixes }) => [message, fixes]),
      [["wrong", []]],
    );
    assert.deepEqual(failures, [{ doing: "checking `test/fixes`", error }]);
  });
});
