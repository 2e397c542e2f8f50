import assert from "node:assert/strict";
import { applyFix } from "../../../support/apply-fix.js";
import { each, findingsIn, mends, release, roster, says, step } from "./setting.js";

const only = ["owner/repeated", "syntax/"];

describe("owner/repeated", () => {
  each(
    {
      "the cover is the owner": release(`
  check one { owner ana or ana takes 5m }
           //              ^^^ error owner/repeated: Ana Lopez is named twice for "one"`),
      "another cover": release("check one { owner ana or ben takes 5m }"),
      "a team, a cover twice, and in a phase once for all": release(`
  phase all {
    owner dba or ana or dba or ana
       //               ^^^ error owner/repeated
       //                      ^^^ error owner/repeated
    parallel { check one { takes 5m } check two { takes 5m } }
  }`),
      "the owner takes part in what they own": release(`
  gate go { owner ana or ben with eva, ana takes 5m }
         //                            ^^^ error owner/repeated`),
      "a cover may take part": release("gate go { owner ana or ben with ben takes 5m }"),
      "in a contingency and a rollback": release(`
  step one { owner ana or ben takes 5m rollback "Undo" { owner ben or ben takes 5m } }
          //                                                          ^^^ error owner/repeated
  contingency stuck { owner ana or ana trigger "it hangs" then rollback }
                   //              ^^^ error owner/repeated`),
    },
    only,
  );

  it("of imported people it is said at the use", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner ana or ana takes 5m }
         //                ^^^ error owner/repeated`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });

  const removals: readonly (readonly [string, string])[] = [
    ["owner ana or ben or ana", "owner ana or ben"],
    ["owner ana or ana or ben", "owner ana or ben"],
    ["owner ana or ben with ana", "owner ana or ben"],
    ["owner ana or ben with ana, eva", "owner ana or ben with eva"],
    ["owner ana or ben with eva, ana", "owner ana or ben with eva"],
    ["owner ana or ben with eva, ana, raj", "owner ana or ben with eva, raj"],
  ];
  for (const [from, to] of removals) {
    it(`${from}: removes the second`, () => {
      const mended = mends(release(`check one { ${from} takes 5m }`), "owner/repeated", "Remove the second `ana`");
      assert.ok(mended.includes(`{ ${to} takes`), mended);
    });
  }

  const taking: Readonly<Record<string, string>> = {
    "knowledge/nobody": "check one { owner ben with ana, ian needs failover takes 5m }",
    "knowledge/unskilled-owner": "check one { owner ben or ana or eva with ana needs failover takes 5m }",
    "owner/away": "check one { owner ian or eva with eva, ben takes 5m }",
    "owner/not-permitted": step("one", "owner ben or ana or ian with ian on production"),
    "owner/quiet-hours": "check one { owner cleo or ana with ben takes 5m }",
  };
  for (const [code, body] of Object.entries(taking)) {
    it(`no fix of ${code} gives something to somebody who takes part in it`, () => {
      const text = release(body);
      const fixes = findingsIn(text, code).flatMap(finding => finding.fixes);
      assert.notEqual(fixes.length, 0);
      for (const fix of fixes) assert.equal(findingsIn(applyFix(text, fix), "owner/repeated").length, 0, fix.title);
    });
  }
});
