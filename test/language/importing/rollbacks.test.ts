/** What a file says of going back becomes rollbacks, of the steps that it names and of no others. */
import assert from "node:assert/strict";
import { importTables } from "../../../language/importing/import.js";
import type { Imported } from "../../../language/importing/imported.js";
import { isRollbackTitle } from "../../../language/importing/rollbacks.js";
import { analyse } from "../../support/analyse.js";
import { csvTables, tableOf, tablesOf } from "../../support/tables.js";

const plan = [
  ["#", "Task", "Owner", "Duration", "Rollback"],
  ["1", "Stop the jobs", "Ana Sousa", "5 min", ""],
  ["2", "Copy the data", "Ben Clark", "40 min", ""],
  ["3", "Switch over", "Ana Sousa", "10 min", ""],
  ["4", "Check reports", "Ben Clark", "10 min", ""],
];

function imported(title: string, rows: readonly (readonly string[])[], of = plan): Imported {
  const made = importTables(tablesOf(tableOf(of, "Plan"), tableOf(rows, title)), { title: "Move" });
  assert.deepEqual(analyse(made.runbook).plan.mistakes, [], made.runbook);
  return made;
}

/** Each rollback: its title, the steps that it undoes, and what is inside. */
function rollbacksOf({ runbook }: Imported): readonly string[] {
  const { work, rollbacks } = analyse(runbook).plan.runbook ?? assert.fail("no runbook");
  const titles = (indices: readonly number[]): string =>
    indices.map(index => work.activities[index]?.title).join(", ") || "nothing";
  return rollbacks.map(({ title, step, users, work: inside }) => {
    const within = inside?.activities.map(each => each.title).join(", ");
    return `${title}, of ${titles(step === undefined ? users : [step])}${within === undefined ? "" : `: ${within}`}`;
  });
}

describe("import: rollbacks that stand apart", () => {
  it("are those of the steps they name, by number or title, and no steps of the plan", () => {
    const made = imported("Rollback plan", [
      ["#", "Task", "Undoes", "Owner", "Duration"],
      ["1", "Switch back", "3", "Ana Sousa", "5 min"],
      ["2", "Start the jobs again", "stop the jobs", "Ana Sousa", "5 min"],
    ]);
    assert.deepEqual(rollbacksOf(made), ["Start the jobs again, of Stop the jobs", "Switch back, of Switch over"]);
    assert.match(made.runbook, /rollback "Switch back" \{\n\s+owner ana-sousa\n\s+takes 5m\n/);
    assert.doesNotMatch(made.runbook, /step (?:switch-back|start-the-jobs-again)/);
    assert.deepEqual(made.missing, []);
  });

  it("are shared where several rows undo a step, or a row several steps", () => {
    const made = imported("Backout procedure", [
      ["#", "Task", "For step", "Duration"],
      ["a", "Stop the new page", "3", "5 min"],
      ["b", "Open the old page", "3", "5 min"],
      ["c", "Load the backup", "1-2", "30 min"],
    ]);
    assert.deepEqual(rollbacksOf(made), [
      "Backout procedure: Switch over, of Switch over: Stop the new page, Open the old page",
      "Load the backup, of Stop the jobs, Copy the data: Load the backup",
    ]);
    assert.deepEqual(made.missing, []);
  });

  it("that do not say what they undo are named by no step, and that is said", () => {
    const made = imported("Rollback plan", [
      ["#", "Task", "Duration"],
      ["1", "Load the backup", "30 min"],
      ["2", "Start the jobs again", "5 min"],
    ]);
    assert.deepEqual(rollbacksOf(made), ["Rollback plan, of nothing: Load the backup, Start the jobs again"]);
    assert.deepEqual(
      made.missing.map(({ message }) => message),
      [
        '"Rollback plan" does not say what it undoes, so no step names it. Add `rollback using rollback-plan` to the steps that it undoes.',
      ],
    );
  });

  it("are named by steps whose own cells point to them", () => {
    const pointing = plan.map(row => (row[0] === "2" ? [...row.slice(0, 4), "see rollback plan"] : row));
    const made = imported("Backout steps", [["Task"], ["Load the backup"]], pointing);
    assert.deepEqual(rollbacksOf(made), ["Backout steps, of Copy the data: Load the backup"]);
    assert.deepEqual(made.missing, []);
  });

  it("keep as a note what is no step, or a step that says already how it is undone", () => {
    const answered = plan.map(row => (row[0] === "2" ? [...row.slice(0, 4), "delete the copy"] : row));
    const rows = [
      ["Task", "Undoes"],
      ["Delete it twice", "2"],
      ["Check again", "4"],
      ["Look", "9"],
    ];
    const made = imported("Rollback", rows, answered);
    assert.deepEqual(rollbacksOf(made), [
      "Rollback, of nothing: Delete it twice, Check again, Look",
      "delete the copy, of Copy the data",
    ]);
    for (const text of ["2", "4", "9"]) assert.ok(made.runbook.includes(`note "Undoes: ${text}"`), made.runbook);
  });

  it("may be a group of rows in the plan's own table", () => {
    const text =
      "Task,Owner,Duration\nGo,,\nStop it,Ana,5m\nMove it,Ben,9m\nOpen it,Ana,5m\nRollback steps,,\nMove it back,Ben,9m\nStart it,Ana,5m\n";
    assert.deepEqual(rollbacksOf(importTables(csvTables(text))), [
      "Rollback steps, of nothing: Move it back, Start it",
    ]);
  });

  it("are the plan where there is no other", () => {
    const { runbook } = importTables(
      tablesOf(
        tableOf(
          [
            ["Task", "Owner"],
            ["Load the backup", "Ana"],
          ],
          "Rollback plan",
        ),
      ),
    );
    assert.match(runbook, /^ {2}step load-the-backup/m);
  });

  it("are known by their headings in five languages, and what only speaks of them is none", () => {
    const headings = [
      ..."Rollback plan;4.2 Rollback Steps;Roll-back procedure;Backout plan;Back-out;Fallback plan;Steps for rollback".split(
        ";",
      ),
      ..."Rückfallplan;Rückbau;Plan de retour arrière;Étapes de retour arrière;Plan de reversión;Marcha atrás".split(
        ";",
      ),
      ..."Plano de reversão;Passos de rollback;Rollback plan (if needed)".split(";"),
    ];
    const others =
      "Rollback criteria;Rollback test;Rollback decision;Plan;Steps;Deploy and rollback;Contingency;Rollback owner";
    assert.deepEqual(
      headings.filter(title => !isRollbackTitle(title)),
      [],
    );
    assert.deepEqual(others.split(";").filter(isRollbackTitle), []);
  });
});
