import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startOf } from "../../../language/plan/place.js";
import { createSubjects } from "../../../language/plan/subjects.js";
import { analyse } from "../../support/analyse.js";

const text = `import "./people.runbook"
skill sql "SQL"
runbook payments "Payments" {
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  phase cutover "Cut over" {
    parallel {
      step promote "Promote" {
        owner ana
        rollback "Back" { step repoint "Re-point" { owner ana } takes 5m }
      }
      step shift "Shift" { owner ana }
    }
  }
  rollback restore "Restore" { step copy "Copy" { owner ana } }
  contingency crash "Crash" { }
}
`;
const people = 'team ops "Operations"\nperson ana "Ana" { timezone UTC }\n';

/** The names along a text, each where it begins. */
function subjectsAt(...words: readonly string[]): readonly string[] {
  const { plan } = analyse({ "main.runbook": text, "people.runbook": people });
  const subjectAt = createSubjects(plan);
  return words.map(word => {
    const before = text.slice(0, text.indexOf(word)).split("\n");
    const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return subjectAt({ uri: plan.uri, range: { start: at, end: at } });
  });
}

describe("subjects", () => {
  it("are the smallest named things around a place", () => {
    assert.deepEqual(
      subjectsAt(
        "import",
        "SQL",
        "window",
        "Cut over",
        "parallel",
        "Promote",
        "owner ana",
        "takes 5m",
        "Shift",
        "Copy",
        "Crash",
      ),
      [
        "",
        "skill sql",
        "payments",
        "payments/cutover",
        "payments/cutover",
        "payments/promote",
        "payments/promote",
        "payments/promote",
        "payments/shift",
        "payments/copy",
        "payments/crash",
      ],
    );
    assert.deepEqual(subjectsAt("Re-point"), ["payments/repoint"]);
  });

  it("are those of an imported file where that is meant", () => {
    const { plan } = analyse({ "main.runbook": text, "people.runbook": people });
    const ana = plan.people.find(({ name }) => name === "ana");
    assert.ok(ana && ana.place.uri !== plan.uri);
    assert.equal(createSubjects(plan)(startOf(ana.head)), "person ana");
    const nowhere = { uri: "file:///elsewhere", range: ana.place.range };
    assert.equal(createSubjects(plan)(nowhere), "");
  });
});
