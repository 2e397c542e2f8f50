/** `rollback none` on a runbook or a phase: the default of the steps inside, however deep, until something nearer is said. */
import assert from "node:assert/strict";
import { describeAt } from "../../../server/lsp/hover/describe.js";
import { analyse } from "../../support/analyse.js";

const text = (window: string): string => `import "./people.runbook"
runbook r "R" {
  ${window}
  owner ana
  rollback none because "it is a rehearsal"
  step outer "Outer" { takes 5m }
  phase p "P" {
    rollback none because "the copy is thrown away"
    parallel {
      sequence {
        step deep "Deep" { takes 5m }
        phase q "Q" { step deeper "Deeper" { takes 5m } step own "Own" { takes 5m rollback "Back" { takes 5m } } }
      }
      phase back "Back" { rollback using restore step undone "Undone" { takes 5m } step gone "Gone" { takes 5m irreversible because "x" } }
    }
  }
  rollback restore "Restore" { step load "Load" { takes 5m } }
}
`;

const people = `person ana "Ana" { timezone UTC contact "1" }\n`;

describe("rollback none as a default", () => {
  for (const window of ["timezone UTC window 2026-05-23 10:00 to 14:00", ""]) {
    it(`holds for all steps inside, the nearest first${window ? "" : ", in a template as well"}`, () => {
      const { plan, findings } = analyse({ "main.runbook": text(window), "people.runbook": people });
      assert.deepEqual(
        plan.runbook?.work.activities.map(({ name, answer }) => [
          name,
          answer?.kind === "none" ? answer.because : answer?.kind,
        ]),
        [
          ["outer", "it is a rehearsal"],
          ["deep", "the copy is thrown away"],
          ["deeper", "the copy is thrown away"],
          ["own", "counterpart"],
          ["undone", "counterpart"],
          ["gone", "irreversible"],
        ],
      );
      assert.deepEqual(
        findings.filter(({ code }) => code === "rollback/missing" || code.startsWith("syntax/")),
        [],
      );
    });
  }

  it("is told under the mouse", () => {
    const analysis = analyse({ "main.runbook": text(""), "people.runbook": people });
    const deeper = analysis.plan.runbook?.work.activities.find(({ name }) => name === "deeper");
    assert.match(
      describeAt(deeper?.head ?? assert.fail(), analysis, undefined) ?? "",
      /Nothing to undo: the copy is thrown away/,
    );
  });
});
